import { houseFaults } from '../check/house.ts'
import { buildServer } from '../lib/build.ts'
import { inRoot } from '../lib/paths.ts'
import { exitOf, start } from '../lib/processes.ts'
import { checked, type Outcome, sum, type Tier } from './tier.ts'

const SOURCES = ['packages', 'apps', 'e2e', 'scripts', 'bench', 'proof']

async function tool(name: string, args: readonly string[]): Promise<Outcome> {
  return checked((await exitOf(start(inRoot('node_modules/.bin', name), args))) === 0)
}

function house(): Outcome {
  const faults = houseFaults()
  for (const fault of faults) console.error(fault)
  return checked(faults.length === 0)
}

export const lint: Tier = {
  name: 'lint',
  what: 'format, lint, house rules',
  run: async (filter) => {
    const paths = filter.length > 0 ? filter : ['.']
    const biome = await tool('biome', ['check', '--error-on-warnings', '--no-errors-on-unmatched', ...paths])
    if (biome.failed > 0) return biome
    // Type-aware rules see through to the database client and the compiled contracts only when these exist.
    await buildServer()
    const oxlint = await tool('oxlint', ['--type-aware', '--deny-warnings', ...(filter.length > 0 ? filter : SOURCES)])
    return sum([biome, oxlint, house()])
  },
}
