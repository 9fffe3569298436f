import { filed, frozen, listed, planned, proposed, screened, taskDone } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, choices, fen, led, ledBy, noticeItems, screening } from '../play/words.js'
import { ONLINE, TALKS } from './c05-sessions.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

const TEXT =
  '通过《桂苑社区文明养犬公约》：遛犬走环河步道；中心花园七时至八时三十分、十八时三十分后可带犬；乘电梯抱起或拉近犬只；粪便随手清理；邻里互相提醒。公约不设罚款，自2026年8月10日起施行。'

/** Case C05: a covenant on keeping dogs, adopted by the households’ meeting, carried out and now being rated. */
export function dogs(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  return [begun, told, deliberated, voted, registered, carriedOut].flatMap((part) => part(matter))
}

function begun(matter: Matter): readonly Scene[] {
  const { set, topic } = matter
  const words = {
    title: '桂苑社区文明养犬公约',
    description: '遛狗不牵绳、粪便没人清，电梯里老人孩子害怕。希望大家一起定个公约，讲清楚在哪里遛、怎么乘电梯。',
    category: 'COVENANT',
    desiredOutcome: '形成全体居民认可的公约。',
    location: '桂苑社区',
    affectedScope: '全体居民',
  } as const
  const sheet = screening({
    question: '桂苑社区的文明养犬公约写哪些内容？',
    category: 'COVENANT',
    template: 'standard',
    partyDiscussedOn: '2026-06-10',
  })
  const participants = {
    scope: { kind: 'community' },
    motions: topic.motions({ text: TEXT, presetId: 'RESIDENT_MEETING_HOUSEHOLD' }),
    stakeholders: [
      { party: '养犬居民', interest: 'NEUTRAL', spokesperson: '养犬居民代表' },
      { party: '老人和儿童家庭', interest: 'BENEFIT' },
      { party: '物业服务中心', interest: 'IMPLEMENTER' },
    ],
    recusals: [],
    recusalsAsked: true,
    officers: led('许建明'),
  }
  const legal = {
    on: '2026-06-12',
    text: '免疫、登记、牵绳是法律义务，不付表决；公约限于场所、时段和礼让，不得设罚款。',
  }
  return [
    ...proposed(matter, {
      on: '2026-06-08',
      by: set.who('周桂兰'),
      words,
      after: 18,
      coSigners: set.houses.slice(0, 23),
    }),
    ...screened(matter, {
      on: '2026-06-11',
      sheet,
      countersigned: '2026-06-11',
      legal,
      accepted: { on: '2026-06-15', answer: '已受理。法律已有规定的免疫、登记、牵绳不再表决，其余内容大家商量。' },
    }),
    ...listed(matter, {
      on: '2026-06-15',
      participants,
      publicised: { on: '2026-06-15', places: BOARDS },
      supervised: '2026-06-18',
      locked: '2026-06-19',
    }),
  ]
}

function told(matter: Matter): readonly Scene[] {
  const { set, topic, crew } = matter
  const items = noticeItems({
    question: '文明养犬公约写哪些内容？',
    background: '半年来社区收到养犬投诉四十一件，集中在粪便、牵绳和电梯。',
    options: '方案一：制定公约；方案二：只做宣传，维持现状。',
    costs: '拾便袋站约九千六百元，由社区为民服务资金列支，居民不出钱。',
    basis: '《城市居民委员会组织法》关于居民公约的规定；户代表过半数参加、到会户代表过半数同意。',
    participants: '全社区一千四百六十户，每户一名代表。',
    timetable: '六月下旬和七月初恳谈，七月十八日、十九日投票。',
  })
  const plan = {
    formats: [
      { format: 'OPEN_TALK', role: 'PRIMARY', on: '2026-06-27', time: '14:30', place: '社区议事厅', chair: '许建明' },
      {
        format: 'ONLINE_CONSULT',
        role: 'SUPPORTING',
        on: '2026-06-24',
        place: '本平台',
        ...ledBy('林晓燕', '网上征求意见由网格员负责'),
      },
    ],
    vote: { method: 'MEETING_BALLOT', opensOn: '2026-07-18', closesOn: '2026-07-19', place: '社区广场及各楼道投票箱' },
    ruleText: '一千四百六十户中至少七百三十一户参加；参加的户超过一半同意才算通过，弃权和无效票计入参加户数。',
  }
  const some = set.houses.slice(0, 1_240)
  return [
    scene('2026-06-20 09:00', () =>
      topic.act(crew.desk, 'notice.publish', { kind: 'A', items, places: BOARDS, largePrint: true }),
    ),
    scene('2026-06-21 20:00', () => topic.announce(crew.desk)),
    scene('2026-06-22 20:00', () => topic.deliverTo(crew.desk, some, { channel: 'HOUSE_VISIT', result: 'SIGNED' })),
    scene('2026-06-23 08:00', () => topic.confirm(set.who('陈志强'))),
    scene('2026-06-23 09:00', () => topic.act(crew.desk, 'notice.complete')),
    ...planned(matter, {
      on: '2026-06-23',
      plan,
      published: { on: '2026-06-23', places: BOARDS },
      completed: '2026-06-23',
    }),
  ]
}

