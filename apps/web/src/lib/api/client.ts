import { ProblemError, readProblem } from './problem.js'
import type { Contract } from './shape.js'

export type { Contract } from './shape.js'

type QueryValue = string | number | boolean | undefined | readonly string[]

export interface RequestOptions {
  readonly query?: Readonly<Record<string, QueryValue>>
  readonly signal?: AbortSignal
  /** For contributions: the same key sent twice is carried out once. */
  readonly idempotencyKey?: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Same-origin calls to `/api`. Answers are parsed by their contract; refusals arrive as ProblemError. */
export const api = {
  get: <T>(contract: Contract<T>, path: string, options?: RequestOptions) =>
    send('GET', contract, path, undefined, options),
  post: <T>(contract: Contract<T>, path: string, body?: unknown, options?: RequestOptions) =>
    send('POST', contract, path, body, options),
  put: <T>(contract: Contract<T>, path: string, body?: unknown, options?: RequestOptions) =>
    send('PUT', contract, path, body, options),
  patch: <T>(contract: Contract<T>, path: string, body?: unknown, options?: RequestOptions) =>
    send('PATCH', contract, path, body, options),
  delete: <T>(contract: Contract<T>, path: string, options?: RequestOptions) =>
    send('DELETE', contract, path, undefined, options),
} as const

const signedOutListeners = new Set<() => void>()

/** The app tells the client what to do when the session has ended (go to sign-in and come back). */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

export function announceIfSignedOut(problem: ProblemError): void {
  if (problem.status === 401 && problem.code === 'not-signed-in') for (const listener of signedOutListeners) listener()
}

export function urlOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return `/api${path.startsWith('/') ? path : `/${path}`}${text === '' ? '' : `?${text}`}`
}

async function send<T>(
  method: Method,
  contract: Contract<T>,
  path: string,
  body: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: options.signal ?? null }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  const response = await reach(urlOf(path, options.query), init)
  const answer = await readBody(response)
  if (!response.ok) {
    const problem = readProblem(response.status, answer)
    announceIfSignedOut(problem)
    throw problem
  }
  return parseAnswer(contract, answer, response.status)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({ code: 'network', status: 0 })
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  return parseJson(text)
}

export function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function parseAnswer<T>(contract: Contract<T>, answer: unknown, status: number): T {
  try {
    return contract.parse(answer)
  } catch (error) {
    console.error('The answer does not match its contract', error)
    throw new ProblemError({ code: 'unexpected-answer', status })
  }
}

/** A fresh key for one contribution; keep it across retries of the same contribution. */
export function newIdempotencyKey(): string {
  return randomUuid()
}

/** A random uuid (RFC 9562 version 4). `crypto.randomUUID` exists only on https and localhost; offices also use plain http. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return value.toString(16).padStart(2, '0')
  })
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
