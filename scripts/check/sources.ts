import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../lib/paths.ts'

const SKIPPED = new Set([
  'node_modules',
  'dist',
  'generated',
  'fixtures',
  '.git',
  '.data',
  '.artifacts',
  'test-results',
])

/** Every file of ours whose name ends in one of `endings`, as paths from the root with forward slashes. */
export function sourceFiles(endings: readonly string[], folder = ''): string[] {
  const found: string[] = []
  for (const entry of readdirSync(inRoot(folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : join(folder, entry.name)
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) found.push(...sourceFiles(endings, path))
    if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) found.push(path)
  }
  return found.sort()
}
