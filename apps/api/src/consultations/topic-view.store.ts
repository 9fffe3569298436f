import type { PollView, TopicDetail } from '@gongyi/shared/contracts'
import {
  type ActionId,
  actionsFor,
  CONTRIBUTION_IDS,
  type Facts,
  maskName,
  mayContribute,
  ORGANISERS,
  type TransitionContext,
} from '@gongyi/shared/domain'
import * as persons from '../communities/roster/persons.store.js'
import { accountNames } from '../identity/account-names.store.js'
import { now, type Tx } from '../platform/database.js'
import { AWAITS_PROPOSER, placeKey } from './awaiting.js'
import type { DossierDesk } from './dossier-desk.js'
import { chainHead } from './events.store.js'
import { contextOf, readFacts } from './facts.store.js'
import { listNames } from './list-names.store.js'
import { readMyPart } from './my-part.store.js'
import { readRates } from './rates.store.js'
import { visibleRecords, visibleWords } from './redaction.js'
import { residentTurns } from './resident-turn.store.js'
import { visibleTarget } from './stages/1-propose.supporters.store.js'
import { type CountedPoll, countedPolls } from './stages/6-vote.store.js'
import type { StoredTopic } from './topic.js'
import { childIds, type TopicKey } from './topic.repository.js'
import { isColleaguesTurn, isTurnOf, turnsOf, turnView } from './turns.store.js'
import { isInsider, maySeeProposer, seesWords, type Viewer, visibleTitle } from './visibility.js'

/** The whole topic as this viewer may see it, with what they can do now and what is still missing. */
export async function readDetail(tx: Tx, topic: StoredTopic, viewer: Viewer, desk: DossierDesk): Promise<TopicDetail> {
  const at = (await now(tx)).toISOString()
  const facts = await readFacts(tx, topic, desk, at)
  const contexts = viewer.roles.map((role) => contextOf(viewer.accountId, role, at, facts))
  const key = { communityId: topic.communityId, topicId: topic.id }
  const head = await chainHead(tx, key)
  const rates = await readRates(tx, topic, facts, at)
  return {
    ...(await summary(tx, topic, viewer, facts, at)),
    ...visibleWords(topic, viewer),
    anonymous: topic.anonymous,
    proposerName: await proposerName(tx, topic, viewer),
    version: topic.version,
    suspension: topic.suspension,
    parentTopicId: topic.parentTopicId,
    relation: topic.relation,
    childTopicIds: [...(await childIds(tx, key))],
    records: visibleRecords(await withTarget(tx, await withListNames(tx, topic), viewer), viewer),
    motions: await readMotions(tx, topic),
    polls: await readPolls(tx, topic, viewer),
    actions: openActions(topic, contexts),
    contributions: CONTRIBUTION_IDS.filter((id) => contexts.some((context) => mayContribute(id, topic, context).ok)),
    electorate: {
      heads: facts.electorate.heads,
      areaCenti: facts.electorate.areaCenti,
      openCorrections: facts.electorate.openCorrections,
    },
    delivery: facts.delivery,
    opinions: { total: facts.opinions, unanswered: facts.unansweredOpinions },
    openObjections: facts.openObjections,
    tasks: await countTasks(tx, key),
    toCheck: await countToCheck(tx, topic, viewer.accountId),
    ratings: facts.ratings,
    dossierMissing: [...facts.dossierMissing],
    rates: rates.map(({ id, numerator, denominator }) => ({ id, numerator, denominator })),
    me: await readMyPart(tx, topic, viewer.accountId),
    headHash: head?.hash ?? '',
    now: at,
  }
}

/** The records as they were typed: the stored ones carry ids in place of listed people's names. */
async function withListNames(tx: Tx, topic: StoredTopic): Promise<StoredTopic> {
  const { participants } = topic.records
  if (participants.set?.scope.names === undefined) return topic
  const names = await listNames(tx, { communityId: topic.communityId, topicId: topic.id })
  const scope = { ...participants.set.scope, names: participants.set.scope.names.map((id) => names.get(id) ?? id) }
  return {
    ...topic,
    records: { ...topic.records, participants: { ...participants, set: { ...participants.set, scope } } },
  }
}

