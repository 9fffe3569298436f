import { buildAll } from '../lib/build.ts'
import { stopOnSignal } from '../lib/processes.ts'
import { runCommand } from '../lib/say.ts'

stopOnSignal()
await runCommand(async () => {
  await buildAll()
  return 0
})
