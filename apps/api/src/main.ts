import { createApp } from './app.js'
import { EnvError, readEnv } from './platform/env.js'
import { WrongMasterKey } from './platform/vault/vault.js'

/** Time for running requests to end after Ctrl-C or a stop from the supervisor. */
const GRACE_MS = 20_000

async function main(): Promise<void> {
  const env = readEnv()
  const app = await createApp(env)
  await app.listen(env.port, env.host)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function sentence(error: unknown): string {
  if (error instanceof EnvError || error instanceof WrongMasterKey) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is already in use: stop the other program or set PORT.'
  }
  return `The server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentence(error)}\n`)
  process.exit(1)
})
