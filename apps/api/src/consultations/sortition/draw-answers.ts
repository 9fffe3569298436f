import { type DrawAnswer, mayAnswer, seatings } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import type { StoredTopic } from '../topic.js'
import type { TopicEvents } from '../topic-events.js'
import type { Viewer } from '../visibility.js'
import type { StoredDraw } from './draw.store.js'
import { drawRefusals } from './draw-refusals.js'
import { insertAnswer, insertSeats, listAnswers, nextEventSeq } from './pool.store.js'

interface Answering {
  readonly topic: StoredTopic
  readonly viewer: Viewer
  readonly draw: StoredDraw
  readonly token: string
  readonly answer: DrawAnswer
  readonly channel: 'SELF' | 'DESK'
  readonly at: string
}

/** Somebody drawn takes the seat or declines; the next reserve of the same group is called at once, both chained. */
export async function takeAnswer(tx: Tx, events: TopicEvents, answering: Answering): Promise<void> {
  const { topic, viewer, draw, token, answer, channel, at } = answering
  if (draw.result === null) throw drawRefusals.wrongState(draw.state)
  const { strata } = draw.result
  const key = { communityId: topic.communityId, topicId: topic.id, drawId: draw.id }
  const before = await listAnswers(tx, key)
  const seats = seatings(strata, before)
  if (!seats.some((seat) => seat.token === token)) throw notFound()
  if (!mayAnswer(seats, token, answer)) throw drawRefusals.answerOutOfPlace()
  const seq = await nextEventSeq(tx, key)
  await insertAnswer(tx, key, { token, answer, channel, by: viewer.accountId, at, eventSeq: seq })
  const by = { accountId: viewer.accountId, role: viewer.roles[0] ?? '', at }
  const said = { ...by, type: 'sortition.answered', action: 'sortition.answer' }
  await chainFact(tx, events, topic, { ...said, payload: { drawId: draw.id, token, answer, channel } })
  const next = seatings(strata, [...before, { token, answer }])[seats.length]
  if (next === undefined) return
  await insertSeats(tx, key, [next.token], { eventSeq: seq + 1, at })
  const called = { ...by, type: 'sortition.reserve-called', action: 'sortition.call-reserve' }
  await chainFact(tx, events, topic, { ...called, payload: { drawId: draw.id, out: token, in: next.token } })
}
