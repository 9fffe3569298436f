import type { ElectoratePreview } from '@gongyi/shared/contracts'
import { canonicalJson, electorateDifference, stageRecords } from '@gongyi/shared/domain'
import * as persons from '../../communities/roster/persons.store.js'
import type { Tx } from '../../platform/database.js'
import { type Scope, type Source, scopeOfMotion, sourceOf } from '../electorate.js'
import type { StoredTopic } from '../topic.js'
import { type FrozenUnit, frozenUnits } from './snapshot.store.js'

/** Names of the owners by property unit, people and companies, for the desk. */
export async function ownersOf(
  tx: Tx,
  communityId: string,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.unitOwner.findMany({
    where: { communityId, unitId: { in: [...unitIds] } },
    orderBy: { id: 'asc' },
    select: { unitId: true, personId: true, orgName: true },
  })
  const names = await persons.names(
    tx,
    communityId,
    rows.map(({ personId }) => personId),
  )
  const named = rows.flatMap(({ unitId, personId, orgName }) => {
    const name = personId === null ? orgName : names.get(personId)
    return name ? [{ unitId, name }] : []
  })
  return new Map(
    [...Map.groupBy(named, ({ unitId }) => unitId)].map(([id, all]) => [
      id,
      all.map(({ name }) => name).toSorted(byName),
    ]),
  )
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN')
}

/** Households registered elsewhere among those living in these buildings; in the whole community, everywhere. */
export async function nonHukouIn(
  tx: Tx,
  communityId: string,
  { kind, stairwell = '', gridId }: Scope,
  buildings: ElectoratePreview['buildings'],
): Promise<ElectoratePreview['nonHukou']> {
  const isPlace = kind !== 'community' && buildings.length > 0
  const where = {
    communityId,
    active: true,
    ...(isPlace ? { building: { in: buildings.map(({ building }) => building) } } : {}),
    ...(kind === 'stairwell' ? { stairwell } : {}),
    ...(gridId === undefined ? {} : { gridId }),
  }
  const groups = await tx.household.groupBy({ by: ['hukouType'], where, _count: { _all: true } })
  const count = (which: (hukou: string | null) => boolean) =>
    groups.reduce((sum, group) => sum + (which(group.hukouType) ? group._count._all : 0), 0)
  return { households: count((hukou) => hukou !== null && hukou !== 'HUKOU_RESIDENT'), of: count(() => true) }
}

/** What the scope could be narrowed by: grids of the community for those who live there, uses for what is owned. */
export async function choicesFor(
  tx: Tx,
  communityId: string,
  source: Source,
  { propertyAreaId }: Scope,
): Promise<ElectoratePreview['choices']> {
  if (source === 'list') return { grids: [], uses: [] }
  if (source === 'units') {
    const where = { communityId, ...(propertyAreaId === undefined ? {} : { propertyAreaId }) }
    const uses = await tx.unit.groupBy({ by: ['use'], where, _count: { _all: true }, orderBy: { use: 'asc' } })
    return { grids: [], uses: uses.map(({ use, _count }) => ({ use, count: _count._all })) }
  }
  const grids = await tx.$queryRaw<{ id: string; name: string; households: number }[]>`
    select region.id, region.name, count(household.id)::int as households
    from household join region on region.id = household.grid_id
    where household.community_id = ${communityId}::uuid and household.active
    group by region.id, region.name, region.code order by region.code limit 200`
  return { grids, uses: [] }
}

interface Listed {
  readonly key: string
  readonly label: string
  readonly areaCenti: bigint
  readonly unitIds: readonly string[]
}

/** Against the list of the motion frozen last for the same scope and the same kind of unit in another public matter. */
export async function differenceFromLast(
  tx: Tx,
  topic: StoredTopic,
  { source, scope }: { readonly source: Source; readonly scope: Scope },
  now: readonly Listed[],
): Promise<ElectoratePreview['difference']> {
  const { communityId } = topic
  const rows = await tx.$queryRaw<{ id: string; title: string; data: unknown }[]>`
    select topic.id, topic.title, record.data
    from stage_record record join topic
      on (topic.community_id, topic.id) = (record.community_id, record.topic_id) and topic.disclosure = 'PUBLIC'
    where record.community_id = ${communityId}::uuid and record.stage = 'participants' and topic.id <> ${topic.id}::uuid
      and (record.data #> '{set,scope}' = ${JSON.stringify(scope)}::jsonb
        or record.data #> '{set,motions}' @> ${JSON.stringify([{ scope }])}::jsonb) and record.data ? 'locked'
    order by record.data #>> '{locked,at}' desc, record.round desc limit 10`
  for (const { id, title, data } of rows) {
    const { set, locked } = stageRecords.shape.participants.parse(data)
    const counted = set === undefined ? undefined : sourceOf(set.motions)
    const motion = set?.motions.find((one) => canonicalJson(scopeOfMotion(set, one)) === canonicalJson(scope))
    if (locked === undefined || motion === undefined || counted?.ok !== true || counted.value !== source) continue
    const then = onMotion(await frozenUnits(tx, { communityId, id }), motion.id, now)
    const { added, removed, changed, unchanged } = electorateDifference<Listed>(then, [...now])
    const labels = (units: readonly Listed[]) => units.slice(0, MOST_SHOWN).map(({ label }) => label)
    return {
      ...{ topicId: id, title, lockedAt: locked.at },
      ...{
        added: labels(added),
        removed: labels(removed),
        changed: labels(changed.map(({ after }) => after)),
        unchanged,
      },
    }
  }
  return null
}

const MOST_SHOWN = 500

/** Who was to vote on one motion, with what they had there. */
function onMotion(units: readonly FrozenUnit[], motionId: string, now: readonly Listed[]): readonly Listed[] {
  const present = new Map(now.map((unit) => [unit.key, unit.label]))
  return units.flatMap(({ key, label, unitIds, motions }) =>
    motions
      .filter((share) => share.motionId === motionId)
      // The label names all a head has in the matter: with a part of it, the flats tell, not the label
      .map((share) => ({
        key,
        label: unitIds.length === share.unitIds.length ? label : (present.get(key) ?? label),
        areaCenti: share.areaCenti,
        unitIds: share.unitIds,
      })),
  )
}
