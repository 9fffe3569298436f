import { ROLES } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { routesOf } from '../platform/http/route-inventory.js'
import { newId } from '../platform/ids.js'
import { type Operation, PolicyCheck } from './policy-check.js'

let test: TestApp
let operations: readonly Operation[]
beforeAll(async () => {
  test = await startTestApp()
  operations = test.app.get(PolicyCheck).operations()
})
afterAll(() => test.close())

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What the web server and the documentation page answer besides the operations. */
const PLUMBING = /^(GET|HEAD) (\/\*|\/api\/docs(-json|\/.*)?)$/

function addressOf(operation: Operation): string {
  return operation.path.replace(/:\w+/g, () => newId())
}

function send(operation: Operation, headers: Record<string, string> = {}) {
  const method = operation.method as 'GET' | 'POST'
  return test.anonymous.send(method, addressOf(operation), UNSAFE.has(method) ? { body: {}, headers } : { headers })
}

describe('no route escapes', () => {
  it('what the server answers is what the policies cover', () => {
    const answered = routesOf(test.fastify)
      .map((route) => `${route.method} ${route.url}`)
      .filter((route) => !PLUMBING.test(route) && !route.startsWith('HEAD '))
    const covered = operations.map((operation) => `${operation.method} ${operation.path}`)
    expect(covered.length).toBeGreaterThan(10)
    expect([...new Set(answered)].sort()).toEqual([...new Set(covered)].sort())
  })
  it('what the policies cover is what OpenAPI describes', async () => {
    const { paths } = (await test.anonymous.get('/api/docs-json')).body as {
      paths: Record<string, Record<string, unknown>>
    }
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(described.sort()).toEqual(operations.map((operation) => `${operation.method} ${operation.path}`).sort())
  })
  it('every operation has a policy', () => {
    expect(operations.filter((operation) => operation.policy === undefined)).toEqual([])
  })
})

describe('someone not signed in', () => {
  it('gets 401 or 404 from everything that is not public', async () => {
    for (const operation of operations.filter((each) => each.policy !== 'public')) {
      const answer = await send(operation)
      expect([operation.handler, [401, 404].includes(answer.status)]).toEqual([operation.handler, true])
    }
  })
  it('gets the same with a made-up cookie', async () => {
    const answer = await test.anonymous.get('/api/identity/regions', {
      headers: { cookie: `gongyi_session=${'a'.repeat(43)}` },
    })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'not-signed-in'])
  })
})

describe('a request from another site', () => {
  it.each([
    ['no Origin', { origin: '' }],
    ['a foreign Origin', { origin: 'https://elsewhere.test' }],
    ['an opaque Origin', { origin: 'null' }],
    ['a look-alike Origin', { origin: 'http://gongyi.test.elsewhere.test' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
  ])('with %s is refused by every unsafe operation', async (_what, headers) => {
    const unsafe = operations.filter((operation) => UNSAFE.has(operation.method))
    expect(unsafe.length).toBeGreaterThan(5)
    for (const operation of unsafe) {
      const answer = await send(operation, headers)
      expect([operation.handler, answer.status, codeOf(answer)]).toEqual([operation.handler, 403, 'cross-site'])
    }
  })
  it('with our own Origin passes this guard', async () => {
    const answer = await test.anonymous.post('/api/session', {}, { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(codeOf(answer)).toBe('validation-failed')
  })
})

describe('every role on every operation of identity', () => {
  it('is let in exactly where the policy names it', async () => {
    for (const role of ROLES) {
      const caller = await test.signIn(role)
      for (const { method, path, policy, handler } of operations) {
        if (typeof policy !== 'object' || !path.startsWith('/api/identity/') || policy.on !== 'system') continue
        const answer = await caller.send(
          method as 'GET',
          path.replace(/:\w+/g, () => newId()),
          method === 'POST' ? { body: {} } : {},
        )
        const refused = answer.status === 403 && codeOf(answer) === 'not-allowed'
        expect([role, handler, refused]).toEqual([role, handler, !policy.roles.includes(role)])
        expect([role, handler, answer.status < 500]).toEqual([role, handler, true])
      }
    }
  })
})
