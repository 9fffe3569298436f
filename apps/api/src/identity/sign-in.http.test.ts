import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, cookieOf, startTestApp, type TestApp } from '../../test/app.js'
import { TEST_PASSWORD } from '../../test/fixtures/people.js'
import { platformRing } from '../../test/vault.js'
import { phoneIndex } from './account-seal.js'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const REGIONS = '/api/identity/regions'
const wrong = (phone: string, remoteAddress: string) =>
  test.anonymous.post('/api/session', { phone, password: 'not the password' }, { remoteAddress })
const right = (phone: string, remoteAddress: string) =>
  test.anonymous.post('/api/session', { phone, password: TEST_PASSWORD }, { remoteAddress })

describe('signing in', () => {
  it('opens a session that says who one is and where', async () => {
    const account = await test.account('township-admin')
    const answer = await right(account.phone, '10.0.0.1')
    expect(answer.status).toBe(201)
    expect(answer.headers['set-cookie']).toMatch(/^gongyi_session=[\w-]{43};.*HttpOnly; SameSite=Lax$/)
    expect(answer.body).toMatchObject({
      session: {
        accountId: account.id,
        grants: [{ role: 'township-admin', regionName: '云溪街道', communityIds: expect.any(Array) }],
      },
    })
    const { communities } = (answer.body as { session: { communities: { name: string }[] } }).session
    expect(communities.map((community) => community.name).sort()).toEqual(['桂苑社区', '河埠社区', '锦澜社区'].sort())
    expect(answer.text).not.toContain(account.phone)
  })
  it('accepts the number with spaces and +86', async () => {
    const { phone } = await test.account('resident')
    expect((await right(`+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`, '10.0.0.2')).status).toBe(
      201,
    )
  })
  it('answers a wrong password, an unknown number and a disabled account alike', async () => {
    const known = await test.account('resident')
    const disabled = await test.account('resident')
    await test.database.ownerPool.query('update account set disabled_at = now() where id = $1', [disabled.id])
    const answers = [
      await wrong(known.phone, '10.0.0.3'),
      await wrong('19900000000', '10.0.0.3'),
      await right(disabled.phone, '10.0.0.3'),
    ]
    const bodies = answers.map((answer) => ({ ...(answer.body as object), requestId: '' }))
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401])
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    expect(answers.map((answer) => answer.headers['set-cookie'])).toEqual([undefined, undefined, undefined])
  })
  it('gives a new token each time and ends the one it replaces', async () => {
    const first = await test.signIn('resident')
    const again = await first.post('/api/session', { phone: first.account?.phone, password: TEST_PASSWORD })
    expect(cookieOf(again)).not.toBe(first.cookie)
    expect((await first.get(REGIONS)).status).toBe(401)
  })
  it('asks nobody’s session politely', async () => {
    expect((await test.anonymous.get('/api/session')).body).toEqual({ session: null })
  })
})

describe('lock-out', () => {
  it('stops the sixth attempt from one address, not the owner from elsewhere, and survives a restart', async () => {
    const { phone } = await test.account('resident')
    for (let i = 0; i < 5; i += 1) expect((await wrong(phone, '10.1.0.1')).status).toBe(401)
    const sixth = await right(phone, '10.1.0.1')
    expect([sixth.status, codeOf(sixth)]).toEqual([429, 'too-many-attempts'])
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(800)
    expect((await right(phone, '10.1.0.2')).status).toBe(201)
    const { rows } = await test.database.ownerPool.query(
      'select count(*)::int as n from sign_in_attempt where phone_index = $1 and not ok',
      [phoneIndex(await platformRing(test.database.ownerPool), phone)],
    )
    expect(rows[0]).toEqual({ n: 5 })
  })
  it('treats an unknown number the same', async () => {
    for (let i = 0; i < 5; i += 1) expect((await wrong('19911111111', '10.1.0.3')).status).toBe(401)
    expect((await wrong('19911111111', '10.1.0.3')).status).toBe(429)
  })
  it('ends after fifteen minutes', async () => {
    const { phone } = await test.account('resident')
    for (let i = 0; i < 5; i += 1) await wrong(phone, '10.1.0.4')
    await test.database.ownerPool.query(
      `update sign_in_attempt set at = at - interval '15 minutes' where ip = '10.1.0.4'`,
    )
    expect((await right(phone, '10.1.0.4')).status).toBe(201)
  })
  it('forgets earlier mistakes after a success', async () => {
    const { phone } = await test.account('resident')
    for (let i = 0; i < 4; i += 1) await wrong(phone, '10.1.0.5')
    expect((await right(phone, '10.1.0.5')).status).toBe(201)
    for (let i = 0; i < 5; i += 1) expect((await wrong(phone, '10.1.0.5')).status).toBe(401)
    expect((await wrong(phone, '10.1.0.5')).status).toBe(429)
  })
  it('counts attempts that come together exactly', async () => {
    const { phone } = await test.account('resident')
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong(phone, '10.1.0.6')))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7)
  })
  it('stops an address that tries fifty numbers', async () => {
    const answers = []
    for (let i = 0; i < 51; i += 1) answers.push(await wrong(`188${String(i).padStart(8, '0')}`, '10.1.0.7'))
    expect(answers.slice(0, 50).every((answer) => answer.status === 401)).toBe(true)
    expect(answers[50]?.status).toBe(429)
  })
})

