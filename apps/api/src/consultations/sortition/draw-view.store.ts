import { type DrawDeed, type DrawDesk, poolCommitmentSchema } from '@gongyi/shared/contracts'
import { type CivilDate, civilDateOf, emptySeats, isEnded, seatings } from '@gongyi/shared/domain'
import * as persons from '../../communities/roster/persons.store.js'
import { accountNames } from '../../identity/account-names.store.js'
import { now, type Tx } from '../../platform/database.js'
import type { StoredTopic } from '../topic.js'
import { type Viewer, visibleTitle } from '../visibility.js'
import type { Done, StoredDraw } from './draw.store.js'
import { eligible, homesOf, isAtParticipants, previewOf, stratumLines } from './draw-pool.js'
import { DEED_ROLES } from './draw-roles.js'
import { calledPeople, listAnswers, residentsOf } from './pool.store.js'

/** The draw as the desk and those who watch over it see it: with the names of those called. */
export async function readDesk(tx: Tx, topic: StoredTopic, viewer: Viewer, draw: StoredDraw): Promise<DrawDesk> {
  const { pool, seed, result, witnessed, abandoned } = draw
  const today = civilDateOf((await now(tx)).toISOString())
  const doers = [pool, seed, result, witnessed, abandoned].map((done) => done?.by ?? null)
  const names = await accountNames(tx, doers)
  const named = (done: Done | null) => done && { at: done.at, by: names.get(done.by) ?? null }
  const { people, emptySeats } = await readPeople(tx, topic, draw)
  const { id, purpose, state, seats, reserves, buildings, dimensions, source } = draw
  return {
    ...{ id, purpose, state, seats, reserves, source, people, emptySeats, today },
    buildings: [...buildings],
    dimensions: [...dimensions],
    topicId: topic.id,
    topicTitle: visibleTitle(topic, viewer),
    pool: await readPool(tx, topic, draw, today),
    poolHash: pool?.hash ?? null,
    committed: named(pool),
    seedEntered: named(seed),
    confirmed: named(result),
    witnessed: named(witnessed),
    abandoned: abandoned && { at: abandoned.at, by: names.get(abandoned.by) ?? null, reason: abandoned.reason },
    // Read from its source by the second person, not from the screen
    seed: result === null ? null : (seed?.text ?? null),
    deeds: deedsOf(topic, viewer, draw, today),
  }
}

/** As published, or, of a draft, as it would be today. */
async function readPool(
  tx: Tx,
  topic: StoredTopic,
  { pool, seats, dimensions, buildings }: StoredDraw,
  today: CivilDate,
) {
  if (pool !== null) {
    const { strata } = poolCommitmentSchema.parse(JSON.parse(pool.commitment))
    return { size: pool.size, withoutBirthDate: pool.withoutBirth, strata: stratumLines(strata, seats) }
  }
  const residents = await residentsOf(tx, topic.communityId, homesOf(topic, buildings))
  return previewOf(eligible(residents, today), { dimensions: [...dimensions], seats })
}

async function readPeople(tx: Tx, { communityId }: StoredTopic, { id, result }: StoredDraw) {
  if (result === null) return { people: [], emptySeats: 0 }
  const key = { communityId, drawId: id }
  const seats = seatings(result.strata, await listAnswers(tx, key))
  const called = await calledPeople(tx, key)
  const names = await persons.names(
    tx,
    communityId,
    [...called.values()].map(({ personId }) => personId),
  )
  const people = seats.map((seat) => {
    const who = called.get(seat.token)
    return { ...seat, name: names.get(who?.personId ?? '') ?? '', home: who?.home ?? '' }
  })
  return { people, emptySeats: emptySeats(result.strata, seats) }
}

function deedsOf(topic: StoredTopic, { roles, accountId }: Viewer, draw: StoredDraw, today: string): DrawDeed[] {
  const { state, pool, seed, witnessed, source } = draw
  const isOpen = state === 'DRAFT' || state === 'COMMITTED' || state === 'SEEDED'
  const isDay = today >= source.on && !isEnded(topic)
  const may: Record<DrawDeed, boolean> = {
    commit: state === 'DRAFT' && isAtParticipants(topic) && source.on > today,
    seed: (state === 'COMMITTED' || (state === 'SEEDED' && seed?.by === accountId)) && isDay,
    confirm: state === 'SEEDED' && seed?.by !== accountId && isDay,
    witness: pool !== null && state !== 'ABANDONED' && witnessed === null,
    answer: state === 'DRAWN',
    abandon: isOpen,
  }
  const deeds: readonly DrawDeed[] = ['commit', 'seed', 'confirm', 'witness', 'answer', 'abandon']
  return deeds.filter((deed) => may[deed] && DEED_ROLES[deed].some((role) => roles.includes(role)))
}
