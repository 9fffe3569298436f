import { filed, listed, proposed, taskDone } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, choices, fen, screening, session, speech } from '../play/words.js'
import { allHouseholds, headSheet, residentsNotice } from './common.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

/** A small matter by the light procedure, from the proposal to the published count; days as offsets are spelled out. */
interface Light {
  readonly title: string
  readonly description: string
  readonly category: 'CULTURE' | 'SERVICE'
  readonly question: string
  readonly text: string
  readonly days: {
    readonly proposed: string
    readonly accepted: string
    readonly told: string
    readonly talked: string
    readonly opened: string
    readonly closed: string
    readonly published: string
  }
  readonly after?: number
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number; readonly invalid: number }
  readonly from: number
}

function decided(matter: Matter, light: Light): readonly Scene[] {
  const { set } = matter
  const { title, description, category, question, days, after, text } = light
  const words = { title, description, category } as const
  const sheet = screening({ question, category, template: 'light' })
  const participants = allHouseholds(matter, text, [{ party: '全体居民', interest: 'BENEFIT' }])
  return [
    ...proposed(matter, { on: days.proposed, by: set.who('姚建国'), words, ...(after === undefined ? {} : { after }) }),
    scene(`${days.accepted} 09:10`, () => matter.topic.act(matter.crew.desk, 'propose.screen', sheet)),
    scene(`${days.accepted} 09:30`, () =>
      matter.topic.act(matter.crew.desk, 'propose.accept', { answer: '已受理，按简易程序办理。' }),
    ),
    ...listed(matter, { on: days.accepted, participants, locked: days.accepted }),
    ...toldAndTalked(matter, light),
    ...votedOn(matter, light),
  ]
}

function toldAndTalked({ set, topic, crew }: Matter, { question, text, days }: Light): readonly Scene[] {
  const { desk } = crew
  const items = residentsNotice({
    question,
    background: '居民反映较多，事情不大，大家商量着办。',
    options: '方案一：按征求意见稿办理；方案二：维持现状。',
    costs: '由社区为民服务资金或物业公共收益列支，居民不出钱。',
    timetable: '一周内恳谈并表决。',
  })
  const meeting = { on: days.opened, time: '09:00', place: '社区广场', agenda: '恳谈结果通报和表决' }
  const plan = {
    formats: [{ format: 'OPEN_TALK', role: 'PRIMARY', on: days.talked, place: '社区议事厅', chair: '许建明' }],
    vote: { method: 'MEETING_BALLOT', opensOn: days.opened, closesOn: days.closed, place: '社区广场' },
    ruleText: '一千四百六十户中至少七百三十一户参加；参加的户超过一半同意才算通过。',
  }
  const talk = session({
    format: 'OPEN_TALK',
    from: days.talked,
    place: '社区议事厅',
    attendance: 24,
    unitsReached: 22,
    unitsInvited: 1460,
    agenda: question,
    speeches: [speech('SUPPORT', '早该办了。'), speech('CONDITIONAL', '先试三个月看看效果。')],
    conclusion: '意见一致，按征求意见稿表决。',
    details: { questions: 2, questionsAnswered: 2, burdenedHeard: true },
  })
  const draft = () => ({
    motions: [{ id: topic.motionId(), text }],
    budgetFen: fen(8_600),
    payer: '社区为民服务资金',
    executor: '物业服务中心',
    deadline: '2026-12-31',
    maintenance: '物业日常维护',
    remedy: '无',
  })
  const houses = set.houses.slice(0, 1_020)
  return [
    scene(`${days.told} 09:00`, () =>
      topic.act(desk, 'notice.publish', { kind: 'combined', items, places: BOARDS, largePrint: true, meeting }),
    ),
    scene(`${days.told} 17:00`, () => topic.announce(desk)),
    scene(`${days.told} 17:30`, () => topic.deliverTo(desk, houses, { channel: 'HOUSE_VISIT', result: 'SIGNED' })),
    scene(`${days.told} 18:00`, () => topic.act(desk, 'notice.complete')),
    scene(`${days.told} 18:10`, () => topic.act(desk, 'format.plan', plan)),
    scene(`${days.told} 18:20`, () => topic.act(desk, 'format.complete')),
    scene(`${days.talked} 21:00`, () => topic.act(desk, 'deliberate.record', talk)),
    scene(`${days.talked} 21:20`, () => topic.act(desk, 'deliberate.freeze', draft())),
    scene(`${days.talked} 21:30`, () => topic.act(desk, 'deliberate.complete')),
  ]
}

