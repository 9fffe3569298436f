import type { ActionId } from '@gongyi/shared/domain'
import { proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { legalOpinion, screening } from '../play/words.js'
import { type DemoSet, matterIn } from './demo-set.js'

/** A draft nobody but its writer sees yet. */
export function draft(set: DemoSet): readonly Scene[] {
  const words = {
    title: '楼道声控灯更换',
    description: '7幢2单元三楼以上的声控灯坏了两盏，老人晚上上楼看不清。想请社区牵头统一更换。',
    category: 'SERVICE',
    submit: false,
  } as const
  return proposed(matterIn('guiyuan', set), { on: '2026-11-22', by: set.who('陈志强'), words })
}

/** Handed in by an elder and screened by one person: the second is asked for. */
export function screeningAsked(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const words = {
    title: '健身角加装扶手和座椅',
    description: '中心花园健身角没有可以坐的地方，器材旁也没有扶手，我们年纪大的锻炼完站不稳。',
    category: 'SERVICE',
    desiredOutcome: '加装四处扶手、三张带靠背的座椅。',
    location: '中心花园健身角',
    affectedScope: '全体居民，主要是老年人',
  } as const
  const sheet = screening({
    question: '是否在健身角加装扶手和座椅，装在哪里？',
    category: 'SERVICE',
    template: 'standard',
  })
  return [
    ...proposed(matter, { on: '2026-11-18', by: set.who('周桂兰'), words, coSigners: set.houses.slice(100, 106) }),
    ...screened(matter, { on: '2026-11-20', sheet }),
  ]
}

/** Handed in this morning: nobody has looked at it. */
export function unread(set: DemoSet): readonly Scene[] {
  const words = {
    title: '快递柜挪到南门岗亭旁',
    description: '快递柜现在放在6幢楼下，天天有三轮车停在消防通道上，也吵。建议挪到南门岗亭旁边的空地。',
    category: 'SERVICE',
    location: '桂苑新村6幢南侧',
  } as const
  return proposed(matterIn('guiyuan', set), { on: '2026-11-23', by: set.who('姚建国'), words })
}

/** The question of case C04 in another form, at the next estate’s desk. */
export function serviceLevels(set: DemoSet): readonly Scene[] {
  const matter = matterIn('jinlan', set)
  const words = {
    title: '锦澜府物业服务等级清单',
    description: '调价没有通过，但服务到底做到什么标准应当写清楚。建议列出保洁、安保、绿化、维修的等级清单并按季公布。',
    category: 'OWNERS_OTHER_MAJOR',
    location: '锦澜府',
    affectedScope: '锦澜府全体业主',
  } as const
  const sheet = screening({
    question: '是否制定物业服务等级清单，列哪些内容？',
    category: 'OWNERS_OTHER_MAJOR',
    template: 'owners-decision',
  })
  return [
    ...proposed(matter, { on: '2026-10-20', by: set.who('江雪梅'), words, after: 22 }),
    ...screened(matter, {
      on: '2026-10-22',
      sheet,
      countersigned: '2026-10-22',
      accepted: { on: '2026-10-26', answer: '已受理。先核实业主名册。' },
    }),
  ]
}

/** Case C11: a quarrel between neighbours is not voted on; it goes to the mediators. */
export function neighbours(set: DemoSet): readonly Scene[] {
  const matter = matterIn('jinlan', set)
  const { desk, second, admin } = matter.crew
  const by = set.who('江雪梅')
  const follow = (action: ActionId, input: object, who = desk) => matter.topic.follow(who, action, input)
  const words = {
    title: '表决让楼上赔偿漏水并停用卫生间',
    description: '楼上卫生间漏水，天花板发霉，协商几次没有结果，希望大家表决要求楼上赔偿并停用卫生间。',
    category: 'SAFETY',
    anonymous: true,
  } as const
  const sheet = screening({
    question: '能否以表决处理相邻两户的漏水纠纷？',
    category: 'SAFETY',
    template: 'standard',
    doubts: {
      EX4_MANIFESTLY_UNFAIR: {
        answer: 'SUSPECT',
        ground: '《民法典》第四条：由多数人决定少数人的赔偿责任',
        evidence: '提议原文要求“表决赔偿”',
      },
      EX5_PRIVATE_DISPUTE: {
        answer: 'YES',
        ground: '《民法典》第二百九十六条：相邻两户之间的民事赔偿，可自行协商或调解',
        evidence: '上门走访记录、天花板照片两张',
      },
    },
  })
  const referral = {
    destination: 'MEDIATION',
    organisation: '锦澜社区人民调解委员会',
    reason: '属于两户之间的民事纠纷，不适合表决；已转人民调解，调解员三日内联系。',
    disputeKind: 'LEAK',
    level: 'L2',
    parties: ['4幢302室', '4幢402室'],
  }
  return [
    ...proposed(matter, { on: '2026-10-19', by, words, after: 25 }),
    scene('2026-10-20 10:00', () => matter.topic.act(desk, 'propose.screen', sheet)),
    scene('2026-10-20 15:00', () => matter.topic.act(second, 'propose.countersign')),
    scene('2026-10-20 16:00', () =>
      matter.topic.act(
        admin,
        'propose.legal-opinion',
        legalOpinion('街道法律顾问', '相邻漏水赔偿由双方协商、调解或诉讼解决，不得以表决决定。'),
      ),
    ),
    scene('2026-10-21 10:00', () => matter.topic.act(desk, 'propose.refer', referral)),
    scene('2026-10-21 15:00', () => follow('propose.referral-sent', { note: '材料当面移交' })),
    scene('2026-10-22 09:30', () => follow('propose.referral-received', { note: '调解员已联系双方' })),
    scene('2026-10-24 17:00', () =>
      follow('propose.referral-result', {
        outcome: 'AGREED',
        note: '双方同意调解，水电师傅出具查验单，当日签订书面协议。',
        agreement: { on: '2026-10-24', text: '赔偿 2600 元，10 日内修复防水；11 月 2 日已履行。' },
      }),
    ),
    scene('2026-11-03 19:30', () => follow('propose.rate-referral', { satisfied: true, note: '很满意' }, by)),
  ]
}

/** Case C12: popular and unlawful all the same. */
export function fireLane(set: DemoSet): readonly Scene[] {
  const matter = matterIn('hebu', set)
  const { desk, second, admin, township } = matter.crew
  const by = set.who('金志远')
  const words = {
    title: '东侧通道划成18个车位并上地锁',
    description: '河埠一村停车太难，建议投票把东侧通道划成18个车位，谁先登记谁用，装上地锁。',
    category: 'SAFETY',
    location: '河埠一村东侧通道',
  } as const
  const evidence = '竣工图标注为消防车通道；现场照片三张，已有三把地锁'
  const ground = '东侧通道是消防车通道，占用为《消防法》第二十八条所禁止'
  const sheet = screening({
    question: '能否以表决把东侧消防车通道划成车位？',
    category: 'SAFETY',
    template: 'standard',
    doubts: { EX3_UNLAWFUL_OR_IMPROPER: { answer: 'YES', ground, evidence } },
  })
  const decline = {
    ground: 'EX3_UNLAWFUL_OR_IMPROPER',
    reason: '消防车通道依法不得占用，无论多少人同意都不能表决。可以改提错时共享停车、夜间限时停放。',
    referrals: [
      { destination: 'FIRE', organisation: '禾川市消防救援大队', reason: '请到现场指导消防车通道管理' },
      { destination: 'ADMIN_ENFORCEMENT', organisation: '云溪街道综合行政执法队', reason: '请处理已装的三把地锁' },
    ],
  }
  return [
    ...proposed(matter, { on: '2026-11-02', by, words, after: 21 }),
    scene('2026-11-03 09:30', () => matter.topic.act(desk, 'propose.screen', sheet)),
    scene('2026-11-03 10:30', () => matter.topic.act(second, 'propose.countersign')),
    scene('2026-11-03 16:00', () =>
      matter.topic.act(admin, 'propose.legal-opinion', {
        ...legalOpinion('街道法律顾问', '占用消防车通道违反《消防法》第二十八条，不属于可协商事项。'),
        conclusion: 'OBJECTION',
      }),
    ),
    scene('2026-11-04 10:00', () => matter.topic.act(admin, 'propose.decline', decline)),
    scene('2026-11-05 19:40', () =>
      matter.topic.act(by, 'propose.request-review', { reason: '通道平时没有消防车来，61 户都签了名，请再考虑。' }),
    ),
    scene('2026-11-10 15:00', () =>
      matter.topic.act(township, 'propose.uphold', {
        reason: '占用消防车通道为法律所禁止，与附议人数无关，维持不予受理。停车难可以改提合法的办法。',
      }),
    ),
    scene('2026-11-11 20:10', () =>
      matter.topic.act(by, 'propose.alternative', {
        title: '错时共享停车和夜间限时道路停车',
        text: '与旁边写字楼错时共享车位，夜间在允许的路段限时停车，请大家商量时段和收费。',
      }),
    ),
  ]
}
