import { type Effect, type Facts, type PollFacts, type PollTally, type Topic } from '@gongyi/shared/domain'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { invalidField } from '../refusal-problem.js'

interface PollRow {
  readonly id: string
  readonly motionId: string
  readonly presetId: string
  readonly status: PollFacts['status']
  readonly opensAt: Date
  readonly closesAt: Date
  readonly unverifiedPaper: number
  readonly heads: number
  readonly areaCenti: string
}

/** One poll with what was cast in it; `tally` as the ballots add up, whatever the poll's state. */
export interface CountedPoll extends Omit<PollRow, 'heads' | 'areaCenti'> {
  readonly round: number
  readonly electorate: PollFacts['electorate']
  readonly tally: PollTally
  readonly turnout: PollFacts['electorate']
}

const NONE = { heads: 0, areaCenti: '0' } as const
const SIDES = { FOR: 'for', AGAINST: 'against', ABSTAIN: 'abstain', INVALID: 'invalid' } as const

/** The polls of a round, each with its motion's own list and its ballots added up in the database. */
export async function countedPolls(
  tx: Tx,
  topic: Pick<Topic, 'communityId' | 'id'>,
  round: number,
): Promise<readonly CountedPoll[]> {
  const { communityId, id } = topic
  const polls = await tx.$queryRaw<PollRow[]>`
    select poll.id, poll.motion_id as "motionId", poll.preset_id as "presetId", poll.status, poll.opens_at as "opensAt",
      poll.closes_at as "closesAt", (select count(*)::int from paper_ballot paper
        where paper.community_id = poll.community_id and paper.poll_id = poll.id and paper.state = 'ENTERED') as "unverifiedPaper",
      roll.heads, roll.area as "areaCenti"
    from poll join motion on (motion.community_id, motion.id) = (poll.community_id, poll.motion_id)
      cross join lateral (select count(*)::int as heads, coalesce(sum(area_centi), 0)::text as area from motion_unit
        where (community_id, motion_id) = (poll.community_id, poll.motion_id)) roll
    where poll.community_id = ${communityId}::uuid and poll.topic_id = ${id}::uuid and poll.round = ${round}
    order by motion.no`
  const cast = await tx.$queryRaw<{ pollId: string; choice: keyof typeof SIDES; heads: number; areaCenti: string }[]>`
    select poll.id as "pollId", given.choice, count(*)::int as heads, sum(listed.area_centi)::text as "areaCenti"
    from poll join motion_unit listed on (listed.community_id, listed.motion_id) = (poll.community_id, poll.motion_id)
      cross join lateral (select choice from ballot
        where (community_id, poll_id, voting_unit_id) = (poll.community_id, poll.id, listed.voting_unit_id)) given
    where poll.community_id = ${communityId}::uuid and poll.topic_id = ${id}::uuid and poll.round = ${round}
    group by 1, 2`
  return polls.map(({ heads, areaCenti, ...poll }) => {
    const own = cast.filter(({ pollId }) => pollId === poll.id)
    const tally = { for: NONE, against: NONE, abstain: NONE, invalid: NONE }
    const sides = own.map((c) => [SIDES[c.choice], { heads: c.heads, areaCenti: c.areaCenti }])
    return {
      ...poll,
      round,
      electorate: { heads, areaCenti },
      tally: { ...tally, ...Object.fromEntries(sides) },
      turnout: {
        heads: own.reduce((sum, c) => sum + c.heads, 0),
        areaCenti: own.reduce((sum, c) => sum + BigInt(c.areaCenti), 0n).toString(),
      },
    }
  })
}

