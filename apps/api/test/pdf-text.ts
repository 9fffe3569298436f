import { inflateSync } from 'node:zlib'

/**
 * The text of each page of a PDF written by pdfkit, without spaces and line breaks, read the way a viewer copies it:
 * glyph numbers through the fonts' ToUnicode maps. Enough for tests; no general PDF reader.
 */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf)
  const maps = new Map<string, readonly string[]>()
  for (const body of objects.values()) {
    for (const [, name = '', ref = ''] of body.head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref)?.head ?? '')?.[1] ?? ''
      maps.set(name, unicodeMap(objects.get(toUnicode)?.stream ?? ''))
    }
  }
  const pages: string[] = []
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b/.test(body.head)) continue
    const contents = /\/Contents (\d+) 0 R/.exec(body.head)?.[1] ?? ''
    pages.push(pageText(objects.get(contents)?.stream ?? '', maps))
  }
  return pages
}

interface PdfObject {
  readonly head: string
  readonly stream: string
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const file = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = match
    const at = body.indexOf('\nstream\n')
    const head = at < 0 ? body : body.slice(0, at)
    const raw = at < 0 ? '' : body.slice(at + 8, body.lastIndexOf('\nendstream'))
    const stream = head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
    objects.set(id, { head, stream })
  }
  return objects
}

function unicodeMap(cmap: string): readonly string[] {
  const ranges = [...cmap.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)]
  return ranges.flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      String.fromCharCode(...hex.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  )
}

function pageText(content: string, maps: ReadonlyMap<string, readonly string[]>): string {
  let map: readonly string[] = []
  let text = ''
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
    if (font) map = maps.get(font) ?? []
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) text += map[Number.parseInt(glyph, 16)] ?? ''
  }
  return text.replace(/\s/g, '')
}
