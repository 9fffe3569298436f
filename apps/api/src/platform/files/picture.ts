import sharp, { type Sharp } from 'sharp'
import { fileRefused } from './file-refused.js'

export interface Picture {
  readonly bytes: Buffer
  readonly thumb: Buffer
  readonly width: number
  readonly height: number
}

const LONGEST_SIDE = 2048
const THUMB_SIDE = 480
/** A phone's best mode. A baseline JPEG and a plain PNG are read line by line, whatever their size. */
const MOST_PIXELS = 50_000_000
/** Progressive, interlaced and WebP pictures stand in memory whole before the first line comes out. */
const MOST_PIXELS_AT_ONCE = 16_000_000
const SECONDS = 5

// libvips reads dozens of formats; only these three ever reach it, whatever the bytes claim
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

let queue: Promise<unknown> = Promise.resolve()

/**
 * The picture drawn anew as JPEG: upright, at most 2048 px, on white, and without anything it carried along (place, device,
 * time, thumbnail, hidden text). One at a time, so that a crowd of uploads costs the memory of one.
 */
export function redraw(content: Buffer): Promise<Picture> {
  const drawn = queue.then(() => draw(content))
  queue = drawn.catch(() => undefined)
  return drawn
}

async function draw(content: Buffer): Promise<Picture> {
  await refuseHuge(content)
  try {
    const input = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const }
    const { data: bytes, info } = await shrink(sharp(content, input).autoOrient(), LONGEST_SIDE, 82)
    const { data: thumb } = await shrink(sharp(bytes), THUMB_SIDE, 75)
    return { bytes, thumb, width: info.width, height: info.height }
  } catch {
    throw fileRefused('image-damaged')
  }
}

async function refuseHuge(content: Buffer): Promise<void> {
  const header = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw fileRefused('image-damaged')
    })
  const atOnce = header.isProgressive === true || header.format === 'webp'
  if (header.width * header.height > (atOnce ? MOST_PIXELS_AT_ONCE : MOST_PIXELS)) throw fileRefused('image-too-large')
}

function shrink(image: Sharp, side: number, quality: number) {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true })
}
