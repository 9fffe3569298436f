import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { findChromium } from '../../e2e/chromium.ts'
import { capture, exitOf, start } from './processes.ts'
import { CommandError } from './say.ts'

const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils']
const QUIET = { env: { DEBIAN_FRONTEND: 'noninteractive' } }

/** Journeys need a browser, Chinese glyphs and pdftotext; as root on Debian all three are fetched when no browser is there. */
export async function ensureBrowser(): Promise<void> {
  if (findChromium() !== undefined && (await has('pdftotext', '-v'))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new CommandError(
      `The browser journeys need Chromium and pdftotext: install them (Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')}), or set CHROMIUM_PATH.`,
    )
  }
  console.log(`Installing ${DEBIAN_PACKAGES.join(', ')} with apt …`)
  await updateIndex()
  const args = ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES]
  const { code, output } = await capture('apt-get', args, QUIET)
  if (code !== 0) throw new CommandError(`${output.trim()}\napt-get could not install the browser: see above.`)
}

async function has(program: string, flag: string): Promise<boolean> {
  try {
    return (await exitOf(start(program, [flag], { onOutput: () => undefined }))) === 0
  } catch {
    return false
  }
}

/** Mirrors answer badly for a moment now and then; three tries before giving up. */
async function updateIndex(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await capture('apt-get', ['update'], QUIET)
    if (code === 0) return
    if (attempt === 3) throw new CommandError(`${output.trim()}\napt-get update failed three times: see above.`)
    await pause(attempt * 3_000)
  }
}
