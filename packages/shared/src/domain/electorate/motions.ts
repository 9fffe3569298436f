import type { VotingUnit } from '../voting/ballot.js'
import type { MotionShare } from './difference.js'

/** Who votes on one motion, counted by the motion's own scope. */
export interface MotionList {
  readonly motionId: string
  readonly units: readonly VotingUnit[]
}

/** A head of a whole topic with its part in each motion it votes on, in the order of the motions. */
export interface JointUnit extends VotingUnit {
  readonly shares: readonly MotionShare[]
}

/**
 * The electorate of a topic: every head once, with all its property units, and on which motions it votes with which of
 * them (`domain.md` §3.2: an electorate per motion). An owner with flats in two buildings is one head of a motion about one
 * building, with that building's area only.
 * @param whole counted over everything that lies in the scope of any motion, so that each list is a part of it
 */
export function jointElectorate(whole: readonly VotingUnit[], lists: readonly MotionList[]): readonly JointUnit[] {
  const shares = new Map<string, MotionShare[]>()
  for (const { motionId, units } of lists) {
    for (const { key, areaCenti = 0n, memberUnitIds } of units) {
      const own = shares.get(key) ?? []
      own.push({ motionId, areaCenti, unitIds: memberUnitIds })
      shares.set(key, own)
    }
  }
  return whole.map((unit) => ({ ...unit, shares: shares.get(unit.key) ?? [] }))
}

/** Entries of several lists, each once by its id, in the order in which they are first named. */
export function eachOnce<T extends { readonly id: string }>(lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()]
}
