import { vi } from 'vitest'

export interface SentRequest {
  readonly route: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

interface Refusal {
  readonly status: number
  readonly problem: Readonly<Record<string, unknown>>
}

/** A body, or a function of the request that makes one. */
type Answer = unknown

/** An answer with a status of refusal: `refusal(409, { code: 'stale-version' })`. */
export function refusal(status: number, problem: Readonly<Record<string, unknown>>): Refusal {
  return { status, problem }
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'problem' in answer && 'status' in answer
}

/**
 * Puts answers where the network is: `answer({ 'GET /api/topics': { items: [] } })`. Returns the requests as they come.
 * A request nobody planned for fails the test by rejecting.
 */
export function answer(answers: Readonly<Record<string, Answer>>): readonly SentRequest[] {
  const sent: SentRequest[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost')
    const route = `${init.method ?? 'GET'} ${url.pathname}`
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body
    const request = { route, query: url.searchParams, body, headers: new Headers(init.headers) }
    sent.push(request)
    if (!(route in answers)) throw new TypeError(`no answer planned for ${route}`)
    const planned = answers[route]
    const reply: unknown = typeof planned === 'function' ? planned(request) : planned
    return isRefusal(reply)
      ? new Response(JSON.stringify(reply.problem), { status: reply.status })
      : new Response(reply === undefined ? null : JSON.stringify(reply), { status: reply === undefined ? 204 : 200 })
  })
  return sent
}
