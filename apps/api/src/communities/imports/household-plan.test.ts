import { toTheEnd } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { type ExistingHouseholds, type HouseholdPlan, type PlannedRow, planHouseholds } from './household-plan.js'
import type { HouseholdData } from './stored-row.js'

const EMPTY: ExistingHouseholds = { households: [], persons: [], members: [] }
const TODAY = '2026-11-23'

function row(rowNo: number, room: string, person: Partial<HouseholdData['person']>): PlannedRow {
  const household = {
    code: `1-1-${room}`,
    coded: false,
    building: '1',
    stairwell: '1',
    room,
    address: `1幢1单元${room}室`,
    groupName: null,
  }
  const blank = { idHash: null, idMasked: null, birthDate: null, gender: null, phone: null, hukou: null, note: null }
  const facts = {
    name: '张一',
    relation: '户主',
    isHead: true,
    tags: [],
    deceased: false,
    active: true,
    presenceSaid: true,
  }
  return { rowNo, data: { household, person: { ...blank, ...facts, ...person } } }
}

/** The register after a plan, as the store would have it. */
function registerAfter(plan: HouseholdPlan): ExistingHouseholds {
  const records = <T>(items: readonly { readonly record: T }[]) => items.map((item) => item.record)
  return { households: records(plan.households), persons: records(plan.persons), members: records(plan.members) }
}

function plan(rows: readonly PlannedRow[], existing = EMPTY) {
  return toTheEnd(planHouseholds(rows, existing, TODAY))
}

function rep(result: HouseholdPlan) {
  const member = result.members.find(({ record }) => record.isRep)
  return result.persons.find(({ record }) => record.id === member?.record.personId)?.record.name
}

describe('planning a register', () => {
  it('changes nothing when the same rows come again', () => {
    const rows = [row(2, '101', { idHash: 'a' }), row(3, '101', { name: '李二', relation: '配偶', isHead: false })]
    const again = plan(rows, registerAfter(plan(rows)))
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
    expect(
      [...again.households, ...again.persons, ...again.members].every(({ change }) => change === 'UNCHANGED'),
    ).toBe(true)
  })

  it('recognises a person by the identity hash in spite of a corrected name', () => {
    const before = registerAfter(plan([row(2, '101', { idHash: 'a', name: '张乙' })]))
    const result = plan([row(2, '101', { idHash: 'a' })], before)
    expect(result.persons).toMatchObject([{ change: 'CHANGED', record: { id: before.persons[0]?.id, name: '张一' } }])
  })

  it('recognises a person without a number by name within the household, and takes the number over', () => {
    const before = registerAfter(plan([row(2, '101', {})]))
    const result = plan([row(2, '101', { idHash: 'a' })], before)
    expect(result.persons).toMatchObject([{ change: 'CHANGED', record: { id: before.persons[0]?.id, idHash: 'a' } }])
  })

  it('keeps two namesakes of one household apart', () => {
    const rows = [row(2, '101', {}), row(3, '101', { isHead: false, relation: '子' })]
    const result = plan(rows, registerAfter(plan(rows)))
    expect(new Set(result.persons.map(({ record }) => record.id)).size).toBe(2)
  })

  it('takes two different numbers for two people, whatever their names', () => {
    const result = plan([row(2, '101', { idHash: 'b' })], registerAfter(plan([row(2, '101', { idHash: 'a' })])))
    expect(result.persons).toMatchObject([{ change: 'NEW' }])
  })

  it('never erases what a blank cell does not mention', () => {
    const before = registerAfter(plan([row(2, '101', { phone: '19901000193', birthDate: '1989-12-10', note: '残疾' })]))
    const result = plan([row(2, '101', {})], before)
    expect(result.persons).toMatchObject([{ record: { phone: '19901000193', birthDate: '1989-12-10' } }])
  })

  it('has one head at most, the first living one', () => {
    const rows = [
      row(2, '101', { active: false, deceased: true }),
      row(3, '101', { name: '李二' }),
      row(4, '101', { name: '王三' }),
    ]
    expect(plan(rows).members.map(({ record }) => record.isHead)).toEqual([false, true, false])
  })
})

