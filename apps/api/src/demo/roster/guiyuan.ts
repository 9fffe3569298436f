import { type CastName } from '../world/cast.js'
import { family } from './families.js'
import { chance } from './random.js'
import { codeOf, type Flat, type Inhabitant, RosterBuilder } from './roster-builder.js'

export interface DemoRoster {
  readonly roster: RosterBuilder
  /** Persons of the cast, by name. */
  readonly people: ReadonlyMap<CastName, string>
}

/** 30 buildings of four stairwells and a small one: 1,460 households. */
const BUILDINGS = 30
const SMALL_BUILDING = { building: '31', stairwells: 2, floors: 5 }
const FLOORS = 6

/** Flats whose people the stories name; everybody else is invented by the generator. */
const KNOWN: Readonly<Record<string, readonly Inhabitant[]>> = {
  '7-2-101': [known('徐水根', 'MALE', '1951-04-02', '户主'), known('陆阿凤', 'FEMALE', '1953-11-19', '配偶')],
  '7-2-102': [known('高美珍', 'FEMALE', '1962-08-30', '户主', '19901000021')],
  '7-2-302': [known('俞海明', 'MALE', '1984-02-11', '户主'), known('孔婉萍', 'FEMALE', '1986-07-23', '配偶')],
  '7-2-501': [
    known('陈志强', 'MALE', '1979-05-16', '户主', '19901000001'),
    known('沈丽娟', 'FEMALE', '1981-09-03', '配偶'),
    known('陈宇轩', 'MALE', '2012-03-28', '子'),
  ],
  '7-2-601': [known('陈根福', 'MALE', '1950-12-07', '户主'), known('周玉仙', 'FEMALE', '1952-06-14', '配偶')],
  '3-1-102': [known('周桂兰', 'FEMALE', '1948-10-09', '户主', '19901000002')],
  '12-3-402': [known('姚建国', 'MALE', '1968-01-25', '户主', '19901000022')],
}

/** 302 belongs to the couple, who named him; 601 to the son downstairs. Elsewhere the head of the household owns the flat. */
const OWNED_BY: Readonly<Record<string, readonly string[]>> = {
  '7-2-302': ['俞海明', '孔婉萍'],
  '7-2-601': ['陈志强'],
}

/** The register of 桂苑社区 with every flat of 桂苑新村 and its owners. */
export function guiyuanRoster(gridIds: readonly string[]): DemoRoster {
  const luck = chance(339921001001)
  const roster = new RosterBuilder('桂苑新村', null)
  const ids = new Map<string, string>()
  for (const [index, flat] of flats().entries()) {
    const code = codeOf(flat)
    const people = KNOWN[code] ?? family(luck, String(19901001000 + index))
    const gridId = gridIds[Math.floor(Number(flat.building) / 8)] ?? null
    const personIds = roster.addHousehold(flat, people, {
      gridId,
      disabled: KNOWN[code] === undefined && luck.percent(2),
      hukouType: luck.percent(81) ? 'HUKOU_RESIDENT' : 'NONLOCAL_RESIDENT',
    })
    if (KNOWN[code] !== undefined) for (const [no, { name }] of people.entries()) ids.set(name, personIds[no] ?? '')
    const owners = OWNED_BY[code]?.map((name) => ids.get(name) ?? '') ?? personIds.slice(0, 1)
    roster.addUnit(
      {
        ...flat,
        use: 'RESIDENTIAL',
        areaCenti: areaOf(flat),
        deliveryStatus: 'DELIVERED',
        countsForVote: true,
      },
      owners,
    )
  }
  return { roster, people: peopleOf(ids, ['陈志强', '周桂兰', '高美珍', '姚建国']) }
}

export function peopleOf(ids: ReadonlyMap<string, string>, names: readonly CastName[]): ReadonlyMap<CastName, string> {
  return new Map(names.map((name) => [name, ids.get(name) ?? '']))
}

function flats(): readonly Flat[] {
  const numbers = Array.from({ length: BUILDINGS }, (_, index) => String(index + 1))
  const { building, stairwells, floors } = SMALL_BUILDING
  return [...numbers.flatMap((no) => flatsOf(no, 4, FLOORS)), ...flatsOf(building, stairwells, floors)]
}

export function flatsOf(building: string, stairwells: number, floors: number): readonly Flat[] {
  return upTo(stairwells).flatMap((stairwell) =>
    upTo(floors).flatMap((floor) =>
      ['01', '02'].map((door) => ({ building, stairwell: String(stairwell), room: `${floor}${door}` })),
    ),
  )
}

/** 0.01 m², small flat and large flat of a landing. Building 7 as case C01 has it, 3 and 5 as case C10. */
function areaOf({ building, room }: Flat): number {
  const [small, large] = building === '7' ? [7250, 8530] : ['3', '5'].includes(building) ? [8650, 9750] : [7860, 9240]
  return room.endsWith('01') ? small : large
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function known(
  name: string,
  gender: Inhabitant['gender'],
  birthDate: string,
  relation: string,
  phone: string | null = null,
): Inhabitant {
  return { name, gender, birthDate, relation, phone }
}
