import { describe, expect, it } from 'vitest'
import { groupHouseholds } from './household-checks.js'
import { interpretHouseholds } from './households.js'
import { isUsable } from './row.js'
import { serialMeaning } from './serial.js'
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

describe('where somebody is registered', () => {
  const registered = (hukou: string) => {
    const { rows } = read([
      [...HEADINGS, '户籍'],
      ['1', '1', '1', '101', '张一', '户主', ZHANG, '', '', hukou],
    ])
    return rows.flatMap(({ entry, problems: said }) => [entry?.hukou, ...said.map(({ code }) => code)])
  }

  it.each([
    ['HUKOU_RESIDENT', ['本市', '本地户籍', '户籍人口', '是', '√']],
    ['NONLOCAL_RESIDENT', ['非本市', '省内非本市', '不是', '外省', '外来常住', '否', '市外户籍', '户籍不在本村']],
    ['FLOATING', ['流动人口']],
    [undefined, ['', '--', '非农业户口', '居民户']],
  ])('is %s by %j', (hukou, cells) => {
    for (const cell of cells) expect(registered(cell)).toEqual([hukou])
  })

  it.each(['空挂', '集体户'])('is asked about where nobody knows the word: %s', (cell) => {
    expect(registered(cell)).toEqual([undefined, 'hukou-unknown'])
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

  it('takes what is said beside a name for its state, not for its relation', () => {
    expect(people('李二（配偶，已故）、李三（已故，配偶）、王小（迁出）、钱四（子，残疾）')).toEqual([
      '2 张一 户主 here',
      '2 李二 配偶 gone',
      '2 李三 配偶 gone',
      '2 王小 家庭成员 gone',
      '2 钱四 子 here',
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

describe('who died or moved away', () => {
  const noted = (note: string, relation = '户主') => {
    const sheet = read([HEADINGS, ['1', '1', '1', '101', '张一', relation, ZHANG, '', note]])
    const { entry, problems: all } = sheet.rows[0] ?? { problems: [] }
    const said = all.filter(({ code }) => code !== 'household-without-head')
    return [entry?.presence ?? 'unsaid', entry?.active, said.map(({ code }) => code).join()]
  }

  const stated = (state: string) => {
    const rows = [
      [...HEADINGS, '人员状态'],
      ['1', '1', '1', '101', '张一', '配偶', ZHANG, '', '', state],
    ]
    const { entry, problems: said } = read([...rows, ['', '', '', '', '李二', '户主', LI]]).rows[0] ?? { problems: [] }
    return [entry?.presence ?? 'unsaid', entry?.active, said.map(({ code }) => code).join()]
  }

  it.each(['已故', '去世', '死亡', '已去世（2024年5月）', '2023-11 病故', '户主已故'])(
    'is said by the note %s',
    (note) => {
      expect(noted(note)).toEqual(['DECEASED', false, 'person-deceased'])
    },
  )

  it.each(['迁出', '已迁出', '户口迁出', '户口已迁出', '全户迁出', '2025.3 已搬离'])(
    'is said by the note %s',
    (note) => {
      expect(noted(note)).toEqual(['AWAY', false, 'person-moved-away'])
    },
  )

  it.each(['配偶已故', '丈夫去世', '户口未迁出', '父亲去世后继承', '子女已迁出，本人在住'])(
    'is not said by the note %s: it changes nobody and is looked at',
    (note) => {
      expect(noted(note)).toEqual(['unsaid', true, 'presence-unclear'])
    },
  )

  it.each(['逝世', '病逝', '离世', '亡', '身亡', '卒', '殁', '仙逝', '故', '牺牲', '宣告死亡'])(
    'is said by the plain word %s, as a state and as a note',
    (word) => {
      expect(stated(word)).toEqual(['DECEASED', false, 'person-deceased'])
      expect(noted(word)).toEqual(['DECEASED', false, 'person-deceased'])
    },
  )

  it('of the head is said on the head’s own row alone: on another’s it strikes nobody and is looked at', () => {
    expect(noted('户主已故', '配偶')).toEqual(['unsaid', true, 'presence-unclear'])
    expect(noted('户主已迁出', '子')).toEqual(['unsaid', true, 'presence-unclear'])
    expect(noted('全户迁出', '子')).toEqual(['AWAY', false, 'person-moved-away'])
  })

  it.each(['已注销', '户口注销', '销户', '已走', '失踪'])(
    'may be meant by the state %s, which a person looks at',
    (word) => {
      expect(stated(word)).toEqual(['unsaid', true, 'presence-unclear'])
    },
  )

  it('may be meant by a state nobody knows, which is remarked on', () => {
    expect(stated('阿弥陀佛')).toEqual(['unsaid', true, 'status-unknown'])
    expect(stated('在册')).toEqual(['ACTIVE', true, ''])
    expect(noted('已走访，低保注销')).toEqual(['unsaid', true, ''])
  })

  it('is said beside the name', () => {
    const rows = [HEADINGS, ['1', '1', '1', '101', '张一（已故）', '户主', ZHANG]]
    expect(read(rows).rows[0]).toMatchObject({ entry: { name: '张一', presence: 'DECEASED', active: false } })
  })

  it('is said by the state, and so is that they are here; a blank or another word says nothing', () => {
    const states = ['已故', '在册', '', '外出务工'].map((state) => {
      const rows = [
        [...HEADINGS, '人员状态'],
        ['1', '1', '1', '101', '张一', '户主', ZHANG, '', '', state],
      ]
      return read(rows).rows[0]?.entry?.presence
    })
    expect(states).toEqual(['DECEASED', 'ACTIVE', undefined, undefined])
  })

  it('in one household and lives in another is taken where they live, whichever row comes first', () => {
    const left = ['1', '1', '1', '101', '张一', '户主', ZHANG, '', '已迁出']
    const lives = ['2', '1', '1', '102', '张一', '户主', ZHANG, '', '由101迁入']
    for (const rows of [
      [left, lives],
      [lives, left],
    ]) {
      const sheet = read([HEADINGS, ...rows])
      expect(sheet.rows.filter(isUsable).map(({ entry }) => [entry.room, entry.active])).toEqual([['102', true]])
      expect(sheet.rows.find(({ kind }) => kind === 'elsewhere')).toMatchObject({
        text: '张一',
        problems: [{ code: 'moved-within' }],
      })
    }
  })

  it('a refused row does not keep the good row of the same person out', () => {
    const rows = [HEADINGS, ['1', '', '1', '101', '张一', '户主', ZHANG], ['2', '1', '1', '102', '张一', '户主', ZHANG]]
    expect(problems(rows)).toEqual(['2 building building-missing'])
  })
})

describe('a row that names somebody', () => {
  it.each(['累计志愿服务120小时', '共计三套', '小计', '合计'])(
    'is a person, though their note begins with %s',
    (note) => {
      const rows = [
        HEADINGS,
        ['1', '1', '1', '101', '张一', '户主', ZHANG],
        ['', '', '', '', '李二', '子', LI, '', note],
      ]
      expect(read(rows).rows.map(({ kind, entry }) => [kind, entry?.name])).toEqual([
        ['data', '张一'],
        ['data', '李二'],
      ])
    },
  )

  it('not: a total row shows no whole number of anybody', () => {
    const rows = [
      HEADINGS,
      ['1', '1', '1', '101', '张一', '户主', ZHANG],
      ['合计', '', '', '', '1人', '', '', '', `填表人 ${LI} 19901000193`],
    ]
    expect(read(rows).rows[1]?.text).toBe('合计 1人 填表人 339921********1026 199****0193')
  })
})

describe('serial numbers', () => {
  const family = (home: readonly string[]) => [
    ['1', '1', '1', '101', '张一', '户主', ZHANG],
    ['2', ...home, '李二', '配偶', LI],
    ['3', ...home, '张小', '子', '339921195006151036'],
  ]

  it.each([[['1', '1', '101']], [['', '', '']]])('of people at %j leave a family together', (home) => {
    const sheet = read([HEADINGS, ...family(home)])
    expect([...groupHouseholds(sheet.rows).values()].map((members) => members.length)).toEqual([3])
    expect(sheet.rows.flatMap((row) => row.problems)).toEqual([])
  })

  it('mean households, people, or cannot be told', () => {
    const meaning = (rows: readonly (readonly string[])[]) => {
      const columns = { serial: 0, building: 1, stairwell: 2, room: 3, name: 4, relation: 5, identity: 6 }
      return serialMeaning({ rows: [HEADINGS, ...rows], merges: [] }, { firstRow: 0, lastRow: 0, columns })
    }
    const [head = [], ...members] = family(['1', '1', '101'])
    expect(meaning([head, ...members])).toBe('person')
    expect(meaning([head, ...members.map((row) => ['', ...row.slice(1)])])).toBe('household')
    expect(meaning([head, ...members.map((row) => ['1', ...row.slice(1)])])).toBe('household')
    expect(meaning([head, ...members, ...members.map((row) => ['3', ...row.slice(1)])])).toBe('unclear')
  })
})

describe('a family in one cell', () => {
  const headings = ['户主', '家庭住址', '家庭成员']
  it('of thirty is read, of more refused: such a cell holds something else', () => {
    const rows = (members: number) => [headings, ['张一', '9幢1单元101室', '甲一、'.repeat(members)]]
    expect(read(rows(30)).rows.length).toBe(31)
    expect(read(rows(31)).rows).toMatchObject([
      { entry: { name: '张一' }, problems: [{ code: 'too-many-members', params: { members: 31, most: 30 } }] },
    ])
  })

  it('counts its people against the limit of the whole file', () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => [`张${at}`, `9幢1单元${at}室`, '甲一、'.repeat(30)])
    expect(interpretHouseholds({ rows: [headings, ...rows], merges: [] })).toMatchObject({
      ok: false,
      error: { code: 'too-many-rows' },
    })
  })
})

describe('what our own lists hide', () => {
  it('states nothing: a masked number is neither taken nor remarked on', () => {
    const rows = [HEADINGS, ['1', '1', '1', '101', '张一', '户主', '339921********1018', '199****0193']]
    expect(problems(rows)).toEqual([])
    expect(read(rows).rows[0]?.entry).not.toHaveProperty('phone')
    expect(read(rows).rows[0]?.entry).not.toHaveProperty('identity')
  })
})
