import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const GUIDE = new URL('../../../docs/guides/check-a-dossier.md', import.meta.url)

/** Runs the program printed in the guide on a downloaded dossier; answers what it says. */
export async function runPrintedCheck(dossier: string): Promise<string> {
  const program = /```js\n([\s\S]+?)```/.exec(await readFile(GUIDE, 'utf8'))?.[1]
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