describe('a session', () => {
  it('ends when one signs out', async () => {
    const resident = await test.signIn('resident')
    const answer = await resident.delete('/api/session')
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']).toContain('gongyi_session=;')
    expect((await resident.get(REGIONS)).status).toBe(401)
  })
  it.each([
    ['staff', 'coordinator', '29 minutes', '31 minutes'],
    ['resident', 'resident', '29 days', '31 days'],
  ] as const)('of %s idles out', async (_who, role, within, beyond) => {
    const caller = await test.signIn(role)
    const idle = (interval: string) =>
      test.database.ownerPool.query(
        `update session set last_seen_at = clock_timestamp() - $1::interval where account_id = $2`,
        [interval, caller.account?.id],
      )
    await idle(within)
    expect((await caller.get(REGIONS)).status).toBe(200)
    await idle(beyond)
    expect((await caller.get(REGIONS)).status).toBe(401)
  })
  it('of staff ends after twelve hours whatever happens', async () => {
    const caller = await test.signIn('coordinator')
    const { rows } = await test.database.ownerPool.query(
      `select extract(epoch from expires_at - created_at)::float8 / 3600 as hours from session where account_id = $1`,
      [caller.account?.id],
    )
    expect(rows[0].hours).toBeCloseTo(12, 2)
    await test.database.ownerPool.query(`update session set expires_at = clock_timestamp() where account_id = $1`, [
      caller.account?.id,
    ])
    expect((await caller.get(REGIONS)).status).toBe(401)
  })
  it('is stored as a hash only', async () => {
    const caller = await test.signIn('resident')
    const token = caller.cookie?.split('=')[1]
    const { rows } = await test.database.ownerPool.query('select * from session where account_id = $1', [
      caller.account?.id,
    ])
    expect(JSON.stringify(rows)).not.toContain(token)
  })
  it('elsewhere ends when the password changes, and the old password with it', async () => {
    const account = await test.account('resident')
    const [here, elsewhere] = [await test.signInAs(account), await test.signInAs(account)]
    const refused = await here.post('/api/identity/password', { current: 'wrong one', next: 'another long password' })
    expect([refused.status, codeOf(refused)]).toEqual([422, 'wrong-password'])
    const answer = await here.post('/api/identity/password', { current: TEST_PASSWORD, next: 'another long password' })
    expect(answer.status).toBe(204)
    expect((await here.get(REGIONS)).status).toBe(200)
    expect((await elsewhere.get(REGIONS)).status).toBe(401)
    expect((await right(account.phone, '10.2.0.1')).status).toBe(401)
  })
})

describe('over https', () => {
  it('the cookie is bound to the host and to TLS', async () => {
    const secure = await startTestApp({ env: { publicUrl: 'https://gongyi.test' } })
    try {
      const account = await secure.account('resident')
      const answer = await secure.anonymous.post('/api/session', { phone: account.phone, password: TEST_PASSWORD })
      expect(answer.headers['set-cookie']).toMatch(/^__Host-gongyi_session=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/)
      expect(answer.headers['strict-transport-security']).toContain('max-age=')
    } finally {
      await secure.close()
    }
  })
})
