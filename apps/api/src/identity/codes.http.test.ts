import { inboxSchema, printedCodePageSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, codeOf, cookieOf, startTestApp, type TestApp } from '../../test/app.js'
import { handedOver, printCode, releaseCodes, slipIn } from '../../test/codes.js'
import { TEST_PASSWORD, type TestAccount } from '../../test/fixtures/people.js'

let test: TestApp
let coordinator: Caller
let admin: Caller
let township: Caller
beforeAll(async () => {
  test = await startTestApp()
  coordinator = await test.signIn('coordinator')
  admin = await test.signIn('community-admin')
  township = await test.signIn('township-admin')
})
afterAll(() => test.close())

let addresses = 0
const enter = ({ phone }: TestAccount, code: string, remoteAddress = `10.4.0.${++addresses}`) =>
  test.anonymous.post('/api/session', { phone, code }, { remoteAddress })
const listed = async (by: Caller, id: string) => {
  const page = await by.get(`/api/identity/codes?within=${test.regions.guiyuan}&limit=100`)
  return printedCodePageSchema.parse(page.body).items.filter(({ accountId }) => accountId === id)
}

describe('one-time codes', () => {
  it('open the account once, and a password can then be set', async () => {
    const account = await test.account('resident', 'guiyuan', { password: false })
    const code = await handedOver(coordinator, admin, account.id)
    expect(code).toMatch(/^\d{8}$/)
    const opened = await enter(account, `${code.slice(0, 4)} ${code.slice(4)}`)
    expect(opened.body).toMatchObject({ session: { passwordMissing: true } })
    const again = await enter(account, code)
    expect([again.status, codeOf(again)]).toEqual([401, 'sign-in-failed'])
  })
  it('are void as soon as a newer one is printed', async () => {
    const account = await test.account('resident')
    const older = await handedOver(coordinator, admin, account.id)
    const newer = await handedOver(coordinator, admin, account.id)
    expect((await enter(account, older)).status).toBe(401)
    expect((await enter(account, newer)).status).toBe(201)
    expect((await listed(admin, account.id)).map(({ state }) => state)).toEqual(['used', 'void'])
  })
  it('expire', async () => {
    const account = await test.account('resident')
    const code = await handedOver(coordinator, admin, account.id)
    await test.database.ownerPool.query(
      'update one_time_code set expires_at = clock_timestamp() where account_id = $1',
      [account.id],
    )
    expect((await enter(account, code)).status).toBe(401)
    expect(await listed(admin, account.id)).toMatchObject([{ state: 'expired', mayRelease: false, mayRevoke: false }])
  })
  it.each([
    [19, 201],
    [20, 401],
  ])('after %i wrong guesses from anywhere answer %i', async (guesses, status) => {
    const account = await test.account('resident')
    const code = await handedOver(coordinator, admin, account.id)
    for (let i = 0; i < guesses; i += 1) expect((await enter(account, '0', `10.3.0.${i}`)).status).toBe(401)
    expect((await enter(account, code, '10.3.1.1')).status).toBe(status)
  })
  it('are not printed by a coordinator for someone with rights elsewhere', async () => {
    const both = await test.account('resident')
    await test.database.ownerPool.query(
      `insert into role_grant (id, account_id, role, region_id) values (gen_random_uuid(), $1, 'resident', $2)`,
      [both.id, test.regions.jinlan],
    )
    const refused = await printCode(coordinator, both.id)
    expect([refused.status, codeOf(refused)]).toEqual([422, 'account-not-a-resident'])
    expect((await printCode(township, both.id)).status).toBe(201)
  })
  it('are stored as a keyed hash only', async () => {
    const account = await test.account('resident')
    const { code } = slipIn(await printCode(coordinator, account.id))
    const { rows } = await test.database.ownerPool.query('select * from one_time_code where account_id = $1', [
      account.id,
    ])
    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

describe('the code of a resident', () => {
  it('opens nothing for whoever printed it: a second of the office releases it', async () => {
    const account = await test.account('resident')
    const { code, codeId, needsRelease } = slipIn(await printCode(coordinator, account.id))
    expect(needsRelease).toBe(true)
    const early = await enter(account, code)
    const wrong = await enter(account, '00000000')
    expect({ ...Object(early.body), requestId: '' }).toEqual({ ...Object(wrong.body), requestId: '' })
    expect(await listed(coordinator, account.id)).toMatchObject([{ state: 'waiting', mayRelease: false }])
    expect(await listed(admin, account.id)).toMatchObject([{ state: 'waiting', mayRelease: true }])
    const own = await releaseCodes(coordinator, codeId)
    expect([own.status, codeOf(own)]).toEqual([403, 'same-printer'])
    expect(own.body).toMatchObject({ errors: [{ pointer: '/codeIds/0' }] })
    expect((await enter(account, code)).status).toBe(401)
    expect((await releaseCodes(admin, codeId)).status).toBe(204)
    const [released] = await listed(coordinator, account.id)
    expect(released).toMatchObject({ state: 'released', releasedBy: 'community-admin 测试', mayRevoke: true })
    expect((await enter(account, code)).status).toBe(201)
    const { rows } = await test.database.ownerPool.query(
      `select action from audit_log where subject = $1 and action like 'code.%' order by at`,
      [account.id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['code.issued', 'code.released'])
  })
  it('is released by the database’s leave too: its printer cannot be written down as the second', async () => {
    const account = await test.account('resident')
    const { codeId } = slipIn(await printCode(coordinator, account.id))
    const write = test.database.ownerPool.query(
      'update one_time_code set released_by = issued_by, released_at = clock_timestamp() where id = $1',
      [codeId],
    )
    await expect(write).rejects.toThrow('one_time_code_two_people')
  })
  it('is released in a batch, all or none', async () => {
    const accounts = [await test.account('resident'), await test.account('resident')]
    const [mine, theirs] = [
      slipIn(await printCode(admin, accounts[0]?.id)),
      slipIn(await printCode(coordinator, accounts[1]?.id)),
    ]
    const batch = await releaseCodes(admin, theirs.codeId, mine.codeId)
    expect(batch.body).toMatchObject({ code: 'same-printer', errors: [{ pointer: '/codeIds/1' }] })
    expect(await listed(admin, accounts[1]?.id ?? '')).toMatchObject([{ state: 'waiting' }])
    const colleague = await test.signIn('coordinator')
    expect((await releaseCodes(colleague, theirs.codeId, mine.codeId)).status).toBe(204)
    expect(await listed(admin, accounts[0]?.id ?? '')).toMatchObject([{ state: 'released' }])
  })
  it('is neither seen nor released from another community', async () => {
    const account = await test.account('resident')
    const { codeId } = slipIn(await printCode(coordinator, account.id))
    const stranger = await test.signIn('community-admin', 'jinlan')
    expect((await releaseCodes(stranger, codeId)).status).toBe(404)
    expect(await listed(stranger, account.id)).toEqual([])
    expect((await stranger.post('/api/identity/codes/revoke', { codeIds: [codeId] })).status).toBe(404)
  })
  it('can be taken back, also after its release, and then not be released', async () => {
    const account = await test.account('resident')
    const { code, codeId } = slipIn(await printCode(coordinator, account.id))
    await releaseCodes(admin, codeId)
    expect((await coordinator.post('/api/identity/codes/revoke', { codeIds: [codeId] })).status).toBe(204)
    expect((await enter(account, code)).status).toBe(401)
    const late = await releaseCodes(admin, codeId)
    expect([late.status, codeOf(late)]).toEqual([409, 'code-over'])
    expect(await listed(admin, account.id)).toMatchObject([{ state: 'void' }])
  })
  it('ends what opened the account before: the owner is signed out, and the password is void', async () => {
    const account = await test.account('resident')
    const owner = await test.signInAs(account)
    const entered = await enter(account, await handedOver(coordinator, admin, account.id))
    expect((await owner.get('/api/identity/regions')).status).toBe(401)
    const old = { phone: account.phone, password: TEST_PASSWORD }
    expect((await test.anonymous.post('/api/session', old)).status).toBe(401)
    const holder = new Caller(test.fastify, cookieOf(entered), account)
    const { items } = inboxSchema.parse((await holder.get('/api/inbox')).body)
    expect(items).toMatchObject([{ kind: 'account.code-used', params: { role: 'coordinator' } }])
  })
  it('is worth nothing once the account has become one of staff', async () => {
    const account = await test.account('resident')
    const code = await handedOver(coordinator, admin, account.id)
    const grant = { role: 'supervisor', regionId: test.regions.guiyuan }
    expect((await township.post(`/api/identity/accounts/${account.id}/grants`, grant)).status).toBe(201)
    expect((await enter(account, code)).status).toBe(401)
  })
})

describe('the code of an account of staff', () => {
  it.each(['coordinator', 'supervisor', 'expert', 'community-admin'] as const)(
    'of a %s is printed above the community only, and needs no second',
    async (role) => {
      const account = await test.account(role)
      for (const one of [coordinator, admin]) {
        const refused = await printCode(one, account.id)
        expect([refused.status, codeOf(refused)]).toEqual([422, 'account-not-a-resident'])
      }
      const { code, needsRelease } = slipIn(await printCode(township, account.id))
      expect(needsRelease).toBe(false)
      expect((await enter(account, code)).status).toBe(201)
    },
  )
  it('is not printed by somebody of the township who has a part in the community', async () => {
    const supervisor = await test.account('supervisor')
    const both = await test.account('township-admin')
    await test.database.ownerPool.query(
      `insert into role_grant (id, account_id, role, region_id, valid_from)
       values (gen_random_uuid(), $1, 'community-admin', $2, '2000-01-01')`,
      [both.id, test.regions.guiyuan],
    )
    const refused = await printCode(await test.signInAs(both), supervisor.id)
    expect(codeOf(refused)).toBe('account-not-a-resident')
  })
  it('of a township is printed by the system admin', async () => {
    const account = await test.account('township-admin')
    expect(codeOf(await printCode(township, account.id))).toBe('account-not-a-resident')
    expect((await printCode(await test.signIn('system-admin'), account.id)).status).toBe(201)
  })
})

describe('wrong secrets of one kind', () => {
  const guess = (account: TestAccount, secret: object) =>
    test.anonymous.post('/api/session', { phone: account.phone, ...secret }, { remoteAddress: '10.5.0.1' })

  it('do not keep the holder of a code out: passwords are counted apart', async () => {
    const account = await test.account('resident')
    const code = await handedOver(coordinator, admin, account.id)
    for (let i = 0; i < 12; i += 1) await guess(account, { password: 'not the password' })
    expect((await guess(account, { password: TEST_PASSWORD })).status).toBe(429)
    expect((await guess(account, { code })).status).toBe(201)
  })
  it('nor the other way round', async () => {
    const account = await test.account('resident')
    for (let i = 0; i < 6; i += 1) await guess(account, { code: '00000000' })
    expect((await guess(account, { code: '00000000' })).status).toBe(429)
    expect((await guess(account, { password: TEST_PASSWORD })).status).toBe(201)
  })
})
