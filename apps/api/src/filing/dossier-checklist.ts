import { type AttachmentId, type ChecklistInput, dossierChecklist, template } from '@gongyi/shared/domain'
import type { DossierSource } from './dossier.store.js'

/** The checklist of domain.md 6.2 over what the stages have recorded. */
export function checklistOf(source: DossierSource) {
  return dossierChecklist(checklistInput(source))
}

function checklistInput(source: DossierSource): ChecklistInput {
  const { topic, polls, objections, channels } = source
  const { records, history } = topic
  const draft = history.findLast((past) => past.stage === 'deliberate' && past.data.draft !== undefined)
  const budget = draft?.stage === 'deliberate' ? (draft.data.draft?.budgetFen ?? '0') : '0'
  const results = records.vote.count?.results ?? []
  return {
    // Small matters spend small sums, for which no statute asks a lawyer's letter
    money: BigInt(budget) > 0n && !template(topic.template).smallMattersOnly,
    covenant: topic.category === 'COVENANT',
    ownersSpecial: records.participants.set?.motions.some(({ presetId }) => presetId === 'OWNERS_SPECIAL') ?? false,
    risk: records.propose.screening?.riskGrade ?? 'BLUE',
    expertsUsed: records.format.plan?.formats.some(({ format }) => format === 'EXPERT_CONSULT') ?? false,
    voted: polls.length > 0,
    eVote: channels.some(({ channel }) => channel === 'ONLINE'),
    passed: results.some(({ count }) => count.outcome === 'PASSED'),
    objections: objections.length,
    village: topic.template === 'village-four-two',
    present: presentAttachments(source),
  }
}

/** An attachment is there when its stage has written down what it prints. */
function presentAttachments({ topic, facts, polls, objections }: DossierSource): readonly AttachmentId[] {
  const { propose, participants, notice, format, vote } = topic.records
  const rounds = topic.history.flatMap((past) => (past.stage === 'deliberate' ? [past.data] : []))
  const sessions = rounds.flatMap((round) => round.sessions)
  const legal = propose.legalOpinion !== undefined || rounds.some((round) => round.legal !== undefined)
  const { branch, committees, partyReview } = vote.fourTwo
  const there: Record<AttachmentId, boolean> = {
    proposal: true,
    screening: propose.screening !== undefined,
    'legal-opinion': legal,
    roster: participants.locked !== undefined && facts.electorate.heads > 0,
    notice: notice.versions.length > 0,
    plan: format.plan !== undefined,
    records: sessions.length > 0,
    // The sheet of opinions and replies is made from rows; with none received it says so
    opinions: facts.unansweredOpinions === 0,
    'expert-opinion': sessions.some((session) => session.format === 'EXPERT_CONSULT'),
    ballots: vote.count !== undefined,
    publicity: vote.published !== undefined,
    objections: objections.every(({ upheld }) => upheld !== null),
    resolution: vote.resolution !== undefined,
    implementation: rounds.some((round) => round.draft !== undefined),
    recusals: participants.set?.recusalsAsked === true,
    'four-two': branch !== undefined && committees !== undefined && partyReview !== undefined,
    'e-vote-audit': polls.every(({ status }) => status !== 'open'),
  }
  return Object.entries(there).flatMap(([id, is]) => (is && isAttachment(id, there) ? [id] : []))
}

function isAttachment(id: string, all: Record<AttachmentId, boolean>): id is AttachmentId {
  return Object.hasOwn(all, id)
}
