import type { Label } from '../label.js'

/** What decides whether an attachment is mandatory (domain.md §6.2), and what the stages have recorded of each. */
export interface ChecklistInput {
  /** money is raised or spent */
  readonly money: boolean
  readonly covenant: boolean
  /** any motion decided under the owners' special majority */
  readonly ownersSpecial: boolean
  readonly risk: 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED'
  readonly expertsUsed: boolean
  readonly voted: boolean
  readonly eVote: boolean
  /** at least one motion was adopted */
  readonly passed: boolean
  /** received, in any way */
  readonly opinions: number
  readonly objections: number
  /** decided by the village chain of four discussions and two publicities */
  readonly village: boolean
  /** decided by the light procedure, which asks for no photographs */
  readonly small: boolean
  readonly records: Readonly<Record<AttachmentId, RecordCount>>
  /** where originals on paper are kept, as whoever keeps them has written down */
  readonly originals: Readonly<Partial<Record<PaperAttachmentId, string>>>
}

/** How many records of an attachment exist, and how many there have to be (one unless said otherwise). */
export interface RecordCount {
  readonly count: number
  readonly needed?: number
}

interface AttachmentRule {
  /** position in the printed checklist */
  readonly no: number
  readonly label: Label
  readonly mandatory: (input: ChecklistInput) => boolean
  /** the part of it that exists on paper only */
  readonly paper?: Label
}

const always = () => true
const POSTED = { zh: '公示照片', en: 'Photographs of the posted notice' }

/** The seventeen attachments of a filing, with the condition under which each must be there (domain.md §6.2). */
export const ATTACHMENTS = {
  proposal: rule(1, '议题提案或来源凭证', 'Proposal or proof of source', always),
  screening: rule(2, '审查意见表（含五类筛查）', 'Screening sheet with the five exclusions', always),
  'legal-opinion': rule(
    3,
    '法律意见书',
    'Legal opinion',
    (input) => input.money || input.covenant || input.ownersSpecial || input.risk === 'ORANGE' || input.risk === 'RED',
  ),
  roster: rule(4, '主体名册与表决单元清册（脱敏）', 'Participants and voting units, redacted', always),
  notice: rule(5, '告知书、送达统计及公示照片', 'Notices, delivery figures, photographs', always, POSTED),
  plan: rule(6, '协商方案及补充告知', 'Consultation plan and supplementary notice', always),
  records: rule(7, '签到表及会议、走访、征询、听证记录', 'Sign-in sheets and records of the sessions', always),
  opinions: rule(8, '意见汇总及答复', 'Opinions and replies', (input) => input.opinions > 0),
  'expert-opinion': rule(9, '专家意见', 'Expert opinions', (input) => input.expertsUsed),
  ballots: rule(10, '表决票样、计票单、委托书清单', 'Ballot specimen, count sheet, proxies', (input) => input.voted),
  publicity: rule(11, '结果公示照片及公示情况说明', 'Publicity of the result', always, POSTED),
  objections: rule(12, '异议处理材料', 'Objections and how they were decided', (input) => input.objections > 0),
  resolution: rule(13, '决议或协商意见书', 'Resolution or statement of opinion', always),
  implementation: rule(14, '实施方案与预算', 'Implementation plan and budget', (input) => input.passed),
  recusals: rule(15, '回避与利益声明', 'Recusals and declarations of interest', () => false),
  'four-two': rule(16, '四议两公开记录', 'Record of four discussions and two publicities', (input) => input.village),
  'e-vote-audit': rule(17, '电子投票审计报告', 'Audit report of the electronic vote', (input) => input.eVote),
} satisfies Record<string, AttachmentRule>

export type AttachmentId = keyof typeof ATTACHMENTS

/** Attachment ids in the order of the printed checklist. */
export const ATTACHMENT_IDS = Object.keys(ATTACHMENTS) as [AttachmentId, ...AttachmentId[]]

/** Attachments of which a part exists on paper only. */
export const PAPER_ATTACHMENT_IDS = ['notice', 'publicity'] as const satisfies readonly AttachmentId[]
export type PaperAttachmentId = (typeof PAPER_ATTACHMENT_IDS)[number]

/** NOT_APPLICABLE: nothing recorded, and nothing asked for. */
export const ATTACHMENT_STATES = ['PRESENT', 'MISSING', 'NOT_APPLICABLE'] as const

/** What is missing: an attachment, or only the word where its paper part is kept. */
export type MissingAttachment = AttachmentId | `${PaperAttachmentId}:paper`

export interface ChecklistItem {
  readonly id: AttachmentId
  readonly no: number
  readonly mandatory: boolean
  readonly state: (typeof ATTACHMENT_STATES)[number]
  /** records found */
  readonly count: number
  /** where the paper part is kept; null where nobody has said, or there is none */
  readonly original: string | null
}

export interface Checklist {
  readonly items: readonly ChecklistItem[]
  /** mandatory and not there; the dossier is complete when empty (G7.1) */
  readonly missing: readonly MissingAttachment[]
}

/** The checklist of a filing: each attachment, whether it must be there, and what was found of it. */
export function dossierChecklist(input: ChecklistInput): Checklist {
  const found = ATTACHMENT_IDS.map((id) => checked(id, input))
  return { items: found.map(({ item }) => item), missing: found.flatMap(({ missing }) => missing) }
}

function checked(id: AttachmentId, input: ChecklistInput): { item: ChecklistItem; missing: MissingAttachment[] } {
  const { no, mandatory: isMandatory }: AttachmentRule = ATTACHMENTS[id]
  const { count } = input.records[id]
  const needed = Math.max(input.records[id].needed ?? 1, 1)
  const mandatory = isMandatory(input)
  const paper = PAPER_ATTACHMENT_IDS.find((other) => other === id)
  const original = (paper && input.originals[paper]) ?? null
  const missing: MissingAttachment[] = mandatory && count < needed ? [id] : []
  if (paper && mandatory && !input.small && original === null) missing.push(`${paper}:paper`)
  const isThere = count >= needed && missing.length === 0
  const state = isThere ? 'PRESENT' : mandatory ? 'MISSING' : 'NOT_APPLICABLE'
  return { item: { id, no, mandatory, state, count, original }, missing }
}

function isAttachmentId(text: string): text is AttachmentId {
  return Object.hasOwn(ATTACHMENTS, text)
}

/** Words for an entry of `missing`; undefined for a text that is none. */
export function missingAttachmentLabel(entry: string): Label | undefined {
  const [id = '', part] = entry.split(':')
  const rule: AttachmentRule | undefined = isAttachmentId(id) ? ATTACHMENTS[id] : undefined
  if (rule === undefined) return undefined
  if (part === undefined) return rule.label
  const paper = rule.paper ?? rule.label
  return {
    zh: `第${rule.no}项${paper.zh}的存放处`,
    en: `where the ${paper.en.toLowerCase()} (item ${rule.no}) are kept`,
  }
}

function rule(
  no: number,
  zh: string,
  en: string,
  mandatory: AttachmentRule['mandatory'],
  paper?: Label,
): AttachmentRule {
  return paper ? { no, label: { zh, en }, mandatory, paper } : { no, label: { zh, en }, mandatory }
}
