import {
  bodiesSchema,
  bodySchema,
  personPageSchema,
  personTagsSchema,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { multipart } from '../../../test/multipart.js'
import { countSupport } from '../../consultations/support.store.js'
import { TenantDatabase } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'

const REGISTER = `序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注
1,1,1,101,张一,户主,339921198912101018,19901000193,
,,,,李二,配偶,339921198609241026,19901000194,
2,1,1,201,袁四,户主,339921194509061046,19901000196,
3,1,1,301,乔三,户主,339921195006151036,19901000195,已故`

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string
const people = new Map<string, string>()
beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin', 'shitang')
  coordinator = await test.signIn('coordinator', 'shitang')
  path = `/api/communities/${test.regions.shitang}`
  const file = { name: '名册.csv', bytes: Buffer.from(REGISTER) }
  const preview = await admin.post(`${path}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, file))
  await admin.post(`${path}/imports/${rosterImportSchema.parse(preview.body).id}/confirm`)
  const listed = personPageSchema.parse((await admin.get(`${path}/persons`)).body)
  for (const { name, id } of listed.items) people.set(name, id)
})
afterAll(() => test.close())

const problem = (answer: Answer) => [answer.status, codeOf(answer)]
const seatOf = (name: string, more = {}) => ({
  ...{ personId: people.get(name), role: 'MEMBER', seat: 'DELEGATE', fromDay: '2025-01-01' },
  ...more,
})

describe('the meeting of villagers’ delegates', () => {
  it('is kept with seats and days, warns with its sources, and ends seats instead of deleting them', async () => {
    const made = await admin.post(`${path}/bodies`, {
      ...{ kind: 'VILLAGER_DELEGATE_MEETING', name: '村民代表会议', termFrom: '2025-01-01' },
    })
    const { id } = bodySchema.parse(made.body)
    for (const name of ['张一', '李二']) {
      const input = seatOf(name, { electedBy: '第一村民小组', households: 8 })
      expect((await admin.post(`${path}/bodies/${id}/members`, input)).status).toBe(204)
    }
    expect(problem(await admin.post(`${path}/bodies/${id}/members`, seatOf('张一')))).toEqual([409, 'seat-taken'])
    const body = bodySchema.parse((await coordinator.get(`${path}/bodies/${id}`)).body)
    expect(body.people.map(({ name, electedBy }) => [name, electedBy])).toEqual([
      ['张一', '第一村民小组'],
      ['李二', '第一村民小组'],
    ])
    expect(body.warnings.map((warning) => warning.id)).toEqual([
      'delegates-by-households',
      'delegates-by-people',
      'same-household',
    ])
    expect(body.warnings[0]?.source.zh).toContain('村民委员会组织法')

    const member = body.people.find(({ name }) => name === '李二')
    const end = (toDay: string) => admin.post(`${path}/bodies/${id}/members/${member?.id}/end`, { toDay })
    expect(problem(await end('2024-12-31'))).toEqual([422, 'validation-failed'])
    expect((await end('2025-06-30')).status).toBe(204)
    expect((await end('2025-06-30')).status).toBe(404)
    const after = bodySchema.parse((await admin.get(`${path}/bodies/${id}`)).body)
    expect([after.members, after.people.map(({ isSeated }) => isSeated)]).toEqual([1, [true, false]])
  })

  it('is what signatures of delegates are counted of; without one nothing is claimed', async () => {
    const count = (communityId: string) =>
      test.app
        .get(TenantDatabase)
        .inTenant({ communityId, role: 'community-admin', accountId: '' }, (tx) =>
          countSupport(tx, { communityId, id: newId(), category: 'ENVIRONMENT' }),
        )
    expect((await count(test.regions.shitang)).delegates).toEqual({ signed: 0, all: 1 })
    expect((await count(test.regions.guiyuan)).delegates).toBeNull()
  })

  it('is named once, changed by the administrator alone, and seats nobody who is not on the roster', async () => {
    const again = { kind: 'MORAL_GROUP', name: '村民代表会议', termFrom: '2025-01-01' }
    expect(problem(await admin.post(`${path}/bodies`, again))).toEqual([409, 'name-taken'])
    const backwards = { ...again, name: '道德评判团', termTo: '2024-01-01' }
    expect(problem(await admin.post(`${path}/bodies`, backwards))).toEqual([422, 'validation-failed'])
    expect(problem(await coordinator.post(`${path}/bodies`, again))).toEqual([403, 'not-allowed'])
    const [body] = bodiesSchema.parse((await admin.get(`${path}/bodies`)).body).items
    const put = await admin.send('PUT', `${path}/bodies/${body?.id}`, {
      body: { name: '第十二届村民代表会议', termFrom: '2025-01-01', termTo: '2029-12-31' },
    })
    expect(put.status).toBe(204)
    const nobody = seatOf('张一', { personId: newId() })
    expect((await admin.post(`${path}/bodies/${body?.id}/members`, nobody)).status).toBe(404)
    const elsewhere = await test.signIn('community-admin', 'jinlan')
    expect((await elsewhere.get(`${path}/bodies/${body?.id}`)).status).toBe(404)
  })
})

describe('a tag', () => {
  it('is given with evidence and for a time, sensitive ones are read by the administrator alone, and it ends', async () => {
    const url = `${path}/persons/${people.get('袁四')}/tags`
    const give = (tag: string, more = {}) =>
      admin.post(url, { tag, evidence: '小组推选记录', validFrom: '2025-01-01', ...more })
    expect((await give('VOLUNTEER', { validTo: '2025-12-31' })).status).toBe(204)
    expect((await give('PARTY_MEMBER')).status).toBe(204)
    expect(problem(await give('VOLUNTEER', { validTo: '2024-12-31' }))).toEqual([422, 'validation-failed'])
    expect(problem(await give('KING'))).toEqual([422, 'validation-failed'])
    expect(problem(await coordinator.post(url, {}))).toEqual([403, 'not-allowed'])
    const all = personTagsSchema.parse((await admin.get(url)).body).items
    expect(all.map(({ tag, isValid }) => [tag, isValid])).toEqual([
      ['PARTY_MEMBER', true],
      ['VOLUNTEER', false],
    ])
    expect(personTagsSchema.parse((await coordinator.get(url)).body).items.map(({ tag }) => tag)).toEqual(['VOLUNTEER'])
    expect((await admin.post(`${path}/tags/${all[0]?.id}/end`)).status).toBe(204)
    expect((await admin.post(`${path}/tags/${all[0]?.id}/end`)).status).toBe(404)
    expect(personTagsSchema.parse((await admin.get(url)).body).items[0]?.isValid).toBe(false)
  })
})
