import { describe, expect, it } from 'vitest'
import { groupHouseholds } from './household-checks.js'
import { interpretHouseholds } from './households.js'
import { isUsable } from './row.js'
import type { CellMerge } from './table.js'

const HEADINGS = ['序号', '幢', '单元', '室', '姓名', '与户主关系', '身份证号', '联系电话', '备注']
const ZHANG = '339921198912101018'
const LI = '339921198609241026'

function read(rows: readonly (readonly string[])[], merges: readonly CellMerge[] = []) {
  const sheet = interpretHouseholds({ rows, merges })
  if (!sheet.ok) throw new Error(sheet.error.code)
  return sheet.value
}

function problems(rows: readonly (readonly string[])[]) {
  return read(rows).rows.flatMap((row) => row.problems.map(({ row: at, column, code }) => `${at} ${column} ${code}`))
}

function refusal(rows: readonly (readonly string[])[]) {
  const sheet = interpretHouseholds({ rows, merges: [] })
  return sheet.ok ? undefined : { code: sheet.error.code, columns: sheet.error.columns.map((column) => column.label) }
}

describe('headings', () => {
  it('are found below title rows, by synonyms, with brackets and asterisks', () => {
    const rows = [['某社区登记表'], [], ['*居民姓名：', '户主关系', '楼 号', '房号(室)'], ['张一', '户主', '3', '201']]
    expect(read(rows).rows[0]?.entry).toMatchObject({ name: '张一', building: '3', stairwell: '1', room: '201' })
  })

  it('may take two rows whose cells are merged downward', () => {
    const rows = [
      ['房屋', '', '姓名', '与户主关系'],
      ['幢', '室', '', ''],
      ['3', '201', '张一', '户主'],
    ]
    const merges = [
      { startRow: 0, endRow: 1, startCol: 2, endCol: 2 },
      { startRow: 0, endRow: 1, startCol: 3, endCol: 3 },
    ]
    expect(read(rows, merges).rows).toMatchObject([{ rowNo: 3, entry: { name: '张一', building: '3', room: '201' } }])
  })

  it('that lack a needed column are refused by the name of every missing column', () => {
    expect(refusal([['序号', '姓名', '幢', '性别']])).toEqual({ code: 'missing-column', columns: ['与户主关系', '室'] })
  })

  it('that are nowhere are refused', () => {
    expect(refusal([['今天天气很好']])).toEqual({ code: 'header-not-found', columns: [] })
  })

  it('repeated at a page break are skipped', () => {
    const sheet = read([
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ZHANG],
      HEADINGS,
      ['2', '1', '1', '102', '李二', '户主', LI],
    ])
    expect(sheet.rows.map((row) => row.kind)).toEqual(['data', 'heading', 'data'])
  })
})

describe('rows', () => {
  it('take one address text instead of columns', () => {
    const rows = [
      ['姓名', '与户主关系', '房屋坐落'],
      ['张一', '户主', '锦澜苑1幢2单元101室'],
    ]
    expect(read(rows).rows[0]?.entry).toMatchObject({ place: '锦澜苑', building: '1', stairwell: '2', room: '101' })
  })

  it('without a household above them are refused: a section heading ends the household before it', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ZHANG],
      ['— 二幢 —'],
      ['', '', '', '', '李二', '配偶', LI],
    ]
    expect(problems(rows)).toEqual(['4 room household-missing'])
  })

  it('name what is wrong in which cell', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '', '户主', ZHANG, '12345'],
      ['2', '1', '1', '', '李二', '户主', '339921200011195801'],
      ['3', '', '1', '103', '王三'.repeat(40), '户主', ''],
    ]
    expect(problems(rows)).toEqual([
      '2 name name-missing',
      '2 phone phone-invalid',
      '3 identity identity-checksum',
      '3 room room-missing',
      '4 identity identity-missing',
      '4 building building-missing',
      '4 name name-too-long',
    ])
  })

  it('warn when the gender contradicts the number', () => {
    const rows = [
      [...HEADINGS, '性别'],
      ['1', '1', '1', '101', '张一', '户主', ZHANG, '', '', '女'],
    ]
    expect(problems(rows)).toEqual(['2 gender gender-differs'])
  })

  it('of one person in two households are refused the second time, also without a number', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', '', '19901000193'],
      ['2', '1', '1', '102', '张一', '户主', '', '199-0100-0193'],
      ['3', '1', '1', '103', '张一', '户主', '', '19901000194'],
    ]
    expect(problems(rows).filter((problem) => problem.includes('duplicate'))).toEqual(['3 name duplicate-person'])
  })
})

