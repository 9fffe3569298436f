import {
  type HouseholdItem,
  householdPageSchema,
  householdSchema,
  personDetailSchema,
  placesSchema,
  rosterImportSchema,
  unitPageSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.js'
import { multipart } from '../../../test/multipart.js'

const REGISTER = `序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注
1,1,1,101,张一,户主,339921198912101018,199-0100-0193,
,,,,李二,配偶,339921198609241026,19901000194,
2,1,1,201,乔三,户主,339921195006151036,19901000195,已故
,,,,袁四,配偶,339921194509061046,19901000196,
3,2,1,101,蒋百分,户主,,19901000560,
4,10,1,101,孟五,户主,,,`
const OWNERS = `幢号,单元,室号,建筑面积,用途,产权人,证件号
2,1,101,80.50,住宅,张一、李二,339921198912101018、339921198609241026
10,1,101,90.00,住宅,某某置业有限公司,`

let test: TestApp
let coordinator: Caller
let path: string

beforeAll(async () => {
  test = await startTestApp()
  path = `/api/communities/${test.regions.guiyuan}`
  const admin = await test.signIn('community-admin')
  for (const [text, fields] of [
    [REGISTER, { kind: 'HOUSEHOLDS' }],
    [OWNERS, { kind: 'OWNERS', propertyAreaName: '桂苑新村' }],
  ] as const) {
    const file = { name: '名册.csv', bytes: Buffer.from(text) }
    const preview = await admin.post(`${path}/imports`, undefined, multipart(fields, file))
    await admin.post(`${path}/imports/${rosterImportSchema.parse(preview.body).id}/confirm`)
  }
  coordinator = await test.signIn('coordinator')
})

afterAll(() => test.close())

async function search(query: string): Promise<readonly HouseholdItem[]> {
  const answer = await coordinator.get(`${path}/households?query=${encodeURIComponent(query)}`)
  return householdPageSchema.parse(answer.body).items
}

function codes(items: readonly HouseholdItem[]) {
  return items.map((item) => item.code)
}

describe('the list of households', () => {
  it('counts doors as people do: building 2 before building 10', async () => {
    expect(codes(await search(''))).toEqual(['1-1-101', '1-1-201', '2-1-101', '10-1-101'])
  })

  it('pages through every household once', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const answer = await coordinator.get(`${path}/households?limit=1${after}`)
      const page = householdPageSchema.parse(answer.body)
      seen.push(...codes(page.items))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(seen).toEqual(['1-1-101', '1-1-201', '2-1-101', '10-1-101'])
  })

  it('is searched by name, by house number and by the last four digits of a phone', async () => {
    expect(codes(await search('李二'))).toEqual(['1-1-101'])
    expect(codes(await search('1-201'))).toEqual(['1-1-201'])
    expect(codes(await search('0560'))).toEqual(['2-1-101'])
  })

  it('finds a household with a number of the office’s own by its door, however that is written', async () => {
    const admin = await test.signIn('community-admin', 'jinlan')
    const own = `/api/communities/${test.regions.jinlan}`
    const list = '户编号,地址,幢,单元,室,姓名,与户主关系\nHB001,锦澜苑一号公馆,1,1,102,张一,户主'
    const file = { name: '名册.csv', bytes: Buffer.from(list) }
    const preview = await admin.post(`${own}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, file))
    await admin.post(`${own}/imports/${rosterImportSchema.parse(preview.body).id}/confirm`)
    const found = async (query: string) =>
      codes(
        householdPageSchema.parse((await admin.get(`${own}/households?query=${encodeURIComponent(query)}`)).body).items,
      )
    for (const query of ['1-1-102', '1幢1单元102室', '1幢102室', '１幢１单元１０２', '1-102', 'HB001']) {
      expect([query, await found(query)]).toEqual([query, ['HB001']])
    }
    for (const query of ['1-2-102', '1幢2单元102室', '2-102']) expect(await found(query)).toEqual([])
  })

  it('does not name the dead, nor who left, as the head or representative', async () => {
    const [item] = await search('2-1-101')
    const admin = await test.signIn('community-admin')
    const { people } = householdSchema.parse((await coordinator.get(`${path}/households/${item?.id}`)).body)
    const personPath = `${path}/persons/${people[0]?.id}`
    const { version } = personDetailSchema.parse((await coordinator.get(personPath)).body)
    const edit = (changes: object, expectedVersion: number) =>
      admin.send('PATCH', personPath, { body: { expectedVersion, reason: '家属告知', changes } })
    expect((await edit({ deceased: true }, version)).status).toBe(204)
    expect((await search('2-1-101'))[0]?.headName).toBeNull()
    expect((await edit({ deceased: false }, version + 1)).status).toBe(204)
    expect((await search('2-1-101'))[0]?.headName).toBe('蒋百分')
  })

  it('takes a percent sign as a percent sign', async () => {
    expect(await search('%')).toEqual([])
    expect(await search('_')).toEqual([])
  })

  it('counts living members and flags households without anybody under 60', async () => {
    expect((await search('1-1-201'))[0]).toMatchObject({ headName: '袁四', members: 1, active: true, elderly: true })
    expect((await search('1-1-101'))[0]).toMatchObject({ members: 2, elderly: false })
  })
})

describe('one household and one person', () => {
  it('masks phones and identity numbers and lets the widow speak for the household', async () => {
    const id = (await search('1-1-201'))[0]?.id
    const household = householdSchema.parse((await coordinator.get(`${path}/households/${id}`)).body)
    expect(household.people).toMatchObject([
      { name: '袁四', isHead: false, isRep: true, phoneMasked: '199****0196', idMasked: '339921********1046' },
      { name: '乔三', isHead: false, isRep: false, active: false, deceased: true },
    ])
  })

  it('shows where a person lives and what they own', async () => {
    const id = (await search('张一'))[0]?.id
    const household = householdSchema.parse((await coordinator.get(`${path}/households/${id}`)).body)
    const answer = await coordinator.get(`${path}/persons/${household.people[0]?.id}`)
    expect(personDetailSchema.parse(answer.body)).toMatchObject({
      name: '张一',
      households: [{ code: '1-1-101', relation: '户主', active: true }],
      units: [{ propertyAreaName: '桂苑新村', houseNumber: '2-1-101' }],
    })
  })

  it('answers an id of another community as if there were nothing', async () => {
    const id = (await search('张一'))[0]?.id
    const stranger = await test.signIn('coordinator', 'jinlan')
    const own = path.replace(test.regions.guiyuan, test.regions.jinlan)
    expect((await stranger.get(`${own}/households/${id}`)).status).toBe(404)
    expect((await stranger.get(`${path}/households/${id}`)).status).toBe(404)
  })
})

describe('the list of units', () => {
  it('names co-owners and companies, and is searched by them', async () => {
    const all = unitPageSchema.parse((await coordinator.get(`${path}/units`)).body)
    expect(all.items.map((unit) => unit.ownerNames)).toEqual([['张一', '李二'], ['某某置业有限公司']])
    const found = await coordinator.get(`${path}/units?query=${encodeURIComponent('置业')}`)
    expect(unitPageSchema.parse(found.body).items.map((unit) => unit.building)).toEqual(['10'])
  })
})

describe('the places a decision may concern', () => {
  it('lists stairwells of the register and of each estate, building 2 before building 10', async () => {
    const { items } = placesSchema.parse((await coordinator.get(`${path}/places`)).body)
    const told = items.map(({ propertyAreaId, building, count }) => [propertyAreaId !== null, building, count])
    expect(told).toEqual([
      [false, '1', 2],
      [false, '2', 1],
      [false, '10', 1],
      [true, '2', 1],
      [true, '10', 1],
    ])
  })
})
