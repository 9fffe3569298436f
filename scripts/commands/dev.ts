import { existsSync } from 'node:fs'
import { API_ENTRY, untilReady } from '../lib/app-server.ts'
import { generateClient } from '../lib/build.ts'
import { apiSettings, openDatabase, openFolder } from '../lib/open-database.ts'
import { inRoot } from '../lib/paths.ts'
import { freePort, needPort, wantedPort } from '../lib/ports.ts'
import { exitOf, startNode, stopAll } from '../lib/processes.ts'
import { RestartingApi } from '../lib/restarting-api.ts'
import { runCommand } from '../lib/say.ts'
import { printWelcome } from '../lib/welcome.ts'

const TSC = inRoot('node_modules/typescript/bin/tsc')
const VITE = inRoot('apps/web/node_modules/vite/bin/vite.js')
const CLEAN_COMPILE = /Found 0 errors\. Watching for file changes/

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
})

/**
 * Both sides with reload: the compiler watches rules and API and each clean compile restarts the API; Vite serves the
 * web on PORT and sends /api on. The demo database is the same one `npm start` uses.
 */
await runCommand(async () => {
  const port = wantedPort()
  const folder = openFolder()
  await needPort(port, '127.0.0.1')
  await generateClient()
  await firstCompile()
  const database = await openDatabase('demo', folder)
  try {
    const apiPort = await freePort()
    const api = new RestartingApi({
      ...apiSettings(database, 'demo', folder),
      PORT: String(apiPort),
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'info',
    })
    watchServer(() => void api.restart())
    const web = startNode(
      [VITE, '--port', String(port), '--strictPort', '--host', '127.0.0.1', '--clearScreen', 'false'],
      {
        cwd: inRoot('apps/web'),
        env: { GONGYI_API_PORT: String(apiPort) },
      },
    )
    const ended = exitOf(web)
    void untilReady(`http://127.0.0.1:${apiPort}`, ended).then(
      () => printWelcome(`http://127.0.0.1:${port}`, database.demoAccounts),
      (error: unknown) => console.error(String(error)),
    )
    await Promise.race([stopped, ended])
    await stopAll()
    return 0
  } finally {
    await database.stop()
  }
})

/** The seed runs compiled code, so a fresh clone compiles once before the database is prepared. */
async function firstCompile(): Promise<void> {
  if (existsSync(API_ENTRY)) return
  await exitOf(startNode([TSC, '--build', 'packages/shared', 'apps/api']))
}

function watchServer(onCleanCompile: () => void): void {
  startNode([TSC, '--build', '--watch', '--preserveWatchOutput', 'packages/shared', 'apps/api'], {
    onOutput: (text) => {
      process.stdout.write(text)
      if (CLEAN_COMPILE.test(text)) onCleanCompile()
    },
  })
}