describe('households', () => {
  it('in one flat with two numbers stay two, and the second is remarked on', () => {
    const rows = [HEADINGS, ['1', '1', '1', '101', '张一', '户主', ZHANG], ['2', '1', '1', '101', '李二', '户主', LI]]
    expect(groupHouseholds(read(rows).rows).size).toBe(2)
    expect(problems(rows)).toEqual(['3 room address-shared'])
  })

  it('without a head or with two are remarked on and still taken', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '子', ZHANG],
      ['2', '1', '1', '102', '李二', '户主', LI],
      ['', '', '', '', '王三', '户主', '339921195006151036'],
    ]
    expect(problems(rows)).toEqual(['2 relation household-without-head', '4 relation household-two-heads'])
    expect(read(rows).rows.every(isUsable)).toBe(true)
  })

  it('lose a refused member and keep the others', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ZHANG],
      ['2', '1', '1', '102', '李二', '户主', LI],
      ['', '', '', '', '张一', '配偶', ZHANG],
    ]
    expect([...groupHouseholds(read(rows).rows).values()].map((members) => members.length)).toEqual([1, 1])
  })
})

describe('a row that stands for a household', () => {
  const headings = ['户主', '身份证号', '地址', '家庭成员', '状态']
  const people = (members: string, state = '') =>
    read([headings, ['张一', ZHANG, '石坞村3组12号', members, state]]).rows.map(({ rowNo, entry }) => {
      return `${rowNo % 1_000_000} ${entry?.name} ${entry?.relation} ${entry?.active ? 'here' : 'gone'}`
    })

  it('gives its head and everybody its family cell names, however they are joined', () => {
    expect(people('李二（配偶）、儿子：张小；王三(母亲，339921195006151036)')).toEqual([
      '2 张一 户主 here',
      '2 李二 配偶 here',
      '2 张小 儿子 here',
      '2 王三 母亲 here',
    ])
  })

  it('takes a farmhouse by its number, without a building', () => {
    const { rows } = read([headings, ['张一', ZHANG, '石坞村3组12号', '', '']])
    expect(rows[0]).toMatchObject({ problems: [], entry: { place: '石坞村3组', building: '', room: '12' } })
  })

  it('says what it says of its head alone, unless it says so of everybody', () => {
    expect(people('李二（配偶）', '户主已故')).toEqual(['2 张一 户主 gone', '2 李二 配偶 here'])
    expect(people('李二（配偶）', '全户迁出')).toEqual(['2 张一 户主 gone', '2 李二 配偶 gone'])
  })
})

describe('a total row', () => {
  it('in words is held against households and people, and a subtotal against its own part', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ZHANG],
      ['小计', '', '', '', '1人'],
      ['2', '1', '1', '102', '李二', '户主', LI],
      ['本页小计', '', '', '', '1人'],
      ['全村合计 2 户 3 人'],
    ]
    expect(read(rows).footers.map(({ measure, stated, counted }) => [measure, stated, counted])).toEqual([
      ['persons', 1, 1],
      ['persons', 1, 1],
      ['persons', 3, 2],
      ['households', 2, 2],
    ])
    expect(problems(rows)).toEqual(['6 name total-differs'])
  })

  it('that states another number of persons is remarked on', () => {
    const rows = [HEADINGS, ['1', '1', '1', '101', '张一', '户主', ZHANG], ['合计', '', '', '', '2']]
    const sheet = read(rows)
    expect(sheet.footers).toEqual([{ row: 3, measure: 'persons', stated: 2, counted: 1 }])
    expect(problems(rows)).toEqual(['3 name total-differs'])
  })
})

describe('merged cells', () => {
  it('that claim to reach beyond any sheet are refused instead of filled', () => {
    const rows = [HEADINGS, ...Array.from({ length: 2_000 }, () => ['1', '1', '1', '101', '张一', '户主', ZHANG])]
    const merges = Array.from({ length: 2_000 }, () => ({ startRow: 1, endRow: 1_000_000, startCol: 0, endCol: 0 }))
    expect(interpretHouseholds({ rows, merges })).toMatchObject({ ok: false, error: { code: 'merges-too-large' } })
  })
})
