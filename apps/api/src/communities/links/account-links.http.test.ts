import {
  accountLinksSchema,
  accountSchema,
  inboxSchema,
  type PersonItem,
  personPageSchema,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, codeOf, cookieOf, startTestApp, type TestApp } from '../../../test/app.js'
import { handedOver, printCode } from '../../../test/codes.js'
import { multipart } from '../../../test/multipart.js'
import { communityRing } from '../../../test/vault.js'
import { openName } from '../roster/person.js'

const REGISTER = `序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注
1,1,1,101,张一,户主,339921198912101018,19901000193,
,,,,李二,配偶,339921198609241026,19901000194,
2,1,1,201,乔三,户主,339921195006151036,19901000195,已故
,,,,袁四,配偶,339921194509061046,19901000196,`

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string

beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  coordinator = await test.signIn('coordinator')
  path = `/api/communities/${test.regions.guiyuan}`
  const file = { name: '名册.csv', bytes: Buffer.from(REGISTER) }
  const preview = await admin.post(`${path}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, file))
  await admin.post(`${path}/imports/${rosterImportSchema.parse(preview.body).id}/confirm`)
})
afterAll(() => test.close())

async function person(name: string): Promise<PersonItem> {
  const answer = await coordinator.get(`${path}/persons?query=${encodeURIComponent(name)}`)
  const found = personPageSchema.parse(answer.body).items[0]
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

async function idOf(name: string): Promise<string> {
  const client = await test.database.ownerPool.connect()
  try {
    await client.query(`begin; set local app.tenant = '${test.regions.guiyuan}'`)
    const { rows } = await client.query<{ id: string; nameSealed: string }>(
      'select id, name_sealed as "nameSealed" from person',
    )
    const ring = await communityRing(client, test.regions.guiyuan)
    return rows.find((row) => openName(ring, row) === name)?.id ?? ''
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the people of a community', () => {
  it('are found by name and by the last four digits, the dead left out, phones masked', async () => {
    const all = personPageSchema.parse((await coordinator.get(`${path}/persons`)).body)
    expect(all.items.map((item) => item.name).sort()).toEqual(['张一', '李二', '袁四'].sort())
    expect(await person('0194')).toMatchObject({ name: '李二', phoneMasked: '199****0194', householdCode: '1-1-101' })
  })
  it('come in pages that neither repeat nor skip', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = personPageSchema.parse((await coordinator.get(`${path}/persons?limit=1${after}`)).body)
      seen.push(...page.items.map((item) => item.id))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([3, 3])
  })
})

describe('linking an account to a person', () => {
  it('tells the session who it is, is listed with the house number, leaves its trace, and ends', async () => {
    const account = await test.account('resident')
    const { id } = await person('张一')
    const made = await coordinator.post(`${path}/account-links`, { accountId: account.id, personId: id })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({ accountId: account.id, personId: id, personName: '张一', householdCode: '1-1-101' })
    expect((await person('张一')).linked).toBe(true)
    const other = await test.account('resident')
    const listed = await admin.get(`${path}/account-links?accounts=${account.id},${other.id}`)
    expect(accountLinksSchema.parse(listed.body).items.map((link) => link.accountId)).toEqual([account.id])

    expect((await admin.delete(`${path}/account-links/${account.id}`)).status).toBe(204)
    expect((await admin.delete(`${path}/account-links/${account.id}`)).status).toBe(404)
    const { rows } = await test.database.ownerPool.query(
      `select action, account_id as by from audit_log where subject = $1 and action like 'account.%linked' order by at, id`,
      [account.id],
    )
    expect(rows).toEqual([
      { action: 'account.linked', by: coordinator.account?.id },
      { action: 'account.unlinked', by: admin.account?.id },
    ])
  })

  it('holds one account to a person and one person to an account', async () => {
    const [first, second] = [await test.account('resident'), await test.account('resident')]
    const [zhang, li] = [await person('张一'), await person('李二')]
    await admin.post(`${path}/account-links`, { accountId: first.id, personId: zhang.id })
    for (const again of [
      { accountId: first.id, personId: li.id },
      { accountId: second.id, personId: zhang.id },
    ]) {
      const answer = await admin.post(`${path}/account-links`, again)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'link-taken'])
    }
  })

  it('is refused for the dead, for strangers’ accounts and for people who are not on this roster', async () => {
    const own = await test.account('resident')
    const elsewhere = await test.account('resident', 'jinlan')
    const living = (await person('袁四')).id
    const answers = [
      [{ accountId: own.id, personId: await idOf('乔三') }, 422, 'person-not-active'],
      [{ accountId: elsewhere.id, personId: living }, 404, 'not-found'],
      [{ accountId: own.id, personId: own.id }, 404, 'not-found'],
    ] as const
    for (const [input, status, code] of answers) {
      const answer = await admin.post(`${path}/account-links`, input)
      expect([answer.status, codeOf(answer)]).toEqual([status, code])
    }
  })

  it('is for the office of this community alone, and never for one’s own account', async () => {
    const resident = await test.signIn('resident')
    const stranger = await test.signIn('community-admin', 'jinlan')
    const input = { accountId: resident.account?.id, personId: (await person('袁四')).id }
    expect((await resident.post(`${path}/account-links`, input)).status).toBe(403)
    expect((await stranger.post(`${path}/account-links`, input)).status).toBe(404)
    const own = await coordinator.post(`${path}/account-links`, { ...input, accountId: coordinator.account?.id })
    expect([own.status, codeOf(own)]).toEqual([403, 'own-account'])
  })
})

describe('a vote takes two of the office to hand out', () => {
  let phones = 0

  async function opened(by: Caller) {
    const phone = `1660000${String(++phones).padStart(4, '0')}`
    const input = { phone, displayName: '袁四', role: 'resident', regionId: test.regions.guiyuan }
    return { ...accountSchema.parse((await by.post('/api/identity/accounts', input)).body), phone }
  }
  const signIn = (phone: string, code: string) => test.anonymous.post('/api/session', { phone, code })

  async function linked(by: Caller, accountId: string | undefined): Promise<void> {
    const { items } = accountLinksSchema.parse((await admin.get(`${path}/account-links?accounts=${accountId}`)).body)
    expect(items).toEqual([])
    const personId = (await person('袁四')).id
    const made = await by.post(`${path}/account-links`, { accountId, personId })
    expect(made.status).toBe(201)
  }
  const unlink = (accountId: string | undefined) => admin.delete(`${path}/account-links/${accountId}`)

  it('whoever opened and linked an account does not print its code; a colleague does', async () => {
    const { id, phone } = await opened(admin)
    await linked(admin, id)
    const own = await printCode(admin, id)
    expect([own.status, codeOf(own)]).toEqual([403, 'same-person'])
    expect(own.body).toMatchObject({ errors: [{ pointer: '/accountIds/0', code: 'same-person' }] })
    expect((await signIn(phone, await handedOver(coordinator, admin, id))).status).toBe(201)
    await unlink(id)
  })

  it('neither does whoever did one of the two', async () => {
    const { id } = await opened(admin)
    await linked(coordinator, id)
    for (const one of [admin, coordinator]) expect(codeOf(await printCode(one, id))).toBe('same-person')
    const colleague = await test.signIn('coordinator')
    expect((await printCode(colleague, id)).status).toBe(201)
    await unlink(id)
  })

  it('a whole batch is refused for one such account, and nothing is printed', async () => {
    const { id } = await opened(admin)
    await linked(admin, id)
    const other = await test.account('resident')
    const batch = await admin.post('/api/identity/codes', { accountIds: [other.id, id] })
    expect(batch.body).toMatchObject({ code: 'same-person', errors: [{ pointer: '/accountIds/1' }] })
    const { rows } = await test.database.ownerPool.query('select from one_time_code where account_id = $1', [other.id])
    expect(rows).toEqual([])
    await unlink(id)
  })

  it('what opened the account before it was linked opens it no more', async () => {
    const { id, phone } = await opened(admin)
    const held = await signIn(phone, await handedOver(admin, coordinator, id))
    const holder = new Caller(test.fastify, cookieOf(held), { id, phone })
    const password = 'a password of the printer'
    expect((await holder.post('/api/identity/password', { next: password })).status).toBeLessThan(300)
    const unused = await handedOver(admin, coordinator, id)
    await linked(coordinator, id)
    expect((await holder.get('/api/identity/regions')).status).toBe(401)
    expect((await signIn(phone, unused)).status).toBe(401)
    expect((await test.anonymous.post('/api/session', { phone, password })).status).toBe(401)
    await unlink(id)
  })

  it('the holder reads in the inbox that a printed code was used, and whose; the audit log keeps it', async () => {
    const { id, phone } = await opened(admin)
    await linked(admin, id)
    const entered = await signIn(phone, await handedOver(coordinator, admin, id))
    const holder = new Caller(test.fastify, cookieOf(entered), { id, phone })
    const { items, unread } = inboxSchema.parse((await holder.get('/api/inbox')).body)
    expect(items).toMatchObject([
      { kind: 'account.code-used', params: { role: 'coordinator' }, topicId: null, topicTitle: null, read: false },
    ])
    expect(unread).toBe(1)
    const { rows } = await test.database.ownerPool.query(
      `select detail->>'how' as how, detail->>'printedBy' as by from audit_log
       where account_id = $1 and action = 'session.opened'`,
      [id],
    )
    expect(rows).toEqual([{ how: 'code', by: coordinator.account?.id }])
    await unlink(id)
  })

  it('a code printed while the account is being linked waits, and is refused', async () => {
    const { id } = await opened(admin)
    const personId = (await person('袁四')).id
    const linking = await test.database.ownerPool.connect()
    try {
      await linking.query(`begin; set local app.tenant = '${test.regions.guiyuan}'`)
      await linking.query('select from account where id = $1 for update', [id])
      const printing = printCode(admin, id)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await linking.query(
        `insert into account_person (community_id, id, account_id, person_id, linked_by)
         values ($1, gen_random_uuid(), $2, $3, $4)`,
        [test.regions.guiyuan, id, personId, admin.account?.id],
      )
      await linking.query('commit')
      expect(codeOf(await printing)).toBe('same-person')
    } finally {
      linking.release()
    }
    await unlink(id)
  })
})
