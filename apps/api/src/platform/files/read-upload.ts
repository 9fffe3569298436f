import type { FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { validationProblem } from '../http/validation.pipe.js'
import { Problem } from '../problem.js'
import { fileRefused } from './file-refused.js'

export interface UploadedFile<F> {
  /** For people to read; never part of a path. */
  readonly name: string
  readonly bytes: Buffer
  readonly fields: F
}

const MOST_BYTES = 10 * 1024 * 1024
const LONGEST_NAME = 200

/** Reads a multipart body of one file and a few fields. The plugin stops at the size limit, the rest is never read. */
export async function readUpload<F>(request: FastifyRequest, schema: ZodType<F>): Promise<UploadedFile<F>> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type')
  const fields: Record<string, unknown> = {}
  let file: { readonly name: string; readonly bytes: Buffer } | undefined
  for await (const part of request.parts({ limits: { files: 1, fileSize: MOST_BYTES, fields: 5, parts: 6 } })) {
    if (part.type === 'file') file = { name: cleanFileName(part.filename), bytes: await part.toBuffer() }
    else fields[part.fieldname] = part.value
  }
  const parsed = schema.safeParse(fields)
  if (!parsed.success) throw validationProblem(parsed.error.issues)
  if (file === undefined) throw fileRefused('file-missing')
  return { ...file, fields: parsed.data }
}

/** No path, no control or direction-changing characters, and short enough for a screen. */
export function cleanFileName(name: string | undefined): string {
  const base = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  const short = [...clean].slice(-LONGEST_NAME).join('').slice(-LONGEST_NAME).toWellFormed()
  return /^\.*$/.test(short) ? 'file' : short
}
