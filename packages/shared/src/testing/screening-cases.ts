import type { DestinationId, ExclusionId, OtherScreenId } from '../domain/index.js'

type ScreenId = ExclusionId | OtherScreenId

/** One row of the table of screening fixtures (`domain.md` §9.1), with what the screener answers and where it lands. */
export interface ScreeningCase {
  readonly text: string
  /** Lines answered YES with their ground; every other line is NO. */
  readonly yes: Readonly<Partial<Record<ScreenId, string>>>
  readonly lands:
    | { readonly action: 'propose.accept' }
    | {
        readonly action: 'propose.decline'
        readonly ground: ScreenId
        readonly to: DestinationId
        readonly organisation: string
      }
    | { readonly action: 'propose.refer'; readonly to: DestinationId; readonly organisation: string }
  /** The tool's suggestion names this line; null where it has nothing to say. */
  readonly suggested: ScreenId | null
  readonly disclosure: 'PUBLIC' | 'WITHHELD' | 'CONFIDENTIAL'
}

/** The rows of §9.1 in their order; rows with two outcomes appear twice. */
export const SCREENING_CASES: readonly ScreeningCase[] = [
  {
    text: '要不要取消本小区垃圾分类',
    yes: { EX1_LAW_SETTLED: '《浙江省生活垃圾管理条例》规定应当分类' },
    lands: { action: 'propose.decline', ground: 'EX1_LAW_SETTLED', to: 'HOTLINE_12345', organisation: '12345热线' },
    suggested: 'EX1_LAW_SETTLED',
    disclosure: 'PUBLIC',
  },
  {
    text: '表决决定谁家吃低保',
    yes: { EX1_LAW_SETTLED: '《社会救助暂行办法》第十一条，由民政部门审核确认' },
    lands: { action: 'propose.decline', ground: 'EX1_LAW_SETTLED', to: 'SUPERIOR_DEPT', organisation: '街道民政所' },
    suggested: 'EX1_LAW_SETTLED',
    disclosure: 'PUBLIC',
  },
  {
    text: '是否执行防台风转移令',
    yes: { EX2_SUPERIOR_MANDATE: '县防指〔2026〕8号，必须执行' },
    lands: { action: 'propose.decline', ground: 'EX2_SUPERIOR_MANDATE', to: 'SUPERIOR_DEPT', organisation: '镇应急办' },
    suggested: 'EX2_SUPERIOR_MANDATE',
    disclosure: 'PUBLIC',
  },
  {
    text: '讨论转移安置点的分区和老人接送',
    yes: {},
    lands: { action: 'propose.accept' },
    suggested: null,
    disclosure: 'PUBLIC',
  },
  {
    text: '外嫁女一律不享受分红',
    yes: {
      EX4_MANIFESTLY_UNFAIR: '按婚姻状况区别对待',
      EX3_UNLAWFUL_OR_IMPROPER: '《妇女权益保障法》第五十六条',
    },
    lands: { action: 'propose.refer', to: 'LEGAL_SERVICE', organisation: '镇司法所、妇联' },
    suggested: 'EX4_MANIFESTLY_UNFAIR',
    disclosure: 'PUBLIC',
  },
  {
    text: '租户电梯卡加倍收费',
    yes: { EX4_MANIFESTLY_UNFAIR: '按租住身份加重负担' },
    lands: { action: 'propose.refer', to: 'LEGAL_SERVICE', organisation: '街道司法所' },
    suggested: 'EX4_MANIFESTLY_UNFAIR',
    disclosure: 'PUBLIC',
  },
  {
    text: '公布欠物业费业主姓名电话',
    yes: { EX3_UNLAWFUL_OR_IMPROPER: '《个人信息保护法》第二十五条' },
    lands: {
      action: 'propose.decline',
      ground: 'EX3_UNLAWFUL_OR_IMPROPER',
      to: 'LEGAL_SERVICE',
      organisation: '法律服务团',
    },
    suggested: 'EX3_UNLAWFUL_OR_IMPROPER',
    disclosure: 'PUBLIC',
  },
  {
    text: '村规民约加“偷摘一果罚2000元”',
    yes: { EX3_UNLAWFUL_OR_IMPROPER: '《行政处罚法》第四条，村规民约不得设定罚款' },
    lands: {
      action: 'propose.decline',
      ground: 'EX3_UNLAWFUL_OR_IMPROPER',
      to: 'LEGAL_SERVICE',
      organisation: '法律服务团',
    },
    suggested: 'EX3_UNLAWFUL_OR_IMPROPER',
    disclosure: 'PUBLIC',
  },
  {
    text: '楼上空调滴水要求处罚A户',
    yes: { EX5_PRIVATE_DISPUTE: '相邻两户之间，《民法典》第二百八十八条' },
    lands: { action: 'propose.refer', to: 'MEDIATION', organisation: '社区人民调解委员会' },
    suggested: 'EX5_PRIVATE_DISPUTE',
    disclosure: 'WITHHELD',
  },
  {
    text: '全小区外立面空调冷凝水统一接管的规则',
    yes: {},
    lands: { action: 'propose.accept' },
    suggested: null,
    disclosure: 'PUBLIC',
  },
  {
    text: '村干部侵占集体款举报',
    yes: { DISCIPLINE_CLUE: '《监察法》第十一条' },
    lands: { action: 'propose.refer', to: 'DISCIPLINE', organisation: '镇纪委' },
    suggested: 'DISCIPLINE_CLUE',
    disclosure: 'CONFIDENTIAL',
  },
  {
    text: '两村共用水塘清淤分摊',
    yes: { NOT_THIS_COMMUNITY: '涉及两个村，由镇牵头' },
    lands: { action: 'propose.refer', to: 'TOWNSHIP', organisation: '松埠镇党委' },
    suggested: 'NOT_THIS_COMMUNITY',
    disclosure: 'PUBLIC',
  },
  {
    text: '路灯坏了',
    yes: { NOT_A_TOPIC: '报修事项，没有可商量的问题' },
    lands: { action: 'propose.refer', to: 'WORK_ORDER', organisation: '市政维修' },
    suggested: 'NOT_A_TOPIC',
    disclosure: 'PUBLIC',
  },
]
