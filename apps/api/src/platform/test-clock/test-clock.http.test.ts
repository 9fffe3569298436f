import { testClockSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantForMode } from '../../../../../scripts/database/roles.mjs'
import { codeOf, startTestApp, type TestApp } from '../../../test/app.js'

const DAY = 24 * 3600 * 1000

describe('the test clock in test mode', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ mode: 'test' })
  })
  afterAll(() => test.close())

  it('moves forward and to a moment, and deadlines follow', async () => {
    const start = await test.anonymous.get('/api/test/clock')
    expect(start.body).toMatchObject({ offsetMs: 0 })
    const moved = await test.anonymous.post('/api/test/clock', { advanceMs: 3 * DAY })
    expect(moved.body).toMatchObject({ offsetMs: 3 * DAY })
    const set = await test.anonymous.post('/api/test/clock', { at: '2030-01-01T00:00:00+08:00' })
    expect(set.status).toBe(200)
    const { rows } = await test.database.appPool.query('select app_now() as now')
    expect(Math.abs(rows[0].now.getTime() - Date.parse('2029-12-31T16:00:00Z'))).toBeLessThan(60_000)
  })
  it.each([
    ['/at', '2005-01-01', { at: '0000-01-01T00:00:00Z' }],
    ['/at', '2005-01-01', { at: '1999-12-31T23:59:59Z' }],
    ['/at', '2005-01-01', { at: '9999-12-31T23:59:59Z' }],
    ['/advanceMs', '2005-01-01', { advanceMs: -3660 * DAY }],
    ['/advanceMs', '2095-01-01', { advanceMs: 3660 * DAY }],
  ])('stays within the years of civil dates: %s from %s by %o', async (pointer, from, input) => {
    const start = await test.anonymous.post('/api/test/clock', { at: `${from}T00:00:00Z` })
    const moved = await test.anonymous.post('/api/test/clock', input)
    expect([moved.status, codeOf(moved)]).toEqual([422, 'validation-failed'])
    expect(moved.body).toMatchObject({ errors: [{ pointer }] })
    const { offsetMs } = testClockSchema.parse(start.body)
    expect((await test.anonymous.get('/api/test/clock')).body).toMatchObject({ offsetMs })
    await test.anonymous.post('/api/test/clock', { at: new Date().toISOString() })
  })
  it('ends nobody’s session: sessions live by the real clock', async () => {
    const coordinator = await test.signIn('coordinator')
    await test.anonymous.post('/api/test/clock', { advanceMs: 400 * DAY })
    expect((await coordinator.get('/api/identity/regions')).status).toBe(200)
  })
})

describe('the test clock in production', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ mode: 'production' })
  })
  afterAll(() => test.close())

  it('has no address', async () => {
    const admin = await test.signIn('system-admin')
    for (const answer of [
      await admin.get('/api/test/clock'),
      await admin.post('/api/test/clock', { advanceMs: DAY }),
    ]) {
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
    }
  })
  it('is refused by the database itself', async () => {
    await grantForMode(test.database.ownerUrl, 'production')
    await expect(test.database.appPool.query('select set_clock_offset(1000)')).rejects.toMatchObject({ code: '42501' })
    await expect(test.database.appPool.query('update system_clock set offset_ms = 1000')).rejects.toMatchObject({
      code: '42501',
    })
  })
})