/** What the rules may know of the ballot: how it came out only after it is closed. */
export async function facts(tx: Tx, topic: Topic): Promise<Pick<Facts, 'polls' | 'openObjections' | 'openedByName'>> {
  const polls = await countedPolls(tx, topic, topic.round)
  const objections = await tx.objection.findMany({
    where: { communityId: topic.communityId, topicId: topic.id, round: topic.round, upheld: null },
    select: { id: true },
  })
  // A show of hands leaves no ballots behind; everything else is counted from them, none cast included
  const byHand = topic.records.format.plan?.vote.method === 'MEETING_SHOW_OF_HANDS'
  return {
    polls: polls.map((poll) => ({
      motionId: poll.motionId,
      presetId: poll.presetId,
      status: poll.status,
      closesAt: poll.closesAt.toISOString(),
      unverifiedPaper: poll.unverifiedPaper,
      electorate: poll.electorate,
      tally: poll.status === 'open' || (byHand && poll.turnout.heads === 0) ? null : poll.tally,
    })),
    openObjections: objections.length,
    openedByName: await openedByName(tx, topic),
  }
}

/** Scrutineers are written down by name, and none of them may be who opened the ballot. */
async function openedByName(tx: Tx, { records }: Topic): Promise<string | null> {
  const by = records.vote.opened?.by
  return by === undefined ? null : ((await accountNames(tx, [by])).get(by) ?? null)
}

/** One poll per motion of step 2, all with the same window. */
export async function openPolls(tx: Tx, topic: Topic, effect: Extract<Effect, { kind: 'open-polls' }>): Promise<void> {
  const motions = topic.records.participants.set?.motions ?? []
  await tx.poll.createMany({
    data: motions.map((motion) => ({
      communityId: topic.communityId,
      id: newId(),
      topicId: topic.id,
      motionId: motion.id,
      round: topic.round,
      presetId: motion.presetId,
      opensAt: new Date(effect.opensAt),
      closesAt: new Date(effect.closesAt),
    })),
  })
}

/** Only ever later: an extension that shortened the window would take votes away. */
export async function extendPolls(tx: Tx, topic: Topic, closesAt: string): Promise<void> {
  const { count } = await tx.poll.updateMany({
    where: { ...openOf(topic), closesAt: { lt: new Date(closesAt) } },
    data: { closesAt: new Date(closesAt) },
  })
  if (count === 0) throw invalidField('/closesOn', 'too-small', 'later than the present end of the ballot')
}

/**
 * Closes the ballot: casts that hold the shared lock finish first and count, later ones see it closed (ballots.md 3.2).
 * The key is the one cast_ballot() takes.
 */
export async function closePolls(tx: Tx, topic: Topic): Promise<void> {
  const open = await tx.poll.findMany({ where: openOf(topic), select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of open) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${id}::text, 42))::text`
  await tx.$executeRaw`
    update poll set status = 'closed', closed_at = greatest(app_now(), opens_at)
    where community_id = ${topic.communityId}::uuid and topic_id = ${topic.id}::uuid and round = ${topic.round} and status = 'open'`
}

export async function countPolls(tx: Tx, topic: Topic): Promise<void> {
  await tx.poll.updateMany({
    where: { communityId: topic.communityId, topicId: topic.id, round: topic.round, status: 'closed' },
    data: { status: 'counted' },
  })
}

/** Annulled ballots stay in the record and decide nothing. `round` is the one that was annulled. */
export async function voidPolls(tx: Tx, topic: Topic): Promise<void> {
  await closePolls(tx, topic)
  await tx.poll.updateMany({
    where: { communityId: topic.communityId, topicId: topic.id, round: topic.round },
    data: { status: 'void' },
  })
}

/** Writes the panel's decision beside the objection it decides. */
export async function decideObjection(
  tx: Tx,
  topic: Topic,
  decision: Extract<Effect, { kind: 'decide-objection' }>,
  decided: { readonly by: string; readonly at: string },
): Promise<void> {
  const { count } = await tx.objection.updateMany({
    where: { communityId: topic.communityId, topicId: topic.id, id: decision.objectionId, upheld: null },
    data: { upheld: decision.upheld, decision: decision.text, decidedBy: decided.by, decidedAt: new Date(decided.at) },
  })
  if (count === 0) throw invalidField('/objectionId', 'not-found', 'no open objection of this topic')
}

function openOf({ communityId, id, round }: Topic) {
  return { communityId, topicId: id, round, status: 'open' }
}
