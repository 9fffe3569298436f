import { readFile } from 'node:fs/promises'
import { propertyAreasSchema, type RosterImportView, rosterImportSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.js'
import { emptyRoster } from '../../../test/database.js'
import {
  exportedOwners,
  groupedRegister,
  propertyCompanyList,
  villageRegister,
} from '../../../test/fixtures/roster-layouts.js'
import { multipart } from '../../../test/multipart.js'

const FIXTURES = new URL('../../../test/fixtures/', import.meta.url)

let test: TestApp
let admin: Caller
let path: string

beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  path = `/api/communities/${test.regions.guiyuan}/imports`
})

beforeEach(() => emptyRoster(test.database))

afterAll(() => test.close())

/** Uploads and confirms, as an office does that finds the totals in agreement. */
async function take(name: string, bytes: Buffer, fields: Readonly<Record<string, string>>): Promise<RosterImportView> {
  const sent = await admin.post(path, undefined, multipart(fields, { name, bytes }))
  if (sent.status !== 201) throw new Error(sent.text)
  const item = rosterImportSchema.parse(sent.body)
  const confirmed = await admin.post(`${path}/${item.id}/confirm`)
  if (confirmed.status !== 200) throw new Error(confirmed.text)
  return rosterImportSchema.parse(confirmed.body)
}

function footers({ summary }: RosterImportView) {
  return summary.footers.map(({ measure, stated, counted }) => ({ measure, stated, counted }))
}

const agrees = (measure: string, total: number) => ({ measure, stated: total, counted: total })

describe('an import agrees with the totals in the file’s own footer', () => {
  it('in the household register of the shared files: 4,387 persons', async () => {
    const bytes = await readFile(new URL('roster-guiyuan-households.xlsx', FIXTURES))
    const item = await take('桂苑.xlsx', bytes, { kind: 'HOUSEHOLDS' })
    expect(footers(item)).toEqual([agrees('persons', 4_387)])
    expect(item.summary.households).toMatchObject({ total: 1_460 })
  })

  it('in the owner list of the shared files: 98,560.00 m²', async () => {
    const bytes = await readFile(new URL('owners-jinlanfu.csv', FIXTURES))
    const item = await take('锦澜府.csv', bytes, { kind: 'OWNERS', propertyAreaName: '锦澜府' })
    expect(footers(item)).toEqual([agrees('area', 9_856_000)])
    expect(item.summary.owners).toMatchObject({ heads: 896, areaCenti: 9_856_000 })
  })

  it('in a village’s register with a row a household and the family in one cell', async () => {
    const item = await take('石坞村.xlsx', await villageRegister(), { kind: 'HOUSEHOLDS' })
    expect(footers(item)).toEqual([agrees('persons', 66), agrees('households', 24)])
    expect(item.summary.households).toEqual({ total: 24, persons: 66, inactive: 3 })
    expect(item.summary.states.ERROR).toBe(0)
    const found = await admin.get(`${path.replace('imports', 'households')}?query=石坞村2组3`)
    expect(found.text).toContain('石坞村2组3号')
  })

  it('in a property company’s list with the flat in one text, joined co-owners and totals a page', async () => {
    const item = await take('物业.xlsx', await propertyCompanyList(), { kind: 'OWNERS', propertyAreaName: '锦澜苑' })
    expect(footers(item)).toEqual([
      agrees('area', 199_250),
      agrees('units', 20),
      agrees('area', 199_250),
      agrees('units', 20),
      agrees('area', 398_500),
      agrees('units', 40),
    ])
    // One owner has two flats alone; where there is a co-owner in one of them, they are two heads
    expect(item.summary.owners).toMatchObject({ units: 40, heads: 39, areaCenti: 398_500 })
    const areas = propertyAreasSchema.parse((await admin.get(path.replace('imports', 'property-areas'))).body)
    expect(areas.items).toMatchObject([{ name: '锦澜苑', heads: 39, areaCenti: 398_500 }])
  })

  it('in a register with two rows of headings under merged group titles, sections and subtotals', async () => {
    const item = await take('柳岸.xlsx', await groupedRegister(), { kind: 'HOUSEHOLDS' })
    expect(footers(item)).toEqual([
      agrees('persons', 18),
      agrees('households', 9),
      agrees('persons', 18),
      agrees('households', 9),
      agrees('persons', 36),
      agrees('households', 18),
    ])
    expect(item.summary.states).toMatchObject({ ERROR: 0, NEW: 36 })
  })

  it('in a semicolon file with a byte order mark, parking left out', async () => {
    const item = await take('导出.csv', exportedOwners(), { kind: 'OWNERS', propertyAreaName: '云栖里' })
    expect(footers(item)).toEqual([agrees('area', 149_700)])
    expect(item.summary.owners).toMatchObject({ units: 16, unitsNotCounted: 1, heads: 15 })
  })
})
