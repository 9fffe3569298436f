import type { CastBallot } from './ballot.js'
import type { RatioPreset } from './preset.js'
import type { BallotChoice } from './tally.js'

/** Why a unit's ballots need the tellers' eye. DUPLICATE leaves the first valid one standing; the others void the unit. */
export type ConflictReason = 'DUPLICATE_DIFFERS' | 'CO_OWNERS_DISAGREE' | 'ROOMS_DISAGREE'

/** What the ballots of one unit come to. */
export interface EffectiveChoice {
  readonly choice: BallotChoice | 'NOT_RETURNED'
  readonly conflict: ConflictReason | null
}

/**
 * Decides what several ballots of one voting unit mean, whatever order they are given in.
 * For owners (`domain.md` §5.3 items 3 and 4): a ballot of the named representative goes before those of other
 * co-owners; without one, co-owners or rooms that differ make the whole head invalid. Elsewhere one ballot stands.
 */
export function effectiveChoice(preset: RatioPreset, ballots: readonly CastBallot[]): EffectiveChoice {
  if (ballots.length === 0) return { choice: 'NOT_RETURNED', conflict: null }
  const valid = ballots.filter(({ choice }) => choice !== 'INVALID')
  if (valid.length === 0) return { choice: 'INVALID', conflict: null }
  if (!preset.unitTypes.includes('OWNER')) return oneStands(preset, valid)

  const byRep = valid.filter(({ byVotingRep }) => byVotingRep === true)
  const heard = byRep.length > 0 ? byRep : valid
  const voters = new Set(heard.map(({ voterId }) => voterId)).size
  return voices(heard)
    .map((voice) => oneStands(preset, voice))
    .reduce((said, next) =>
      said.choice === next.choice
        ? { choice: said.choice, conflict: said.conflict ?? next.conflict }
        : { choice: 'INVALID', conflict: voters > 1 ? 'CO_OWNERS_DISAGREE' : 'ROOMS_DISAGREE' },
    )
}

function oneStands(preset: RatioPreset, valid: readonly CastBallot[]): EffectiveChoice {
  const lastWins = preset.ballotChange === 'LAST_WINS'
  const stands = valid.reduce((one, other) => (isBefore(one, other) === lastWins ? other : one))
  const differs = valid.some(({ choice }) => choice !== stands.choice)
  return { choice: stands.choice, conflict: differs && !lastWins ? 'DUPLICATE_DIFFERS' : null }
}

// One voice is one voter about one room; a voter who once spoke for all rooms has one voice altogether.
function voices(ballots: readonly CastBallot[]): readonly (readonly CastBallot[])[] {
  const byVoter = Map.groupBy(ballots, ({ voterId }) => voterId)
  return [...byVoter.values()].flatMap((own) =>
    own.some(({ memberUnitId }) => memberUnitId === undefined)
      ? [own]
      : [...Map.groupBy(own, ({ memberUnitId }) => memberUnitId).values()],
  )
}

function isBefore(one: CastBallot, other: CastBallot): boolean {
  return one.castAt === other.castAt ? one.id < other.id : one.castAt < other.castAt
}
