import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

interface Bitmap {
  readonly width: number
  readonly height: number
  /** One number per pixel: red, green, blue. */
  readonly pixels: Uint32Array
}

/** The same picture with 256 colours: a third of the bytes, and nothing a reader of a screen would miss. */
export function palettePng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const { colours, indexOf } = paletteOf(pixels)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = indexOf.get(bucketOf(pixels[y * width + x] ?? 0)) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const palette = Buffer.from(colours.flatMap((colour) => channels(colour)))
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** What browsers write: eight bits a channel, with or without transparency, not interlaced. */
function decode(png: Buffer): Bitmap {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const step = { 2: 3, 6: 4 }[png.readUInt8(25)]
  if (png.readUInt8(24) !== 8 || step === undefined || png.readUInt8(28) !== 0) throw new Error('an unusual PNG')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * step, height, step)
  const byte = (at: number) => bytes[at] ?? 0
  const pixels = Uint32Array.from(
    { length: width * height },
    (_, i) => (byte(i * step) << 16) | (byte(i * step + 1) << 8) | byte(i * step + 2),
  )
  return { width, height, pixels }
}

function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < step ? 0 : (out[at - step] ?? 0)
      const up = y === 0 ? 0 : (out[at - stride] ?? 0)
      const corner = x < step || y === 0 ? 0 : (out[at - stride - step] ?? 0)
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner)
    }
  }
  return out
}

/** The five filters of PNG (W3C PNG, clause 9). */
function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** Colours that differ in the last three bits share a place; each place keeps its most frequent colour exactly. */
function paletteOf(pixels: Uint32Array) {
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const buckets = new Map<number, { colour: number; most: number; all: number }>()
  for (const [colour, count] of counts) {
    const bucket = buckets.get(bucketOf(colour)) ?? { colour, most: 0, all: 0 }
    if (count > bucket.most) Object.assign(bucket, { colour, most: count })
    bucket.all += count
    buckets.set(bucketOf(colour), bucket)
  }
  const ranked = [...buckets.values()].toSorted((a, b) => b.all - a.all)
  const colours = ranked.slice(0, MOST_COLOURS).map(({ colour }) => colour)
  const indexOf = new Map([...buckets].map(([key, { colour }]) => [key, nearest(colours, colour)]))
  return { colours, indexOf }
}

function nearest(colours: readonly number[], wanted: number): number {
  const [r, g, b] = channels(wanted)
  const far = colours.map((colour) => {
    const [r2, g2, b2] = channels(colour)
    return (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2
  })
  return far.indexOf(Math.min(...far))
}

function bucketOf(colour: number): number {
  const [r, g, b] = channels(colour)
  return ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)
}

function channels(colour: number): [number, number, number] {
  return [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255]
}
