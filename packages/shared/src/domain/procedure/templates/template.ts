import type { GuardId } from '../guard-ids.js'

/** Lengths a template sets, in civil days (d) or working days (Wd); the statutory floors live in domain.md §3.10. */
export interface TemplateLimits {
  readonly rosterPublicityD: number
  readonly noticeLeadD: number
  readonly voteWindowMinD: number
  readonly voteWindowMaxD: number
  readonly resultPublicityD: number
  readonly completionPublicityD: number
  readonly surveyD: number
  readonly coveragePct: number
  readonly maxRounds: number
  readonly deemedFiledWd: number
}

/** A procedure template: which guards it waives, which it adds, and how long its periods are. */
export interface ProcedureTemplate {
  readonly label: { readonly zh: string; readonly en: string }
  readonly summary: { readonly zh: string; readonly en: string }
  /** Guards that do not apply to matters of this kind; every other guard does. */
  readonly waives: readonly GuardId[]
  readonly limits: TemplateLimits
  /** Only for matters without money above the limit and without raised risk. */
  readonly smallMattersOnly: boolean
}