describe('who speaks for a household', () => {
  const son = { name: '张小', relation: '子', isHead: false, birthDate: '2015-01-01' }
  const wife = { name: '李二', relation: '配偶', isHead: false, birthDate: '1990-01-01' }

  it('is its head', () => {
    expect(rep(plan([row(2, '101', son), row(3, '101', {})]))).toBe('张一')
  })

  it('is the first grown-up when the head is dead', () => {
    const rows = [row(2, '101', { active: false, deceased: true }), row(3, '101', son), row(4, '101', wife)]
    expect(rep(plan(rows))).toBe('李二')
  })

  it('stays whoever it has named since', () => {
    const rows = [row(2, '101', {}), row(3, '101', wife)]
    const first = registerAfter(plan(rows))
    const named = { ...first, members: first.members.map((member) => ({ ...member, isRep: !member.isRep })) }
    expect(rep(plan(rows, named))).toBe('李二')
  })

  it('is nobody when nobody lives there any more', () => {
    const result = plan([row(2, '101', { active: false })])
    expect(rep(result)).toBeUndefined()
    expect(result.households).toMatchObject([{ record: { active: false } }])
  })

  it('stays though the file does not name them, and nobody else is given the part', () => {
    const before = registerAfter(plan([row(2, '101', { idHash: 'a' }), row(3, '101', { ...wife, idHash: 'w' })]))
    const result = plan([row(2, '101', { idHash: 'b', name: '钱四' }), row(3, '101', { ...wife, idHash: 'w' })], before)
    expect(result.members.filter(({ record }) => record.isRep).map(({ record }) => record.personId)).toEqual([
      before.persons[0]?.id,
    ])
    expect(result.changes.get(3)).toBe('UNCHANGED')
  })

  it('is another, named in the preview, when this very file says that they died', () => {
    const rows = [row(2, '101', { idHash: 'a' }), row(3, '101', { ...wife, idHash: 'w' })]
    const died = [row(2, '101', { idHash: 'a', deceased: true, active: false }), ...rows.slice(1)]
    const result = plan(died, registerAfter(plan(rows)))
    expect(rep(result)).toBe('李二')
    expect(result.changes.get(3)).toBe('CHANGED')
    expect(result.former.get(3)).toEqual({ rep: 'NOT_REP' })
  })

  it('is left to the household: one without is given none, and a dead one’s part to nobody', () => {
    const rows = [row(2, '101', { idHash: 'a' }), row(3, '101', { ...wife, idHash: 'w' })]
    const first = registerAfter(plan(rows))
    const without = { ...first, members: first.members.map((member) => ({ ...member, isRep: false })) }
    expect([...plan(rows, without).changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
    const [head] = first.persons
    const dead = first.persons.map((person) => (person === head ? { ...person, deceased: true } : person))
    const again = plan([row(2, '101', { idHash: 'a', deceased: true, active: false }), ...rows.slice(1)], {
      ...first,
      persons: dead.map((person) => (person.id === head?.id ? { ...person, active: false } : person)),
    })
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
    expect(again.households[0]?.change).toBe('UNCHANGED')
  })
})

describe('two of one name in one household', () => {
  const elder = { name: '朱宇', relation: '子', isHead: false, phone: '19901000001', gender: 'MALE' as const }
  const younger = { ...elder, phone: '19901000002', gender: 'FEMALE' as const, birthDate: '2001-01-01' }
  const head = row(2, '101', { idHash: 'a' })
  const withBoth = () => registerAfter(plan([head, row(3, '101', elder), row(4, '101', younger)]))

  it('keep what is theirs, in whichever order a file names them', () => {
    const again = plan([head, row(3, '101', younger), row(4, '101', elder)], withBoth())
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
    expect(again.problems).toEqual([])
  })

  it('are told apart by the ends of a number that our own lists show', () => {
    const twins = [row(3, '101', elder), row(4, '101', { ...elder, phone: '19901000002' })]
    const masked = ({ rowNo, data }: PlannedRow, maskedPhone: string) => {
      return { rowNo, data: { ...data, person: { ...data.person, phone: null, maskedPhone, note: maskedPhone } } }
    }
    const register = registerAfter(plan([head, ...twins]))
    const again = plan([head, ...twins.toReversed().map((each, at) => masked(each, `199****000${2 - at}`))], register)
    expect(again.persons.slice(1).map(({ record }) => [record.phone, record.note])).toEqual([
      ['19901000002', '199****0002'],
      ['19901000001', '199****0001'],
    ])
  })

  it('are not overwritten by a list with only the second', () => {
    const register = withBoth()
    const again = plan([row(2, '101', younger)], register)
    expect([...again.changes.values()]).toEqual(['UNCHANGED'])
    expect(again.persons[0]?.record.id).toBe(register.persons[2]?.id)
  })

  it('stay as they are, and are asked about, where nothing tells which is meant', () => {
    const unsaid = { name: '朱宇', relation: '', isHead: false, phone: '19901000009', presenceSaid: false }
    const again = plan([head, row(3, '101', unsaid)], withBoth())
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
    expect(again.problems.map(({ row: at, code }) => [at, code])).toEqual([[3, 'namesakes-unclear']])
  })
})

describe('somebody who is gone and stands elsewhere without a number', () => {
  it('is taken for new, and the remark names where the register had them', () => {
    const gone = { name: '李二', phone: '19901000193', deceased: true, active: false }
    const before = registerAfter(plan([row(2, '101', { idHash: 'a' }), row(3, '101', { ...gone, isHead: false })]))
    const named = plan([row(2, '102', { name: '李二', phone: '19901000193' })], before)
    expect(named.problems).toEqual([{ row: 2, column: 'name', code: 'namesake-gone', params: { from: '1-1-101' } }])
    expect(plan([row(2, '102', { name: '李二', phone: '19901000194' })], before).problems).toEqual([])
  })
})

describe('a move between two households of one file', () => {
  it('ends the old membership once, also when the old household finds a new representative', () => {
    const before = registerAfter(
      plan([
        row(2, '101', { idHash: 'a' }),
        row(3, '101', { idHash: 'b', name: '李二', isHead: false }),
        row(4, '102', { idHash: 'c', name: '王三' }),
      ]),
    )
    const result = plan(
      [
        row(2, '102', { idHash: 'c', name: '王三' }),
        row(3, '102', { idHash: 'a', isHead: false, relation: '友' }),
        row(4, '101', { idHash: 'b', name: '李二' }),
      ],
      before,
    )
    const old = result.members.filter(({ record }) => record.id === before.members[0]?.id)
    expect(old).toMatchObject([{ change: 'CHANGED', record: { active: false, isRep: false } }])
    expect(result.problems).toMatchObject([{ row: 3, code: 'moved-household', params: { from: '1-1-101' } }])
  })
})

describe('a household is flagged elderly', () => {
  it('on the sixtieth birthday of its youngest grown-up, children aside', () => {
    const child = row(3, '101', { name: '张小', isHead: false, birthDate: '2020-01-01' })
    const flag = (birthDate: string) => plan([row(2, '101', { birthDate }), child]).households[0]?.record.elderly
    expect(flag('1966-11-23')).toBe(true)
    expect(flag('1966-11-24')).toBe(false)
  })
})

describe('what a later file leaves open', () => {
  const unsaid = { deceased: false, active: true, presenceSaid: false }

  it('brings nobody back: without a word of it the dead stay dead, and the row is looked at', () => {
    const before = registerAfter(plan([row(2, '101', { idHash: 'a', deceased: true, active: false })]))
    const again = plan([row(2, '101', { idHash: 'a', ...unsaid })], before)
    expect(again.persons).toMatchObject([{ change: 'UNCHANGED', record: { deceased: true, active: false } }])
    expect([...again.changes.values()]).toEqual(['UNCHANGED'])
    expect(again.problems.map(({ code }) => code)).toEqual(['person-inactive'])
    const back = plan([row(2, '101', { idHash: 'a' })], before)
    expect(back.persons).toMatchObject([{ change: 'CHANGED', record: { deceased: false, active: true } }])
  })

  it('keeps where a household is registered, its group, and what is known of its people', () => {
    const full = row(2, '101', { idHash: 'a', hukou: 'FLOATING', birthDate: '1950-01-01', tags: ['残疾'] })
    const before = registerAfter(
      plan([{ ...full, data: { ...full.data, household: { ...full.data.household, groupName: '一组' } } }]),
    )
    const again = plan([row(2, '101', { ...unsaid })], before)
    expect(again.households).toMatchObject([
      { change: 'UNCHANGED', record: { hukouType: 'FLOATING', groupName: '一组', elderly: true, disabled: true } },
    ])
  })

  it('keeps a household alive whose other members the file does not name', () => {
    const before = registerAfter(
      plan([row(2, '101', { idHash: 'a' }), row(3, '101', { name: '李二', isHead: false, idHash: 'b' })]),
    )
    const dead = plan([row(2, '101', { idHash: 'a', deceased: true, active: false })], before)
    expect(dead.households).toMatchObject([{ record: { active: true } }])
  })

  it('finds a household that has a number of its own by its address, when the file gives none', () => {
    const own = row(2, '101', { idHash: 'a' })
    const before = registerAfter(
      plan([{ ...own, data: { ...own.data, household: { ...own.data.household, code: 'HB001', coded: true } } }]),
    )
    const again = plan([row(2, '101', { idHash: 'a' })], before)
    expect(again.households).toMatchObject([{ change: 'UNCHANGED', record: { code: 'HB001' } }])
  })

  it('ends a household that a move leaves empty', () => {
    const before = registerAfter(plan([row(2, '101', { idHash: 'a' })]))
    const moved = plan([row(2, '102', { idHash: 'a' })], before)
    expect(moved.households.map(({ record }) => [record.room, record.active])).toEqual([
      ['102', true],
      ['101', false],
    ])
  })

  it('lets a new head follow one the file does not name', () => {
    const before = registerAfter(
      plan([row(2, '101', { idHash: 'a' }), row(3, '101', { name: '李二', isHead: false, idHash: 'b' })]),
    )
    const after = plan([row(2, '101', { name: '李二', idHash: 'b' })], before)
    expect(after.members.filter(({ record }) => record.isHead)).toHaveLength(1)
  })
})
