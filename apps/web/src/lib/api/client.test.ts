import { describe, expect, it, vi } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { api, onSignedOut } from './client.js'
import { isProblem, ProblemError, readProblem } from './problem.js'
import { aNumber, aString, nothing, recordOf } from './shape.js'

const counted = recordOf<{ n: number }>({ n: aNumber })

async function refused(call: Promise<unknown>): Promise<ProblemError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error('expected a problem')
  return error
}

describe('a call', () => {
  it('sends JSON with its idempotency key and gives back what the contract read', async () => {
    const sent = answer({ 'POST /api/topics': { n: 1, extra: true } })
    const result = await api.post(
      counted,
      '/topics',
      { a: 1 },
      { idempotencyKey: 'k1', query: { x: ['1', '2'], y: undefined } },
    )
    expect(result).toEqual({ n: 1 })
    expect(sent[0]?.body).toEqual({ a: 1 })
    expect(sent[0]?.headers.get('idempotency-key')).toBe('k1')
    expect(sent[0]?.query.toString()).toBe('x=1&x=2')
  })

  it('takes an empty answer where nothing is promised', async () => {
    answer({ 'DELETE /api/session': undefined })
    await expect(api.delete(nothing, '/session')).resolves.toBeUndefined()
  })

  it('turns an answer outside the contract into a problem', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    answer({ 'GET /api/x': { n: 'one' } })
    expect((await refused(api.get(counted, '/x'))).code).toBe('unexpected-answer')
  })

  it('says so when the network cannot be reached', async () => {
    answer({})
    expect((await refused(api.get(aString, '/x'))).code).toBe('network')
  })

  it('passes an abort on as an abort, not as a problem', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stop', 'AbortError')))
    await expect(api.get(aString, '/x')).rejects.toThrow(DOMException)
  })

  it('carries code, unmet conditions and field errors of a refusal', async () => {
    answer({
      'GET /api/x': refusal(422, {
        code: 'guard-unmet',
        unmet: [{ id: 'G3.3', params: { units: 4, nested: {} } }, 'noise'],
        errors: [{ pointer: '/title', code: 'too-short', message: 'short' }],
        requestId: 'r1',
      }),
    })
    const problem = await refused(api.get(aString, '/x'))
    expect(isProblem(problem, 'guard-unmet')).toBe(true)
    expect(problem.unmet).toEqual([{ id: 'G3.3', params: { units: 4 } }])
    expect(problem.fieldMessage('/title')).toBe('short')
    expect(problem.requestId).toBe('r1')
  })
})

describe('an ended session', () => {
  it('is announced; a wrong password is not', async () => {
    const listener = vi.fn()
    const stop = onSignedOut(listener)
    answer({
      'GET /api/topics': refusal(401, { code: 'not-signed-in' }),
      'POST /api/session': refusal(401, { code: 'sign-in-failed' }),
    })
    await refused(api.post(aString, '/session', {}))
    expect(listener).not.toHaveBeenCalled()
    await refused(api.get(aString, '/topics'))
    expect(listener).toHaveBeenCalledOnce()
    stop()
  })
})

describe('a page instead of a problem', () => {
  it.each([
    [502, 'unavailable'],
    [413, 'body-too-large'],
    [429, 'too-many-requests'],
    [418, 'refused'],
  ])('with status %i is read as %s', (status, code) => {
    expect(readProblem(status, undefined).code).toBe(code)
  })
})