function votedOn(matter: Matter, { days, votes, from }: Light): readonly Scene[] {
  const { set, topic, crew } = matter
  const { desk, second, admin } = crew
  const houses = set.houses.slice(from)
  const against = votes.for + votes.against
  const abstain = against + votes.abstain
  const papers = choices({
    FOR: houses.slice(0, votes.for),
    AGAINST: houses.slice(votes.for, against),
    ABSTAIN: houses.slice(against, abstain),
    INVALID: houses.slice(abstain, abstain + votes.invalid),
  })
  return [
    scene(`${days.opened} 09:00`, () => topic.act(desk, 'vote.open')),
    scene(`${days.closed} 18:00`, () => topic.enterPapers(desk, papers)),
    scene(`${days.closed} 19:30`, () => topic.checkPapers(second, papers)),
    scene(`${days.closed} 20:30`, () => topic.act(desk, 'vote.close')),
    scene(`${days.closed} 21:00`, () => topic.act(desk, 'vote.count', headSheet(matter, votes))),
    scene(`${days.published} 09:00`, () => topic.act(admin, 'vote.publish', { places: BOARDS })),
  ]
}

const LETTER = {
  responsible: '桂苑社区居民委员会',
  letter: '云溪街道办事处：该事项已按简易程序表决通过并公示期满，现报请备案。',
  budgetSource: '社区为民服务资金',
}

/** Waits on the township’s desk. */
export function squareHours(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const text = '同意社区小广场晚间活动二十时二十分结束，音量不超过六十分贝，高考中考期间停办。'
  const light: Light = {
    title: '小广场晚间活动时间',
    description: '晚上九点后音乐还很响，影响孩子休息。希望大家约定时间和音量。',
    category: 'CULTURE',
    question: '小广场晚间活动几点结束、音量多大？',
    text,
    days: {
      proposed: '2026-10-29',
      accepted: '2026-11-02',
      told: '2026-11-04',
      talked: '2026-11-07',
      opened: '2026-11-12',
      closed: '2026-11-14',
      published: '2026-11-15',
    },
    votes: { for: 604, against: 131, abstain: 22, invalid: 4 },
    from: 520,
  }
  const submitted = { on: '2026-11-20', letter: LETTER }
  return [...decided(matter, light), ...filed(matter, { finalisedOn: '2026-11-19', resolution: text, submitted })]
}

const TASKS = [
  ['雨棚基础与立柱', '市政施工队', '2026-10-31', 2, 30_000, '立柱垂直、基础回填'],
  ['棚顶与排水', '市政施工队', '2026-11-20', 2, 36_000, '不漏水、排水通畅'],
  ['无障碍坡道', '物业服务中心', '2026-12-15', 1, 12_000, '坡度不大于一比十二'],
] as const

/** Being carried out: one task accepted, one reported done and waiting for the supervisor, one begun. */
export function southGate(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const { topic, crew } = matter
  const text = '同意在小区南门加装遮雨棚并改造无障碍坡道。'
  const light: Light = {
    title: '南门加装遮雨棚',
    description: '南门等车、接孩子没有地方躲雨，轮椅上下也不方便。',
    category: 'SERVICE',
    question: '是否在南门加装遮雨棚和坡道？',
    text,
    days: {
      proposed: '2026-09-07',
      accepted: '2026-09-08',
      told: '2026-09-10',
      talked: '2026-09-12',
      opened: '2026-09-18',
      closed: '2026-09-20',
      published: '2026-09-21',
    },
    after: 25,
    votes: { for: 702, against: 61, abstain: 30, invalid: 2 },
    from: 300,
  }
  const tasks = TASKS.map(([title, executor, dueOn, weight, yuan, standard]) => {
    return { title, executor, dueOn, weight, budgetFen: fen(yuan), standard }
  })
  return [
    ...decided(matter, light),
    ...filed(matter, {
      finalisedOn: '2026-09-25',
      resolution: text,
      submitted: { on: '2026-09-27', letter: LETTER },
      accepted: { on: '2026-09-30', no: 21 },
    }),
    scene('2026-10-08 09:00', () => topic.act(crew.desk, 'implement.assign', { tasks })),
    ...taskDone(matter, 1, {
      reported: '2026-10-29 16:00',
      accepted: '2026-10-30 10:00',
      note: '基础和六根立柱完成。',
      verdict: '现场测量合格。',
    }),
    scene('2026-11-19 17:00', () => topic.report(crew.desk, 2, 100, '棚顶安装完成，冲水试验不漏。')),
    scene('2026-11-20 17:00', () => topic.report(crew.desk, 3, 35, '坡道开始支模。')),
  ]
}
