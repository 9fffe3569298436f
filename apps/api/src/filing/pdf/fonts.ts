import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Noto Sans SC (SIL Open Font Licence 1.1), whole files; pdfkit embeds only the glyphs that were used. */
const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const

export type FontName = keyof typeof FILES

const loaded = new Map<FontName, Buffer>()

/** The font's bytes, read once (10 MB each). */
export function fontFile(name: FontName): Buffer {
  const known = loaded.get(name)
  if (known) return known
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[name]))
  loaded.set(name, bytes)
  return bytes
}

interface GlyphTable {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** The glyph table of a document's current font; pdfkit's types do not show it. */
export function glyphsOf(document: object): GlyphTable {
  const embedded: unknown = Reflect.get(document, '_font')
  const font: unknown = typeof embedded === 'object' && embedded !== null ? Reflect.get(embedded, 'font') : undefined
  if (!isGlyphTable(font)) throw new TypeError('pdfkit no longer shows its font where it was expected')
  return font
}

function isGlyphTable(font: unknown): font is GlyphTable {
  return typeof font === 'object' && font !== null && typeof Reflect.get(font, 'hasGlyphForCodePoint') === 'function'
}
