import { CATEGORY_IDS } from '@gongyi/shared/domain'
import { emptyProposal, type ProposalText } from './proposal-fields.js'

function keyOf(communityId: string): string {
  return `gongyi.proposal.${communityId}`
}

/** What was being written here when the phone rang; undefined when nothing, or when storage is refused. */
export function readProposalDraft(communityId: string): ProposalText | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(communityId)) ?? 'null')
    return typeof stored === 'object' && stored !== null ? restore(stored) : undefined
  } catch {
    return undefined
  }
}

function restore(stored: object): ProposalText {
  const fields = new Map<string, unknown>(Object.entries(stored))
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    title: text('title'),
    description: text('description'),
    category: CATEGORY_IDS.find((id) => id === fields.get('category')) ?? null,
    desiredOutcome: text('desiredOutcome'),
    location: text('location'),
    affectedScope: text('affectedScope'),
    anonymous: fields.get('anonymous') === true,
  }
}

/** Keeps what is being written; an empty form is forgotten. */
export function keepProposalDraft(communityId: string, proposal: ProposalText): void {
  try {
    const isEmpty = JSON.stringify(proposal) === JSON.stringify(emptyProposal)
    if (isEmpty) localStorage.removeItem(keyOf(communityId))
    else localStorage.setItem(keyOf(communityId), JSON.stringify(proposal))
  } catch {
    // the draft then lasts as long as the page
  }
}

export function dropProposalDraft(communityId: string): void {
  keepProposalDraft(communityId, emptyProposal)
}
