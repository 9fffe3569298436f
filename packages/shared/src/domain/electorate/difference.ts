import { byLabel } from './part.js'

/** An entry of an electorate as two lists are compared by it; area in 0.01 m². */
export interface ListedUnit {
  readonly key: string
  readonly label: string
  readonly areaCenti: bigint
  readonly unitIds: readonly string[]
  /** Who may act for it; compared only where both lists say. */
  readonly personIds?: readonly string[]
  /** On which motions it votes, and with what; compared only where both lists say. */
  readonly shares?: readonly MotionShare[]
}

/** A head's part in one motion: the property units inside the motion's scope and their area in 0.01 m². */
export interface MotionShare {
  readonly motionId: string
  readonly areaCenti: bigint
  readonly unitIds: readonly string[]
}

export interface ElectorateDifference<T extends ListedUnit = ListedUnit> {
  readonly added: readonly T[]
  readonly removed: readonly T[]
  readonly changed: readonly { readonly before: T; readonly after: T }[]
  readonly unchanged: number
}

/** What a later list has more, fewer or otherwise than an earlier one, by the key of each head, in the order of house numbers. */
export function electorateDifference<T extends ListedUnit>(
  before: readonly T[],
  after: readonly T[],
): ElectorateDifference<T> {
  const was = new Map(before.map((unit) => [unit.key, unit]))
  const is = new Set(after.map(({ key }) => key))
  const kept = after.flatMap((unit) => {
    const earlier = was.get(unit.key)
    return earlier === undefined ? [] : [{ before: earlier, after: unit }]
  })
  const changed = kept.filter((pair) => !sameUnit(pair.before, pair.after))
  return {
    added: after.filter(({ key }) => !was.has(key)).toSorted(byLabel),
    removed: before.filter(({ key }) => !is.has(key)).toSorted(byLabel),
    changed: changed.toSorted((a, b) => byLabel(a.after, b.after)),
    unchanged: kept.length - changed.length,
  }
}

function sameUnit(a: ListedUnit, b: ListedUnit): boolean {
  const samePeople = a.personIds === undefined || b.personIds === undefined || sameSet(a.personIds, b.personIds)
  const isSame = a.label === b.label && a.areaCenti === b.areaCenti && sameSet(a.unitIds, b.unitIds)
  return isSame && samePeople && sameShares(a, b)
}

function sameShares({ shares: a }: ListedUnit, { shares: b }: ListedUnit): boolean {
  if (a === undefined || b === undefined) return true
  const others = new Map(b.map((share) => [share.motionId, share]))
  return (
    a.length === b.length &&
    a.every((share) => {
      const other = others.get(share.motionId)
      return other !== undefined && other.areaCenti === share.areaCenti && sameSet(share.unitIds, other.unitIds)
    })
  )
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === new Set(a).size
}

/**
 * The difference in pieces that can be taken one by one: entries that share a property unit belong together, or a flat that
 * changed hands would count for both of its owners, or for neither.
 */
export function differenceGroups<T extends ListedUnit>(
  difference: ElectorateDifference<T>,
): readonly ElectorateDifference<T>[] {
  const pieces = [
    ...difference.removed.map((unit) => piece({ removed: [unit] })),
    ...difference.added.map((unit) => piece({ added: [unit] })),
    ...difference.changed.map((pair) => piece({ changed: [pair] })),
  ]
  const groups: ElectorateDifference<T>[] = []
  for (const each of pieces) {
    const touching = groups.filter((group) => shareUnit(group, each))
    const rest = groups.filter((group) => !touching.includes(group))
    groups.splice(0, groups.length, ...rest, [...touching, each].reduce(join))
  }
  return groups.toSorted((a, b) => byLabel({ label: groupLabel(a) }, { label: groupLabel(b) }))
}

function piece<T extends ListedUnit>(of: Partial<ElectorateDifference<T>>): ElectorateDifference<T> {
  return { added: [], removed: [], changed: [], unchanged: 0, ...of }
}

function join<T extends ListedUnit>(a: ElectorateDifference<T>, b: ElectorateDifference<T>): ElectorateDifference<T> {
  return {
    added: [...a.added, ...b.added],
    removed: [...a.removed, ...b.removed],
    changed: [...a.changed, ...b.changed],
    unchanged: 0,
  }
}

function shareUnit(a: ElectorateDifference, b: ElectorateDifference): boolean {
  const ids = new Set(unitIdsOf(a))
  return unitIdsOf(b).some((id) => ids.has(id))
}

function unitIdsOf({ added, removed, changed }: ElectorateDifference): readonly string[] {
  return [...added, ...removed, ...changed.flatMap(({ before, after }) => [before, after])].flatMap((u) => u.unitIds)
}

function groupLabel({ added, removed, changed }: ElectorateDifference): string {
  return [...removed, ...changed.map(({ before }) => before), ...added].map(({ label }) => label).join(', ')
}

/**
 * Whether a piece of a difference is nothing but a change of hands: one head left, another came, with exactly the same
 * units and area. Such a unit may be voted by its new owner while the ballot runs, if it has not voted (domain.md §5.3 item 10).
 */
export function isTransfer({ added, removed, changed }: ElectorateDifference): boolean {
  const [gone] = removed
  const [come] = added
  if (gone === undefined || come === undefined || added.length + removed.length + changed.length !== 2) return false
  const isSame = gone.areaCenti === come.areaCenti && gone.unitIds.length > 0 && sameSet(gone.unitIds, come.unitIds)
  return isSame && sameShares(gone, come)
}
