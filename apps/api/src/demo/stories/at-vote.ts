import { frozen, listed, planned, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, choices, fen, ledBy, screening, session, speech } from '../play/words.js'
import { allHouseholds, residentsNotice } from './common.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

const TEXT = '同意四处垃圾投放点晚间开放时间延长到二十一时三十分，由志愿者和物业轮流值守。'

/** The ballot is open. The residents of the demo may vote and have not; a stack of papers waits for the second reader. */
export function collectionHours(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  return [begun, told, deliberated, open].flatMap((part) => part(matter))
}

function begun(matter: Matter): readonly Scene[] {
  const { set } = matter
  const words = {
    title: '垃圾投放点晚间延时开放',
    description: '投放点晚上八点就关，下班晚的只能把垃圾放在旁边，第二天一地。希望延到九点半。',
    category: 'ENVIRONMENT',
    location: '小区四处垃圾投放点',
    affectedScope: '全体居民',
  } as const
  const sheet = screening({
    question: '投放点晚间是否延时到二十一时三十分，谁来值守？',
    category: 'ENVIRONMENT',
    template: 'standard',
    doubts: {},
  })
  const participants = allHouseholds(matter, TEXT, [
    { party: '下班晚的居民', interest: 'BENEFIT' },
    { party: '投放点旁住户', interest: 'BURDEN', spokesperson: '投放点旁住户代表' },
    { party: '物业服务中心', interest: 'IMPLEMENTER' },
  ])
  return [
    ...proposed(matter, {
      on: '2026-09-21',
      by: set.who('陈志强'),
      words,
      after: 28,
      coSigners: set.houses.slice(500, 531),
    }),
    ...screened(matter, {
      on: '2026-09-23',
      sheet,
      countersigned: '2026-09-23',
      accepted: { on: '2026-09-25', answer: '已受理。是否分类投放是法定义务，只商量开放时间和值守。' },
    }),
    ...listed(matter, {
      on: '2026-09-27',
      participants,
      publicised: { on: '2026-09-28', places: BOARDS },
      supervised: '2026-10-09',
      locked: '2026-10-09',
    }),
  ]
}

function told(matter: Matter): readonly Scene[] {
  const { set, topic, crew } = matter
  const items = residentsNotice({
    question: '投放点晚间是否延时到二十一时三十分，谁来值守？',
    background: '二十时后落地垃圾占全天的四成。',
    options: '方案一：延到二十一时三十分；方案二：维持二十时；方案三：只延长两处。',
    costs: '值守补贴每月一千二百元，由物业公共收益列支。',
    timetable: '十月告知，十一月上旬恳谈和走访，十一月十八日至二十九日表决。',
  })
  const plan = {
    formats: [
      { format: 'OPEN_TALK', role: 'PRIMARY', on: '2026-10-31', time: '19:00', place: '社区议事厅', chair: '许建明' },
      {
        format: 'VISIT_INTERVIEW',
        role: 'SUPPORTING',
        on: '2026-11-02',
        place: '投放点旁住户家中',
        ...ledBy('林晓燕', '入户走访由网格员负责'),
      },
    ],
    vote: { method: 'MIXED', opensOn: '2026-11-18', closesOn: '2026-11-29', place: '社区服务大厅及本平台' },
    ruleText: '一千四百六十户中至少七百三十一户参加；参加的户超过一半同意才算通过，弃权和无效票计入参加户数。',
  }
  return [
    scene('2026-10-12 09:00', () =>
      topic.act(crew.desk, 'notice.publish', { kind: 'A', items, places: BOARDS, largePrint: true }),
    ),
    scene('2026-10-18 20:00', () => topic.announce(crew.desk)),
    scene('2026-10-19 20:00', () =>
      topic.deliverTo(crew.desk, set.houses.slice(100, 1_300), { channel: 'HOUSE_VISIT', result: 'SIGNED' }),
    ),
    scene('2026-10-20 09:00', () => topic.act(crew.desk, 'notice.complete')),
    ...planned(matter, {
      on: '2026-10-21',
      plan,
      published: { on: '2026-10-22', places: BOARDS },
      completed: '2026-10-22',
    }),
  ]
}

const TALK = session({
  format: 'OPEN_TALK',
  from: '2026-10-31',
  place: '社区议事厅',
  attendance: 34,
  unitsReached: 31,
  unitsInvited: 1460,
  agenda: '延时到几点、谁值守、怎么少扰民',
  speeches: [
    speech('SUPPORT', '九点半正好下晚班。'),
    speech('OPPOSE', '投放点就在窗下，关盖子的声音到九点半受不了。'),
    speech('CONDITIONAL', '换成缓降盖、装挡板就可以。'),
  ],
  conclusion: '同意换缓降盖并设挡板，延时方案进入表决。',
  details: { questions: 4, questionsAnswered: 4, burdenedHeard: true },
})
const VISITS = session({
  format: 'VISIT_INTERVIEW',
  from: '2026-11-02',
  to: '2026-11-04',
  place: '投放点旁住户家中',
  attendance: 9,
  unitsReached: 9,
  unitsInvited: 10,
  agenda: '听取四处投放点旁住户的意见',
  speeches: [speech('CONDITIONAL', '降噪到位就同意试三个月。')],
  conclusion: '十户走访九户，主要要求是降噪和及时清运。',
  details: { visitsAttempted: 10, twoVisitors: true, opponents: 2, opponentsAnswered: 2 },
  evidence: '走访记录九份',
})

function deliberated(matter: Matter): readonly Scene[] {
  const { topic, crew } = matter
  const draft = () => ({
    motions: [{ id: topic.motionId(), text: TEXT }],
    budgetFen: fen(14_400),
    payer: '物业公共收益',
    executor: '物业服务中心',
    deadline: '2027-03-31',
    maintenance: '物业每晚清运并冲洗',
    remedy: '四处投放点加装缓降盖和挡板',
  })
  return [
    scene('2026-10-31 21:00', () => topic.act(crew.desk, 'deliberate.record', TALK)),
    scene('2026-11-04 17:00', () => topic.act(crew.desk, 'deliberate.record', VISITS)),
    ...frozen(matter, {
      on: '2026-11-06',
      draft,
      legal: { on: '2026-11-06', text: '只涉及开放时间，不改变分类义务，合法。' },
      completed: '2026-11-09',
    }),
  ]
}

function open({ set, topic, crew }: Matter): readonly Scene[] {
  const others = set.houses.filter((house) => !['7-2-501', '3-1-102', '12-3-402'].includes(house))
  const read = choices({
    FOR: others.slice(0, 372),
    AGAINST: others.slice(372, 449),
    ABSTAIN: others.slice(449, 468),
    INVALID: others.slice(468, 471),
  })
  const waiting = choices({ FOR: others.slice(480, 489), AGAINST: others.slice(489, 492) })
  return [
    scene('2026-11-18 08:40', () => topic.act(crew.desk, 'vote.open')),
    scene('2026-11-18 20:05', () => topic.cast(set.who('姚建国'), '12-3-402', 'FOR')),
    scene('2026-11-22 16:00', () => topic.enterPapers(crew.desk, read)),
    scene('2026-11-22 17:30', () => topic.checkPapers(crew.second, read)),
    scene('2026-11-23 09:20', () => topic.enterPapers(crew.desk, waiting)),
  ]
}
