import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const GUIDE = new URL('../../../docs/guides/check-a-dossier.md', import.meta.url)

/** Runs a program printed in the guide on a downloaded file; answers what it says. */
export async function runPrintedCheck(dossier: string, of: 'dossier' | 'electorate' = 'dossier'): Promise<string> {
  const programs = [...(await readFile(GUIDE, 'utf8')).matchAll(/```js\n([\s\S]+?)```/g)].map(([, text]) => text)
  const program = programs[of === 'dossier' ? 0 : 1]
  if (program === undefined) throw new Error('the guide prints no program')
  const folder = await mkdtemp(join(tmpdir(), 'gongyi-check-'))
  try {
    const [script, file] = [join(folder, 'check.mjs'), join(folder, 'dossier.json')]
    await Promise.all([writeFile(script, program), writeFile(file, dossier)])
    const { stdout } = await promisify(execFile)(process.execPath, [script, file])
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}
