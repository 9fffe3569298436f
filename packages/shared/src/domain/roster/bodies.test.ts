import { describe, expect, it } from 'vitest'
import { type Around, type BodyKind, compositionWarnings, type Seated } from './bodies.js'

const AROUND: Around = { households: 300, people: 900, cadreHouseholds: new Set(['cadre home']) }

/** A body of so many, every third a woman, each from a household of their own. */
function seats(count: number, more: (index: number) => Partial<Seated> = () => ({})): readonly Seated[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ personId: `p${index}`, householdId: `h${index}`, isNonlocal: false, households: null },
    ...{ gender: index % 3 === 0 ? ('FEMALE' as const) : ('MALE' as const), seat: 'RESIDENT' as const },
    ...more(index),
  }))
}

const warned = (kind: BodyKind, seated: readonly Seated[], around = AROUND) =>
  compositionWarnings(kind, seated, around).map(({ id }) => id)
const delegates = (count: number, more: (index: number) => Partial<Seated> = () => ({})) =>
  seats(count, (index) => ({ seat: 'DELEGATE', ...more(index) }))

describe('a people’s council', () => {
  const council = (count: number, more: Partial<Seated>[] = []) =>
    seats(count, (index) => ({ isNonlocal: index === 0, ...more[index] }))
  it('of fifteen to thirty-one, odd, a third women, one of them from elsewhere, raises no warning', () => {
    for (const count of [15, 17, 31]) expect(warned('PEOPLE_COUNCIL', council(count))).toEqual([])
  })
  it.each([
    [13, ['size']],
    [33, ['size']],
    [16, ['even']],
  ])('of %i is warned of %j', (count, ids) => {
    expect(warned('PEOPLE_COUNCIL', council(count))).toEqual(ids)
  })
  it('with more than a third of cadres is warned: five of fifteen may, six not', () => {
    const cadres = (n: number) =>
      council(
        15,
        Array.from({ length: n }, () => ({ seat: 'CADRE' as const })),
      )
    expect(warned('PEOPLE_COUNCIL', cadres(5))).toEqual([])
    expect(warned('PEOPLE_COUNCIL', cadres(6))).toEqual(['cadres'])
  })
  it('without anybody registered elsewhere is warned; a seat for them is enough', () => {
    expect(warned('PEOPLE_COUNCIL', seats(15))).toEqual(['nonlocal'])
    expect(
      warned(
        'PEOPLE_COUNCIL',
        seats(15, (index) => (index === 3 ? { seat: 'NONLOCAL' } : {})),
      ),
    ).toEqual([])
  })
  it('is not accused of too few women where the register does not know', () => {
    expect(
      warned(
        'PEOPLE_COUNCIL',
        council(15, []).map((each) => ({ ...each, gender: null })),
      ),
    ).toEqual([])
    expect(
      warned(
        'PEOPLE_COUNCIL',
        council(15).map((each) => ({ ...each, gender: 'MALE' as const })),
      ),
    ).toEqual(['women'])
  })
})

describe('a meeting of villagers’ delegates', () => {
  it('of 40 for 300 households and 900 people raises no warning', () => {
    expect(warned('VILLAGER_DELEGATE_MEETING', delegates(40))).toEqual([])
  })
  it('has one delegate for five to fifteen households', () => {
    expect(warned('VILLAGER_DELEGATE_MEETING', delegates(61))).toEqual(['delegates-by-households'])
    const around = { ...AROUND, households: 900 }
    expect(warned('VILLAGER_DELEGATE_MEETING', delegates(59), around)).toEqual(['delegates-by-households'])
    const odd = delegates(40, (index) => ({ households: index === 0 ? 4 : index === 1 ? 16 : 10 }))
    expect(compositionWarnings('VILLAGER_DELEGATE_MEETING', odd, AROUND)).toMatchObject([
      { id: 'households-of-each', params: { n: 2 } },
    ])
  })
  it('is four fifths delegates: 40 of 50, not 40 of 51', () => {
    const meeting = (others: number) => [...delegates(40), ...seats(others, (index) => ({ householdId: `x${index}` }))]
    expect(warned('VILLAGER_DELEGATE_MEETING', meeting(10))).toEqual([])
    expect(warned('VILLAGER_DELEGATE_MEETING', meeting(11))).toEqual(['four-fifths'])
  })
  it.each([
    [499, 30],
    [500, 40],
    [999, 40],
    [1_000, 50],
  ])('of %i people in Zhejiang has at least %i delegates', (people, need) => {
    const around = { ...AROUND, people }
    expect(warned('VILLAGER_DELEGATE_MEETING', delegates(need), around)).toEqual([])
    expect(warned('VILLAGER_DELEGATE_MEETING', delegates(need - 1), around)).toEqual(['delegates-by-people'])
  })
  it('has no two from one household, and says where that stands', () => {
    const meeting = delegates(40, (index) => ({ householdId: index < 2 ? 'one' : `h${index}` }))
    const [warning] = compositionWarnings('VILLAGER_DELEGATE_MEETING', meeting, AROUND)
    expect(warning).toMatchObject({ id: 'same-household', params: { n: 1 } })
    expect(warning?.source.zh).toContain('浙江省')
  })
})

describe('the other bodies', () => {
  it.each([
    ['WORTHIES_COUNCIL', 7, 21],
    ['MORAL_GROUP', 5, 15],
    ['SUPERVISION_COMMITTEE', 3, 5],
    ['OWNERS_COMMITTEE', 5, 11],
  ] as const)('a %s has %i to %i members', (kind, least, most) => {
    for (const count of [least, most]) expect(warned(kind, seats(count))).toEqual([])
    for (const count of [least - 1, most + 1]) expect(warned(kind, seats(count))).toContain('size')
  })
  it('nobody of a supervision committee lives with a cadre', () => {
    const seated = seats(3, (index) => (index === 1 ? { householdId: 'cadre home' } : {}))
    expect(warned('SUPERVISION_COMMITTEE', seated)).toEqual(['relatives'])
  })
  it('may be of any make where no rule says otherwise, and nobody yet raises no warning', () => {
    expect(warned('SERVICE_GROUP', seats(1))).toEqual([])
    expect(warned('PEOPLE_COUNCIL', [])).toEqual([])
  })
})
