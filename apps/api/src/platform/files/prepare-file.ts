import { createHash } from 'node:crypto'
import { fileRefused } from './file-refused.js'
import { redraw } from './picture.js'
import { sniff } from './sniff.js'

export type FileKind = 'IMAGE' | 'PDF'

/** A file as it is kept: harmless, and named by its content. */
export interface PreparedFile {
  readonly kind: FileKind
  readonly mime: 'image/jpeg' | 'application/pdf'
  readonly bytes: Buffer
  readonly thumb: Buffer | null
  readonly width: number | null
  readonly height: number | null
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly hash: string
}

/** Makes an upload fit to be kept, or throws the Problem that says why it is not. Only the kinds named are taken. */
export async function prepareFile(content: Buffer, kinds: readonly FileKind[]): Promise<PreparedFile> {
  if (content.length === 0) throw fileRefused('file-empty')
  const format = sniff(content)
  const kind: FileKind = format === 'pdf' ? 'PDF' : 'IMAGE'
  if (format === undefined || !kinds.includes(kind)) throw fileRefused('file-type-not-accepted')
  return format === 'pdf' ? preparePdf(content) : preparePicture(content)
}

async function preparePicture(content: Buffer): Promise<PreparedFile> {
  const picture = await redraw(content)
  return { kind: 'IMAGE', mime: 'image/jpeg', ...picture, hash: hashOf(picture.bytes) }
}

/** Kept as it came, because a signature may depend on every byte; it is never shown, only downloaded. */
function preparePdf(bytes: Buffer): PreparedFile {
  if (!bytes.subarray(-1024).includes('%%EOF')) throw fileRefused('pdf-damaged')
  return { kind: 'PDF', mime: 'application/pdf', bytes, thumb: null, width: null, height: null, hash: hashOf(bytes) }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
