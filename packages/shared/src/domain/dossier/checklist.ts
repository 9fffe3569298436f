/** What decides whether an attachment is mandatory (domain.md §6.2). */
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
  readonly objections: number
  /** decided by the village chain of four discussions and two publicities */
  readonly village: boolean
  readonly present: readonly AttachmentId[]
}

interface AttachmentRule {
  /** position in the printed checklist */
  readonly no: number
  readonly label: { readonly zh: string; readonly en: string }
  readonly mandatory: (input: ChecklistInput) => boolean
}

const always = () => true

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
  notice: rule(5, '告知书、送达统计及公示照片', 'Notices, delivery figures, photographs', always),
  plan: rule(6, '协商方案及补充告知', 'Consultation plan and supplementary notice', always),
  records: rule(7, '签到表及会议、走访、征询、听证记录', 'Sign-in sheets and records of the sessions', always),
  opinions: rule(8, '意见汇总及答复', 'Opinions and replies', always),
  'expert-opinion': rule(9, '专家意见', 'Expert opinions', (input) => input.expertsUsed),
  ballots: rule(10, '表决票样、计票单、委托书清单', 'Ballot specimen, count sheet, proxies', (input) => input.voted),
  publicity: rule(11, '结果公示照片及公示情况说明', 'Publicity of the result', always),
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

export interface ChecklistItem {
  readonly id: AttachmentId
  readonly no: number
  readonly mandatory: boolean
  readonly present: boolean
}

export interface Checklist {
  readonly items: readonly ChecklistItem[]
  /** mandatory and not there; the dossier is complete when empty (G7.1) */
  readonly missing: readonly AttachmentId[]
}

/** The checklist of a filing: each attachment, whether it must be there and whether it is. */
export function dossierChecklist(input: ChecklistInput): Checklist {
  const items = ATTACHMENT_IDS.map((id) => {
    const { no, mandatory } = ATTACHMENTS[id]
    return { id, no, mandatory: mandatory(input), present: input.present.includes(id) }
  })
  return { items, missing: items.filter((item) => item.mandatory && !item.present).map((item) => item.id) }
}

function rule(no: number, zh: string, en: string, mandatory: AttachmentRule['mandatory']): AttachmentRule {
  return { no, label: { zh, en }, mandatory }
}
