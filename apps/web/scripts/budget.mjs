/**
 * Gzipped JavaScript and CSS of a first load, per kind of page, from the Vite manifest:
 * the entry, the page's own chunk, what both import, and the words of one language. Fails above the budget.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
const KB = 1024

/** A page in `pages` is a source file loaded lazily by app/routes.tsx; `words` are catalogue namespaces. */
const surfaces = [
  { name: 'resident home', limitKb: 130, pages: ['index.html'], words: ['common'] },
  {
    name: 'resident form',
    limitKb: 205,
    pages: ['src/app/pages/sign-in-page.tsx'],
    words: ['common', 'identity', 'problems'],
  },
  {
    name: 'console',
    limitKb: 280,
    pages: ['src/app/pages/kit/kit-page.tsx'],
    words: ['common', 'kit', 'problems', 'guards'],
  },
]

function collect(key, files = new Set()) {
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`The build has no ${key}; is app/routes.tsx still loading it?`)
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const other of chunk.imports ?? []) collect(other, files)
  return files
}

function gzipped(files) {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
}

function measure({ name, limitKb, pages, words }) {
  const sizes = ['zh', 'en'].map((language) => {
    const files = collect('index.html')
    for (const page of pages) collect(page, files)
    for (const namespace of words) collect(`src/lib/i18n/catalogue/${namespace}.${language}.ts`, files)
    return gzipped(files)
  })
  return { name, limitKb, kb: Math.round((Math.max(...sizes) / KB) * 10) / 10 }
}

const results = surfaces.map(measure)
for (const { name, kb, limitKb } of results) console.log(`${name}: ${kb} KB of ${limitKb} KB`)
const isWithin = results.every(({ kb, limitKb }) => kb <= limitKb)
console.log(JSON.stringify({ name: 'budget', isWithin, surfaces: results }))
process.exitCode = isWithin ? 0 : 1
