import {
  householdPageSchema,
  householdSchema,
  personDetailSchema,
  personPageSchema,
  problemSchema,
  propertyAreasSchema,
  rosterChangesSchema,
  rosterImportSchema,
  unitDetailSchema,
  unitPageSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { multipart } from '../../../test/multipart.js'

const REGISTER = `序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注
1,1,1,101,张一,户主,339921198912101018,19901000193,
,,,,李二,配偶,339921198609241026,19901000194,
2,1,1,201,袁四,户主,339921194509061046,19901000196,`
const OWNERS = `幢号,单元,室号,建筑面积,产权人,证件号
1,1,101,88.00,张一、李二,339921198912101018、339921198609241026
1,1,102,60.00,张一、李二,339921198912101018、339921198609241026
1,1,201,90.00,袁四,339921194509061046
1,2,101,70.00,某某置业有限公司,91330000000000000X`
const reason = '本人书面申请更正'

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string
beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  coordinator = await test.signIn('coordinator')
  path = `/api/communities/${test.regions.guiyuan}`
  await take({ kind: 'HOUSEHOLDS' }, REGISTER)
  await take({ kind: 'OWNERS', propertyAreaName: '桂苑新村' }, OWNERS)
})
afterAll(() => test.close())

async function take(fields: Readonly<Record<string, string>>, text: string): Promise<void> {
  const file = { name: `${fields['kind']}.csv`, bytes: Buffer.from(text) }
  const preview = await admin.post(`${path}/imports`, undefined, multipart(fields, file))
  await admin.post(`${path}/imports/${rosterImportSchema.parse(preview.body).id}/confirm`)
}

async function person(name: string) {
  const found = personPageSchema.parse((await admin.get(`${path}/persons?query=${encodeURIComponent(name)}`)).body)
  return personDetailSchema.parse((await admin.get(`${path}/persons/${found.items[0]?.id}`)).body)
}

async function household(door: string) {
  const found = householdPageSchema.parse((await admin.get(`${path}/households?query=${door}`)).body)
  return householdSchema.parse((await admin.get(`${path}/households/${found.items[0]?.id}`)).body)
}

async function unit(door: string) {
  const found = unitPageSchema.parse((await admin.get(`${path}/units?query=${door}`)).body)
  return unitDetailSchema.parse((await admin.get(`${path}/units/${found.items[0]?.id}`)).body)
}

async function history(subjectId: string, reader = coordinator) {
  return rosterChangesSchema.parse((await reader.get(`${path}/changes?subjectId=${subjectId}`)).body).items
}

const change = (who: Caller, url: string, body: unknown) => who.send('PATCH', `${path}/${url}`, { body })
const problem = (answer: Answer) => [answer.status, codeOf(answer)]

describe('the history of an entry', () => {
  const imports = async (subjectId: string, reader = coordinator) =>
    rosterChangesSchema.parse((await reader.get(`${path}/changes?subjectId=${subjectId}`)).body).imports

  it('names the imports that brought it, or its people and owners, by file and by who confirmed', async () => {
    const { id } = await person('张一')
    const byName = 'community-admin 测试'
    const [owners, households] = await imports(id)
    expect(households).toMatchObject({ fileName: 'HOUSEHOLDS.csv', kind: 'ADDED', byName })
    // The owner list made a known person an owner
    expect(owners).toMatchObject({ fileName: 'OWNERS.csv', kind: 'CHANGED', byName })
    expect(await imports((await household('1-1-101')).id)).toMatchObject([
      { fileName: 'HOUSEHOLDS.csv', kind: 'ADDED' },
    ])
    expect(await imports((await unit('1-1-101')).id)).toMatchObject([{ fileName: 'OWNERS.csv', kind: 'ADDED' }])
  })

  it('is nobody else’s', async () => {
    const elsewhere = await test.signIn('community-admin', 'jinlan')
    const { id } = await person('张一')
    const own = path.replace(test.regions.guiyuan, test.regions.jinlan)
    const answer = await elsewhere.get(`${own}/changes?subjectId=${id}`)
    expect(rosterChangesSchema.parse(answer.body)).toEqual({ items: [], next: null, imports: [] })
  })
})

