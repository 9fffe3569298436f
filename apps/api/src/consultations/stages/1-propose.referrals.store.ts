import {
  afterReferralStep,
  civilDate,
  civilDateOf,
  isHomeLabel,
  type ReferralOrder,
  type ReferralStep,
  type StageRecords,
  slipNumber,
} from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { invalidField } from '../refusal-problem.js'
import type { StoredTopic } from '../topic.js'
import { slipContent } from './1-propose.letter-content.js'
import { type Issuing, keepLetter, placesOf } from './1-propose.letters.store.js'
import { type ReferralRow, referralState } from './1-propose.referral-view.js'

type Opened = NonNullable<StageRecords['propose']['referrals']>[number]

interface Acting {
  readonly by: string
  readonly at: string
}

/** A row and a slip for every place it goes to. */
export async function openReferrals(
  tx: Tx,
  issuing: Issuing,
  orders: readonly ReferralOrder[],
): Promise<readonly Opened[]> {
  const { before, by, at } = issuing
  const { communityId, id: topicId, caseNo } = before
  // Slips and events cannot be sealed anew: no name gets into them (0009)
  if (orders.some(({ parties = [] }) => !parties.every(isHomeLabel))) {
    throw invalidField('/parties', 'not-a-home', 'House numbers only, no names or phone numbers')
  }
  const known = await tx.referral.count({ where: { communityId, topicId } })
  const { community, township } = await placesOf(tx, communityId)
  const names = { issuer: community.name, township: township.name, addressee: null, clerkAccountId: by }
  const opened: Opened[] = []
  for (const [index, order] of orders.entries()) {
    const {
      destination,
      organisation,
      reason,
      deviation = null,
      disputeKind = null,
      level = null,
      parties = [],
    } = order
    const day = civilDateOf(at)
    const today = dateColumn(day)
    const slipNo = slipNumber(caseNo, known + index + 1)
    const id = newId()
    await tx.referral.create({
      data: {
        ...{ communityId, id, topicId, slipNo, destination, organisation, reason, deviation, disputeKind, level },
        ...{ parties: [...parties], levelOn: level === null ? null : today, decidedOn: today },
      },
    })
    await note(tx, communityId, id, { kind: 'DECIDED', on: civilDateOf(at), note: '' }, { by, at })
    await keepLetter(tx, issuing, {
      kind: 'SLIP',
      number: slipNo,
      content: slipContent(issuing, order, { ...names, slipNo }),
    })
    const dates = { decidedOn: day, sentOn: null, receivedOn: null, level, levelOn: level === null ? null : day }
    opened.push({ id, slipNo, destination, state: 'DECIDED', ...dates })
  }
  return opened
}

/** One step of one referral of this topic, in its order and not before the step it follows; anything else is refused. */
export async function stepReferral(tx: Tx, topic: StoredTopic, step: ReferralStep, acting: Acting): Promise<void> {
  const { communityId, id: topicId } = topic
  const found = await tx.referral.findFirst({ where: { communityId, topicId, id: step.referralId } })
  const next = found === null ? null : afterReferralStep(referralState.parse(found.state), step.kind)
  if (found === null || next === null) {
    throw invalidField('/referralId', 'not-the-next-step', 'This referral does not take this step now')
  }
  const earliest = found.receivedOn ?? found.sentOn ?? found.decidedOn
  const today = civilDateOf(acting.at)
  if (step.kind === 'RESULT' && step.agreement !== undefined && step.agreement.on > today) {
    throw invalidField('/agreement/on', 'not-in-order', 'Not in the future')
  }
  if (step.on > today || dateColumn(step.on) < earliest) {
    throw invalidField('/on', 'not-in-order', 'Not before the step before it, and not in the future')
  }
  if (step.kind === 'RATED' && found.satisfied !== null) {
    throw invalidField('/referralId', 'rated-already', 'This result was rated already')
  }
  await tx.referral.update({
    where: { communityId_id: { communityId, id: found.id } },
    data: { state: next, ...changedBy(step) },
  })
  await note(tx, communityId, found.id, step, acting)
}

function changedBy(step: ReferralStep) {
  const on = dateColumn(step.on)
  switch (step.kind) {
    case 'SENT':
      return { sentOn: on }
    case 'RECEIVED':
      return { receivedOn: on }
    case 'LEVEL':
      return { level: step.level, levelOn: on }
    case 'RATED':
      return { satisfied: step.satisfied, satisfiedNote: step.note || null }
    case 'RESULT':
      return {
        resultOn: on,
        outcome: step.outcome,
        result: step.note,
        agreedOn: step.agreement === undefined ? null : dateColumn(step.agreement.on),
        agreement: step.agreement?.text ?? null,
      }
  }
}

/** The decision was set aside: what is not answered yet is taken back. */
export async function recallReferrals(tx: Tx, topic: StoredTopic, reason: string, acting: Acting): Promise<void> {
  const { communityId, id: topicId } = topic
  const open = { communityId, topicId, state: { in: ['DECIDED', 'SENT', 'RECEIVED'] } }
  const rows = await tx.referral.findMany({ where: open, select: { id: true } })
  await tx.referral.updateMany({ where: open, data: { state: 'RECALLED' } })
  const step = { kind: 'RECALLED', on: civilDateOf(acting.at), note: reason }
  for (const { id } of rows) await note(tx, communityId, id, step, acting)
}

async function note(
  tx: Tx,
  communityId: string,
  referralId: string,
  step: { readonly kind: string; readonly on: string; readonly note: string },
  { by, at }: Acting,
): Promise<void> {
  const { kind, on, note: text } = step
  await tx.referralEvent.create({
    data: {
      communityId,
      id: newId(),
      referralId,
      kind,
      on: dateColumn(on),
      note: text,
      byAccount: by,
      at: new Date(at),
    },
  })
}

const STEPS = {
  events: { select: { kind: true, on: true, note: true }, orderBy: { id: 'asc' } },
} as const

export function referralsOf(tx: Tx, communityId: string, topicId: string): Promise<ReferralRow[]> {
  return tx.referral.findMany({ where: { communityId, topicId }, include: STEPS, orderBy: { slipNo: 'asc' } })
}

/** What is out from a community, or with `all` everything ever sent; the oldest first. */
export function referralsOut(tx: Tx, communityId: string, all: boolean) {
  const state = all ? {} : { state: { in: ['DECIDED', 'SENT', 'RECEIVED'] } }
  return tx.referral.findMany({
    where: { communityId, ...state },
    include: { ...STEPS, topic: { select: { title: true, caseNo: true } } },
    orderBy: { id: 'asc' },
    take: 2000,
  })
}

/** Disputes of one kind since a day, the recalled ones left out. */
export function countDisputes(tx: Tx, communityId: string, kind: string, since: string): Promise<number> {
  return tx.referral.count({
    where: { communityId, disputeKind: kind, decidedOn: { gte: dateColumn(since) }, state: { not: 'RECALLED' } },
  })
}

/** A civil day as a date column takes it. */
function dateColumn(day: string): Date {
  return new Date(`${civilDate(day)}T00:00:00Z`)
}
