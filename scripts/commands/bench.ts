import { runNamed } from '../lib/named-runs.ts'
import { stopOnSignal } from '../lib/processes.ts'
import { runCommand } from '../lib/say.ts'

stopOnSignal()
await runCommand(() => runNamed('bench', process.argv.slice(2)))
