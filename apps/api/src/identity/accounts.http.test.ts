import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../test/app.js'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

let counter = 0
const newAccount = (role: string, regionId: string) => ({
  phone: `17700${String(++counter).padStart(6, '0')}`,
  displayName: '新人',
  role,
  regionId,
})
type Account = { id: string; grants: { id: string; role: string }[] }

describe('accounts', () => {
  it('are made by the community admin for its own community', async () => {
    const admin = await test.signIn('community-admin')
    const made = await admin.post('/api/identity/accounts', newAccount('resident', test.regions.guiyuan))
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ phoneMasked: expect.stringMatching(/^177\*{4}/), grants: [{ role: 'resident' }] })
  })
  it('of another community are neither made nor seen', async () => {
    const admin = await test.signIn('community-admin')
    const elsewhere = await test.account('resident', 'jinlan')
    const made = await admin.post('/api/identity/accounts', newAccount('resident', test.regions.jinlan))
    expect([made.status, codeOf(made)]).toEqual([404, 'not-found'])
    const { items } = (await admin.get('/api/identity/accounts?limit=100')).body as { items: Account[] }
    expect(items.map((item) => item.id)).not.toContain(elsewhere.id)
    for (const path of ['disabled', 'grants']) {
      const body = path === 'disabled' ? { disabled: true } : { role: 'resident', regionId: test.regions.guiyuan }
      expect((await admin.post(`/api/identity/accounts/${elsewhere.id}/${path}`, body)).status).toBe(404)
    }
    expect((await admin.post('/api/identity/codes', { accountIds: [elsewhere.id] })).status).toBe(404)
  })
  it('are not made above one’s own rank', async () => {
    const admin = await test.signIn('township-admin')
    const made = await admin.post('/api/identity/accounts', newAccount('auditor', test.regions.yunxi))
    expect([made.status, codeOf(made)]).toEqual([403, 'grant-beyond-own'])
  })
  it('are not made twice with one number', async () => {
    const admin = await test.signIn('community-admin')
    const input = newAccount('resident', test.regions.guiyuan)
    await admin.post('/api/identity/accounts', input)
    const again = await admin.post('/api/identity/accounts', input)
    expect([again.status, codeOf(again)]).toEqual([409, 'phone-taken'])
  })
  it('are listed for one community when asked so, and never beyond what one may see', async () => {
    const township = await test.signIn('township-admin')
    const [here, there] = [await test.account('resident', 'jinlan'), await test.account('resident')]
    const ids = async (region: string) => {
      const answer = await township.get(`/api/identity/accounts?limit=100&within=${region}`)
      return (answer.body as { items: Account[] }).items.map((item) => item.id)
    }
    expect(await ids(test.regions.jinlan)).toContain(here.id)
    expect(await ids(test.regions.jinlan)).not.toContain(there.id)
    expect(await ids(test.regions.shitang)).toEqual([])
  })
  it('come in pages that neither repeat nor skip', async () => {
    const admin = await test.signIn('community-admin', 'hebu')
    for (let i = 0; i < 5; i += 1) await test.account('resident', 'hebu')
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = (await admin.get(`/api/identity/accounts?limit=2${after}`)).body as {
        items: Account[]
        next: string | null
      }
      seen.push(...page.items.map((item) => item.id))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(seen).toHaveLength(6)
    expect(new Set(seen).size).toBe(6)
  })
  it('that are disabled lose their sessions at once', async () => {
    const admin = await test.signIn('community-admin')
    const resident = await test.signIn('resident')
    expect(
      (await admin.post(`/api/identity/accounts/${resident.account?.id}/disabled`, { disabled: true })).status,
    ).toBe(200)
    expect((await resident.get('/api/identity/regions')).status).toBe(401)
  })
})

describe('grants', () => {
  it('change the sessions of the holder and leave a trace', async () => {
    const admin = await test.signIn('community-admin')
    const resident = await test.signIn('resident')
    const id = resident.account?.id
    const given = await admin.post(`/api/identity/accounts/${id}/grants`, {
      role: 'coordinator',
      regionId: test.regions.guiyuan,
    })
    expect(given.status).toBe(201)
    expect((await resident.get('/api/identity/regions')).status).toBe(401)
    const grant = (given.body as Account).grants.find((each) => each.role === 'coordinator')
    expect((await admin.delete(`/api/identity/grants/${grant?.id}`)).status).toBe(204)
    const { rows } = await test.database.ownerPool.query(
      'select action from audit_log where subject = $1 order by at',
      [id],
    )
    expect(rows.map((row) => row.action)).toEqual(['grant.given', 'grant.ended'])
  })
  it.each(['2020-01-01T00:00:00Z', '0000-01-01T00:00:00Z'])('do not end before they begin: %s', async (validTo) => {
    const admin = await test.signIn('community-admin')
    const { id } = await test.account('resident')
    const grant = { role: 'coordinator', regionId: test.regions.guiyuan, validTo }
    const given = await admin.post(`/api/identity/accounts/${id}/grants`, grant)
    expect([given.status, codeOf(given)]).toEqual([422, 'validation-failed'])
    expect(given.body).toMatchObject({ errors: [{ pointer: '/validTo' }] })
    const later = await admin.post(`/api/identity/accounts/${id}/grants`, { ...grant, validTo: '9999-12-31T23:59:59Z' })
    expect(later.status).toBe(201)
  })
  it('of a supervisor, who watches the admin, are given and ended by the township alone', async () => {
    const [admin, township] = [await test.signIn('community-admin'), await test.signIn('township-admin')]
    const { id } = await test.account('resident')
    const supervisor = { role: 'supervisor', regionId: test.regions.guiyuan }
    const made = await admin.post('/api/identity/accounts', newAccount('supervisor', test.regions.guiyuan))
    const given = await admin.post(`/api/identity/accounts/${id}/grants`, supervisor)
    expect([made, given].map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [403, 'grant-beyond-own'],
      [403, 'grant-beyond-own'],
    ])
    const account = (await township.post(`/api/identity/accounts/${id}/grants`, supervisor)).body as Account
    const grant = account.grants.find(({ role }) => role === 'supervisor')
    expect(codeOf(await admin.delete(`/api/identity/grants/${grant?.id}`))).toBe('grant-beyond-own')
    expect(codeOf(await admin.post(`/api/identity/accounts/${id}/disabled`, { disabled: true }))).toBe(
      'grant-beyond-own',
    )
    expect((await township.delete(`/api/identity/grants/${grant?.id}`)).status).toBe(204)
  })
  it('are never given to oneself', async () => {
    const admin = await test.signIn('community-admin')
    const given = await admin.post(`/api/identity/accounts/${admin.account?.id}/grants`, {
      role: 'coordinator',
      regionId: test.regions.guiyuan,
    })
    expect([given.status, codeOf(given)]).toEqual([403, 'grant-beyond-own'])
  })
})
