import type { ToldChannel } from '@gongyi/shared/contracts'
import { mayAnswer, seatings, TOLD_DECLINE_DAYS } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import type { StoredTopic } from '../topic.js'
import type { TopicEvents } from '../topic-events.js'
import type { Viewer } from '../visibility.js'
import type { StoredDraw } from './draw.store.js'
import { drawRefusals } from './draw-refusals.js'
import { insertAnswer, insertSeats, listAnswers, nextEventSeq, type StoredAnswer } from './pool.store.js'

/** An answer: by whoever was drawn, as the desk was told it, or a refusal told to the desk that another person confirms. */
export type Said =
  | { readonly type: 'answered'; readonly answer: 'ACCEPTED' | 'DECLINED' }
  | {
      readonly type: 'answer-told'
      readonly answer: 'ACCEPTED' | 'DECLINE_TOLD'
      readonly toldBy: ToldChannel
      readonly consent: string
    }
  | { readonly type: 'decline-confirmed'; readonly answer: 'DECLINED' }

interface Answering {
  readonly topic: StoredTopic
  readonly viewer: Viewer
  readonly draw: StoredDraw
  readonly token: string
  readonly said: Said
  readonly at: string
}

/** Somebody drawn takes the seat or declines; the next reserve of the same group is called at once, both chained. */
export async function takeAnswer(tx: Tx, events: TopicEvents, answering: Answering): Promise<void> {
  const { topic, viewer, draw, token, said, at } = answering
  if (draw.result === null) throw drawRefusals.wrongState(draw.state)
  const { strata } = draw.result
  const key = { communityId: topic.communityId, topicId: topic.id, drawId: draw.id }
  const before = await listAnswers(tx, key)
  const seats = seatings(strata, before)
  if (!seats.some((seat) => seat.token === token)) throw notFound()
  if (!mayAnswer(seats, token, said.answer)) throw drawRefusals.answerOutOfPlace()
  if (said.type === 'decline-confirmed') requireConfirmable(before, token, viewer, at)
  const { type, ...given } = said
  const channel = type === 'answered' ? 'SELF' : 'DESK'
  const seq = await nextEventSeq(tx, key)
  await insertAnswer(tx, key, { token, ...given, channel, by: viewer.accountId, at, eventSeq: seq })
  const by = { accountId: viewer.accountId, role: viewer.roles[0] ?? '', at }
  // How they consented is the office's to keep: it may name people
  const payload = {
    drawId: draw.id,
    token,
    answer: said.answer,
    channel,
    ...('toldBy' in said ? { toldBy: said.toldBy } : {}),
  }
  await chainFact(tx, events, topic, { ...by, type: `sortition.${type}`, action: 'sortition.answer', payload })
  const next = seatings(strata, [...before, { token, answer: said.answer }])[seats.length]
  if (next === undefined) return
  await insertSeats(tx, key, [next.token], { eventSeq: seq + 1, at })
  const called = { ...by, type: 'sortition.reserve-called', action: 'sortition.call-reserve' }
  await chainFact(tx, events, topic, { ...called, payload: { drawId: draw.id, out: token, in: next.token } })
}

/** The refusal the desk was told last of this token and nobody has answered since. */
export function toldDecline(answers: readonly StoredAnswer[], token: string): StoredAnswer | undefined {
  const last = answers.findLast((answer) => answer.token === token)
  return last?.answer === 'DECLINE_TOLD' ? last : undefined
}

/** From when on it may be confirmed: whoever it concerns has had these days to say that it is not so. */
export function confirmableFrom({ at }: Pick<StoredAnswer, 'at'>): string {
  return new Date(new Date(at).getTime() + TOLD_DECLINE_DAYS * DAY_MS).toISOString()
}

const DAY_MS = 86_400_000

function requireConfirmable(answers: readonly StoredAnswer[], token: string, viewer: Viewer, at: string): void {
  const told = toldDecline(answers, token)
  if (told === undefined) throw drawRefusals.noDeclineTold()
  if (told.by === viewer.accountId) throw drawRefusals.tellerConfirms()
  if (at < confirmableFrom(told)) throw drawRefusals.declineTooFresh()
}
