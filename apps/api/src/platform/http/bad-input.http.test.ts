import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../../test/app.js'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const JSON_TYPE = { 'content-type': 'application/json' }

describe('bad input', () => {
  it.each([
    ['malformed JSON', '{"phone":', JSON_TYPE, 400, 'malformed-json'],
    ['an empty JSON body', '', JSON_TYPE, 422, 'validation-failed'],
    [
      'a form',
      'phone=13800000001',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['plain text', '{"phone":"1"}', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['a prototype key', '{"__proto__":{}}', JSON_TYPE, 400, 'malformed-json'],
    ['thousandfold nesting', '['.repeat(1000) + ']'.repeat(1000), JSON_TYPE, 400, 'malformed-json'],
    ['ten megabytes', `"${'x'.repeat(10 * 1024 * 1024)}"`, JSON_TYPE, 413, 'body-too-large'],
    ['a list where fields are wanted', '[]', JSON_TYPE, 422, 'validation-failed'],
  ])('%s is a problem with a code', async (_what, raw, headers, status, code) => {
    const answer = await test.anonymous.post('/api/session', undefined, { raw, headers })
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ requestId: answer.headers['x-request-id'], status })
  })

  it('names each wrong field by pointer', async () => {
    const admin = await test.signIn('community-admin')
    const answer = await admin.post('/api/identity/accounts', {
      phone: '12',
      displayName: '',
      role: 'king',
      regionId: 'x',
    })
    expect(codeOf(answer)).toBe('validation-failed')
    const { errors } = answer.body as { errors: { pointer: string }[] }
    expect(errors.map((error) => error.pointer).sort()).toEqual(['/displayName', '/phone', '/regionId', '/role'])
  })
  it('refuses fields nobody asked for', async () => {
    const admin = await test.signIn('community-admin')
    const answer = await admin.post('/api/identity/codes', { accountIds: [test.regions.guiyuan], admin: true })
    expect(codeOf(answer)).toBe('validation-failed')
  })
  it.each([
    '/api/nowhere',
    '/api',
    '/api/identity/nowhere',
    '/assets/nothing.js',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
  ])('an unknown address %s is 404', async (url) => {
    const answer = await test.anonymous.get(url)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  })
  it.each(['/%zz', '/api/session?x=%00', '/api/identity/accounts/%00/grants'])(
    'an unreadable address %s is 400',
    async (url) => {
      const answer = await test.anonymous.get(url)
      expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed-request'])
    },
  )
  it.each(
    [
      'zzz',
      '',
      '0000-01-01T00:00:00Z_0199a000-0000-7000-8000-000000000000',
      '0000-01-01T00:00:00.000Z_0199a000-0000-7000-8000-000000000000',
      '2026-02-30T00:00:00.000Z_0199a000-0000-7000-8000-000000000000',
      '2026-01-01T00:00:00.000Z_1',
      '4/0000000000000/0199a000-0000-7000-8000-000000000000',
      '1/1/0199a000-0000-7000-8000-000000000000',
    ].map((cursor) => [cursor]),
  )('a place to go on from that no answer gave is refused: %j', async (cursor) => {
    const township = await test.signIn('township-admin')
    for (const list of [
      'topics',
      `communities/${test.regions.guiyuan}/topics`,
      `townships/${test.regions.yunxi}/filings`,
    ]) {
      const answer = await township.get(`/api/${list}?after=${encodeURIComponent(cursor)}`)
      expect([list, answer.status, codeOf(answer)]).toEqual([list, 422, 'validation-failed'])
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/after' }] })
    }
  })
  it('an id that is none is the same 404 as an absent one', async () => {
    const admin = await test.signIn('community-admin')
    const malformed = await admin.delete(`/api/identity/grants/1`)
    const absent = await admin.delete(`/api/identity/grants/${test.regions.guiyuan}`)
    expect([malformed.status, absent.status]).toEqual([404, 404])
  })
})

describe('the answers', () => {
  it('carry the strict policy on pages and on the API', async () => {
    for (const url of ['/api/health', '/api/nowhere']) {
      const { headers } = await test.anonymous.get(url)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('no-store')
    }
  })
  it('serve the documentation under its own policy', async () => {
    const page = await test.anonymous.get('/api/docs')
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
    expect((await test.anonymous.get('/api/docs/swagger-ui-bundle.js')).status).toBe(200)
    expect((await test.anonymous.get('/api/docs/swagger-ui-init.js')).status).toBe(200)
    expect((await test.anonymous.get('/api/docs-json')).body).toMatchObject({ openapi: expect.stringMatching(/^3/) })
  })
  it('tell alive and ready apart', async () => {
    expect((await test.anonymous.get('/api/health')).body).toEqual({ status: 'ok' })
    expect((await test.anonymous.get('/api/ready')).body).toEqual({ status: 'ok' })
  })
})
