import type { PublicDraw } from '@gongyi/shared/contracts'
import { draw, type PoolCommitment, poolHash, resultHash } from '@gongyi/shared/domain'

export interface Repeated {
  readonly poolHash: string
  readonly resultHash: string | null
  readonly verdict: 'same' | 'poolSame' | 'poolDiffers' | 'resultDiffers'
}

/**
 * The whole draw again, from the pool as downloaded and the published seed: nothing of the published result goes in, and
 * the plan shown must be the plan that was committed.
 */
export function repeatDraw(published: PublicDraw, pool: PoolCommitment): Repeated {
  const hash = poolHash(pool)
  const isPlan =
    pool.drawId === published.id &&
    pool.seats === published.seats &&
    pool.reserves === published.reserves &&
    pool.source.name === published.source.name &&
    pool.source.on === published.source.on &&
    pool.source.meeting === published.source.meeting
  if (hash !== published.pool.hash || !isPlan) return { poolHash: hash, resultHash: null, verdict: 'poolDiffers' }
  if (published.seed === null || published.result === null)
    return { poolHash: hash, resultHash: null, verdict: 'poolSame' }
  const computed = draw(pool, published.seed)
  const shown = resultHash({ ...computed, strata: published.result.strata })
  const own = resultHash(computed)
  const isSame = own === published.result.hash && own === shown
  return { poolHash: hash, resultHash: own, verdict: isSame ? 'same' : 'resultDiffers' }
}
