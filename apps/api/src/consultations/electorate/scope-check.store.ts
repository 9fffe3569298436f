import type { StageRecords } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import type { Source } from '../electorate.js'

type ParticipantsSet = NonNullable<StageRecords['participants']['set']>
type Scope = ParticipantsSet['scope']
type Fault = readonly [pointer: string, code: 'scope-not-counted' | 'not-on-roster']

/** What each kind of electorate can be narrowed to; owners of the whole community are all its estates. */
const KINDS: Readonly<Record<Source, readonly Scope['kind'][]>> = {
  households: ['community', 'building', 'stairwell'],
  persons: ['community', 'building', 'stairwell'],
  units: ['community', 'property-area', 'building', 'stairwell'],
  list: ['list'],
}

/** Refuses a scope that would quietly be counted as another: what the rule does not know, and what the roster does not hold. */
export async function requireScope(tx: Tx, communityId: string, source: Source, scope: Scope, at: string) {
  const faults = [...shapeFaults(source, scope), ...(await rosterFaults(tx, communityId, source, scope))]
  refuse(faults, `${at}/scope`)
}

/** Parties speak for buildings that stand in the community. */
export async function requireBuildings(
  tx: Tx,
  communityId: string,
  parties: ParticipantsSet['stakeholders'],
): Promise<void> {
  if (!parties.some(({ buildings = [] }) => buildings.length > 0)) return
  const known = new Set((await placesOf(tx, communityId)).map(({ building }) => building))
  const faults = parties.flatMap(({ buildings = [] }, index): Fault[] =>
    buildings.every((building) => known.has(building)) ? [] : [[`/${index}/buildings`, 'not-on-roster']],
  )
  refuse(faults, '/input/stakeholders')
}

function refuse(faults: readonly Fault[], at: string): void {
  if (faults.length === 0) return
  const errors = faults.map(([pointer, code]) => ({ pointer: `${at}${pointer}`, code, message: MESSAGES[code] }))
  throw new Problem('refused', { word: 'invalid-input', errors })
}

const MESSAGES: Readonly<Record<Fault[1], string>> = {
  'scope-not-counted': 'the voting rule cannot be counted in this',
  'not-on-roster': 'the roster holds no such place',
}

function shapeFaults(source: Source, scope: Scope): readonly Fault[] {
  const { kind, propertyAreaId, buildings = [], stairwell, names, gridId, uses } = scope
  const isPlaced = kind === 'building' || kind === 'stairwell'
  const isPeople = source === 'households' || source === 'persons'
  const wrong: readonly (readonly [boolean, string])[] = [
    [!KINDS[source].includes(kind), '/kind'],
    [propertyAreaId === undefined ? kind === 'property-area' : source !== 'units', '/propertyAreaId'],
    [isPlaced !== buildings.length > 0, '/buildings'],
    [(kind === 'stairwell') !== (stairwell !== undefined), '/stairwell'],
    [(kind === 'list') !== (names !== undefined), '/names'],
    [gridId !== undefined && !isPeople, '/gridId'],
    [uses !== undefined && source !== 'units', '/uses'],
  ]
  return wrong.flatMap(([isWrong, pointer]): Fault[] => (isWrong ? [[pointer, 'scope-not-counted']] : []))
}

async function rosterFaults(tx: Tx, communityId: string, source: Source, scope: Scope): Promise<readonly Fault[]> {
  const { propertyAreaId, buildings = [], stairwell, gridId } = scope
  const faults: Fault[] = []
  if (gridId !== undefined) {
    const grid = await tx.region.count({ where: { id: gridId, parentId: communityId, level: 'GRID' } })
    if (grid === 0) faults.push(['/gridId', 'not-on-roster'])
  }
  if (propertyAreaId !== undefined) {
    const area = await tx.propertyArea.count({ where: { communityId, id: propertyAreaId } })
    if (area === 0) faults.push(['/propertyAreaId', 'not-on-roster'])
  }
  if (buildings.length === 0 || faults.length > 0) return faults
  const places = await placesOf(tx, communityId, source === 'units' ? { propertyAreaId } : 'households')
  const stands = (building: string) => places.some((place) => place.building === building)
  if (!buildings.every(stands)) return [['/buildings', 'not-on-roster']]
  const hasStairwell = (building: string) =>
    places.some((place) => place.building === building && place.stairwell === stairwell)
  return stairwell === undefined || buildings.every(hasStairwell) ? [] : [['/stairwell', 'not-on-roster']]
}

/** Buildings with their stairwells, of the households, of an estate's units, or of both. */
async function placesOf(
  tx: Tx,
  communityId: string,
  of?: 'households' | { readonly propertyAreaId: string | undefined },
): Promise<readonly { readonly building: string; readonly stairwell: string }[]> {
  const lived =
    of === undefined || of === 'households'
      ? await tx.household.groupBy({ by: ['building', 'stairwell'], where: { communityId } })
      : []
  if (of === 'households') return lived
  const area = of?.propertyAreaId === undefined ? {} : { propertyAreaId: of.propertyAreaId }
  return [...lived, ...(await tx.unit.groupBy({ by: ['building', 'stairwell'], where: { communityId, ...area } }))]
}
