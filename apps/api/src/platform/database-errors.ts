import { Problem } from './problem.js'

/** Prisma: transaction timed out or could not start, pool exhausted, server gone. */
const PRISMA_UNAVAILABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/** 08 connection, 53 out of resources, 57014 cancelled by timeout, 57P0x shutdown, 55P03 lock wait, 25P03/25P04 idle or long transaction. */
const SQLSTATE_UNAVAILABLE = /^(08...|53...|57014|57P0.|55P03|25P0[34])$/
const SQLSTATE_CONFLICT = new Set(['40001', '40P01'])
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'])
const ADAPTER_UNAVAILABLE = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
/** The trigger on `account_person`: no account for a child under fourteen. */
const UNDER_FOURTEEN = 'GY014'
/** node-postgres says these in words only. */
const POOL_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/

/** What went wrong in the database and is worth a retry by the client becomes 503; everything else passes unchanged. */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  if (some(error, ({ code, originalCode }) => [code, originalCode].includes(UNDER_FOURTEEN)))
    return new Problem('person-under-14', {}, { cause: error })
  if (isUnavailable(error) || isRetryable(error))
    return new Problem('unavailable', { retryAfterSeconds: 2 }, { cause: error })
  return error
}

/** Another transaction got in the way: deadlock or serialisation failure. */
export function isRetryable(error: unknown): boolean {
  return some(error, (link) => {
    const code = text(link.code) ?? text(link.originalCode)
    return (
      code === 'P2034' ||
      (code !== undefined && SQLSTATE_CONFLICT.has(code)) ||
      link.kind === 'TransactionWriteConflict'
    )
  })
}

export function isUniqueViolation(error: unknown): boolean {
  return some(error, (link) => {
    const code = text(link.code) ?? text(link.originalCode)
    return code === 'P2002' || code === '23505' || link.kind === 'UniqueConstraintViolation'
  })
}

/** 23001 is what PostgreSQL 18 says of ON DELETE RESTRICT. */
const SQLSTATE_NAMED_ELSEWHERE = new Set(['23503', '23001'])

export function isForeignKeyViolation(error: unknown): boolean {
  return some(error, ({ code, originalCode, kind }) => {
    const codes = [text(code), text(originalCode)].filter((said) => said !== undefined)
    return (
      codes.some((said) => said === 'P2003' || SQLSTATE_NAMED_ELSEWHERE.has(said)) ||
      kind === 'ForeignKeyConstraintViolation'
    )
  })
}

/** The work itself took longer than it was given, a statement of it or all of it: trying again would end the same way. */
export function isOutOfTime(error: unknown): boolean {
  return some(error, ({ code, originalCode, message }) => {
    if ([code, originalCode].some((said) => said === '25P04' || said === '57014')) return true
    return (
      code === 'P2028' &&
      typeof message === 'string' &&
      /expired transaction|timeout for this transaction/.test(message)
    )
  })
}

export function isUnavailable(error: unknown): boolean {
  return some(error, (link) => {
    const codes = [text(link.code), text(link.originalCode)].filter((code) => code !== undefined)
    if (codes.some((c) => PRISMA_UNAVAILABLE.has(c) || SQLSTATE_UNAVAILABLE.test(c) || SOCKET_CODES.has(c))) return true
    if (typeof link.kind === 'string' && ADAPTER_UNAVAILABLE.has(link.kind)) return true
    return typeof link.message === 'string' && POOL_WORDS.test(link.message)
  })
}

interface Link {
  readonly [key: string]: unknown
}

/** Walks error → cause → Prisma's meta.driverAdapterError, which is where the adapter keeps PostgreSQL's own code. */
function some(error: unknown, matches: (link: Link) => boolean): boolean {
  const queue: unknown[] = [error]
  for (let seen = 0; queue.length > 0 && seen < 12; seen += 1) {
    const link = queue.shift()
    if (!isLink(link)) continue
    if (matches(link)) return true
    queue.push(link.cause, link.meta, link.driverAdapterError)
  }
  return false
}

function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** 22021 and 22P05: characters PostgreSQL cannot hold, arrived past the JSON parser (multipart fields, query strings). */
export function isUnstorableText(error: unknown): boolean {
  return some(error, (link) => {
    const code = text(link.originalCode) ?? text(link.code)
    return code === '22021' || code === '22P05'
  })
}
