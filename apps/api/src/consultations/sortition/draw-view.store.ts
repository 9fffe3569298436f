import {
  DRAW_DEEDS,
  type DrawDeed,
  type DrawDesk,
  type PoolPreview,
  poolCommitmentSchema,
} from '@gongyi/shared/contracts'
import { type CivilDate, civilDateOf, emptySeats, isEnded, seatings } from '@gongyi/shared/domain'
import * as persons from '../../communities/roster/persons.store.js'
import { accountNames } from '../../identity/account-names.store.js'
import { now, type Tx } from '../../platform/database.js'
import type { StoredTopic } from '../topic.js'
import { type Viewer, visibleTitle } from '../visibility.js'
import { type Done, hasAnotherResult, type StoredDraw } from './draw.store.js'
import { confirmableFrom, toldDecline } from './draw-answers.js'
import { isAtParticipants, mayAbandon, mayType, previewOf, stratumLines } from './draw-pool.js'
import { DEED_ROLES } from './draw-roles.js'
import { poolOf } from './eligible.store.js'
import { calledPeople, listAnswers } from './pool.store.js'

/** The draw as the desk and those who watch over it see it: with the names of those called. */
export async function readDesk(tx: Tx, topic: StoredTopic, viewer: Viewer, draw: StoredDraw): Promise<DrawDesk> {
  const { pool, seed, result, witnessed, abandoned, agreed } = draw
  const at = (await now(tx)).toISOString()
  const today = civilDateOf(at)
  const needsAgreement = draw.state === 'DRAFT' && agreed === null && (await hasAnotherResult(tx, draw))
  const doers = [pool, seed, result, witnessed, abandoned, agreed].map((done) => done?.by ?? null)
  const names = await accountNames(tx, doers)
  const named = (done: Done | null) => done && { at: done.at, by: names.get(done.by) ?? null }
  const { people, emptySeats } = await readPeople(tx, viewer, draw, at)
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
    agreed: agreed && { at: agreed.at, by: names.get(agreed.by) ?? null, reason: agreed.reason },
    needsAgreement,
    // Read from its source by the second person, not from the screen
    seed: result === null ? null : (seed?.text ?? null),
    deeds: deedsOf(topic, viewer, draw, { today, needsAgreement }),
  }
}

/** As published, or, of a draft, as it would be today. */
async function readPool(
  tx: Tx,
  topic: StoredTopic,
  { pool, seats, dimensions, buildings }: StoredDraw,
  today: CivilDate,
): Promise<PoolPreview> {
  if (pool !== null) {
    const { strata } = poolCommitmentSchema.parse(JSON.parse(pool.commitment))
    const left = { withoutBirthDate: pool.withoutBirth, excluded: pool.excluded ?? 0, unclear: [] }
    return { size: pool.size, ...left, strata: stratumLines(strata, seats) }
  }
  return previewOf(await poolOf(tx, topic, buildings, today), { dimensions, seats })
}

async function readPeople(tx: Tx, viewer: Viewer, { id, communityId, result }: StoredDraw, now: string) {
  if (result === null) return { people: [], emptySeats: 0 }
  const key = { communityId, drawId: id }
  const answers = await listAnswers(tx, key)
  const seats = seatings(result.strata, answers)
  const called = await calledPeople(tx, key)
  const names = await persons.names(
    tx,
    communityId,
    [...called.values()].map(({ personId }) => personId),
  )
  const tellers = await accountNames(
    tx,
    answers.map(({ by }) => by),
  )
  const mayConfirm = DEED_ROLES.answer.some((role) => viewer.roles.includes(role))
  const people = seats.map((seat) => {
    const who = called.get(seat.token)
    const told = toldDecline(answers, seat.token)
    return {
      ...{ ...seat, name: names.get(who?.personId ?? '') ?? '', home: who?.home ?? '' },
      told:
        told === undefined
          ? null
          : {
              ...{ at: told.at, by: tellers.get(told.by) ?? null, from: confirmableFrom(told) },
              mayConfirm: mayConfirm && told.by !== viewer.accountId && now >= confirmableFrom(told),
            },
    }
  })
  return { people, emptySeats: emptySeats(result.strata, seats) }
}

function deedsOf(
  topic: StoredTopic,
  { roles, accountId }: Viewer,
  draw: StoredDraw,
  { today, needsAgreement }: { readonly today: CivilDate; readonly needsAgreement: boolean },
): DrawDeed[] {
  const { state, seed, witnessed, source } = draw
  const isPlan = state === 'DRAFT' && isAtParticipants(topic)
  const isDay = today >= source.on && !source.meeting && !isEnded(topic) && witnessed?.by !== accountId
  const may: Record<DrawDeed, boolean> = {
    agree: isPlan && needsAgreement && draw.createdBy !== accountId,
    commit: isPlan && !needsAgreement && source.on > today && draw.agreed?.by !== accountId,
    seed: (state === 'COMMITTED' || state === 'SEEDED') && isDay && mayType(draw, accountId, today),
    confirm: state === 'SEEDED' && seed?.by !== accountId && isDay,
    witness: (state === 'COMMITTED' || state === 'SEEDED') && witnessed === null && seed?.by !== accountId,
    answer: state === 'DRAWN',
    abandon: mayAbandon(draw, today),
  }
  return DRAW_DEEDS.filter((deed) => may[deed] && DEED_ROLES[deed].some((role) => roles.includes(role)))
}
