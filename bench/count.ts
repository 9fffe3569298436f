// How long a secret vote of a large electorate takes to count: ballots to sheet, sheet to result.
import { type CastBallot, count, tallyBallots, VOTING_PRESETS, type VotingUnit } from '@gongyi/shared/domain'

const OWNERS = Number(process.argv[2] ?? 100_000)
const RUNS = 5
const CHOICES = ['FOR', 'FOR', 'AGAINST', 'ABSTAIN', 'FOR'] as const
const preset = VOTING_PRESETS.OWNERS_GENERAL

if (!Number.isInteger(OWNERS) || OWNERS < 1) throw new Error('bench count: the number of owners must be a whole number')

const electorate = Array.from({ length: OWNERS }, (_, index): VotingUnit => ownerOf(index))
const ballots = electorate.flatMap((owner, index): CastBallot[] => (index % 4 === 3 ? [] : [ballotOf(owner, index)]))

const times = Array.from({ length: RUNS }, () => timed()).sort((left, right) => left - right)
const median = times[Math.floor(RUNS / 2)] ?? 0
console.log(
  `${OWNERS} owners, ${ballots.length} ballots, ${RUNS} counts: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
)
console.log(
  JSON.stringify({
    name: 'count',
    owners: OWNERS,
    ballots: ballots.length,
    medianMs: Math.round(median),
    ballotsPerSecond: Math.round((ballots.length / median) * 1000),
  }),
)

function ownerOf(index: number): VotingUnit {
  const key = `owner-${index}`
  return { key, label: key, heads: 1, areaCenti: BigInt(6_000 + (index % 90) * 100), memberUnitIds: [`unit-${index}`] }
}

function ballotOf(owner: VotingUnit, index: number): CastBallot {
  const choice = CHOICES[index % CHOICES.length] ?? 'ABSTAIN'
  return { id: `ballot-${index}`, unitKey: owner.key, choice, castAt: '2026-06-01T01:00:00.000Z' }
}

function timed(): number {
  const since = performance.now()
  const sheet = tallyBallots(preset, electorate, ballots)
  if (!sheet.ok) throw new Error(`the ballots were refused: ${sheet.error.code}`)
  const result = count(preset, totals(), sheet.value.tally)
  if (!result.ok || result.value.outcome !== 'PASSED') throw new Error('the count did not come out as it must')
  return performance.now() - since
}

function totals() {
  return { heads: OWNERS, areaCenti: electorate.reduce((sum, { areaCenti = 0n }) => sum + areaCenti, 0n) }
}