/** A merged topic with the other one's title as it is now, where this viewer may read it. */
async function withTarget(tx: Tx, topic: StoredTopic, viewer: Viewer): Promise<StoredTopic> {
  const { mergedInto, ...propose } = topic.records.propose
  if (mergedInto === undefined) return topic
  const { title: _, ...merged } = mergedInto
  const target = await visibleTarget(tx, { communityId: topic.communityId, topicId: merged.topicId }, viewer)
  const into = target === null ? merged : { ...merged, title: target.title }
  return { ...topic, records: { ...topic.records, propose: { ...propose, mergedInto: into } } }
}

async function summary(tx: Tx, topic: StoredTopic, viewer: Viewer, facts: Facts, at: string) {
  const region = await tx.region.findUniqueOrThrow({ where: { id: topic.communityId }, select: { name: true } })
  const { id, communityId, caseNo, category, template, stage, status, round, outcome, filingNo } = topic
  const mine = topic.proposerAccountId === viewer.accountId
  const here = placeKey(topic)
  const key = { communityId, accountId: viewer.accountId, topicId: id }
  const isAsked = viewer.roles.includes('resident') && (await residentTurns(tx, key)).length > 0
  const isReturned = mine && AWAITS_PROPOSER.some((place) => placeKey(place) === here)
  const turn = (await turnsOf(tx, communityId, [topic], at)).get(id)
  return {
    ...{ id, communityId, caseNo, category, template, stage, status, round, outcome, filingNo },
    title: visibleTitle(topic, viewer),
    disclosure: topic.disclosure,
    communityName: region.name,
    coSigns: facts.coSigns,
    stageSince: topic.stageSince,
    createdAt: topic.createdAt,
    mine,
    awaitsMe: isAsked || isReturned || isTurnOf(turn, viewer.roles, viewer.accountId),
    awaitsColleague: isColleaguesTurn(turn, viewer.roles, viewer.accountId),
    ...turnView(turn, at),
  }
}

async function countTasks(tx: Tx, { communityId, topicId }: TopicKey): Promise<TopicDetail['tasks']> {
  const groups = await tx.task.groupBy({ by: ['status'], where: { communityId, topicId }, _count: true })
  const count = (...statuses: readonly string[]) =>
    groups.reduce((sum, { status, _count }) => (statuses.includes(status) ? sum + _count : sum), 0)
  const submitted = count('SUBMITTED')
  const open = submitted + count('ASSIGNED', 'IN_PROGRESS')
  return { total: open + count('ACCEPTED'), open, submitted }
}

/** Two pairs of eyes: one’s own entries and reports wait for somebody else (SD.5). */
async function countToCheck(
  tx: Tx,
  { communityId, id: topicId, round }: StoredTopic,
  accountId: string,
): Promise<TopicDetail['toCheck']> {
  const paper = await tx.paperBallot.count({
    where: { communityId, state: 'ENTERED', enteredBy: { not: accountId }, poll: { topicId, round } },
  })
  const tasks = await tx.task.count({
    where: {
      communityId,
      topicId,
      status: 'SUBMITTED',
      OR: [{ reportedBy: null }, { reportedBy: { not: accountId } }],
    },
  })
  return { paper, tasks }
}

/** Hidden from those who oversee, and from everybody but the desk when the proposer wished so; one sees one's own. */
async function proposerName(tx: Tx, topic: StoredTopic, viewer: Viewer): Promise<string | null> {
  const mine = topic.proposerAccountId === viewer.accountId
  if (!mine && !(maySeeProposer(topic, viewer) && seesWords(topic, viewer))) return null
  const entered = await enteredFor(tx, topic)
  if (entered !== undefined) return isInsider(viewer) ? entered : maskName(entered)
  return (await accountNames(tx, [topic.proposerAccountId])).get(topic.proposerAccountId) ?? null
}

