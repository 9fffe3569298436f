import type { BallotChoice } from './tally.js'

/** One unit that may vote: a person, a household, a delegate, or one owner head with all its rooms. */
export interface VotingUnit {
  readonly key: string
  readonly label: string
  readonly heads: 1
  /** 0.01 m²; only for owners */
  readonly areaCenti?: bigint | undefined
  readonly memberUnitIds: readonly string[]
}

/** One ballot handed in, before it is known which of several for a unit takes effect. */
export interface CastBallot {
  readonly id: string
  readonly unitKey: string
  /** The room a paper ballot names; left out when the ballot speaks for the whole head. */
  readonly memberUnitId?: string | undefined
  /** Who cast it: tells co-owners apart; left out when the paper does not say. */
  readonly voterId?: string | undefined
  /** Cast by the representative the co-owners named. */
  readonly byVotingRep?: boolean | undefined
  readonly choice: BallotChoice
  /** ISO instant in UTC (`…Z`), as the database gives it; earliest counts where only one may. */
  readonly castAt: string
}
