import { isRecord } from './shape.js'

export interface UnmetCondition {
  readonly id: string
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** Two codes the browser itself gives: the server was not reached; its answer was not what the contract says. */
export type LocalProblemCode = 'network' | 'unexpected-answer'

/** RFC 9457 problem, as thrown by the API client. `code` is a word; `unmet` lists what is missing. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: string
  readonly status: number
  readonly unmet: readonly UnmetCondition[]
  readonly errors: readonly FieldProblem[]
  readonly detail: string | undefined
  readonly requestId: string | undefined
  /** On 409: the state that won, as sent by the server. */
  readonly current: unknown

  constructor(fields: ProblemFields) {
    super(fields.detail ?? fields.code)
    this.code = fields.code
    this.status = fields.status
    this.unmet = fields.unmet ?? []
    this.errors = fields.errors ?? []
    this.detail = fields.detail
    this.requestId = fields.requestId
    this.current = fields.current
  }

  /** The message for one field of a form, by JSON pointer (`/title`). */
  fieldMessage(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.message
  }
}

interface ProblemFields {
  readonly code: string
  readonly status: number
  readonly unmet?: readonly UnmetCondition[] | undefined
  readonly errors?: readonly FieldProblem[] | undefined
  readonly detail?: string | undefined
  readonly requestId?: string | undefined
  readonly current?: unknown
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code)
}

/** A proxy may answer with a page instead of a problem; the status then speaks. */
export function readProblem(status: number, body: unknown): ProblemError {
  const source = isRecord(body) ? body : {}
  return new ProblemError({
    status,
    code: text(source['code']) ?? codeOfStatus(status),
    detail: text(source['detail']),
    requestId: text(source['requestId']),
    current: source['current'],
    unmet: list(source['unmet'], readUnmet),
    errors: list(source['errors'], readField),
  })
}

function codeOfStatus(status: number): string {
  if (status === 413) return 'body-too-large'
  if (status === 429) return 'too-many-requests'
  if (status === 404) return 'not-found'
  return status >= 500 ? 'unavailable' : 'refused'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function list<T>(value: unknown, read: (item: unknown) => T | undefined): T[] {
  return Array.isArray(value) ? value.map(read).filter((item) => item !== undefined) : []
}

function readUnmet(item: unknown): UnmetCondition | undefined {
  if (!isRecord(item)) return undefined
  const id = text(item['id'])
  if (id === undefined) return undefined
  const params = isRecord(item['params']) ? Object.entries(item['params']) : []
  return { id, params: Object.fromEntries(params.flatMap(([k, v]) => (isWord(v) ? [[k, v] as const] : []))) }
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function readField(item: unknown): FieldProblem | undefined {
  if (!isRecord(item)) return undefined
  const pointer = text(item['pointer'])
  if (pointer === undefined) return undefined
  return { pointer, code: text(item['code']) ?? 'invalid', message: text(item['message']) ?? '' }
}
