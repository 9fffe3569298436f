import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hugePng, phonePhoto, pngOf } from '../../../test/fixtures/pictures.js'
import { prepareFile } from './prepare-file.js'
import { cleanFileName } from './read-upload.js'

const refusalOf = (content: Buffer, kinds: readonly ('IMAGE' | 'PDF')[] = ['IMAGE']) =>
  prepareFile(content, kinds).then(
    () => 'taken',
    (error: { parts?: { word?: string } }) => error.parts?.word,
  )

describe('a photo', () => {
  it('is drawn anew: upright, at most 2048 px, without place, device or time', async () => {
    const taken = await phonePhoto(3000, 2000)
    expect(taken.includes('GONGYI-CANARY-PHONE')).toBe(true)
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const kept = await prepareFile(taken, ['IMAGE'])
    const header = await sharp(kept.bytes).metadata()
    expect([header.format, header.width, header.height]).toEqual(['jpeg', 1365, 2048])
    expect([header.exif, header.iptc, header.xmp, header.icc, header.orientation]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
    expect(kept.bytes.includes('GONGYI-CANARY-PHONE')).toBe(false)
    expect(kept.bytes.includes('Exif')).toBe(false)
  })
  it('is kept under the hash of what is kept, with a small picture beside it', async () => {
    const kept = await prepareFile(await pngOf(900, 600), ['IMAGE'])
    expect(kept.hash).toBe(createHash('sha256').update(kept.bytes).digest('hex'))
    const small = await sharp(kept.thumb ?? Buffer.alloc(0)).metadata()
    expect([small.width, small.height]).toEqual([480, 320])
  })
  it('that shines through stands on white', async () => {
    const kept = await prepareFile(await pngOf(20, 20, 0), ['IMAGE'])
    const { dominant } = await sharp(kept.bytes).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })
  it('of WebP is taken too', async () => {
    expect(
      await refusalOf(
        await sharp(await pngOf(50, 50))
          .webp()
          .toBuffer(),
      ),
    ).toBe('taken')
  })
})

describe('refused or made harmless', () => {
  it.each<readonly [string, () => Promise<Buffer> | Buffer, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'file-empty'],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'file-type-not-accepted',
    ],
    [
      'a web page called photo',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      'file-type-not-accepted',
    ],
    ['a zip bomb called photo', () => Buffer.from(`PK\u0003\u0004${'a'.repeat(500)}`), 'file-type-not-accepted'],
    [
      'a GIF that is a script as well',
      () => Buffer.from('GIF89a/*\u0000\u0000*/=1;alert(1)//'),
      'file-type-not-accepted',
    ],
    ['a program', () => Buffer.from('\u007fELF\u0002\u0001\u0001'), 'file-type-not-accepted'],
    ['a PDF where photos belong', () => Buffer.from('%PDF-1.7\n%%EOF'), 'file-type-not-accepted'],
    ['a picture of 30,000 by 30,000', () => hugePng(30_000, 30_000), 'image-too-large'],
    ['the first half of a photo', async () => (await phonePhoto()).subarray(0, 5_000), 'image-damaged'],
    ['three bytes of a photo', () => Buffer.from([0xff, 0xd8, 0xff]), 'image-damaged'],
    ['a PNG whose data ends early', () => hugePng(5_000, 30_000).subarray(0, 2_000), 'image-too-large'],
    [
      'a PNG of rubbish',
      () => Buffer.concat([hugePng(100, 100).subarray(0, 40), Buffer.alloc(400, 7)]),
      'image-damaged',
    ],
  ])('%s', async (_what, content, code) => {
    const started = performance.now()
    expect(await refusalOf(await content())).toBe(code)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
  it('what hangs behind a photo is gone', async () => {
    const polyglot = Buffer.concat([await phonePhoto(), Buffer.from('PK\u0003\u0004<script>alert(1)</script>')])
    const kept = await prepareFile(polyglot, ['IMAGE'])
    expect(kept.bytes.includes('<script>')).toBe(false)
  })
  it('a PDF is kept as it came, and refused when it is cut off', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')
    expect((await prepareFile(pdf, ['PDF'])).bytes.equals(pdf)).toBe(true)
    expect(await refusalOf(pdf.subarray(0, 20), ['PDF'])).toBe('pdf-damaged')
  })
  it('a crowd of large pictures is drawn one at a time, so that it costs the memory of one', async () => {
    const large = await sharp({ create: { width: 4600, height: 3450, channels: 3, background: '#345' } })
      .jpeg({ progressive: true })
      .toBuffer()
    const seen: number[] = []
    const look = () => seen.push(sharp.counters().process + sharp.counters().queue)
    const watch = setInterval(look, 1)
    await Promise.all([large, large, large, large, large].map((content) => prepareFile(content, ['IMAGE']).then(look)))
    clearInterval(watch)
    expect(Math.max(...seen)).toBe(1)
  }, 30_000)
})

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\照片.jpg', '照片.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b.jpg', 'ab.jpg'],
    ['..', 'file'],
    ['', 'file'],
    ['\r\nset-cookie: x', 'set-cookie: x'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown)
  })
  it('of 500 characters keeps its end', () => {
    const name = cleanFileName(`${'长'.repeat(496)}.jpg`)
    expect([name.length, name.endsWith('.jpg')]).toEqual([200, true])
  })
})
