import * as persons from '../communities/roster/persons.store.js'
import { listEvents } from '../consultations/events.store.js'
import { readFacts } from '../consultations/facts.store.js'
import { readAnswers, readRates } from '../consultations/rates.store.js'
import { type CountedPoll, countedPolls } from '../consultations/stages/6-vote.store.js'
import type { StoredTopic } from '../consultations/topic.js'
import { frozenTexts } from '../consultations/topic-view.store.js'
import { officeHolders } from '../identity/account-names.store.js'
import type { Tx } from '../platform/database.js'

/** Everything a dossier is made of, as it stands in rows. */
export type DossierSource = Awaited<ReturnType<typeof readDossierSource>>

/** Nothing of the filing desk is asked here: the counts below are of other stages. */
const NO_DESK = {
  check: async () => ({ dossierMissing: [], publicVersionClean: false }),
  seal: async () => undefined,
}

export async function readDossierSource(tx: Tx, topic: StoredTopic, now: string) {
  const { communityId, id: topicId } = topic
  const where = { communityId, topicId }
  const facts = await readFacts(tx, topic, NO_DESK, now)
  return {
    topic,
    facts,
    now,
    regions: await regionPath(tx, communityId),
    events: await listEvents(tx, { communityId, topicId }),
    motions: await tx.motion.findMany({ where, orderBy: { no: 'asc' } }),
    frozen: frozenTexts(topic),
    polls: await pollsOfAllRounds(tx, topic),
    channels: await channelsOfPolls(tx, topic),
    opinions: await tx.opinion.count({ where }),
    corrections: await tx.rosterCorrection.count({ where }),
    objections: await tx.objection.findMany({ where, orderBy: { at: 'asc' } }),
    tasks: await tx.task.findMany({ where, orderBy: { no: 'asc' } }),
    rates: await readRates(tx, topic, facts, now),
    answers: await readAnswers(tx, topic),
    names: await rosterNames(tx, communityId),
  }
}

async function pollsOfAllRounds(tx: Tx, topic: StoredTopic): Promise<readonly CountedPoll[]> {
  const polls: CountedPoll[] = []
  for (let round = 1; round <= topic.round; round += 1) polls.push(...(await countedPolls(tx, topic, round)))
  return polls
}

/** How many ballots of each poll came in which way, and how many of them within its time and of a unit on the motion's list. */
async function channelsOfPolls(tx: Tx, { communityId, id }: StoredTopic) {
  return tx.$queryRaw<{ pollId: string; channel: string; ballots: number; sound: number }[]>`
    select ballot.poll_id as "pollId", ballot.channel, count(*)::int as ballots,
      count(*) filter (where ballot.at >= poll.opens_at and ballot.at <= poll.closes_at
        and listed.voting_unit_id is not null)::int as sound
    from ballot join poll on (poll.community_id, poll.id) = (ballot.community_id, ballot.poll_id)
      left join motion_unit listed on (listed.community_id, listed.motion_id, listed.voting_unit_id)
        = (ballot.community_id, poll.motion_id, ballot.voting_unit_id)
    where poll.community_id = ${communityId}::uuid and poll.topic_id = ${id}::uuid group by 1, 2`
}

/** From the county down to the community. */
async function regionPath(tx: Tx, communityId: string) {
  return tx.$queryRaw<{ code: string; name: string }[]>`
    with recursive above as (
      select id, parent_id, code, name, level, 1 as height from region where id = ${communityId}::uuid
      union all
      select r.id, r.parent_id, r.code, r.name, r.level, above.height + 1 from region r join above on r.id = above.parent_id
    )
    select code, name from above where level in ('COUNTY', 'TOWNSHIP', 'VILLAGE_COMMUNITY') order by height desc`
}

/** Names that must not appear in public: the roster's, less those who act in office. */
async function rosterNames(tx: Tx, communityId: string): Promise<readonly string[]> {
  const inOffice = await officeHolders(tx)
  return [...(await persons.allNames(tx, communityId))].filter((name) => [...name].length >= 2 && !inOffice.has(name))
}
