import type { PaperBallots } from '../../consultations/contributions/paper-ballots.service.js'
import { family } from './families.js'
import { type DemoRoster, flatsOf, peopleOf } from './guiyuan.js'
import { type Chance, chance } from './random.js'
import { codeOf, type Flat, type Inhabitant, RosterBuilder } from './roster-builder.js'

type Choice = PaperBallots['ballots'][number]['choice']

/** Owners who vote alike (or stay away) in case C04: so many heads with so much area, in 0.01 m². */
interface Block {
  readonly choice: Choice | null
  readonly heads: number
  readonly areaCenti: number
}

export const FEE_VOTE: readonly Block[] = [
  { choice: 'FOR', heads: 316, areaCenti: 3_603_344 },
  { choice: 'AGAINST', heads: 302, areaCenti: 3_176_416 },
  { choice: 'ABSTAIN', heads: 23, areaCenti: 232_820 },
  { choice: null, heads: 254, areaCenti: 2_219_420 },
]
const DEVELOPER = '禾川锦澜置业有限公司'
const UNSOLD = { flats: 48, areaCenti: 13_000 }
const PARKING = 160

/** Types of flats, 0.01 m². */
const TYPES = [7_950, 8_880, 9_680, 10_520, 11_240, 12_860, 13_980] as const

const KNOWN: Readonly<Record<string, readonly Inhabitant[]>> = {
  '2-1-801': [{ name: '余晓东', gender: 'MALE', birthDate: '1976-03-05', relation: '户主', phone: '19901000023' }],
  '5-2-1202': [{ name: '江雪梅', gender: 'FEMALE', birthDate: '1983-11-12', relation: '户主', phone: '19901000024' }],
}

export interface JinlanRoster extends DemoRoster {
  /** How each flat's owner votes on the fee; those missing stay away. */
  readonly feeBallots: ReadonlyMap<string, Choice>
}

/** The register of 锦澜府: 895 owners of one flat each, the developer's unsold ones, parking places that do not count. */
export function jinlanRoster(gridIds: readonly string[]): JinlanRoster {
  const luck = chance(339921001002)
  const roster = new RosterBuilder('锦澜府', DEVELOPER)
  const flats = Array.from({ length: 15 }, (_, index) => flatsOf(String(index + 1), 2, 16)).flat()
  const sold = luck.shuffle(FEE_VOTE.flatMap((block) => areasOf(block, luck)))
  const feeBallots = new Map<string, Choice>()
  const ids = new Map<string, string>()
  for (const [index, { choice, areaCenti }] of sold.entries()) {
    const flat = at(flats, index)
    const code = codeOf(flat)
    const people = KNOWN[code] ?? family(luck, String(19901003000 + index))
    const gridId = gridIds[Math.floor((Number(flat.building) - 1) / 5)] ?? null
    const personIds = roster.addHousehold(flat, people, {
      gridId,
      disabled: luck.percent(1),
      hukouType: 'HUKOU_RESIDENT',
    })
    if (KNOWN[code] !== undefined) for (const [no, { name }] of people.entries()) ids.set(name, personIds[no] ?? '')
    roster.addUnit({ ...flat, ...LIVED_IN, areaCenti }, personIds.slice(0, 1))
    if (choice !== null) feeBallots.set(code, choice)
  }
  addUnsold(roster, flats.slice(sold.length))
  addParking(roster, luck)
  return { roster, feeBallots, people: peopleOf(ids, ['余晓东', '江雪梅']) }
}

const LIVED_IN = { use: 'RESIDENTIAL', deliveryStatus: 'DELIVERED', countsForVote: true } as const

function addUnsold(roster: RosterBuilder, flats: readonly Flat[]): void {
  for (const flat of flats.slice(0, UNSOLD.flats)) {
    const { areaCenti } = UNSOLD
    roster.addUnitOf(DEVELOPER, { ...flat, ...LIVED_IN, deliveryStatus: 'UNSOLD', areaCenti })
  }
}

/** Places in the garage, each some owner's. */
function addParking(roster: RosterBuilder, luck: Chance): void {
  const owners = luck.shuffle(roster.owners.flatMap(({ personId }) => (personId === null ? [] : [personId])))
  for (const [index, personId] of owners.slice(0, PARKING).entries()) {
    const room = `车位${String(index + 1).padStart(3, '0')}`
    const unit = { building: '地下车库', stairwell: '', room, use: 'PARKING', areaCenti: 1_280 } as const
    roster.addUnit({ ...unit, deliveryStatus: 'DELIVERED', countsForVote: false }, [personId])
  }
}

/** Areas of a block that add up to the block's exactly: types with a survey's small differences, the rest spread evenly. */
function areasOf({ choice, heads, areaCenti }: Block, luck: Chance) {
  const rough = Array.from({ length: heads }, () => luck.pick(TYPES) - 60 + luck.whole(121))
  const missing = areaCenti - rough.reduce((sum, area) => sum + area, 0)
  const each = Math.floor(missing / heads)
  const oneMore = missing - each * heads
  return rough.map((area, index) => ({ choice, areaCenti: area + each + (index < oneMore ? 1 : 0) }))
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new Error(`the estate has no flat ${index}`)
  return item
}
