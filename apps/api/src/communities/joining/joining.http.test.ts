import {
  inboxSchema,
  joinCodePageSchema,
  myHouseholdSchema,
  personPageSchema,
  printedJoinCodesSchema,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, Caller, codeOf, cookieOf, startTestApp, type TestApp } from '../../../test/app.js'
import { multipart } from '../../../test/multipart.js'

const REGISTER = `序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注
1,1,1,101,张一,户主,339921198912101018,19901000193,
,,,,李二,配偶,339921198609241026,19901000194,
2,1,1,201,袁四,户主,339921194509061046,19901000196,
3,1,1,301,乔五,户主,,19901000197,
5,1,1,501,严七,户主,,19901000199,
6,1,1,601,鲁八,户主,,19901000200,
7,1,1,701,包九,户主,,19901000201,
4,1,1,401,苗六,户主,,19901000198,`
const PASSWORD = 'a password of my own'

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string
let phones = 10
let ip = 1

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
beforeEach(() => {
  ip += 1
})

async function idOf(name: string): Promise<string> {
  const answer = await admin.get(`${path}/persons?query=${encodeURIComponent(name)}`)
  return personPageSchema.parse(answer.body).items[0]?.id ?? ''
}

async function printed(name: string): Promise<{ id: string; code: string }> {
  const answer = await admin.post(`${path}/join-codes`, { personIds: [await idOf(name)] })
  const [item] = printedJoinCodesSchema.parse(answer.body).items
  if (item === undefined) throw new Error(answer.text)
  return item
}

const newPhone = () => `1880000${String(phones++).padStart(4, '0')}`
const from = () => ({ remoteAddress: `10.9.0.${ip}` })

function redeem(code: string, phone = newPhone(), password = PASSWORD): Promise<Answer> {
  return test.anonymous.post('/api/join', { code, phone, password, isMe: true }, from())
}

function problem(answer: Answer) {
  return [answer.status, codeOf(answer)]
}

async function household(answer: Answer) {
  const resident = new Caller(test.fastify, cookieOf(answer), undefined)
  return { resident, mine: myHouseholdSchema.parse((await resident.get(`${path}/my-household`)).body) }
}

