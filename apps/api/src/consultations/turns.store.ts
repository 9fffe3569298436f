import {
  type CivilDate,
  civilDate,
  civilDateOf,
  daysBetween,
  isEnded,
  isFollowedUp,
  type Role,
  type Turn,
  type TurnFacts,
  whoseTurn,
} from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import type { StoredTopic } from './topic.js'
import { loadTopics } from './topic.repository.js'

interface FactsRow extends Omit<TurnFacts, 'objectedAt' | 'taskDueOn' | 'tasks'> {
  readonly id: string
  readonly objectedAt: Date | null
  readonly taskDueOn: string | null
  readonly total: number
  readonly open: number
  readonly submitted: number
  readonly reporters: readonly string[]
}

/** Whose turn it is in these topics of one community, by topic. The transaction must have the community as its tenant. */
export async function readTurns(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  at: string,
): Promise<ReadonlyMap<string, Turn>> {
  return turnsOf(tx, communityId, await loadTopics(tx, communityId, ids), at)
}

/** The same for topics already loaded. */
export async function turnsOf(
  tx: Tx,
  communityId: string,
  topics: readonly StoredTopic[],
  at: string,
): Promise<ReadonlyMap<string, Turn>> {
  const running = topics.filter((topic) => !isEnded(topic) || isFollowedUp(topic))
  if (running.length === 0) return new Map()
  const ids = running.map(({ id }) => id)
  const facts = new Map((await countFacts(tx, communityId, ids)).map((row) => [row.id, factsOf(row)]))
  return new Map(
    running.flatMap((topic) => {
      const counted = facts.get(topic.id)
      return counted === undefined ? [] : [[topic.id, whoseTurn(topic, counted, at)]]
    }),
  )
}

/** What the rule asks of rows, for many topics in one question. */
function countFacts(tx: Tx, communityId: string, ids: readonly string[]): Promise<FactsRow[]> {
  return tx.$queryRaw<FactsRow[]>`
    select t.id,
      (select count(*)::int from roster_correction c
        where (c.community_id, c.topic_id) = (t.community_id, t.id) and c.decision is null) as "openCorrections",
      (select count(*)::int from opinion o where (o.community_id, o.topic_id, o.round) = (t.community_id, t.id, t.round)
        and o.stance in ('OPPOSE', 'QUESTION') and o.reply is null) as "unansweredOpinions",
      (select count(*)::int from poll p join paper_ballot b on (b.community_id, b.poll_id) = (p.community_id, p.id)
        where (p.community_id, p.topic_id, p.round) = (t.community_id, t.id, t.round)
          and b.state = 'ENTERED') as "unverifiedPaper",
      (select coalesce(array_agg(distinct b.entered_by), '{}') from poll p
          join paper_ballot b on (b.community_id, b.poll_id) = (p.community_id, p.id)
        where (p.community_id, p.topic_id, p.round) = (t.community_id, t.id, t.round)
          and b.state = 'ENTERED') as "paperEnterers",
      objected.open as "openObjections", objected.at as "objectedAt",
      work.total, work.open, work.submitted, work.reporters, work.due as "taskDueOn"
    from topic t
      cross join lateral (select count(*)::int as open, min(at) as at from objection o
        where (o.community_id, o.topic_id, o.round) = (t.community_id, t.id, t.round) and o.upheld is null) objected
      cross join lateral (select count(*)::int as total,
          count(*) filter (where status not in ('ACCEPTED', 'CANCELLED'))::int as open,
          count(*) filter (where status = 'SUBMITTED')::int as submitted,
          coalesce(array_agg(distinct reported_by) filter (where status = 'SUBMITTED' and reported_by is not null), '{}')
            as reporters,
          (min(due_on) filter (where status not in ('ACCEPTED', 'CANCELLED')))::text as due
        from task where (task.community_id, task.topic_id) = (t.community_id, t.id)) work
    where t.community_id = ${communityId}::uuid and t.id = any(${ids}::uuid[])`
}

function factsOf(row: FactsRow): TurnFacts {
  const { openCorrections, unansweredOpinions, unverifiedPaper, paperEnterers, openObjections } = row
  const { total, open, submitted, reporters } = row
  return {
    ...{ openCorrections, unansweredOpinions, unverifiedPaper, paperEnterers, openObjections },
    objectedAt: row.objectedAt?.toISOString() ?? null,
    tasks: { total, open, submitted, reporters },
    taskDueOn: row.taskDueOn === null ? null : civilDate(row.taskDueOn),
  }
}

/** Whether one of these roles is expected and this account has not done its part. */
export function isTurnOf(turn: Turn | undefined, roles: readonly Role[], accountId: string): boolean {
  return isExpected(turn, roles) && !turn?.done.includes(accountId)
}

/** Whether one of these roles is expected, but this account has done its part: a colleague goes on. */
export function isColleaguesTurn(turn: Turn | undefined, roles: readonly Role[], accountId: string): boolean {
  return isExpected(turn, roles) && turn?.done.includes(accountId) === true
}

function isExpected(turn: Turn | undefined, roles: readonly Role[]): boolean {
  return turn?.roles.some((role) => role !== 'resident' && roles.includes(role)) === true
}

/** A turn as lists and pages carry it. */
export function turnView(turn: Turn | undefined, at: string) {
  return { waitsFor: [...(turn?.roles ?? [])], due: dueView(turn?.dueOn ?? null, civilDateOf(at)) }
}

function dueView(on: CivilDate | null, today: CivilDate) {
  return on === null ? null : { on, inDays: daysBetween(today, on) }
}
