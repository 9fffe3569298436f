import { canonicalJson } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import { type Roster, type Scope, type ScopedMotion, type Source, scopeOfMotion } from './electorate.js'

const EMPTY: Roster = { households: [], persons: [], units: [] }

/** Reads from the community's roster what the electorate is counted from, and nothing else. */
export async function readRoster(tx: Tx, communityId: string, source: Source, scope: Scope): Promise<Roster> {
  switch (source) {
    case 'households':
      return { ...EMPTY, households: await readHouseholds(tx, communityId, scope) }
    case 'persons':
      return { ...EMPTY, persons: await readPersons(tx, communityId, scope) }
    case 'units':
      return { ...EMPTY, units: await readUnits(tx, communityId, scope) }
    case 'list':
      return EMPTY
  }
}

function readHouseholds(tx: Tx, communityId: string, { gridId }: Scope): Promise<Roster['households']> {
  return tx.household.findMany({
    where: { communityId, ...(gridId === undefined ? {} : { gridId }) },
    select: { id: true, building: true, stairwell: true, room: true, active: true },
  })
}

/** Each motion of step 2 with what the roster says within its scope; motions of one scope share one reading. */
export async function scopedMotions<M extends { readonly id: string; readonly scope?: Scope | undefined }>(
  tx: Tx,
  communityId: string,
  source: Source,
  set: { readonly scope: Scope; readonly motions: readonly M[] },
): Promise<readonly ScopedMotion[]> {
  const read = new Map<string, { readonly scope: Scope; readonly roster: Roster }>()
  const scoped: ScopedMotion[] = []
  for (const motion of set.motions) {
    const scope = scopeOfMotion(set, motion)
    const key = canonicalJson(scope)
    const known = read.get(key) ?? { scope, roster: await readRoster(tx, communityId, source, scope) }
    read.set(key, known)
    scoped.push({ id: motion.id, ...known })
  }
  return scoped
}

/** People vote where they live: a scope smaller than the community is one of households. */
async function readPersons(tx: Tx, communityId: string, scope: Scope): Promise<Roster['persons']> {
  const isPlace = scope.kind === 'building' || scope.kind === 'stairwell'
  const household = {
    ...(isPlace ? { building: { in: scope.buildings ?? [] } } : {}),
    ...(scope.kind === 'stairwell' ? { stairwell: scope.stairwell ?? '' } : {}),
    ...(scope.gridId === undefined ? {} : { gridId: scope.gridId }),
  }
  const where = Object.keys(household).length === 0 ? {} : { memberships: { some: { active: true, household } } }
  const rows = await tx.person.findMany({
    where: { communityId, ...where },
    select: {
      id: true,
      birthDate: true,
      active: true,
      deceased: true,
      memberships: {
        where: { active: true },
        select: { household: { select: { building: true, stairwell: true, room: true } } },
      },
    },
    orderBy: { id: 'asc' },
  })
  // The electorate is shown by house number, never by name; two adults of one flat are told apart by a running number
  const seen = new Map<string, number>()
  return rows.map(({ memberships, birthDate, ...person }) => {
    const home = memberships[0]?.household
    const address = home ? [home.building, home.stairwell, home.room].filter(Boolean).join('-') : '-'
    const no = (seen.get(address) ?? 0) + 1
    seen.set(address, no)
    return {
      ...person,
      label: `${address}/${no}`,
      birthDate: birthDate?.toISOString().slice(0, 10) ?? null,
      disenfranchised: false,
    }
  })
}

async function readUnits(tx: Tx, communityId: string, { uses }: Scope): Promise<Roster['units']> {
  const rows = await tx.unit.findMany({
    where: { communityId, ...(uses === undefined ? {} : { use: { in: uses } }) },
    select: {
      id: true,
      propertyAreaId: true,
      building: true,
      stairwell: true,
      room: true,
      areaCenti: true,
      deliveryStatus: true,
      countsForVote: true,
      owners: { select: { ownerKey: true } },
    },
  })
  return rows.map(({ owners, ...unit }) => ({
    ...unit,
    ownerKeys: [...new Set(owners.map((o) => o.ownerKey))],
    ownerCount: owners.length,
  }))
}

/** Who may act for a voting unit, and how it must be reached. */
export interface ActingFor {
  readonly personIds: readonly string[]
  readonly building: string | undefined
  readonly needsOffline: boolean
}

/** By the voting unit's key: the household's adults, the person, the owners of a head or their named representatives. */
export async function actingFor(tx: Tx, communityId: string, source: Source): Promise<ReadonlyMap<string, ActingFor>> {
  const rows = source === 'list' ? [] : await BY_SOURCE[source](tx, communityId)
  return new Map(rows.map(({ key, building, ...row }) => [key, { ...row, building: building ?? undefined }]))
}

interface ActingRow {
  readonly key: string
  readonly building: string | null
  readonly personIds: string[]
  readonly needsOffline: boolean
}

const BY_SOURCE = {
  households: (tx: Tx, communityId: string) => tx.$queryRaw<ActingRow[]>`
    select h.id::text as key, h.building, (h.elderly or h.disabled) as "needsOffline",
      coalesce(array_agg(m.person_id::text) filter (where p.id is not null), '{}') as "personIds"
    from household h
      left join household_member m on (m.community_id, m.household_id) = (h.community_id, h.id) and m.active
      left join person p on (p.community_id, p.id) = (m.community_id, m.person_id) and p.active and not p.deceased
        and (p.birth_date is null or p.birth_date <= (app_now() at time zone 'Asia/Shanghai')::date - interval '18 years')
    where h.community_id = ${communityId}::uuid and h.active
    group by h.community_id, h.id`,
  persons: (tx: Tx, communityId: string) => tx.$queryRaw<ActingRow[]>`
    select p.id::text as key, min(h.building) as building, array[p.id::text] as "personIds",
      coalesce(bool_or(h.elderly or h.disabled), false) as "needsOffline"
    from person p
      left join household_member m on (m.community_id, m.person_id) = (p.community_id, p.id) and m.active
      left join household h on (h.community_id, h.id) = (m.community_id, m.household_id)
    where p.community_id = ${communityId}::uuid and p.active group by p.community_id, p.id`,
  // A representative named by the co-owners acts alone; without one, any of them may
  units: (tx: Tx, communityId: string) => tx.$queryRaw<ActingRow[]>`
    select 'OWN:' || replace(replace(o.owner_key, '%', '%25'), '+', '%2B') as key, null as building,
      coalesce(array_agg(distinct o.person_id::text) filter (where o.person_id is not null
        and (o.is_voting_rep or not r.named)), '{}') as "personIds",
      coalesce(bool_or(h.elderly or h.disabled), false) as "needsOffline"
    from unit_owner o
      join (select community_id, owner_key, bool_or(is_voting_rep) as named from unit_owner
        where community_id = ${communityId}::uuid group by 1, 2) r
        on (r.community_id, r.owner_key) = (o.community_id, o.owner_key)
      join unit u on (u.community_id, u.id) = (o.community_id, o.unit_id) and u.delivery_status = 'DELIVERED'
      left join household_member m on (m.community_id, m.person_id) = (o.community_id, o.person_id) and m.active
      left join household h on (h.community_id, h.id) = (m.community_id, m.household_id)
    where o.community_id = ${communityId}::uuid
    group by 1`,
}
