import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import { mapUnhurried, partsOf } from '../../platform/unhurried.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'
import { openName, openPerson, type PersonRecord, personSearch, type SealedPerson, sealPerson } from './person.js'

// The one place that reads and writes people's names and numbers; import it whole: `persons.byIds(…)`.

const COLUMNS = Prisma.sql`id, name_sealed as "nameSealed", phone_sealed as "phoneSealed", id_hash as "idHash",
  id_masked_sealed as "idMaskedSealed", birth_date::text as "birthDate", gender, deceased, active,
  note_sealed as "noteSealed"`

type Row = Omit<SealedPerson, 'searchIndex'>

/** Sealed and sent part by part: a whole roster at once keeps everybody else's requests waiting. */
const PEOPLE_A_STATEMENT = 400

/** Everybody of a community, the dead and the moved included: for an import to compare with. */
export async function all(tx: Tx, communityId: string): Promise<readonly PersonRecord[]> {
  const ring = await communityRing(tx, communityId)
  const rows = await tx.$queryRaw<Row[]>`select ${COLUMNS} from person where community_id = ${communityId}::uuid`
  return mapUnhurried(rows, (row) => openPerson(ring, row))
}

/** People by id; who is not on this community's roster is not in the answer. */
export async function byIds(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRecord>> {
  if (ids.length === 0) return new Map()
  const ring = await communityRing(tx, communityId)
  const rows = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from person where community_id = ${communityId}::uuid and id = any(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, openPerson(ring, row)]))
}

export async function find(tx: Tx, communityId: string, id: string): Promise<PersonRecord | undefined> {
  return (await byIds(tx, communityId, [id])).get(id)
}

/** Names alone, by person id. */
export async function names(
  tx: Tx,
  communityId: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const ring = await communityRing(tx, communityId)
  const rows = await tx.$queryRaw<Pick<Row, 'id' | 'nameSealed'>[]>`
    select id, name_sealed as "nameSealed" from person
    where community_id = ${communityId}::uuid and id = any(${wanted}::uuid[])`
  return new Map(rows.map((row) => [row.id, openName(ring, row)]))
}

/** Every name of the roster, each once. */
export async function allNames(tx: Tx, communityId: string): Promise<ReadonlySet<string>> {
  const ring = await communityRing(tx, communityId)
  const rows = await tx.$queryRaw<Pick<Row, 'id' | 'nameSealed'>[]>`
    select id, name_sealed as "nameSealed" from person where community_id = ${communityId}::uuid`
  return new Set(rows.map((row) => openName(ring, row)))
}

/**
 * The condition, on `person p`, of being found by what somebody typed: a part of the name, a phone number, the last four
 * of a phone or an identity number. Row-level security lets no index serve it: a community's rows are gone through.
 */
export async function matching(tx: Tx, communityId: string, query: string): Promise<Prisma.Sql> {
  const lists = personSearch(await communityRing(tx, communityId), query)
  if (lists.length === 0) return Prisma.sql`false`
  const tests = lists.map((list) => Prisma.sql`p.search_index @> ${[...list]}::text[]`)
  return Prisma.sql`(${Prisma.join(tests, ' or ')})`
}

export async function insertMany(tx: Tx, communityId: string, people: readonly PersonRecord[]): Promise<void> {
  for (const part of partsOf(people, PEOPLE_A_STATEMENT)) await insertPart(tx, communityId, part)
}

export async function updateMany(tx: Tx, communityId: string, people: readonly PersonRecord[]): Promise<void> {
  for (const part of partsOf(people, PEOPLE_A_STATEMENT)) await updatePart(tx, communityId, part)
}

async function insertPart(tx: Tx, communityId: string, people: readonly PersonRecord[]): Promise<void> {
  const sealed = await sealAll(tx, communityId, people)
  await tx.$executeRaw`
    insert into person (community_id, id, name_sealed, phone_sealed, id_hash, id_masked_sealed, birth_date, gender,
      deceased, active, note_sealed, search_index)
    select ${communityId}::uuid, id, "nameSealed", "phoneSealed", "idHash", "idMaskedSealed", "birthDate", gender,
      deceased, active, "noteSealed", "searchIndex"
    from jsonb_to_recordset(${sealed}::jsonb) as r(${RECORD})`
}

async function updatePart(tx: Tx, communityId: string, people: readonly PersonRecord[]): Promise<void> {
  const sealed = await sealAll(tx, communityId, people)
  await tx.$executeRaw`
    update person p set name_sealed = r."nameSealed", phone_sealed = r."phoneSealed", id_hash = r."idHash",
      id_masked_sealed = r."idMaskedSealed", birth_date = r."birthDate", gender = r.gender, deceased = r.deceased,
      active = r.active, note_sealed = r."noteSealed", search_index = r."searchIndex"
    from jsonb_to_recordset(${sealed}::jsonb) as r(${RECORD})
    where p.community_id = ${communityId}::uuid and p.id = r.id`
}

/** Takes people off the roster, as if they had never been on it. Refused by the database when anything names them. */
export async function removeMany(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    delete from person where community_id = ${communityId}::uuid and id = any(${[...ids]}::uuid[])`
}

/** Moves people onto the active key, index and all, by id after `after`. Answers the ids moved, in order. */
export async function reseal(tx: Tx, communityId: string, after: string | null, limit: number): Promise<string[]> {
  const ring = await communityRing(tx, communityId)
  const rows = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from person
    where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
      and split_part(name_sealed, '.', 1) <> ${ring.activeId}
    order by id limit ${limit} for update`
  await updateMany(
    tx,
    communityId,
    rows.map((row) => openPerson(ring, row)),
  )
  return rows.map((row) => row.id)
}

const RECORD = Prisma.sql`id uuid, "nameSealed" text, "phoneSealed" text, "idHash" text, "idMaskedSealed" text,
  "birthDate" date, gender gender, deceased boolean, active boolean, "noteSealed" text, "searchIndex" text[]`

async function sealAll(tx: Tx, communityId: string, people: readonly PersonRecord[]): Promise<string> {
  const ring = await writingRing(tx, communityId)
  return JSON.stringify(people.map((person) => sealPerson(ring, person)))
}
