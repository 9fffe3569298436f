import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../../test/app.js'

let test: TestApp
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongyi-web-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>共议</title>')
  writeFileSync(join(folder, 'assets', 'page-4f2a.js'), 'export {}')
  test = await startTestApp({ env: { webDist: folder, rateLimitPerMinute: 20 } })
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('the built web', () => {
  it.each(['/', '/topics/0190?tab=vote', '/sign-in'])(
    'answers the page address %s with the page, never stale',
    async (url) => {
      const page = await test.anonymous.get(url)
      expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(page.text).toContain('共议')
      const again = await test.anonymous.get(url, { headers: { 'if-none-match': String(page.headers.etag) } })
      expect(again.status).toBe(304)
    },
  )
  it('lets a hashed file be kept for good', async () => {
    const file = await test.anonymous.get('/assets/page-4f2a.js')
    expect([file.status, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  })
  it.each(['/api', '/api/nowhere', '/assets/gone.js', '/../package.json', '/..%2f..%2fetc%2fpasswd'])(
    'never answers %s with the page',
    async (url) => {
      const answer = await test.anonymous.get(url)
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
    },
  )
})

describe('the limit of requests a minute', () => {
  it('stops the one after the last, with a problem', async () => {
    const remoteAddress = '10.9.9.9'
    for (let i = 0; i < 20; i += 1)
      expect((await test.anonymous.get('/api/health', { remoteAddress })).status).toBe(200)
    const next = await test.anonymous.get('/api/health', { remoteAddress })
    expect([next.status, codeOf(next)]).toEqual([429, 'too-many-requests'])
    expect(Number(next.headers['retry-after'])).toBeGreaterThan(0)
    expect((await test.anonymous.get('/api/health', { remoteAddress: '10.9.9.8' })).status).toBe(200)
  })
})
