import { describe, expect, it } from 'vitest'
import { headKey } from '../electorate/owners.js'
import { interpretOwners, partyKey } from './owners.js'
import { isUsable } from './row.js'
import type { UnitEntry } from './unit-row.js'

const HEADINGS = ['幢号', '单元', '室号', '建筑面积(㎡)', '用途', '产权人', '证件号', '手机', '交付状态']
const ZHANG = '339921198912101018'
const LI = '339921198609241026'

function read(...rows: readonly (readonly string[])[]) {
  const sheet = interpretOwners({ rows: [HEADINGS, ...rows], merges: [] })
  if (!sheet.ok) throw new Error(sheet.error.code)
  return sheet.value
}

function entries(...rows: readonly (readonly string[])[]) {
  return read(...rows)
    .rows.filter(isUsable)
    .map((row) => row.entry)
}

function head(unit: UnitEntry | undefined) {
  if (unit === undefined) throw new Error('the row was refused')
  const ownerKeys = unit.owners.map((party) => partyKey(party, unit))
  return headKey({ ...unit, id: unit.room, propertyAreaId: 'area', deliveryStatus: unit.delivery, ownerKeys })
}

function codes(...rows: readonly (readonly string[])[]) {
  return read(...rows).rows.flatMap((row) => row.problems.map((problem) => problem.code))
}

describe('co-owners', () => {
  it('are one set whatever order the list names them in', () => {
    const [one, two] = entries(
      ['1', '1', '101', '80', '住宅', '张一、李二', `${ZHANG}、${LI}`],
      ['1', '1', '102', '80', '住宅', '李二，张一', `${LI}，${ZHANG}`],
    )
    expect(head(one)).toBe(head(two))
  })

  it('whose numbers do not match their names stand without numbers, and are remarked on', () => {
    const row = ['1', '1', '101', '80', '住宅', '张一、李二', ZHANG]
    expect(codes(row)).toEqual(['owner-numbers-mismatch', 'owner-identity-unknown'])
    expect(entries(row)[0]?.owners.every((owner) => owner.identity === undefined)).toBe(true)
  })
})

describe('owners without a number', () => {
  it('of one name are never one head', () => {
    const [one, two] = entries(['1', '1', '101', '80', '住宅', '张一'], ['1', '1', '102', '80', '住宅', '张一'])
    expect(head(one)).not.toBe(head(two))
  })

  it('of one name and phone are one head', () => {
    const [one, two] = entries(
      ['1', '1', '101', '80', '住宅', '张一', '', '19901000193'],
      ['1', '1', '102', '80', '住宅', '张一', '', '199-0100-0193'],
    )
    expect(head(one)).toBe(head(two))
  })
})

describe('co-owners one a row', () => {
  const headings = ['幢', '单元', '室', '面积', '业主', '证件号']
  const LI = '339921198609241026'
  const rows = [
    headings,
    ['1', '1', '101', '80', '张甲甲', ZHANG],
    ['', '', '', '', '李乙乙', LI],
    ['1', '1', '102', '70', '王三', ''],
  ]
  const merged = [0, 1, 2, 3].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column }))

  it.each([
    ['left blank', []],
    ['merged', merged],
  ])('under a unit whose cells are %s own it together', (_, merges) => {
    const sheet = interpretOwners({ rows, merges })
    const read = sheet.ok ? sheet.value.rows : []
    expect(
      read.map(({ kind, entry, problems }) => [
        kind,
        entry?.owners.map(({ name }) => name),
        problems.map(({ code }) => code),
      ]),
    ).toEqual([
      ['data', ['张甲甲', '李乙乙'], []],
      ['elsewhere', undefined, ['co-owner-row']],
      ['data', ['王三'], ['owner-identity-unknown']],
    ])
    expect(read[0]?.entry?.owners[1]?.identity).toBe(LI)
  })

  it('stand under no unit after a heading or a signature', () => {
    const sheet = interpretOwners({ rows: [...rows, ['制表人：赵一', '', '', '', '审核人：钱二', '']], merges: [] })
    expect(sheet.ok && sheet.value.rows.at(-1)?.kind).toBe('section')
  })

  it('of one name that nothing tells apart are remarked on', () => {
    const twice = ['1', '1', '101', '80', '张一、张一', '']
    const sheet = interpretOwners({ rows: [headings, twice], merges: [] })
    expect(sheet.ok && sheet.value.rows[0]?.problems.map(({ code }) => code)).toContain('owner-twice')
    const numbered = interpretOwners({ rows: [headings, [...twice.slice(0, 5), `${ZHANG}、${LI}`]], merges: [] })
    expect(numbered.ok && numbered.value.rows[0]?.problems).toEqual([])
  })
})

