import { readFile as readDisk } from 'node:fs/promises'
import { groupHouseholds, interpretHouseholds, interpretOwners, isUsable, partyKey } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { ownerTotals } from '../roster/owner-totals.js'
import { readFile } from './read-file.js'

const FIXTURES = new URL('../../../test/fixtures/', import.meta.url)

async function firstTable(name: string) {
  const tables = await readFile(await readDisk(new URL(name, FIXTURES)))
  if (!tables.ok || tables.value[0] === undefined) throw new Error(`${name} cannot be read`)
  return tables.value[0]
}

const households = interpretHouseholds(await firstTable('roster-guiyuan-households.xlsx'))
const owners = interpretOwners(await firstTable('owners-jinlanfu.csv'))
if (!households.ok || !owners.ok) throw new Error('the shared files are refused as a whole')
const register = households.value
const list = owners.value

function count<T>(items: readonly T[], is: (item: T) => boolean) {
  return items.filter(is).length
}

describe('the household register of Guiyuan', () => {
  it('holds 1,460 households and 4,386 persons', () => {
    const { rows } = register
    expect(groupHouseholds(rows).size).toBe(1_460)
    expect(count(rows, isUsable)).toBe(4_386)
  })

  it('refuses only the extra row that enters one person a second time, and names the first row', () => {
    const { rows } = register
    const refused = rows.filter((row) => row.kind === 'data' && !isUsable(row))
    expect(refused.map((row) => row.problems)).toEqual([
      [{ row: 4398, column: 'identity', code: 'duplicate-person', params: { firstRow: 2184 } }],
    ])
  })

  it('skips seven section rows and the total row, which agrees with the rows read', () => {
    const { rows, footers } = register
    expect(count(rows, (row) => row.kind === 'section')).toBe(7)
    expect(count(rows, (row) => row.kind === 'total')).toBe(1)
    expect(footers).toEqual([{ row: 4399, measure: 'persons', stated: 4_387, counted: 4_387 }])
  })

  it('marks 9 dead and 8 who moved away inactive', () => {
    const entries = register.rows.filter(isUsable).map((row) => row.entry)
    expect(count(entries, (entry) => entry.deceased)).toBe(9)
    expect(count(entries, (entry) => !entry.active && !entry.deceased)).toBe(8)
  })

  it('warns of four wrong check characters and of every blank identity number, and of nothing else', () => {
    const problems = register.rows.flatMap((row) => row.problems.map((problem) => problem.code))
    const counts = Object.fromEntries([...new Set(problems)].map((code) => [code, count(problems, (p) => p === code)]))
    expect(counts).toEqual({
      'identity-checksum': 4,
      'identity-missing': 45,
      'person-deceased': 9,
      'person-moved-away': 8,
      'duplicate-person': 1,
    })
  })

  it('fills merged household cells down and takes full-width phones as digits', () => {
    const { rows } = register
    const member = rows.find((row) => row.rowNo === 40)?.entry
    expect(member).toMatchObject({
      place: '桂苑新村',
      building: '1',
      stairwell: '1',
      room: '602',
      name: '许东根',
      relation: '配偶',
      group: '第1网格 1-1',
      phone: '19901000222',
      birthDate: '1990-08-01',
    })
  })

  it('splits labels however they are joined', () => {
    const tags = register.rows.flatMap((row) => row.entry?.tags ?? [])
    expect([...new Set(tags)].sort()).toEqual(['党员', '居民代表', '志愿者', '租户'].sort())
  })
})

describe('the owner list of Jinlanfu', () => {
  it('counts 896 heads and 98,560.00 m² without parking, the developer as one head', () => {
    const units = list.rows.filter(isUsable).map(({ rowNo, entry }) => {
      const ownerKeys = entry.owners.map((party) => partyKey(party, entry))
      return { ...entry, id: String(rowNo), propertyAreaId: 'file', deliveryStatus: entry.delivery, ownerKeys }
    })
    expect(ownerTotals(units)).toEqual({
      units: 986,
      unitsNotCounted: 24,
      heads: 896,
      areaCenti: 9_856_000,
      developerHeads: 1,
      developerAreaCenti: 624_000,
    })
  })

  it('gives the developer 52 flats and 6,240.00 m²', () => {
    const sheet = list
    const held = sheet.rows
      .filter(isUsable)
      .map((row) => row.entry)
      .filter((unit) => unit.delivery !== 'DELIVERED')
    expect(sheet.developerName).toBe('禾川锦城置业有限公司')
    expect(held.length).toBe(52)
    expect(held.reduce((sum, unit) => sum + unit.areaCenti, 0)).toBe(624_000)
  })

  it('refuses the repeated unit and nothing else', () => {
    const refused = list.rows.filter((row) => row.kind === 'data' && !isUsable(row))
    expect(refused.map((row) => row.problems)).toEqual([
      [{ row: 988, column: 'room', code: 'duplicate-unit', params: { firstRow: 11 } }],
    ])
  })

  it('keeps 24 parking places that do not count', () => {
    const parking = list.rows.filter(isUsable).filter((row) => row.entry.use === 'PARKING')
    expect(parking.length).toBe(24)
    expect(parking.every((row) => !row.entry.countsForVote)).toBe(true)
  })

  it("agrees with the list's own total", () => {
    expect(list.footers).toEqual([{ row: 989, measure: 'area', stated: 9_856_000, counted: 9_856_000 }])
  })
})
