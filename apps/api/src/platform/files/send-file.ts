import { StreamableFile } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { KeptFile } from './file-store.js'

export interface SentFile extends KeptFile {
  readonly name: string
  readonly hash: string
}

/** Whatever a browser makes of it, it runs no script, reads no cookie and is not taken for something else. */
const POLICY = "default-src 'none'; sandbox"

/** Pictures are shown in place, everything else is downloaded. Kept by the reader's browser only, and never changed. */
export function sendFile(reply: FastifyReply, { mime, bytes, name, hash }: SentFile): StreamableFile {
  const isPicture = mime === 'image/jpeg'
  const base = name.replace(/\.[^.]*$/, '') || 'file'
  const plain = `${base.replace(/[^\w.-]/g, '_').slice(0, 80)}.${isPicture ? 'jpg' : 'pdf'}`
  const full = encodeURIComponent(`${base}.${isPicture ? 'jpg' : 'pdf'}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  reply
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
    .header('etag', `"${hash}"`)
  return new StreamableFile(Buffer.from(bytes), {
    type: mime,
    length: bytes.length,
    disposition: `${isPicture ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`,
  })
}
