import type { Address } from './address.js'
import type { HouseholdField } from './household-columns.js'
import type { Presence } from './presence.js'
import type { CellProblem, RosterProblemCode } from './row.js'

export type Gender = 'MALE' | 'FEMALE'
export type Hukou = 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT' | 'FLOATING'

/** One person of a household register, cleaned. Empty texts mean the file does not say. */
export interface PersonEntry extends Address {
  /** The address as written, when it is none of building and room: a name of its own, kept as it is. */
  readonly writtenAddress?: string
  readonly serial: string
  readonly code: string
  readonly group: string
  readonly name: string
  readonly relation: string
  readonly isHead: boolean
  readonly gender?: Gender
  /** The number as written, upper-case X; set when it has a number's shape, even with a wrong check character. */
  readonly identity?: string
  /** True when shape, birth date and check character all hold. */
  readonly identityValid: boolean
  /** As our own lists show them, the middle hidden. */
  readonly maskedIdentity?: string
  readonly maskedPhone?: string
  readonly birthDate?: string
  readonly phone?: string
  readonly hukou?: Hukou
  readonly tags: readonly string[]
  /** What the file says of it; left out when it says nothing, and then the register stays as it is. */
  readonly presence?: Presence
  readonly deceased: boolean
  /** False for people who died or moved away. */
  readonly active: boolean
  readonly note: string
}

export type Flag = (column: HouseholdField, code: RosterProblemCode, params?: CellProblem['params']) => void