describe('a correction of the register', () => {
  it('is found again under the new name, stands in the history with who and why, phones masked', async () => {
    const before = await person('李二')
    const changes = { name: '李尔', phone: '138 0013 8000' }
    const input = { expectedVersion: before.version, reason, changes }
    expect((await change(admin, `persons/${before.id}`, input)).status).toBe(204)
    expect((await person('8000')).name).toBe('李尔')
    const [phone, name] = (await history(before.id)).toSorted((a, b) => (a.field < b.field ? 1 : -1))
    expect(name).toMatchObject({ field: 'name', before: '李二', after: '李尔', reason, byName: 'community-admin 测试' })
    expect(phone).toMatchObject({ before: '199****0194', after: '138****8000', isUndone: false })
  })

  it('keeps no whole number in a note, nor in the history of it', async () => {
    const { id, version } = await person('李尔')
    const changes = { note: '女儿 19901000777' }
    expect((await change(admin, `persons/${id}`, { expectedVersion: version, reason, changes })).status).toBeLessThan(
      300,
    )
    expect((await person('李尔')).note).toBe('女儿 199****0777')
    expect(JSON.stringify(await history(id, admin))).not.toContain('19901000777')
  })

  it('against an older version is refused, and so is a coordinator’s', async () => {
    const { id, version } = await person('袁四')
    const input = { expectedVersion: version, reason, changes: { note: '行动不便' } }
    expect(problem(await change(coordinator, `persons/${id}`, input))).toEqual([403, 'not-allowed'])
    const answers = await Promise.all([1, 2].map(() => change(admin, `persons/${id}`, input)))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 409])
    expect(await history(id)).toHaveLength(1)
  })

  it('is taken back by a new change, once, and not after something else was changed there', async () => {
    const { id } = await person('袁四')
    const [made] = await history(id)
    const undo = () => admin.post(`${path}/changes/${made?.id}/undo`, { reason: '写错了人' })
    expect((await undo()).status).toBe(204)
    expect((await person('袁四')).note).toBeNull()
    expect((await history(id)).map((each) => [each.undoes === made?.id, each.isUndone])).toEqual([
      [true, false],
      [false, true],
    ])
    expect(problem(await undo())).toEqual([409, 'conflict'])
  })

  it('that somebody has died takes them out of their household, and back when it was a mistake', async () => {
    const { id, version } = await person('袁四')
    await change(admin, `persons/${id}`, { expectedVersion: version, reason, changes: { deceased: true } })
    expect((await household('1-1-201')).members).toBe(0)
    const [made] = await history(id)
    await admin.post(`${path}/changes/${made?.id}/undo`, { reason: '误报' })
    expect((await household('1-1-201')).members).toBe(1)
  })

  it('that the last of a household has moved away ends the household, on record, until somebody is back', async () => {
    const home = await household('1-1-201')
    expect(home.active).toBe(true)
    const { id, version } = await person('袁四')
    await change(admin, `persons/${id}`, { expectedVersion: version, reason, changes: { active: false } })
    expect(await household('1-1-201')).toMatchObject({ active: false, members: 0 })
    expect((await history(home.id))[0]).toMatchObject({ field: 'active', before: true, after: false, reason })
    const back = { expectedVersion: version + 1, reason, changes: { active: true } }
    await change(admin, `persons/${id}`, back)
    expect(await household('1-1-201')).toMatchObject({ active: true, members: 1 })
  })

  it('that one of two has moved away leaves the household', async () => {
    const { id, version } = await person('张一')
    await change(admin, `persons/${id}`, { expectedVersion: version, reason, changes: { active: false } })
    expect(await household('1-1-101')).toMatchObject({ active: true, members: 1 })
    await change(admin, `persons/${id}`, { expectedVersion: version + 1, reason, changes: { active: true } })
  })

  it('to a birth date that has not come yet is refused by the field', async () => {
    const { id, version } = await person('袁四')
    const born = (birthDate: string) =>
      change(admin, `persons/${id}`, { expectedVersion: version, reason, changes: { birthDate } })
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const answer = await born(tomorrow)
    expect(problemSchema.parse(answer.body)).toMatchObject({
      status: 422,
      errors: [{ pointer: '/changes/birthDate', code: 'birth-future' }],
    })
    expect((await born('1945-09-07')).status).toBe(204)
  })

  it('of a field that is no field, or of a stranger’s roster, is refused', async () => {
    const { id, version } = await person('袁四')
    const input = { expectedVersion: version, reason, changes: { idHash: 'x' } }
    expect(problem(await change(admin, `persons/${id}`, input))).toEqual([422, 'validation-failed'])
    const elsewhere = await test.signIn('community-admin', 'jinlan')
    expect((await change(elsewhere, `persons/${id}`, { ...input, changes: {} })).status).toBe(404)
    expect((await admin.post(`${path}/changes/${id}/undo`, { reason })).status).toBe(404)
  })
})

