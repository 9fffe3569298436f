import type { DraftBehalf, DraftData, ProposalMore, ProposalView, TopicDetail } from '@gongyi/shared/contracts'
import type { CategoryId } from '@gongyi/shared/domain'

/** What a proposal says; the same fields when it is written and when it is changed. */
export interface ProposalText {
  readonly title: string
  readonly description: string
  readonly category: CategoryId | null
  readonly desiredOutcome: string
  readonly location: string
  readonly affectedScope: string
  readonly anonymous: boolean
  readonly more: ProposalMore
}

export const emptyProposal: ProposalText = {
  title: '',
  description: '',
  category: null,
  desiredOutcome: '',
  location: '',
  affectedScope: '',
  anonymous: false,
  more: {
    propertyAreaId: null,
    building: null,
    affectedBuildings: [],
    affectedHouseholds: null,
    costFen: null,
    funding: null,
    urgency: 'NORMAL',
  },
}

/** True when everything needed is there. */
export function isComplete({ title, description, category }: ProposalText): boolean {
  return title.trim() !== '' && description.trim() !== '' && category !== null
}

export function isEmpty(text: ProposalText): boolean {
  return JSON.stringify(text) === JSON.stringify(emptyProposal)
}

export function textOfDraft(data: DraftData): ProposalText {
  const { behalf: _, ...text } = data
  return text
}

/** As it is sent. */
export function wordsOf(text: ProposalText): Omit<DraftData, 'behalf'> {
  return { ...text, more: { ...text.more, affectedBuildings: [...text.more.affectedBuildings] } }
}

export function draftOf(text: ProposalText, behalf: DraftBehalf | null = null): DraftData {
  return { ...wordsOf(text), behalf }
}

/** The topic's words with what its proposal says beyond them. */
export function textOfTopic(topic: TopicDetail, proposal: ProposalView | undefined): ProposalText {
  const { title, description, category, anonymous } = topic
  return {
    ...{ title, description, category, anonymous },
    desiredOutcome: topic.desiredOutcome ?? '',
    location: topic.location ?? '',
    affectedScope: topic.affectedScope ?? '',
    more:
      proposal === undefined
        ? emptyProposal.more
        : {
            propertyAreaId: proposal.propertyAreaId,
            building: proposal.building,
            affectedBuildings: proposal.affectedBuildings,
            affectedHouseholds: proposal.affectedHouseholds,
            costFen: proposal.costFen,
            funding: proposal.funding,
            urgency: proposal.urgency,
          },
  }
}
