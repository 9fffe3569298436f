import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { Outcome } from './count-record.js'

/** A motion's own result and the motion it stands on. */
export interface CountedMotion {
  readonly motionId: string
  readonly outcome: Outcome
  readonly dependsOn?: string | null | undefined
}

/** A motion's result after its dependencies: `VOID` when what it stands on did not pass. */
export interface SettledMotion {
  readonly motionId: string
  readonly outcome: Outcome | 'VOID'
}

/**
 * Settles motions voted on together: they count independently unless one depends on another (`domain.md` §5.4).
 * Keeps the given order. Refuses with `dependency-broken` when a motion depends on one that is missing or, in a circle, on itself.
 */
export function settleMotions(motions: readonly CountedMotion[]): Result<readonly SettledMotion[], Refusal> {
  const byId = new Map(motions.map((motion) => [motion.motionId, motion]))
  const settled: SettledMotion[] = []
  for (const motion of motions) {
    const stands = foundationsPassed(motion, byId)
    if (!stands.ok) return stands
    settled.push({ motionId: motion.motionId, outcome: stands.value ? motion.outcome : 'VOID' })
  }
  return ok(settled)
}

function foundationsPassed(motion: CountedMotion, byId: ReadonlyMap<string, CountedMotion>): Result<boolean, Refusal> {
  const seen = new Set([motion.motionId])
  let passed = true
  let next = motion.dependsOn
  while (next !== undefined && next !== null) {
    const foundation = byId.get(next)
    if (foundation === undefined || seen.has(next)) {
      return refuse('dependency-broken', [unmet('vote.dependency', { motion: motion.motionId, on: next })])
    }
    seen.add(next)
    passed &&= foundation.outcome === 'PASSED'
    next = foundation.dependsOn
  }
  return ok(passed)
}