describe('a printed code', () => {
  it('shows its holder a masked name only, and joins once a colleague of the printer has confirmed it', async () => {
    const { id, code } = await printed('张一')
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{26}$/)
    const typed = code.toLowerCase().replace(/(.{5})/g, '$1 ')
    const look = await test.anonymous.post('/api/join/look', { code: typed }, from())
    expect(look.body).toMatchObject({ communityName: '桂苑社区', nameMasked: '张某', householdCode: '1-1-101' })
    expect(problem(await admin.post(`${path}/join-codes/release`, { ids: [id] }))).toEqual([403, 'same-printer'])
    expect((await coordinator.post(`${path}/join-codes/release`, { ids: [id] })).status).toBe(204)

    const joined = await redeem(code)
    expect(joined.status).toBe(201)
    const { mine } = await household(joined)
    expect(mine).toMatchObject({ state: 'joined', name: '张一', household: { code: '1-1-101' } })
    expect(mine.household?.people.map(({ nameMasked }) => nameMasked)).toEqual(['张一', '李某'])
    expect(problem(await redeem(code))).toEqual([409, 'join-code-used'])
  })

  it('taken before anybody confirmed it leaves the resident waiting, and the confirmation tells them and the household', async () => {
    const { id, code } = await printed('李二')
    const joined = await redeem(code)
    const { resident, mine } = await household(joined)
    expect(mine).toEqual({ state: 'waiting', name: null, household: null, units: [] })
    await coordinator.post(`${path}/join-codes/release`, { ids: [id] })
    expect((await household(joined)).mine.state).toBe('joined')
    const told = inboxSchema.parse((await resident.get('/api/inbox')).body).items.map(({ kind }) => kind)
    expect(told).toContain('account.joined')
    const { rows } = await test.database.ownerPool.query(
      `select action from audit_log where subject = $1 order by at, id`,
      [await idOf('李二')],
    )
    expect(rows.map(({ action }) => action)).toEqual(['join.issued', 'join.released'])
  })

  it('is void when a newer one is printed or it is taken back, and has run out after thirty days', async () => {
    const first = await printed('袁四')
    const second = await printed('袁四')
    expect(problem(await redeem(first.code))).toEqual([410, 'join-code-void'])
    expect((await coordinator.post(`${path}/join-codes/revoke`, { ids: [second.id] })).status).toBe(204)
    expect(problem(await redeem(second.code))).toEqual([410, 'join-code-void'])
    expect(problem(await coordinator.post(`${path}/join-codes/release`, { ids: [second.id] }))).toEqual([
      409,
      'code-over',
    ])
    const third = await printed('袁四')
    const later = new Date(Date.now() + 31 * 86_400_000).toISOString()
    await test.anonymous.post('/api/test/clock', { at: later })
    expect(problem(await redeem(third.code))).toEqual([410, 'join-code-expired'])
    await test.anonymous.post('/api/test/clock', { at: new Date().toISOString() })
  })

  it('is used by one of two who try at once', async () => {
    const { code } = await printed('乔五')
    const answers = await Promise.all([redeem(code), redeem(code)])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
  })

  describe.each([
    ['has died', '严七', { deceased: true }],
    ['has moved away', '鲁八', { active: false }],
  ])('of somebody who %s since it was printed', (_, name, changes) => {
    it('is neither shown, nor confirmed, nor taken', async () => {
      const { id, code } = await printed(name)
      const edited = await admin.send('PATCH', `${path}/persons/${await idOf(name)}`, {
        body: { expectedVersion: 1, reason: '家属告知', changes },
      })
      expect(edited.status).toBe(204)
      const look = await test.anonymous.post('/api/join/look', { code }, from())
      expect(problem(look)).toEqual([410, 'join-person-gone'])
      const release = await coordinator.post(`${path}/join-codes/release`, { ids: [id] })
      expect(problem(release)).toEqual([422, 'person-not-active'])
      expect(problem(await redeem(code))).toEqual([410, 'join-person-gone'])
    })
  })

  it('taken by somebody who is then found to have moved away is not confirmed', async () => {
    const { id, code } = await printed('包九')
    const joined = await redeem(code)
    const body = { expectedVersion: 1, reason: '已迁出', changes: { active: false } }
    await admin.send('PATCH', `${path}/persons/${await idOf('包九')}`, { body })
    expect(problem(await coordinator.post(`${path}/join-codes/release`, { ids: [id] }))).toEqual([
      422,
      'person-not-active',
    ])
    expect((await household(joined)).mine.state).toBe('waiting')
  })

  it('is not for whoever issued or confirmed it, nor for a phone whose password is not known', async () => {
    const { id, code } = await printed('苗六')
    await coordinator.post(`${path}/join-codes/release`, { ids: [id] })
    const phone = admin.account?.phone ?? ''
    expect(problem(await redeem(code, phone, 'not the password'))).toEqual([409, 'join-phone-known'])
    expect(problem(await redeem(code, phone, 'a long test password'))).toEqual([403, 'join-self'])
    expect(problem(await redeem(code, coordinator.account?.phone, 'a long test password'))).toEqual([403, 'join-self'])
    const neighbour = await test.account('resident')
    expect((await redeem(code, neighbour.phone, 'a long test password')).status).toBe(201)
  })

  it('is not printed for somebody who has an account, and not by residents', async () => {
    const personIds = [await idOf('张一')]
    expect(problem(await admin.post(`${path}/join-codes`, { personIds }))).toEqual([409, 'link-taken'])
    const resident = await test.signIn('resident')
    expect(problem(await resident.post(`${path}/join-codes`, { personIds }))).toEqual([403, 'not-allowed'])
    const elsewhere = await test.signIn('community-admin', 'jinlan')
    expect((await elsewhere.get(`${path}/join-codes`)).status).toBe(404)
  })
})

describe('wrong codes', () => {
  it('lock the address that types them after ten, and nobody else', async () => {
    const wrong = { code: '2'.repeat(26) }
    for (let tries = 0; tries < 10; tries += 1) {
      expect(problem(await test.anonymous.post('/api/join/look', wrong, from()))).toEqual([404, 'join-code-unknown'])
    }
    expect(problem(await test.anonymous.post('/api/join/look', wrong, from()))).toEqual([429, 'too-many-attempts'])
    ip += 1
    expect(problem(await test.anonymous.post('/api/join/look', wrong, from()))).toEqual([404, 'join-code-unknown'])
    expect(problem(await test.anonymous.post('/api/join/look', { code: '0IL' }, from()))).toEqual([
      422,
      'validation-failed',
    ])
  })
})

describe('at the door', () => {
  it('the resident’s own phone and password bind them, once a colleague has confirmed it', async () => {
    const personId = await idOf('袁四')
    const phone = newPhone()
    const input = { personId, phone, password: PASSWORD, isMe: true }
    expect((await coordinator.post(`${path}/join-codes/doorstep`, { ...input, isMe: false })).status).toBe(422)
    expect((await coordinator.post(`${path}/join-codes/doorstep`, input)).status).toBe(204)
    const signedIn = await test.anonymous.post('/api/session', { phone, password: PASSWORD }, from())
    expect((await household(signedIn)).mine.state).toBe('waiting')
    const list = joinCodePageSchema.parse((await admin.get(`${path}/join-codes`)).body)
    const bound = list.items.find((item) => item.channel === 'DOORSTEP')
    expect(bound).toMatchObject({ personName: '袁四', state: 'claimed', mayRelease: true })
    expect(problem(await coordinator.post(`${path}/join-codes/release`, { ids: [bound?.id] }))).toEqual([
      403,
      'same-printer',
    ])
    await admin.post(`${path}/join-codes/release`, { ids: [bound?.id] })
    expect((await household(signedIn)).mine).toMatchObject({ state: 'joined', name: '袁四' })
  })
})
