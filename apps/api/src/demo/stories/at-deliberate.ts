import { listed, planned, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, ledBy, screening, session, speech } from '../play/words.js'
import { allHouseholds, residentsNotice } from './common.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

/** One talk held, an online window running, opinions that wait for an answer. */
export function canteen(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  return [prepared, discussed].flatMap((part) => part(matter))
}

function prepared(matter: Matter): readonly Scene[] {
  const { set, topic, crew } = matter
  const words = {
    title: '老年食堂开办时间与补贴',
    description: '社区老年食堂准备开张，开几餐、几点开、谁能享受补贴，请大家一起定。',
    category: 'SERVICE',
    location: '桂苑社区居家养老服务中心',
    affectedScope: '全体居民',
  } as const
  const sheet = screening({ question: '老年食堂开几餐、怎么补贴？', category: 'SERVICE', template: 'standard' })
  const participants = allHouseholds(
    matter,
    '同意老年食堂开中、晚两餐，六十岁以上每餐补贴三元，八十岁以上每餐补贴五元。',
    [
      { party: '老年居民', interest: 'BENEFIT' },
      { party: '运营单位', interest: 'IMPLEMENTER' },
    ],
  )
  const items = residentsNotice({
    question: '老年食堂开几餐、怎么补贴？',
    background: '社区六十岁以上居民占三成，独居九十六人。',
    options: '方案一：中、晚两餐；方案二：只开中餐，补贴高一些。',
    costs: '补贴每年约十四万元，由街道为老服务资金和社区资金列支。',
    timetable: '十一月恳谈和网上征求意见，十二月上旬表决。',
  })
  const plan = {
    formats: [
      {
        format: 'OPEN_TALK',
        role: 'PRIMARY',
        on: '2026-11-14',
        time: '14:30',
        place: '居家养老服务中心',
        chair: '许建明',
      },
      {
        format: 'ONLINE_CONSULT',
        role: 'SUPPORTING',
        on: '2026-11-15',
        place: '本平台',
        ...ledBy('林晓燕', '网上征求意见由网格员负责'),
      },
    ],
    vote: { method: 'MIXED', opensOn: '2026-12-04', closesOn: '2026-12-10', place: '居家养老服务中心及本平台' },
    ruleText: '一千四百六十户中至少七百三十一户参加；参加的户超过一半同意才算通过。',
  }
  return [
    ...proposed(matter, {
      on: '2026-10-13',
      by: set.who('周桂兰'),
      words,
      after: 30,
      coSigners: set.houses.slice(400, 420),
    }),
    ...screened(matter, {
      on: '2026-10-15',
      sheet,
      countersigned: '2026-10-15',
      accepted: { on: '2026-10-19', answer: '已受理，请运营单位一起参加恳谈。' },
    }),
    ...listed(matter, {
      on: '2026-10-20',
      participants,
      publicised: { on: '2026-10-20', places: BOARDS },
      supervised: '2026-10-23',
      locked: '2026-10-24',
    }),
    scene('2026-10-26 09:00', () =>
      topic.act(crew.desk, 'notice.publish', { kind: 'A', items, places: BOARDS, largePrint: true }),
    ),
    scene('2026-11-02 20:00', () => topic.announce(crew.desk)),
    scene('2026-11-03 20:00', () =>
      topic.deliverTo(crew.desk, set.houses.slice(200, 1_350), { channel: 'HOUSE_VISIT', result: 'SIGNED' }),
    ),
    scene('2026-11-05 09:00', () => topic.act(crew.desk, 'notice.complete')),
    ...planned(matter, {
      on: '2026-11-06',
      plan,
      published: { on: '2026-11-09', places: BOARDS },
      completed: '2026-11-09',
    }),
  ]
}

const TALK = session({
  format: 'OPEN_TALK',
  from: '2026-11-14',
  place: '居家养老服务中心',
  attendance: 52,
  unitsReached: 47,
  unitsInvited: 1460,
  agenda: '餐次、价格、补贴对象',
  speeches: [
    speech('SUPPORT', '晚饭最要紧，一个人懒得烧。'),
    speech('OPPOSE', '补贴只给老人，带孩子的家庭也想来吃。'),
    speech('QUESTION', '周末开不开？'),
  ],
  conclusion: '中、晚两餐意见集中；补贴对象和周末供餐继续听意见。',
  details: { questions: 7, questionsAnswered: 7, burdenedHeard: true },
})

function discussed({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk } = crew
  let answered: string | null = null
  const paper = (house: number, stance: 'SUPPORT' | 'OPPOSE' | 'CONDITIONAL' | 'QUESTION', text: string) =>
    topic.sayFor(desk, set.houses[house] ?? '', { stance, text, channel: 'VISIT' })
  return [
    scene('2026-11-14 17:00', () => topic.act(desk, 'deliberate.record', TALK)),
    scene('2026-11-16 09:20', () => topic.say(set.who('周桂兰'), 'SUPPORT', '两餐都要，口味淡一点、软一点。')),
    scene('2026-11-17 10:00', async () => {
      answered = (await paper(410, 'QUESTION', '周末和过年开不开？')).id
    }),
    scene('2026-11-17 10:20', () => paper(411, 'CONDITIONAL', '支持，但价格不能半年一涨。')),
    scene('2026-11-18 09:00', () => topic.reply(desk, answered, '周六开中餐，春节休五天，休息日提前一周公布。')),
    scene('2026-11-20 15:00', () => paper(412, 'OPPOSE', '油烟会飘到旁边楼里，先装好净化再开。')),
    scene('2026-11-21 19:40', () => topic.say(set.who('陈志强'), 'QUESTION', '不是老人能不能按原价来吃？')),
  ]
}
