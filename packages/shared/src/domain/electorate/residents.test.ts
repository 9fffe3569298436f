import { describe, expect, it } from 'vitest'
import { householdElectorate, listElectorate, personElectorate, type RegisteredPerson } from './residents.js'

const household = (id: string, building: string, room: string, active = true) => ({
  id,
  building,
  stairwell: '',
  room,
  active,
})

describe('an electorate of households', () => {
  const households = [
    household('c', '1', '1001'),
    household('a', '1', '99'),
    household('b', '2', '101'),
    household('d', '1', '5', false),
  ]

  it('has one unit per household living there, ordered as people read house numbers', () => {
    const result = householdElectorate(households, [{ kind: 'ALL' }])
    expect(result).toMatchObject({ value: [{ label: '1-99' }, { label: '1-1001' }, { label: '2-101' }] })
    expect(householdElectorate(households, [{ kind: 'BUILDING', building: '2' }])).toEqual({
      ok: true,
      value: [{ key: 'b', label: '2-101', heads: 1, memberUnitIds: [] }],
    })
  })

  it('refuses a household listed twice and a part where nobody lives', () => {
    const twice = [...households, household('b', '2', '101')]
    expect(householdElectorate(twice, [{ kind: 'ALL' }])).toEqual({
      ok: false,
      error: {
        code: 'electorate-duplicate-voter',
        unmet: [{ id: 'electorate.voter-once', params: { voter: '2-101' } }],
      },
    })
    expect(householdElectorate(households, [])).toMatchObject({ error: { code: 'electorate-empty' } })
  })
})

describe('an electorate of persons', () => {
  const grown: RegisteredPerson = {
    id: 'p',
    label: 'Grown',
    birthDate: '2008-11-23',
    active: true,
    deceased: false,
    disenfranchised: false,
  }
  const votes = (change: Partial<RegisteredPerson>, on = '2026-11-23') =>
    personElectorate(
      [
        { ...grown, id: 'other', birthDate: '1960-01-01' },
        { ...grown, ...change },
      ],
      on,
    ).ok && JSON.stringify(personElectorate([{ ...grown, ...change }], on)).includes('"key":"p"')

  it('begins on the eighteenth birthday', () => {
    expect(votes({})).toBe(true)
    expect(votes({}, '2026-11-22')).toBe(false)
  })

  it.each<[string, Partial<RegisteredPerson>]>([
    ['who moved away', { active: false }],
    ['who died', { deceased: true }],
    ['deprived of political rights', { disenfranchised: true }],
    ['whose birth date is not known', { birthDate: null }],
  ])('leaves out a person %s', (_case, change) => {
    expect(votes(change)).toBe(false)
  })
})

describe('an electorate from a list', () => {
  it('has one unit per delegate or member', () => {
    const result = listElectorate([
      { id: '2', label: 'B' },
      { id: '1', label: 'A' },
    ])
    expect(result).toMatchObject({ value: [{ key: '1' }, { key: '2' }] })
  })
})
