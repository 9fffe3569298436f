import { existsSync } from 'node:fs'
import { API_ENTRY, runNote, untilReady } from '../lib/app-server.ts'
import { buildAll } from '../lib/build.ts'
import { firstAdmin } from '../lib/first-admin.ts'
import { apiSettings, type Mode, openDatabase, openFolder } from '../lib/open-database.ts'
import { inRoot } from '../lib/paths.ts'
import { needPort, wantedPort } from '../lib/ports.ts'
import { exitOf, startNode, stopChild } from '../lib/processes.ts'
import { CommandError, runCommand } from '../lib/say.ts'
import { printWelcome } from '../lib/welcome.ts'

const ORPHAN_PATIENCE = 25_000

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
const asked = new Promise<'asked'>((resolve) => stop.signal.addEventListener('abort', () => resolve('asked')))

await runCommand(async () => {
  const mode = wantedMode()
  const host = process.env['HOST'] || '127.0.0.1'
  const port = wantedPort()
  const folder = openFolder()
  const note = runNote(folder)
  await needPort(port, host, note.leftBehind() ? ORPHAN_PATIENCE : 0)
  // A container carries the build and none of its sources' tools.
  if (existsSync(inRoot('node_modules/typescript'))) await buildAll()
  if (stop.signal.aborted) return 0

  const database = await openDatabase(mode, folder)
  try {
    const settings = apiSettings(database, mode, folder)
    const wayIn = mode === 'production' ? await firstAdmin(settings) : undefined
    const api = startNode([API_ENTRY], {
      env: {
        ...settings,
        PORT: String(port),
        HOST: host,
        WEB_DIST: process.env['WEB_DIST'] || inRoot('apps/web/dist'),
        LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
      },
    })
    note.write(api.pid ?? 0)
    const ended = exitOf(api)
    try {
      const address = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
      const ready = untilReady(address, ended).then(() => {
        printWelcome(address, database.demoAccounts)
        if (wayIn !== undefined) console.log(wayIn)
      })
      await Promise.race([ready, asked])
      const code = await Promise.race([ended, asked])
      if (code !== 'asked') throw new CommandError(`The API ended on its own (exit code ${code}).`)
      return 0
    } finally {
      await stopChild(api)
      note.remove()
    }
  } finally {
    await database.stop()
  }
})

function wantedMode(): Mode {
  const mode = process.env['GONGYI_MODE'] || 'demo'
  if (mode === 'production' || mode === 'demo' || mode === 'test') return mode
  throw new CommandError(`GONGYI_MODE must be production, demo or test, not "${mode}".`)
}
