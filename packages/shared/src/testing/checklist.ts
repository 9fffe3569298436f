import type { AttachmentId, RecordCount } from '../domain/dossier/checklist.js'

/** As many records of every attachment. */
export function everyRecord(count: number): Readonly<Record<AttachmentId, RecordCount>> {
  const one = { count }
  return {
    ...{ proposal: one, screening: one, 'legal-opinion': one, roster: one, notice: one, plan: one, records: one },
    ...{ opinions: one, 'expert-opinion': one, ballots: one, publicity: one, objections: one, resolution: one },
    ...{ implementation: one, recusals: one, 'four-two': one, 'e-vote-audit': one },
  }
}