describe('an area that is none', () => {
  it('is kept as it was typed, for the preview to show', () => {
    const sheet = interpretOwners({
      rows: [
        ['幢', '室', '面积', '业主'],
        ['1', '101', '约八十', '张一'],
      ],
      merges: [],
    })
    expect(sheet.ok && sheet.value.rows[0]?.entry).toMatchObject({ areaCenti: 0, areaWritten: '约八十' })
  })
})

describe('a number in an owner list', () => {
  const party = (name: string, number: string) => {
    const [entry] = entries(['1', '1', '101', '80', '住宅', name, number])
    return [entry?.owners[0], codes(['1', '1', '101', '80', '住宅', name, number])]
  }

  it('with a slip of the pen never makes a person an organisation, nor is it kept', () => {
    for (const number of ['3399211956110351B3', '33992119891210101A', '913399210000000001']) {
      const [owner, said] = party('欧阳震华', number)
      expect(owner).toEqual({ kind: 'PERSON', name: '欧阳震华' })
      expect(said).toHaveLength(1)
    }
  })

  it.each([
    ['339921917605140588', 'identity-checksum'],
    ['339921197649000366', 'identity-birth-date'],
  ])(
    'of digits alone under a person’s name is theirs with a slip in it, though %s would check as a credit code',
    (number, fault) => {
      expect(party('欧阳震华', number)).toEqual([{ kind: 'PERSON', name: '欧阳震华' }, [fault]])
      expect(party('石坞村股份经济合作社', number)[0]).toMatchObject({ kind: 'ORGANISATION', identity: number })
      expect(party('城北五金厂', number)[0]).toMatchObject({ kind: 'ORGANISATION', identity: number })
    },
  )

  it('is a credit code by its check character; a wrong one is remarked on', () => {
    expect(party('某某商行', '91339921MA2KFAKE1R')).toEqual([
      { kind: 'ORGANISATION', name: '某某商行', identity: '91339921MA2KFAKE1R' },
      [],
    ])
    expect(party('某某有限公司', '91339921MA2KFAKE1X')).toEqual([
      { kind: 'ORGANISATION', name: '某某有限公司', identity: '91339921MA2KFAKE1X' },
      ['credit-code-invalid'],
    ])
  })

  it('that is a person’s stands under no company’s name', () => {
    expect(party('某某有限公司', ZHANG)).toEqual([
      { kind: 'ORGANISATION', name: '某某有限公司' },
      ['credit-code-invalid'],
    ])
  })
})

describe('what a list leaves open', () => {
  it('is named, so that the register keeps what it knows', () => {
    const rows = [
      ['幢', '室', '面积', '业主', '交房情况', '计入表决'],
      ['1', '101', '80', '张一', '未交房', '否'],
      ['1', '102', '80', '张一', '', ''],
    ]
    const sheet = interpretOwners({ rows, merges: [] })
    expect(sheet.ok && sheet.value.rows.map(({ entry }) => [entry?.delivery, entry?.countsForVote])).toEqual([
      ['SOLD_UNDELIVERED', false],
      ['DELIVERED', true],
    ])
    expect(sheet.ok && sheet.value.rows.map(({ entry }) => entry?.unstated)).toEqual([
      ['use', 'areaSource'],
      ['use', 'areaSource', 'delivery', 'countsForVote'],
    ])
  })
})

