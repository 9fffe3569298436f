import type { MyPart } from '@gongyi/shared/contracts'
import { findPersonId } from '../identity/account-person.store.js'
import type { Tx } from '../platform/database.js'
import { isRated } from './contributions/ratings.store.js'
import { withNames } from './list-names.store.js'
import type { StoredTopic } from './topic.js'

/** What the signed-in person is in this topic and has done in it. Only ever their own ballots. */
export async function readMyPart(tx: Tx, topic: StoredTopic, accountId: string): Promise<MyPart> {
  const { communityId, id: topicId } = topic
  const personId = await findPersonId(tx, communityId, accountId)
  const isProposer = topic.proposerAccountId === accountId
  if (personId === undefined)
    return { personId: null, isProposer, coSigned: false, hasOpinion: false, rated: false, units: [] }
  const mine = { communityId, topicId, personId }
  const units = await readMyUnits(tx, topic, personId)
  return {
    personId,
    isProposer,
    coSigned: (await tx.coSign.count({ where: mine })) > 0,
    hasOpinion: (await tx.opinion.count({ where: { ...mine, round: topic.round } })) > 0,
    rated: await isRated(
      tx,
      { communityId, topicId },
      units.map(({ id }) => id),
    ),
    units,
  }
}

async function readMyUnits(
  tx: Tx,
  { communityId, id: topicId, round }: StoredTopic,
  personId: string,
): Promise<MyPart['units']> {
  const units = await tx.votingUnit.findMany({
    where: { communityId, topicId, personIds: { has: personId } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      label: true,
      areaCenti: true,
      motions: { orderBy: { motion: { no: 'asc' } }, select: { motionId: true, areaCenti: true } },
      deliveries: { where: { result: { in: ['READ', 'SIGNED'] } }, select: { id: true }, take: 1 },
      ballots: {
        where: { poll: { round } },
        select: { choice: true, receipt: true, channel: true, at: true, poll: { select: { motionId: true } } },
      },
    },
  })
  const labelled = await withNames(tx, { communityId, topicId }, units)
  return labelled.map(({ areaCenti, motions, deliveries, ballots, ...unit }) => ({
    ...unit,
    areaCenti: areaCenti.toString(),
    motions: motions.map((own) => ({ motionId: own.motionId, areaCenti: own.areaCenti.toString() })),
    noticeConfirmed: deliveries.length > 0,
    ballots: ballots.map(({ poll, at, ...ballot }) => ({ ...ballot, motionId: poll.motionId, at: at.toISOString() })),
  }))
}
