import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const LIFELINE = pathToFileURL(join(ROOT, 'scripts/lifeline.mjs')).href

export function inRoot(...parts: readonly string[]): string {
  return join(ROOT, ...parts)
}

/** Where start keeps the embedded database, secrets and files; a relative folder is meant from the root. */
export function dataDir(): string {
  return resolve(ROOT, process.env['GONGYI_DATA_DIR'] || '.data')
}
