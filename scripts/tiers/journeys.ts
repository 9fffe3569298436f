import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from '../lib/browser.ts'
import { buildAll } from '../lib/build.ts'
import { inRoot } from '../lib/paths.ts'
import { freePort } from '../lib/ports.ts'
import { runNode } from '../lib/processes.ts'
import { checked, type Outcome, type Tier } from './tier.ts'

const PLAYWRIGHT = inRoot('e2e/node_modules/@playwright/test/cli.js')

interface Report {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

/** The built app on a port and in a data folder of its own, removed afterwards. */
export const journeys: Tier = {
  name: 'journeys',
  what: 'a real browser at phone and desktop size',
  run: async (filter) => {
    await ensureBrowser()
    await buildAll()
    const folder = mkdtempSync(join(tmpdir(), 'gongyi-journeys-'))
    try {
      const report = join(folder, 'report.json')
      const code = await runNode([PLAYWRIGHT, 'test', '--config', inRoot('e2e/playwright.config.ts'), ...filter], {
        cwd: inRoot('e2e'),
        env: {
          GONGYI_E2E_PORT: String(await freePort()),
          GONGYI_E2E_DATA: join(folder, 'data'),
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      })
      return outcomeOf(report, code)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function outcomeOf(file: string, code: number): Outcome {
  try {
    const { stats }: Report = JSON.parse(readFileSync(file, 'utf8'))
    const failed = stats.unexpected + stats.flaky + stats.skipped
    return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    return checked(code === 0)
  }
}
