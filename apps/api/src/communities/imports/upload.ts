import { importFieldsSchema } from '@gongyi/shared/contracts'
import { maskNote } from '@gongyi/shared/domain'
import type { FastifyRequest } from 'fastify'
import { validationProblem } from '../../platform/http/validation.pipe.js'
import { Problem } from '../../platform/problem.js'
import { FILE_LIMITS } from './file-limits.js'
import type { Upload } from './imports.service.js'

const LONGEST_FILE_NAME = 200

/** Reads the multipart body: one file and its fields. The plugin stops at the size limit with 413. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type')
  const fields: Record<string, unknown> = {}
  let file: { readonly fileName: string; readonly bytes: Buffer } | undefined
  for await (const part of request.parts({ limits: { files: 1, fileSize: FILE_LIMITS.compressedBytes, fields: 5 } })) {
    if (part.type === 'file') file = { fileName: cleanFileName(part.filename), bytes: await part.toBuffer() }
    else fields[part.fieldname] = part.value
  }
  const parsed = importFieldsSchema.safeParse(fields)
  if (!parsed.success) throw validationProblem(parsed.error.issues)
  if (file === undefined) throw validationProblem([{ path: ['file'], message: 'required', code: 'required' }])
  return { fields: parsed.data, ...file }
}

/**
 * A name is for people to read: no path, no control or direction-changing characters, and nobody's whole number, for it is
 * kept as it stands. A star would be no part of a file's name.
 */
function cleanFileName(name: string | undefined): string {
  const base = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return maskNote(clean).replaceAll('*', '_').slice(0, LONGEST_FILE_NAME) || 'upload'
}
