import type { Label } from '../label.js'
import type { DestinationId } from './destinations.js'

/** What happens to the part that is excluded. */
export type ExcludedHandling = 'DECLINE' | 'REFER'

/** One of the five kinds of matter that are not consulted on. Any question answered yes is a hit. */
export interface Exclusion {
  readonly label: Label
  /** Ids of the test questions; their words live in the catalogues. */
  readonly questions: readonly string[]
  /** First choice first. */
  readonly destinations: readonly DestinationId[]
  readonly handling: ExcludedHandling
  /** A suspicion needs a legal adviser's opinion before screening ends (G1.4). */
  readonly opinionOnSuspicion: boolean
  /** Id of the hint what may still be consulted on. */
  readonly remainder: string
  /** What the public reads instead of the title, where the text names people who quarrel. */
  readonly publicTitle?: Label
}

/** The five exclusions (`domain.md` §3.1.2). */
export const EXCLUSIONS = {
  EX1_LAW_SETTLED: {
    label: { zh: '政策和法律法规明文规定事项', en: 'Expressly settled by policy, law or regulation' },
    questions: ['ex1.whether-and-how-fixed', 'ex1.no-local-discretion', 'ex1.administrative-power'],
    destinations: ['HOTLINE_12345', 'SUPERIOR_DEPT', 'ADMIN_ENFORCEMENT'],
    handling: 'DECLINE',
    opinionOnSuspicion: true,
    remainder: 'ex1.details-left-open',
  },
  EX2_SUPERIOR_MANDATE: {
    label: {
      zh: '上级党委和政府明确要求或者明文规定事项',
      en: 'Expressly required by a higher Party committee or government',
    },
    questions: ['ex2.written-requirement-without-option'],
    destinations: ['SUPERIOR_DEPT'],
    handling: 'DECLINE',
    opinionOnSuspicion: false,
    remainder: 'ex2.mode-order-and-help',
  },
  EX3_UNLAWFUL_OR_IMPROPER: {
    label: {
      zh: '违背法律法规或者有悖于本地长远规划与公序良俗事项',
      en: 'Unlawful, or contrary to long-term local plans, public order and good morals',
    },
    questions: ['ex3.every-outcome-unlawful', 'ex3.against-approved-plan', 'ex3.against-good-morals'],
    destinations: ['ADMIN_ENFORCEMENT', 'FIRE', 'SUPERIOR_DEPT', 'LEGAL_SERVICE'],
    handling: 'DECLINE',
    opinionOnSuspicion: true,
    remainder: 'ex3.lawful-alternative-as-new-topic',
  },
  EX4_MANIFESTLY_UNFAIR: {
    label: { zh: '明显不公平事项', en: 'Manifestly unfair' },
    questions: [
      'ex4.arbitrary-burden-on-minority',
      'ex4.by-sex-registration-marriage-tenancy-belief',
      'ex4.removes-statutory-right',
      'ex4.retroactive',
      'ex4.conflict-of-interest',
    ],
    destinations: ['LEGAL_SERVICE', 'SUPERIOR_DEPT'],
    handling: 'REFER',
    opinionOnSuspicion: true,
    remainder: 'ex4.fair-redesign',
  },
  EX5_PRIVATE_DISPUTE: {
    label: { zh: '社会成员纠纷', en: 'Disputes between members of society' },
    questions: ['ex5.identifiable-parties', 'ex5.private-rights', 'ex5.parties-can-settle'],
    destinations: ['MEDIATION', 'COURT_ARBITRATION'],
    handling: 'REFER',
    opinionOnSuspicion: false,
    remainder: 'ex5.underlying-common-rule',
    publicTitle: { zh: '社会成员纠纷（内容不公开）', en: 'A private dispute (not public)' },
  },
} as const satisfies Readonly<Record<string, Exclusion>>

/** The id of an exclusion. */
export type ExclusionId = keyof typeof EXCLUSIONS

/** The exclusions in their official order. */
export const EXCLUSION_IDS: readonly ExclusionId[] = Object.keys(EXCLUSIONS).filter(isExclusionId)

/** True if the text names an exclusion. */
export function isExclusionId(id: string): id is ExclusionId {
  return Object.hasOwn(EXCLUSIONS, id)
}
