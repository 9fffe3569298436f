import { balloted, filed, frozen, listed, planned, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { fen, led, noticeItems, screening, session, speech } from '../play/words.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

const TEXT = '同意锦澜府物业服务费由每月每平方米一元六角五分调整为一元九角八分，自2026年8月1日起执行。'
const PLACES = ['锦澜社区公告栏', '锦澜府东门公告栏', '各单元门厅']
const OFFICE = '锦澜社区服务大厅，工作日 8:30–17:00'

/** Case C04: a higher service fee, with the majority of the area and without the majority of the heads: not adopted. */
export function fee(set: DemoSet): readonly Scene[] {
  const matter = matterIn('jinlan', set)
  return [begun, told, consulted, voted, closed].flatMap((part) => part(matter))
}

function begun(matter: Matter): readonly Scene[] {
  const { set, topic } = matter
  const words = {
    title: '锦澜府物业服务费调整',
    description:
      '物业公司提出服务费由一元六角五分调到一元九角八分。业主委员会建议先公布审计报告和方案，再由业主共同决定。',
    category: 'OWNERS_FEE',
    location: '锦澜府',
    affectedScope: '锦澜府全体业主',
  } as const
  const sheet = screening({
    question: '锦澜府物业服务费是否由1.65元调整为1.98元？',
    category: 'OWNERS_FEE',
    template: 'owners-decision',
    riskGrade: 'YELLOW',
  })
  const participants = {
    scope: { kind: 'property-area', propertyAreaId: set.estateOf('jinlan') },
    motions: topic.motions({ text: TEXT, presetId: 'OWNERS_GENERAL' }),
    stakeholders: [
      { party: '锦澜府业主', interest: 'BENEFIT', spokesperson: '业主代表' },
      { party: '物业服务企业', interest: 'IMPLEMENTER' },
      { party: '建设单位', interest: 'NEUTRAL' },
    ],
    recusals: [],
    recusalsAsked: true,
    officers: led('郑伟'),
  }
  return [
    ...proposed(matter, { on: '2026-04-13', by: set.who('余晓东'), words, after: 15 }),
    ...screened(matter, {
      on: '2026-04-15',
      sheet,
      countersigned: '2026-04-15',
      accepted: { on: '2026-04-17', answer: '已受理。请物业公司公布审计报告和调价方案三十日。' },
    }),
    ...listed(matter, {
      on: '2026-04-20',
      participants,
      publicised: { on: '2026-04-20', places: PLACES },
      supervised: '2026-04-23',
      locked: '2026-04-24',
    }),
  ]
}

function told(matter: Matter): readonly Scene[] {
  const { topic, crew } = matter
  const words = {
    question: '物业服务费是否由每月每平方米1.65元调整为1.98元？',
    background: '现价执行六年，审计显示上年度亏损。审计报告全文和成本明细公布三十日。',
    options: '方案一：调整为1.98元并增加保洁、安保班次；方案二：维持1.65元，服务内容不变。',
    costs: '以一百平方米计，每月增加三十三元，由业主承担。',
    basis: '《民法典》第二百七十八条：面积和人数均过三分之二参与，参与者中面积和人数均过半数同意。',
    participants: '八百九十六人、九万八千五百六十平方米；建设单位未售部分计一人；车位不计。',
    timetable: '五月恳谈，六月听证，六月二十四日至七月八日表决。',
  }
  const visit = (building: string) => topic.deliverAt(crew.desk, building, { channel: 'HOUSE_VISIT', result: 'SIGNED' })
  const visited = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
  return [
    scene('2026-04-25 09:00', () =>
      topic.act(crew.desk, 'notice.publish', {
        kind: 'A',
        items: noticeItems(words, OFFICE),
        places: PLACES,
        largePrint: true,
      }),
    ),
    scene('2026-04-27 18:00', () => topic.announce(crew.desk)),
    ...visited.map((building) => scene('2026-04-30 20:00', () => visit(building))),
    scene('2026-05-06 09:00', () => topic.act(crew.desk, 'notice.complete')),
  ]
}

const TALK = session({
  format: 'OPEN_TALK',
  from: '2026-05-16',
  place: '锦澜府会所',
  organiser: '锦澜社区居民委员会',
  chair: '郑伟',
  attendance: 73,
  unitsReached: 68,
  unitsInvited: 896,
  agenda: '审计报告、成本明细、服务等级',
  speeches: [
    speech('SUPPORT', '六年没涨，人工费翻了快一倍，再不涨服务要垮。'),
    speech('OPPOSE', '公共收益没有公布清楚，先把账讲明白再谈涨价。'),
    speech('QUESTION', '涨了以后电梯维保能不能改成每月两次？'),
  ],
  conclusion: '要求补充公布公共收益账目，六月十三日举行听证。',
  details: { questions: 11, questionsAnswered: 11, burdenedHeard: true },
})
const HEARING = session({
  format: 'DECISION_HEARING',
  from: '2026-06-13',
  place: '锦澜社区议事厅',
  organiser: '锦澜社区居民委员会',
  chair: '郑伟',
  attendance: 15,
  unitsReached: 10,
  unitsInvited: 896,
  agenda: '调价方案听证',
  speeches: [
    speech('SUPPORT', '同意调整，但服务标准要写进合同。'),
    speech('OPPOSE', '空置房也按全价收不合理。'),
    speech('NEUTRAL', '会计师说明：人工和能耗占成本七成。'),
    speech('NEUTRAL', '律师说明：调价须业主共同决定，面积和人数分别计算。'),
  ],
  conclusion: '听证报告公布，未采纳的三条意见逐条说明理由。',
  details: { participants: 15, participantsInvited: 15, residents: 10, bothSides: true, reasonsPublished: true },
  evidence: '参加人遴选记录和听证笔录',
})

function consulted(matter: Matter): readonly Scene[] {
  const { topic, crew } = matter
  const plan = {
    formats: [
      { format: 'OPEN_TALK', role: 'SUPPORTING', on: '2026-05-16', time: '14:00', place: '锦澜府会所', chair: '郑伟' },
      { format: 'DECISION_HEARING', role: 'PRIMARY', on: '2026-06-13', place: '锦澜社区议事厅', chair: '郑伟' },
    ],
    vote: { method: 'MIXED', opensOn: '2026-06-24', closesOn: '2026-07-08', place: '锦澜府会所及本平台' },
    ruleText:
      '八百九十六人中至少五百九十八人、九万八千五百六十平方米中至少三分之二参加；参加者中人数和面积都超过一半同意才算通过。',
  }
  const draft = () => ({
    motions: [{ id: topic.motionId(), text: TEXT }],
    budgetFen: fen(0),
    payer: '业主按面积缴纳',
    executor: '物业服务企业',
    deadline: '2026-08-01',
    maintenance: '每季度公布收支',
    remedy: '低保、特困住户按原价',
  })
  return [
    ...planned(matter, {
      on: '2026-05-06',
      plan,
      published: { on: '2026-06-08', places: PLACES },
      completed: '2026-06-08',
    }),
    scene('2026-06-08 14:00', () => topic.act(crew.desk, 'deliberate.record', TALK)),
    scene('2026-06-13 18:00', () => topic.act(crew.desk, 'deliberate.record', HEARING)),
    ...frozen(matter, {
      on: '2026-06-15',
      draft,
      legal: { on: '2026-06-16', text: '属业主共同决定事项，程序和文本合法。' },
      completed: '2026-06-17',
    }),
  ]
}

function voted(matter: Matter): readonly Scene[] {
  const side = (heads: number, areaCenti: string) => ({ heads, areaCenti })
  const sheet = () => ({
    sheets: [
      {
        motionId: matter.topic.motionId(),
        for: side(316, '3603344'),
        against: side(302, '3176416'),
        abstain: side(23, '232820'),
        invalid: side(0, '0'),
      },
    ],
    scrutineers: ['邵国强', '业主监票人'],
  })
  return balloted(matter, {
    openedOn: '2026-06-24',
    papers: matter.set.feeBallots,
    typedInOn: '2026-07-08',
    closed: { at: '2026-07-09 08:30' },
    counted: { at: '2026-07-09 10:00', sheet },
    published: { at: '2026-07-09 15:00', places: PLACES },
  })
}

function closed(matter: Matter): readonly Scene[] {
  const letter = {
    responsible: '锦澜社区居民委员会',
    letter: '云溪街道办事处：锦澜府物业服务费调整事项经业主表决未获通过，公示期满，现报请备案。',
  }
  return filed(matter, {
    finalisedOn: '2026-07-17',
    resolution: '物业服务费调整未获通过，继续执行每月每平方米一元六角五分。物业公司按季公布账目。',
    supervised: { on: '2026-07-17', opinion: '计票复核无误；人数未过半数，未通过。' },
    submitted: { on: '2026-07-20', letter },
    accepted: { on: '2026-07-23', no: 14 },
  })
}
