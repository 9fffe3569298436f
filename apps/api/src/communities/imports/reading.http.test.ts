import {
  importColumnsSchema,
  importRowsPageSchema,
  personPageSchema,
  type RosterImportView,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { emptyRoster } from '../../../test/database.js'
import { identityNumber } from '../../../test/fixtures/roster-layouts.js'
import { multipart } from '../../../test/multipart.js'

const HEADINGS = ['序号', '幢', '单元', '室', '姓名', '与户主关系', '身份证号', '联系电话', '备注']
const [ONE = '', TWO = '', THREE = ''] = [1, 2, 3].map(identityNumber)

let test: TestApp
let admin: Caller
let community: string

beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  community = `/api/communities/${test.regions.guiyuan}`
})
beforeEach(() => emptyRoster(test.database))
afterAll(() => test.close())

function send(rows: readonly (readonly string[])[], fields: Readonly<Record<string, string>> = { kind: 'HOUSEHOLDS' }) {
  const bytes = Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
  return admin.post(`${community}/imports`, undefined, multipart(fields, { name: '名册.csv', bytes }))
}

async function preview(rows: readonly (readonly string[])[], fields?: Readonly<Record<string, string>>) {
  return imported(await send(rows, fields))
}

async function confirmed(rows: readonly (readonly string[])[]) {
  const { id } = await preview(rows)
  return imported(await admin.post(`${community}/imports/${id}/confirm`))
}

function imported(answer: Answer): RosterImportView {
  if (answer.status >= 300) throw new Error(answer.text)
  return rosterImportSchema.parse(answer.body)
}

async function rowsOf({ id }: RosterImportView, query = '') {
  return importRowsPageSchema.parse((await admin.get(`${community}/imports/${id}/rows${query}`)).body).items
}

async function found(query: string, more = '') {
  const { body } = await admin.get(`${community}/persons?query=${encodeURIComponent(query)}${more}`)
  return personPageSchema.parse(body).items.map(({ name, standing, householdCode }) => [name, standing, householdCode])
}

describe('a register in which everybody has a number of their own', () => {
  it('gives one household, and a note about somebody else strikes nobody', async () => {
    const item = await confirmed([
      ['河埠社区居民花名册'],
      HEADINGS,
      ['1', '91', '1', '101', '孙大明', '户主', ONE, '19901990101', '配偶已故'],
      ['2', '91', '1', '101', '孙小明', '子', TWO, '', '户口未迁出'],
      ['3', '91', '1', '101', '周芳', '儿媳', THREE, '', ''],
    ])
    expect(item.summary.households).toEqual({ total: 1, persons: 3, inactive: 0 })
    expect(item.summary.problems).toEqual({ 'presence-unclear': 2 })
    expect(await found('孙大明')).toEqual([['孙大明', 'HERE', '91-1-101']])
  })

  it('asks what the numbers count when it cannot tell, and goes by the answer', async () => {
    const member = (serial: string, name: string, no: number) => [
      ...[serial, '91', '1', '101', name, '子', identityNumber(no), '', ''],
    ]
    const rows = [HEADINGS, ['1', '91', '1', '101', '孙大明', '户主', ONE, '', ''], member('2', '孙一', 11)]
    const item = await preview([...rows, member('3', '孙二', 12), member('3', '孙三', 13), member('', '孙四', 14)])
    expect(item.state).toBe('MAPPING')
    const columns = importColumnsSchema.parse((await admin.get(`${community}/imports/${item.id}/columns`)).body)
    expect([columns.ask, columns.missing, columns.columns[0]?.field]).toEqual(['serial', [], null])
    const fields = columns.columns.map(({ field }) => field)
    const read = imported(await admin.post(`${community}/imports/${item.id}/columns`, { fields, remember: false }))
    expect(read.summary.households).toMatchObject({ total: 1, persons: 5 })
  })
})

describe('who died or moved away', () => {
  const rows = [
    HEADINGS,
    ['1', '1', '1', '101', '乔三', '户主', ONE, '', '已故'],
    ['2', '1', '1', '102', '张一', '户主', TWO, '', ''],
  ]

  it('is to be looked at: in the preview’s filter and in the workbook that goes back', async () => {
    const item = await preview(rows)
    expect((await rowsOf(item, '?state=WARNING')).map(({ cells }) => cells['name'])).toEqual(['乔三'])
    const answer = await test.fastify.inject({
      method: 'GET',
      url: `${community}/imports/${item.id}/remarks`,
      headers: { host: 'gongyi.test', cookie: admin.cookie ?? '' },
    })
    const [sheet] = (await readXlsx(answer.rawPayload)).sheets
    expect(sheet?.rows.at(-1)?.at(-1)).toBe('备注：已故，不再计入')
  })

  it('is found by those who search the register, shown as such, and by nobody who picks a person', async () => {
    await confirmed(rows)
    expect(await found('乔三', '&gone=true')).toEqual([['乔三', 'DECEASED', null]])
    expect(await found('乔三')).toEqual([])
    expect(await found('', '&gone=true')).toEqual([['张一', 'HERE', '1-1-102']])
  })

  it('is not said again of whom the register knows it of', async () => {
    await confirmed(rows)
    const again = await preview([...rows, ['3', '1', '1', '103', '李二', '户主', THREE, '', '']])
    expect(again.summary.problems).toEqual({})
    expect(again.summary.changes).toEqual({ NEW: 1, CHANGED: 0, UNCHANGED: 2 })
  })

  it('within the community moves: the row of the old flat does not keep the new one out', async () => {
    await confirmed([HEADINGS, ['1', '93', '1', '101', '郑一', '户主', ONE, '', '']])
    const item = await confirmed([
      HEADINGS,
      ['1', '93', '1', '101', '郑一', '户主', ONE, '', '已迁出'],
      ['2', '93', '1', '102', '郑一', '户主', ONE, '', '由101迁入'],
    ])
    expect(item.summary.states).toMatchObject({ ERROR: 0, WARNING: 1, SKIPPED: 1 })
    expect(await found('郑一', '&gone=true')).toEqual([['郑一', 'HERE', '93-1-102']])
  })
})

