import { type Disclosure, disclosureOfLines } from './disclosure.js'
import type { ScreenId } from './screening.js'

/** What a tool noticed: a line to look at and the words that made it say so. It never answers YES (PIPL 24). */
export interface Suggestion {
  readonly id: ScreenId
  readonly words: readonly string[]
}

interface Signal {
  readonly id: ScreenId
  /** Every one must be found: one word alone says too little. */
  readonly all: readonly RegExp[]
}

const MONEY_WORD = /赔偿|赔钱|索赔|补偿我|欠债|还钱|处罚/u
const NEIGHBOUR = /\d+室|\d{3,4}(?:户|的人家|住户)?(?=赔|漏|滴|停)|楼上|楼下|隔壁|邻居|[A-Z甲乙丙丁某]户|让\d{3,4}/u

/** The words looked for; kept short, and shown to whoever screens. */
const SIGNALS: readonly Signal[] = [
  { id: 'EX1_LAW_SETTLED', all: [/要不要|取消|谁家|是否/u, /垃圾分类|低保|特困|救助标准|许可|落户|征兵/u] },
  { id: 'EX2_SUPERIOR_MANDATE', all: [/是否|要不要|不/u, /转移令|防汛|防台|征迁|红线|疫情管控/u] },
  { id: 'EX3_UNLAWFUL_OR_IMPROPER', all: [/消防(?:车)?通道|消防登高/u, /车位|地锁|堵|占|封/u] },
  { id: 'EX3_UNLAWFUL_OR_IMPROPER', all: [/公布|公开|曝光|张贴/u, /姓名|电话|手机号|身份证|照片/u] },
  { id: 'EX3_UNLAWFUL_OR_IMPROPER', all: [/罚款|罚\d+|罚[一二三四五六七八九十百千万]/u] },
  { id: 'EX3_UNLAWFUL_OR_IMPROPER', all: [/驱逐|赶走|断水|断电/u] },
  {
    id: 'EX4_MANIFESTLY_UNFAIR',
    all: [/外嫁女|租户|租客|外地人|离婚|二孩|信教/u, /不享受|不分|不得|不准|不让|加倍|取消|加收/u],
  },
  { id: 'EX5_PRIVATE_DISPUTE', all: [MONEY_WORD, NEIGHBOUR] },
  {
    id: 'EX5_PRIVATE_DISPUTE',
    all: [/漏水|滴水|渗水|采光|噪音/u, /楼上|楼下|隔壁|\d+室|让\d{3,4}/u, /赔|停用|处罚|起诉/u],
  },
  { id: 'NOT_THIS_COMMUNITY', all: [/两村|邻村|两个村|跨村|两社区|隔壁村|邻近社区/u] },
  { id: 'IN_LITIGATION', all: [/起诉|开庭|仲裁|法院/u] },
  { id: 'CRIME_CLUE', all: [/偷盗|盗窃|诈骗|吸毒|贩毒|毒品|赌博|行凶|持刀|强奸|猥亵|非法拘禁|敲诈|绑架|拐卖|传销/u] },
  {
    id: 'CRIME_CLUE',
    all: [/抢劫|抢夺|打伤|砍伤|刺伤|殴打|打死|杀人|伤人|纵火|放火|投毒|家暴|入室|聚众斗殴|寻衅滋事/u],
  },
  {
    id: 'DISCIPLINE_CLUE',
    all: [
      /干部|书记|主任|村委|居委|两委|会计|出纳|支委|网格员|业委会|工作人员|领导/u,
      /侵占|贪污|受贿|索贿|挪用|私分|套取|截留|冒领|虚报|吃拿卡要|好处费|回扣|红包|收了.{0,8}(?:钱|元|礼|烟|酒)|收.{0,4}(?:贿|黑钱)|以权谋私|优亲厚友|中饱私囊/u,
    ],
  },
  {
    id: 'DISCIPLINE_CLUE',
    all: [
      /好处费|回扣|侵占(?:村|社区|小区)?集体|(?:侵占|贪污|挪用|私分).{0,6}(?:集体|公家|公款|村里)|(?:集体|公家|村里).{0,8}(?:被?侵占|被?贪污|被?挪用|私分)|公款(?:吃喝|私用)/u,
    ],
  },
  { id: 'PETITION_MATTER', all: [/上访|信访/u] },
  { id: 'EMERGENCY', all: [/着火|起火|燃气泄漏|煤气泄漏|倒塌|坍塌|触电|溺水|正在漏气/u] },
  { id: 'NOT_A_TOPIC', all: [/坏了|不亮|堵了|爆管|停水|停电|报修/u] },
]

/**
 * Lines of the checklist somebody should look at, from the words of a proposal. Pre-fills SUSPECT and nothing else.
 * @param text everything the proposal says, as written
 */
export function suggestScreens(text: string): readonly Suggestion[] {
  const found = new Map<ScreenId, Set<string>>()
  for (const { id, all } of SIGNALS) {
    const words = all.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
    if (words.length < all.length) continue
    found.set(id, new Set([...(found.get(id) ?? []), ...words]))
  }
  return [...found].map(([id, words]) => ({ id, words: [...words] }))
}

/** How far a proposal is held back until a person has screened it. */
export function heldBackUntilScreened(text: string): Disclosure {
  return disclosureOfLines(Object.fromEntries(suggestScreens(text).map(({ id }) => [id, { answer: 'SUSPECT' }])))
}