function deliberated(matter: Matter): readonly Scene[] {
  const { topic, crew, set } = matter
  const draft = () => ({
    motions: [{ id: topic.motionId(), text: TEXT }],
    budgetFen: fen(9_600),
    payer: '社区为民服务资金',
    executor: '桂苑社区居民委员会、物业服务中心',
    deadline: '2026-11-10',
    maintenance: '物业每日补充拾便袋，志愿者每周巡查',
    remedy: '设自由活动角，给养犬居民留出地方',
  })
  const [first, second] = TALKS
  let question: string | null = null
  return [
    scene('2026-06-25 20:10', async () => {
      question = (await topic.say(set.who('陈志强'), 'QUESTION', '小区流浪狗怎么办，公约管不管？')).id
    }),
    scene('2026-06-26 09:30', () => topic.reply(crew.desk, question, '流浪犬由社区联系收容点处理，不写进公约。')),
    scene('2026-06-27 17:00', () => topic.act(crew.desk, 'deliberate.record', first)),
    scene('2026-07-04 17:00', () => topic.act(crew.desk, 'deliberate.record', second)),
    scene('2026-07-05 09:00', () => topic.act(crew.desk, 'deliberate.record', ONLINE)),
    ...frozen(matter, {
      on: '2026-07-07',
      draft,
      legal: { on: '2026-07-07', text: '第三稿没有罚款，没有限制法定权利，合法。' },
      completed: '2026-07-07',
    }),
    // NOTICE_B of the case: the third draft with time, place and rule
    scene('2026-07-08 09:00', () =>
      topic.act(crew.desk, 'vote.announce', {
        opensOn: '2026-07-18',
        closesOn: '2026-07-19',
        place: '社区广场及各楼道投票箱',
      }),
    ),
  ]
}

function voted({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk, second, admin } = crew
  const houses = set.houses
  const papers = choices({
    FOR: houses.slice(0, 689),
    AGAINST: houses.slice(689, 777),
    ABSTAIN: houses.slice(777, 804),
    INVALID: houses.slice(804, 812),
  })
  const sheet = () => ({
    sheets: [
      {
        motionId: topic.motionId(),
        for: { heads: 689 },
        against: { heads: 88 },
        abstain: { heads: 27 },
        invalid: { heads: 8 },
        present: 812,
      },
    ],
    scrutineers: ['方秀珍', '居民监票人'],
  })
  return [
    scene('2026-07-18 08:00', () => topic.act(desk, 'vote.open')),
    scene('2026-07-19 18:00', () => topic.enterPapers(desk, papers)),
    scene('2026-07-19 19:30', () => topic.checkPapers(second, papers)),
    scene('2026-07-19 20:30', () => topic.act(desk, 'vote.close')),
    scene('2026-07-19 21:00', () => topic.act(desk, 'vote.count', sheet())),
    scene('2026-07-20 09:00', () => topic.act(admin, 'vote.publish', { places: BOARDS })),
  ]
}

function registered(matter: Matter): readonly Scene[] {
  const letter = {
    responsible: '桂苑社区居民委员会',
    letter: '云溪街道办事处：《桂苑社区文明养犬公约》经户代表会议表决通过并公示期满，现报请备案。',
    budgetSource: '社区为民服务资金',
  }
  return filed(matter, {
    finalisedOn: '2026-07-28',
    resolution: TEXT,
    supervised: { on: '2026-07-29', opinion: '计票与选票一致，公示满七日。' },
    submitted: { on: '2026-07-29', letter },
    accepted: { on: '2026-08-03', no: 16 },
  })
}

function task(title: string, executor: string, dueOn: string, yuan: number, standard: string) {
  return { title, executor, dueOn, weight: 1, budgetFen: fen(yuan), standard }
}

const TASKS = [
  task('设置十二处拾便袋站', '物业服务中心', '2026-08-31', 9_600, '十二处到位，每日补充'),
  task('划定自由活动角并公布时段', '物业服务中心', '2026-09-15', 0, '围栏、标牌到位，时段 8:00–9:30、19:30–21:00'),
  task('志愿者巡查', '文明养犬志愿队', '2026-11-10', 0, '每周两次，有记录'),
  task('施行九十日回头看', '桂苑社区居民委员会', '2026-11-08', 0, '抽查不少于一百次，公布遵守率'),
]

function carriedOut(matter: Matter): readonly Scene[] {
  const { topic, crew } = matter
  const { desk } = crew
  const done = (no: number, day: string, next: string, note: string) =>
    taskDone(matter, no, { reported: `${day} 16:00`, accepted: `${next} 10:00`, note, verdict: '现场查看，符合要求。' })
  return [
    scene('2026-08-05 09:00', () => topic.act(desk, 'implement.assign', { tasks: TASKS })),
    ...done(1, '2026-08-30', '2026-08-31', '十二处全部装好。'),
    ...done(2, '2026-09-14', '2026-09-15', '自由活动角开放。'),
    ...done(4, '2026-11-07', '2026-11-08', '抽查一百二十次，守约一百零三次，公约遵守率百分之八十五点八。'),
    ...done(3, '2026-11-09', '2026-11-10', '巡查二十六次，记录齐全。'),
    scene('2026-11-11 10:00', () =>
      topic.act(desk, 'implement.publish-accounts', {
        spentFen: fen(9_480),
        text: '拾便袋站及首批耗材九千四百八十元，票据已公布。',
      }),
    ),
    scene('2026-11-12 09:00', () =>
      topic.act(desk, 'implement.complete', {
        text: '公约施行满九十日，四项任务全部验收。',
        feedback: '谢谢大家提的五百多条意见，遵守率百分之八十五点八，还不满意的地方请在评价里写出来。',
        followUpOn: '2027-02-08',
      }),
    ),
    scene('2026-11-20 19:30', () =>
      topic.rate(matter.set.who('姚建国'), { level: 'GOOD', text: '早上干净多了，晚上还有人不牵绳。' }),
    ),
  ]
}
