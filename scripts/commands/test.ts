import { stopOnSignal } from '../lib/processes.ts'
import { CommandError, runCommand, seconds } from '../lib/say.ts'
import { drift } from '../tiers/drift.ts'
import { imports } from '../tiers/imports.ts'
import { journeys } from '../tiers/journeys.ts'
import { lint } from '../tiers/lint.ts'
import { type Outcome, sum, type Tier } from '../tiers/tier.ts'
import { types } from '../tiers/types.ts'
import { database, http, panels, rules } from '../tiers/vitest.ts'

const TIERS: readonly Tier[] = [lint, types, imports, drift, rules, database, http, panels, journeys]

stopOnSignal()
await runCommand(async () => {
  const [name, ...filter] = process.argv.slice(2)
  const chosen = name === undefined ? TIERS : TIERS.filter((tier) => tier.name === name)
  if (chosen.length === 0) {
    throw new CommandError(`There is no tier "${name}": choose one of ${TIERS.map((tier) => tier.name).join(', ')}.`)
  }
  const outcomes: Outcome[] = []
  for (const tier of chosen) {
    const outcome = await runTier(tier, filter)
    outcomes.push(outcome)
    if (outcome.failed > 0 || outcome.passed === 0) break
  }
  const total = sum(outcomes)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
})

async function runTier(tier: Tier, filter: readonly string[]): Promise<Outcome> {
  console.log(`\n── ${tier.name}: ${tier.what}`)
  const since = performance.now()
  const outcome = await settled(tier, filter)
  const verdict = outcome.failed > 0 ? 'FAILED' : 'ok'
  console.log(`── ${tier.name}: ${verdict} in ${seconds(since)} (${outcome.passed} passed, ${outcome.failed} failed)`)
  return outcome
}

/** A tier that cannot even start has failed, and one that found nothing to run too. */
async function settled(tier: Tier, filter: readonly string[]): Promise<Outcome> {
  try {
    const outcome = await tier.run(filter)
    if (outcome.passed > 0 || outcome.failed > 0) return outcome
    console.error(`The tier ${tier.name} found no test to run.`)
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error)
  }
  return { passed: 0, failed: 1 }
}