describe('who speaks for others', () => {
  it('for a household is one of its grown members, by their statement', async () => {
    const home = await household('1-1-101')
    const other = home.people.find((member) => !member.isHead)
    const put = (personId: string, expectedVersion: number) =>
      admin.send('PUT', `${path}/households/${home.id}/representative`, {
        body: { personId, expectedVersion, reason: '全家签字的推选书' },
      })
    expect((await put(other?.id ?? '', home.version)).status).toBe(204)
    const after = await household('1-1-101')
    expect(after.people.filter(({ isRep }) => isRep).map(({ id }) => id)).toEqual([other?.id])
    expect(problem(await put((await person('袁四')).id, after.version))).toEqual([422, 'representative-outside'])
    expect((await history(home.id))[0]).toMatchObject({ field: 'rep', after: other?.name })
  })

  it('for co-owners is one of them, for all units of the same owners', async () => {
    const flat = await unit('1-1-101')
    expect(flat.owners).toHaveLength(2)
    expect(flat.sameHead.map(({ houseNumber }) => houseNumber)).toEqual(['1-1-102'])
    const personId = flat.owners[1]?.personId
    const put = (who: unknown) =>
      admin.send('PUT', `${path}/units/${flat.id}/representative`, {
        body: { personId: who, expectedVersion: flat.version, reason: '共有人委托书' },
      })
    expect(problem(await put((await person('袁四')).id))).toEqual([422, 'representative-outside'])
    const answer = await put(personId)
    expect([answer.status, answer.text]).toEqual([204, ''])
    const other = await unit('1-1-102')
    expect(other.owners.filter(({ isVotingRep }) => isVotingRep).map((owner) => owner.personId)).toEqual([personId])
  })
})

describe('what the developer still holds', () => {
  it('is marked by building and counts as one head', async () => {
    const [area] = propertyAreasSchema.parse((await admin.get(`${path}/property-areas`)).body).items
    const mark = { building: '1', stairwell: '1', deliveryStatus: 'UNSOLD', reason: '开发商书面说明' }
    const url = `${path}/property-areas/${area?.id}/delivery`
    expect((await admin.post(url, mark)).body).toEqual({ changed: 3 })
    expect((await admin.post(url, mark)).body).toEqual({ changed: 0 })
    expect((await admin.post(url, { ...mark, building: '99' })).status).toBe(404)
    const [after] = propertyAreasSchema.parse((await admin.get(`${path}/property-areas`)).body).items
    expect(after).toMatchObject({ heads: 2, developerHeads: 1, developerAreaCenti: 23_800 })
    const input = { expectedVersion: after?.version, reason, changes: { developerName: '禾川锦城置业有限公司' } }
    expect((await change(admin, `property-areas/${area?.id}`, input)).status).toBe(204)
    expect(await history((await unit('1-1-201')).id)).toHaveLength(1)
  })
})