/** In whose name the desk entered it, where that person has no account: the account is then the desk's own. */
async function enteredFor(tx: Tx, topic: StoredTopic): Promise<string | undefined> {
  const { communityId, id: topicId, enteredBy, proposerAccountId } = topic
  if (enteredBy !== proposerAccountId) return undefined
  const row = await tx.proposal.findFirst({ where: { communityId, topicId }, select: { personId: true } })
  return (await persons.names(tx, communityId, [row?.personId ?? null])).get(row?.personId ?? '')
}

/** With the text that goes to the vote once the draft is frozen. */
async function readMotions(tx: Tx, topic: StoredTopic): Promise<TopicDetail['motions']> {
  const rows = await tx.motion.findMany({
    where: { communityId: topic.communityId, topicId: topic.id },
    orderBy: { no: 'asc' },
    select: { id: true, no: true, text: true, presetId: true },
  })
  const frozen = frozenTexts(topic)
  return rows.map((motion) => ({ ...motion, text: frozen.get(motion.id) ?? motion.text }))
}

/** The texts of the last draft that was frozen: a reconvened ballot votes on those of the round before. */
export function frozenTexts(topic: StoredTopic): ReadonlyMap<string, string> {
  const drafts = topic.history.flatMap((record) => (record.stage === 'deliberate' ? [record.data.draft] : []))
  return new Map(drafts.findLast((draft) => draft !== undefined)?.motions.map(({ id, text }) => [id, text]))
}

async function readPolls(tx: Tx, topic: StoredTopic, viewer: Viewer): Promise<PollView[]> {
  const polls: CountedPoll[] = []
  for (let round = 1; round <= topic.round; round += 1) polls.push(...(await countedPolls(tx, topic, round)))
  const teller = viewer.roles.some((role) => ORGANISERS.includes(role))
  return polls.map((poll) => ({
    id: poll.id,
    motionId: poll.motionId,
    round: poll.round,
    presetId: poll.presetId,
    status: poll.status,
    opensAt: poll.opensAt.toISOString(),
    closesAt: poll.closesAt.toISOString(),
    eligibleHeads: poll.electorate.heads,
    eligibleAreaCenti: poll.electorate.areaCenti,
    turnoutHeads: poll.turnout.heads,
    turnoutAreaCenti: poll.turnout.areaCenti,
    unverifiedPaper: poll.unverifiedPaper,
    tally: teller && poll.status !== 'open' ? poll.tally : null,
    count: countOf(topic, poll, viewer),
  }))
}

/** For everybody once published; for those at the desk as soon as it is counted. */
function countOf(topic: StoredTopic, poll: CountedPoll, viewer: Viewer): PollView['count'] {
  const record = topic.history.find((past) => past.stage === 'vote' && past.round === poll.round)
  if (record?.stage !== 'vote') return null
  const { count, published } = record.data
  if (published === undefined && !isInsider(viewer)) return null
  return count?.results.find(({ motionId }) => motionId === poll.motionId)?.count ?? null
}

/** Every action some role of the viewer allows; where two roles allow it, the one that lacks least. */
function openActions(topic: StoredTopic, contexts: readonly TransitionContext[]): TopicDetail['actions'] {
  const best = new Map<ActionId, TopicDetail['actions'][number]>()
  for (const context of contexts) {
    for (const { action, unmet, confirm } of actionsFor(topic, context)) {
      const known = best.get(action)
      if (known !== undefined && known.unmet.length <= unmet.length) continue
      const missing = unmet.map(({ id, params }) => (params === undefined ? { id } : { id, params: { ...params } }))
      best.set(action, { action, unmet: missing, confirm, role: context.actor.role })
    }
  }
  return [...best.values()]
}
