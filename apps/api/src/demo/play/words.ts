import {
  type CategoryId,
  EXCLUSION_IDS,
  type ExclusionId,
  type FormatId,
  OTHER_SCREEN_IDS,
  PAPER_ATTACHMENT_IDS,
  REVIEW_ITEMS,
  type TemplateId,
} from '@gongyi/shared/domain'

interface ScreeningWords {
  readonly question: string
  readonly category: CategoryId
  readonly template: TemplateId
  readonly questionKind?: 'adopt' | 'choose' | 'advise'
  readonly riskGrade?: 'BLUE' | 'YELLOW'
  /** What was not plainly "no". */
  readonly doubts?: Partial<
    Record<ExclusionId, { readonly answer: 'SUSPECT' | 'YES'; readonly ground: string; readonly evidence: string }>
  >
  readonly partyDiscussedOn?: string
}

/** Chair and minute-taker as step 2 names them. */
export function led(chair: string) {
  return {
    chair: { name: chair, side: 'COMMITTEE' },
    minuteTaker: { name: '记录员', side: 'RESIDENT' },
  }
}

/** A talk led by another than the chair of step 2. */
export function ledBy(chair: string, chairReason: string) {
  return { chair, chairSide: 'COMMITTEE', chairReason }
}

/** The screening sheet: every line answered. */
export function screening({ doubts = {}, questionKind = 'adopt', riskGrade = 'BLUE', ...words }: ScreeningWords) {
  const exclusions = EXCLUSION_IDS.map((id) => [id, doubts[id] ?? { answer: 'NO' }])
  const others = OTHER_SCREEN_IDS.map((id) => [id, { answer: 'NO' }])
  return {
    ...words,
    questionKind,
    riskGrade,
    exclusions: Object.fromEntries(exclusions),
    others: Object.fromEntries(others),
  }
}

export const NO_OBJECTION = 'NO_OBJECTION'

export function legalOpinion(adviser: string, text: string) {
  return { conclusion: NO_OBJECTION, adviser, text }
}

export interface NoticeWords {
  readonly question: string
  readonly background: string
  readonly options: string
  readonly costs: string
  readonly basis: string
  readonly participants: string
  readonly timetable: string
}

const OFFICE = '桂苑社区党群服务中心一楼，工作日 8:30–17:00'

/** The ten items of a notice (domain.md 3.3, N1 to N10). */
export function noticeItems(words: NoticeWords, office: string = OFFICE) {
  return {
    N1: words.question,
    N2: words.background,
    N3: words.options,
    N4: words.costs,
    N5: words.basis,
    N6: words.participants,
    N7: `可在本平台、书面、电话或由网格员上门登记意见；行动不便的居民可预约上门。受理地点：${office}。`,
    N8: words.timetable,
    N9: `全部材料可在本平台“议题”页查阅，纸质材料放在${office}。`,
    N10: '对本次告知有异议的，自张贴之日起三日内可到受理地点提出，经办人当面登记并答复。',
  }
}

/** The boards of the community, and each building's entrance for what concerns the estate. */
export const BOARDS = ['社区公告栏', '小区南门公告栏']

interface SessionWords {
  readonly format: FormatId
  readonly from: string
  readonly to?: string
  readonly place: string
  readonly attendance: number
  readonly unitsReached: number
  readonly unitsInvited: number
  readonly agenda: string
  readonly speeches: readonly { readonly stance: string; readonly summary: string }[]
  readonly conclusion: string
  readonly details: Readonly<Record<string, boolean | number>>
  readonly chair?: string
  readonly organiser?: string
  readonly evidence?: string
}

/** One session with everything its minutes need. */
export function session({ to, chair = '许建明', organiser = '桂苑社区居民委员会', evidence, ...words }: SessionWords) {
  return {
    ...words,
    to: to ?? words.from,
    organiser,
    chair,
    minuteTaker: '记录员',
    attendanceEvidence: evidence ?? '签到表原件及现场照片',
    signatures: [chair, '记录员', '参会代表甲', '参会代表乙'],
    media: 2,
  }
}

export function speech(stance: 'SUPPORT' | 'OPPOSE' | 'CONDITIONAL' | 'NEUTRAL' | 'QUESTION', summary: string) {
  return { stance, summary }
}

/** Yuan as the rules take money. */
export function fen(yuan: number): string {
  return String(yuan * 100)
}

const SIDES = ['FOR', 'AGAINST', 'ABSTAIN', 'INVALID'] as const

/** Who votes how, by house number; houses not named stay away. */
export function choices(
  given: Partial<Record<(typeof SIDES)[number], readonly string[]>>,
): ReadonlyMap<string, (typeof SIDES)[number]> {
  return new Map(SIDES.flatMap((choice) => (given[choice] ?? []).map((house) => [house, choice] as const)))
}

export const REVIEWED = [...REVIEW_ITEMS]

/** Where the photographs of what was posted are kept, as the desk writes it down. */
export function photosKept({ displayName }: { readonly displayName: string }) {
  const kept = { place: '社区档案室二号柜', keeper: displayName }
  return { originals: PAPER_ATTACHMENT_IDS.map((attachment) => ({ attachment, ...kept })) }
}
