import { generateClient } from '../lib/build.ts'
import { inRoot } from '../lib/paths.ts'
import { runNode } from '../lib/processes.ts'
import { checked, type Tier } from './tier.ts'

export const drift: Tier = {
  name: 'drift',
  what: 'migrations build exactly the schema',
  run: async () => {
    await generateClient()
    return checked((await runNode([inRoot('scripts/database/drift.mjs')])) === 0)
  },
}
