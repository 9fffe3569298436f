import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from '../lib/browser.ts'
import { buildAll } from '../lib/build.ts'
import { inRoot } from '../lib/paths.ts'
import { freePort } from '../lib/ports.ts'
import { runNode, stopOnSignal } from '../lib/processes.ts'
import { runCommand } from '../lib/say.ts'

const PLAYWRIGHT = inRoot('e2e/node_modules/@playwright/test/cli.js')

/** `npm run pictures -- [filter]`: takes the pictures of docs/images anew, from a demo of its own. */
stopOnSignal()
await runCommand(async () => {
  await ensureBrowser()
  await buildAll()
  const folder = mkdtempSync(join(tmpdir(), 'gongyi-pictures-'))
  try {
    const config = inRoot('e2e/pictures.config.ts')
    return await runNode([PLAYWRIGHT, 'test', '--config', config, ...process.argv.slice(2)], {
      cwd: inRoot('e2e'),
      env: { GONGYI_E2E_PORT: String(await freePort()), GONGYI_E2E_DATA: join(folder, 'data') },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