describe('a note', () => {
  const PHONE = '19901000193'

  it('keeps the ends of a number only, on the page, in the list and in the database, and says so', async () => {
    const item = await confirmed([
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ONE, '', `儿子电话${PHONE}，证件${TWO}`],
    ])
    expect(item.summary.problems).toEqual({ 'note-numbers-masked': 1 })
    expect(item.summary.states).toMatchObject({ NEW: 1, WARNING: 0 })
    const [one] = personPageSchema.parse((await admin.get(`${community}/persons?query=张一`)).body).items
    const page = await admin.get(`${community}/persons/${one?.id}`)
    expect(page.text).toContain('儿子电话199****0193')
    const list = await admin.post(`${community}/exports`, { list: 'households', format: 'csv', purpose: 'CHECK' })
    for (const answer of [page, list]) expect(answer.text).not.toMatch(new RegExp(`${PHONE}|${TWO}`))
    const again = await preview([
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ONE, '', `儿子电话${PHONE}，证件${TWO}`],
      ['小计', '', '', '', '1人'],
    ])
    expect(again.summary.changes).toEqual({ NEW: 0, CHANGED: 0, UNCHANGED: 1 })
  })
})

describe('a row that is no person', () => {
  it('shows nobody’s whole number', async () => {
    const item = await preview([
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ONE, '', ''],
      ['合计', '', '', '', '1人', '', '', '', `填表人身份证${TWO}，电话19901000193`],
    ])
    const [total] = await rowsOf(item, '?state=SKIPPED')
    expect(total?.cells['text']).toBe(`合计 1人 填表人身份证${TWO.slice(0, 6)}********${TWO.slice(-4)},电话199****0193`)
  })
})

describe('a cell that names hundreds', () => {
  it('is refused in its row, three hundred times as quickly as once', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => [`张${at}`, `200幢1单元${at}室`, '甲、'.repeat(400)])
    const began = performance.now()
    const item = await preview([['户主', '家庭住址', '家庭成员'], ...rows])
    expect(item.summary.states).toMatchObject({ ERROR: 300, NEW: 0 })
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('counts towards the limit of the whole file', async () => {
    const rows = Array.from({ length: 2_100 }, (_, at) => [`张${at}`, `200幢1单元${at}室`, '甲乙、'.repeat(29)])
    const answer = await send([['户主', '家庭住址', '家庭成员'], ...rows])
    expect([answer.status, codeOf(answer)]).toEqual([422, 'too-many-rows'])
  })
})

describe('an owner list', () => {
  const fields = { kind: 'OWNERS', propertyAreaName: '测试苑' }

  it('says which columns it leaves out though a vote may depend on them', async () => {
    const rows = [
      ['幢', '室', '面积', '业主', '房屋现用途说明'],
      ['1', '101', '80', '张一', '商铺'],
    ]
    expect((await preview(rows, fields)).summary.columns?.overlooked).toEqual(['房屋现用途说明'])
    expect(
      (await preview([['幢', '室', '面积', '业主'], ...rows.slice(1)], fields)).summary.columns?.overlooked,
    ).toEqual([])
  })

  it('without columns for use, delivery and counting leaves them as the register has them', async () => {
    const full = [
      ['幢', '室', '面积', '业主', '用途', '交房情况', '面积来源', '计入表决'],
      ['1', '101', '80', '某某置业有限公司', '车位', '未售', '登记', '是'],
    ]
    const { id } = await preview(full, fields)
    await admin.post(`${community}/imports/${id}/confirm`)
    const bare = [
      ['幢', '室', '面积', '业主'],
      ['1', '101', '80', '某某置业有限公司'],
    ]
    expect((await preview(bare, fields)).summary).toMatchObject({
      changes: { NEW: 0, CHANGED: 0, UNCHANGED: 1 },
      owners: { developerHeads: 1, developerAreaCenti: 8_000, unitsNotCounted: 0 },
    })
  })
})
