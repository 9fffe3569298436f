import type { UnmetParams } from '../../refusal.js'
import type { ElectorateFacts } from '../facts.js'
import { type GuardResult, holds } from '../guard.js'
import type { GuardId } from '../guard-ids.js'

/** G2.2: somebody votes, and on each motion (domain.md §3.2). */
export function hasSomebody({ heads, motions }: ElectorateFacts): GuardResult {
  const empty = motions.findIndex((motion) => motion.heads === 0)
  if (heads > 0 && empty >= 0) return { reason: 'motion', motion: empty + 1 }
  return holds(heads > 0)
}

/** G2.4: nobody counts twice and the areas are those of the units, in the whole and in each motion's list. */
export function addsUp(electorate: ElectorateFacts): GuardResult {
  const lists = [electorate, ...electorate.motions]
  const isSound = lists.every((list) => list.areaCenti === list.unitAreaSumCenti && list.duplicateUnits === 0)
  return holds(isSound, { duplicates: Math.max(...lists.map(({ duplicateUnits }) => duplicateUnits)) })
}

/** Which of the two a counted electorate fails: the frozen one is asked again when it is corrected. */
export function soundnessOf(electorate: ElectorateFacts): { readonly id: GuardId; readonly params: UnmetParams }[] {
  const asked = [
    { id: 'G2.2', found: hasSomebody(electorate) },
    { id: 'G2.4', found: addsUp(electorate) },
  ] as const
  return asked.flatMap(({ id, found }) => (found === true ? [] : [{ id, params: found }]))
}

/** What of a counted electorate stands in the record once it is frozen. */
export function lockedHeads({ heads, areaCenti, motions }: ElectorateFacts) {
  const own = motions.map((motion) => ({
    motionId: motion.motionId,
    heads: motion.heads,
    areaCenti: motion.areaCenti,
  }))
  return { heads, areaCenti, motions: own }
}
