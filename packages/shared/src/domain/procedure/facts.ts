import type { Disclosure } from '../admissibility/disclosure.js'
import type { CivilDate } from '../civil-time.js'

/** The voting units of the frozen or proposed electorate, counted; areas in 0.01 m² as decimal strings of integers. */
export interface ElectorateFacts {
  readonly heads: number
  readonly areaCenti: string
  readonly unitAreaSumCenti: string
  readonly duplicateUnits: number
  readonly openCorrections: number
  /** Building numbers of the electorate, in the order of doors. */
  readonly buildings: readonly string[]
}

/** Notice deliveries per voting unit. */
export interface DeliveryFacts {
  readonly units: number
  /** Tried by any channel. */
  readonly attempted: number
  /** Reached by an individual channel; a posting reaches nobody in particular. */
  readonly delivered: number
  readonly individuallyAttempted: number
  /** Told by a public channel. */
  readonly publicly: number
  readonly aware: number
  /** Units flagged elderly or disabled that were only tried digitally. */
  readonly offlineMissing: number
}

/** Heads, and area in 0.01 m² as a decimal string where the preset counts area. */
export interface AmountFacts {
  readonly heads: number
  readonly areaCenti: string
}

/** Ballots of one motion added up; known to the rules only after the poll is closed. */
export interface PollTally {
  readonly for: AmountFacts
  readonly against: AmountFacts
  readonly abstain: AmountFacts
  readonly invalid: AmountFacts
}

/** One motion's poll of the present round. */
export interface PollFacts {
  readonly motionId: string
  readonly presetId: string
  readonly status: 'open' | 'closed' | 'counted' | 'void'
  readonly closesAt: string
  /** Paper ballots typed in once and not yet confirmed by a second person. */
  readonly unverifiedPaper: number
  readonly electorate: AmountFacts
  readonly tally: PollTally | null
}

/** The tasks that carry the resolution out. */
export interface TaskFacts {
  readonly total: number
  readonly open: number
  readonly budgetFen: string
}

/** Counted from rows by the API before a rule is asked; every number is of the topic's present round. */
export interface Facts {
  readonly coSigns: number
  readonly statutoryInitiative: boolean
  /** End of the cooling-off of the same question decided before, or null. */
  readonly coolingOffUntil: CivilDate | null
  /** How far the words of the proposal keep it from the public until two people have screened it. */
  readonly heldBack: Disclosure
  /** A hash of everything the proposal says and shows. */
  readonly textHash: string
  /** Since it was returned the title has changed, or the text has and does not begin with the one before. */
  readonly textReplaced: boolean
  /** The desk entered it for somebody who has no account of their own. */
  readonly onBehalf: boolean
  readonly electorate: ElectorateFacts
  readonly delivery: DeliveryFacts
  /** Opposing opinions and questions without a reply. */
  readonly unansweredOpinions: number
  readonly opinions: number
  readonly polls: readonly PollFacts[]
  /** The name of whoever opened the ballot, or null. */
  readonly openedByName: string | null
  readonly openObjections: number
  /** Attachments of domain.md §6.2 that are mandatory here and missing, by id. */
  readonly dossierMissing: readonly string[]
  /** The public version was generated and holds no personal data. */
  readonly publicVersionClean: boolean
  /** The township's short name for filing numbers is known. */
  readonly filingPrefix: string | null
  readonly tasks: TaskFacts
  readonly ratings: number
  readonly participants: number
}

/** Facts of a topic that has no rows yet; tests and drafts start from it. */
export const NO_FACTS: Facts = {
  coSigns: 0,
  statutoryInitiative: false,
  coolingOffUntil: null,
  heldBack: 'PUBLIC',
  textHash: '',
  textReplaced: false,
  onBehalf: false,
  electorate: {
    heads: 0,
    areaCenti: '0',
    unitAreaSumCenti: '0',
    duplicateUnits: 0,
    openCorrections: 0,
    buildings: [],
  },
  delivery: {
    units: 0,
    attempted: 0,
    delivered: 0,
    individuallyAttempted: 0,
    publicly: 0,
    aware: 0,
    offlineMissing: 0,
  },
  unansweredOpinions: 0,
  opinions: 0,
  polls: [],
  openedByName: null,
  openObjections: 0,
  dossierMissing: [],
  publicVersionClean: false,
  filingPrefix: null,
  tasks: { total: 0, open: 0, budgetFen: '0' },
  ratings: 0,
  participants: 0,
}
