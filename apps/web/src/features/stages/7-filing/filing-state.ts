import type { TopicDetail } from '@gongyi/shared/contracts'

export type FilingState = 'preparing' | 'submitted' | 'returned' | 'filed' | 'filedNotAdopted' | 'stopped'

export function filingState(topic: TopicDetail): FilingState {
  if (topic.status === 'not-adopted') return 'filedNotAdopted'
  if (filingNumber(topic) !== undefined) return 'filed'
  if (topic.stage !== 'filing') return 'stopped'
  if (topic.status === 'submitted' || topic.status === 'returned') return topic.status
  return topic.status === 'active' || topic.status === 'suspended' ? 'preparing' : 'stopped'
}

export function filingNumber(topic: TopicDetail): string | undefined {
  return topic.filingNo ?? topic.records.filing.number
}

/** A dossier can be read from the moment a result is public. */
export function hasDossier(topic: TopicDetail): boolean {
  return topic.records.vote.published !== undefined || filingNumber(topic) !== undefined
}

export function hasBudget(topic: TopicDetail): boolean {
  return (topic.records.deliberate.draft?.budgetFen ?? '0') !== '0'
}

/** Small matters need no photographs, so nobody is asked where they are. */
export function asksForOriginals({ dossierMissing, records }: TopicDetail): boolean {
  return records.filing.originals.length > 0 || dossierMissing.some((entry) => entry.endsWith(':paper'))
}
