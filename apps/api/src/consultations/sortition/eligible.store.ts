import { ageBand, ageOn, type CivilDate, nameKey, recusedFromOffice } from '@gongyi/shared/domain'
import * as persons from '../../communities/roster/persons.store.js'
import type { Tx } from '../../platform/database.js'
import type { StoredTopic } from '../topic.js'
import { type Eligible, homesOf } from './draw-pool.js'
import { buildingsOf, type Resident, residentsOf } from './pool.store.js'

/**
 * Who may be drawn: adults on the day who live in the topic's scope, in the buildings chosen of it. Without a birth date
 * nobody can tell: left out until the roster is corrected, as from a vote.
 */
export async function poolOf(
  tx: Tx,
  topic: StoredTopic,
  buildings: readonly string[],
  on: CivilDate,
): Promise<Eligible> {
  const residents = await residentsOf(tx, topic.communityId, homesOf(topic, buildings))
  const adults = residents.flatMap((resident) => {
    const band = resident.birthDate === null ? undefined : ageBand(ageOn(resident.birthDate, on))
    return band === undefined ? [] : [{ ...resident, values: { ...resident.values, age: band } }]
  })
  const withoutBirthDate = residents.filter(({ birthDate }) => birthDate === null).length
  return { ...(await withoutOffice(tx, topic, adults)), withoutBirthDate }
}

/** Whether every building chosen has homes in the topic's scope. */
export async function isInScope(tx: Tx, topic: StoredTopic, buildings: readonly string[]): Promise<boolean> {
  if (buildings.length === 0) return true
  const known = new Set(await buildingsOf(tx, topic.communityId, homesOf(topic, [])))
  return buildings.every((building) => known.has(building))
}

/** The record knows names, the roster people: where a name is one person's, that person is not drawn. */
async function withoutOffice(tx: Tx, { communityId, records }: StoredTopic, people: readonly Resident[]) {
  const chair = records.participants.set?.officers?.chair.name
  const kept = [...recusedFromOffice({ records }), ...(chair === undefined ? [] : [chair])]
  if (kept.length === 0) return { people, excluded: 0, unclear: [] }
  const names = await persons.names(
    tx,
    communityId,
    people.map(({ personId }) => personId),
  )
  const bearers = Map.groupBy(people, ({ personId }) => nameKey(names.get(personId) ?? ''))
  const out = new Set<string>()
  const unclear = new Set<string>()
  for (const name of kept) {
    const [one, ...more] = bearers.get(nameKey(name)) ?? []
    if (more.length > 0) unclear.add(name)
    else if (one !== undefined) out.add(one.personId)
  }
  return { people: people.filter(({ personId }) => !out.has(personId)), excluded: out.size, unclear: [...unclear] }
}
