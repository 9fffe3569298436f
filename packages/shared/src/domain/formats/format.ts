import { z } from 'zod'
import type { Label } from '../label.js'
import type { NoticeLead } from '../time-limit-policy.js'
import type { Frac } from '../voting/preset.js'

/** A figure or a yes/no the minutes of one format must carry beyond the common ones. Screens draw the form from it. */
export interface DetailField {
  readonly kind: 'COUNT' | 'YES_NO'
  readonly label: Label
}

/** What the minutes hold for one format beyond the common part: counts and yes/no by field id. */
export const formatDetailsSchema = z.record(z.string(), z.union([z.boolean(), z.int().nonnegative()]))
export type FormatDetails = Readonly<z.infer<typeof formatDetailsSchema>>

/** One meeting, round of visits, inquiry or online window as its minutes record it; days are `YYYY-MM-DD`. */
export interface FormatRecord {
  readonly from: string
  readonly to: string
  /** Address, or link of an online window. */
  readonly place: string
  readonly organiser: string
  readonly chair: string
  readonly minuteTaker: string
  /** People who took part, each once. */
  readonly attendance: number
  /** Voting units (households, heads) heard. */
  readonly unitsReached: number
  /** Units invited, served or on the list to visit. */
  readonly unitsInvited: number
  readonly attendanceEvidence: string
  readonly agenda: string
  readonly speeches: readonly { readonly stance: string; readonly summary: string }[]
  /** Why no opinion is recorded. */
  readonly silence?: string | undefined
  readonly conclusion: string
  readonly signatures: readonly string[]
  readonly media: number
  readonly details?: FormatDetails | undefined
}

/** A figure of the record a check may use: a common one, the length of the window in days, or a detail field. */
export type FigureName = 'attendance' | 'unitsReached' | 'unitsInvited' | 'windowDays' | (string & {})

/** One condition of a format's minimum record, as data: the same entry is check, list of what is missing, and document. */
export type MinimumCheck =
  | { readonly id: string; readonly kind: 'AT_LEAST'; readonly figure: FigureName; readonly least: number }
  | { readonly id: string; readonly kind: 'ODD'; readonly figure: FigureName }
  | { readonly id: string; readonly kind: 'YES' | 'NO'; readonly figure: string }
  | {
      readonly id: string
      readonly kind: 'SHARE'
      readonly figure: FigureName
      readonly of: FigureName
      readonly frac: Frac
    }
  /** The smaller of a number and a share of another figure, but never below a floor. */
  | {
      readonly id: string
      readonly kind: 'SMALLER_OF'
      readonly figure: FigureName
      readonly number: number
      readonly of: FigureName
      readonly frac: Frac
      readonly floor: number
    }
  | { readonly id: string; readonly kind: 'ANY_OF' | 'ALL_OF'; readonly checks: readonly MinimumCheck[] }

/** One of the ways to consult (`domain.md` §4). A new one is one file and one line in the registry. */
export interface Format {
  readonly label: Label
  /** Whether it can be the offline channel every topic needs. */
  readonly offline: boolean
  /** May stand as the only format of a topic. */
  readonly mayStandAlone: boolean
  /** Which minimum notice applies, see `TimeLimitPolicy.notice.leadD`. */
  readonly noticeLead: NoticeLead
  readonly roles: readonly Label[]
  readonly artefacts: readonly Label[]
  readonly typicalSize: { readonly least: number; readonly most: number }
  readonly details: Readonly<Record<string, DetailField>>
  readonly minimum: readonly MinimumCheck[]
}