describe('a unit', () => {
  it.each([
    ['住宅', 'RESIDENTIAL', true],
    ['商铺', 'COMMERCIAL', true],
    ['车位', 'PARKING', false],
    ['储藏室', 'STORAGE', false],
    ['配电房', 'OTHER', false],
  ])('used as %s is %s, counted: %s', (use, expected, countsForVote) => {
    expect(entries(['1', '1', '101', '80', use, '张一', ZHANG])).toMatchObject([{ use: expected, countsForVote }])
  })

  it.each([
    ['未售', 'UNSOLD'],
    ['已售未交付', 'SOLD_UNDELIVERED'],
    ['已交付', 'DELIVERED'],
    ['', 'DELIVERED'],
  ])('marked %j is %s', (text, delivery) => {
    expect(entries(['1', '1', '101', '80', '住宅', '某某置业有限公司', '', '', text])).toMatchObject([{ delivery }])
  })

  it.each(['-80', '0', '', '一百'])('with the area %j is refused', (area) => {
    expect(codes(['1', '1', '101', area, '住宅', '张一', ZHANG])).toEqual(['area-invalid'])
  })

  it('without an owner or a room is refused', () => {
    expect(codes(['1', '1', '101', '80', '住宅', ''])).toEqual(['owner-missing'])
    expect(codes(['1', '1', '', '80', '住宅', '张一', ZHANG])).toEqual(['room-missing'])
  })

  it('met twice is refused the second time, full-width or not', () => {
    const first = ['1', '1', '101', '80', '住宅', '张一', ZHANG]
    const second = ['１', '１', '101室', '80', '住宅', '张一', ZHANG]
    expect(codes(first, second)).toEqual(['duplicate-unit'])
  })

  it('of a second estate with the same house numbers is refused, and so is all of that estate', () => {
    const sheet = interpretOwners({
      rows: [
        ['房屋坐落', '面积', '业主姓名'],
        ['锦澜苑1幢1单元101室', '80', '张一'],
        ['桂苑2幢1单元201室', '80', '李二'],
        ['桂苑1幢1单元101室', '80', '王三'],
        ['锦澜苑3幢1单元301室', '80', '赵四'],
      ],
      merges: [],
    })
    const params = { place: '桂苑', firstPlace: '锦澜苑' }
    const refused = [{ column: 'room', code: 'unit-of-other-place', params }]
    expect(
      sheet.ok && sheet.value.rows.map(({ problems }) => problems.filter(({ column }) => column === 'room')),
    ).toMatchObject([[], refused, refused, []])
  })

  it('with its estate named in one row and not in another is the same unit', () => {
    const sheet = interpretOwners({
      rows: [
        ['房屋坐落', '面积', '业主姓名'],
        ['锦澜苑1幢1单元101室', '80', '张一'],
        ['1幢1单元101室', '80', '张一'],
      ],
      merges: [],
    })
    expect(sheet.ok && sheet.value.rows[1]?.problems.map(({ code }) => code)).toContain('duplicate-unit')
  })

  it('may be given as one address text with co-owners in their own column', () => {
    const sheet = interpretOwners({
      rows: [
        ['房屋坐落', '面积', '业主姓名', '共有人'],
        ['锦澜苑1幢1单元101室', '80', '张一', '李二、王三'],
      ],
      merges: [],
    })
    expect(sheet.ok && sheet.value.rows[0]?.entry).toMatchObject({
      place: '锦澜苑',
      room: '101',
      use: 'RESIDENTIAL',
      owners: [{ name: '张一' }, { name: '李二' }, { name: '王三' }],
    })
  })
})

describe('the list', () => {
  it('names the holder of unsold flats as the developer', () => {
    const sheet = read(['1', '1', '101', '80', '住宅', '某某置业有限公司', '91339921MA2KFAKE1X', '', '未售'])
    expect(sheet.developerName).toBe('某某置业有限公司')
  })

  it('whose total differs from what counts is remarked on', () => {
    const sheet = read(['1', '1', '101', '80', '住宅', '张一', ZHANG], ['', '', '', '90.00', '', '合计'])
    expect(sheet.footers).toEqual([{ row: 3, measure: 'area', stated: 9_000, counted: 8_000 }])
    expect(sheet.rows.at(-1)).toMatchObject({ kind: 'total', problems: [{ code: 'total-differs' }] })
  })

  it('without an area column is refused by its name', () => {
    const sheet = interpretOwners({
      rows: [
        ['幢号', '室号', '产权人'],
        ['1', '101', '张一'],
      ],
      merges: [],
    })
    expect(sheet).toMatchObject({ ok: false, error: { code: 'missing-column', columns: [{ label: '建筑面积' }] } })
  })
})
