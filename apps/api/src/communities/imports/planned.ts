import type { RowChange } from '@gongyi/shared/domain'
import { partsOf } from '../../platform/unhurried.js'

const RECORDS_A_STATEMENT = 1_000

/** A record as it shall be, and what that does to the register. */
export interface Planned<T> {
  readonly change: RowChange
  readonly record: T
  /** As the register has it until then; absent for what is new. */
  readonly old?: T
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** NEW without an old record, CHANGED when a field differs. */
export function planned<T extends object>(old: T | undefined, record: T): Planned<T> {
  if (old === undefined) return { change: 'NEW', record }
  const isSame = Object.entries(record).every(([key, value]) => Object.is(value, Reflect.get(old, key)))
  return { change: isSame ? 'UNCHANGED' : 'CHANGED', record, old }
}

export function ofChange<T>(plan: readonly Planned<T>[], change: RowChange): readonly T[] {
  return plan.filter((item) => item.change === change).map((item) => item.record)
}

/** The records of one kind of change as JSON, part by part, each for a set-wise statement. */
export function* recordsOf<T>(plan: readonly Planned<T>[], change: RowChange): Generator<string> {
  for (const part of partsOf(ofChange(plan, change), RECORDS_A_STATEMENT)) yield JSON.stringify(part)
}

/** Records to be written over those of the same id. */
export function asChanged<T>(records: readonly T[]): readonly Planned<T>[] {
  return records.map((record) => ({ change: 'CHANGED', record }))
}
