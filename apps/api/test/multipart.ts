import type { Sent } from './app.js'

/** A multipart body as a browser sends it: text fields, then the file. */
export function multipart(fields: Readonly<Record<string, string>>, file?: { name: string; bytes: Buffer }): Sent {
  const boundary = '----gongyi-test-boundary'
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (file !== undefined) {
    const head =
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n'
    parts.push(Buffer.from(head), file.bytes, Buffer.from('\r\n'))
  }
  const raw = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { raw, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
