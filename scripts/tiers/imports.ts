import { runImportRules } from '../check/import-rules.ts'
import { inRoot } from '../lib/paths.ts'
import { captureNode } from '../lib/processes.ts'
import { checked, sum, type Tier } from './tier.ts'

export const imports: Tier = {
  name: 'imports',
  what: 'who may enter whom',
  run: async () => {
    const report = await runImportRules()
    for (const line of report.lines) console.error(line)
    console.log(`${report.modules} modules, ${report.dependencies} imports looked at`)
    // A rule that cannot fail protects nothing: each is broken once in a copy.
    const proof = await captureNode([inRoot('proof/import-rules/run.ts')])
    if (proof.code !== 0) console.error(proof.output.trimEnd())
    return sum([checked(report.lines.length === 0 && report.modules > 0), checked(proof.code === 0)])
  },
}
