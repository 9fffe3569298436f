import type { Tx } from '../platform/database.js'

/**
 * The topics of one community in which it is this account's turn as a resident: a notice not yet confirmed, an open ballot
 * not yet cast, a finished work not yet rated, a question where their signature is to go. The transaction must have the community as its tenant.
 * @param topicId only this topic, or every topic when null
 */
export async function residentTurns(
  tx: Tx,
  { communityId, accountId, topicId = null }: { communityId: string; accountId: string; topicId?: string | null },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct t.id
    from account_person me
    join voting_unit u on u.community_id = me.community_id and u.person_ids @> array[me.person_id]
    join topic t on t.community_id = u.community_id and t.id = u.topic_id
    where me.community_id = ${communityId}::uuid and me.account_id = ${accountId}::uuid and t.status = 'active'
      and (${topicId}::uuid is null or t.id = ${topicId}::uuid)
      and case
        when t.stage in ('notice', 'format', 'deliberate') then
          exists (select from stage_record s where (s.community_id, s.topic_id, s.stage) = (t.community_id, t.id, 'notice')
            and jsonb_array_length(coalesce(s.data -> 'versions', '[]')) > 0)
          and not exists (select from delivery d where (d.community_id, d.topic_id, d.voting_unit_id)
            = (t.community_id, t.id, u.id) and d.result in ('READ', 'SIGNED'))
        when t.stage = 'vote' then
          exists (select from poll p join motion_unit l
            on (l.community_id, l.motion_id, l.voting_unit_id) = (p.community_id, p.motion_id, u.id)
            where (p.community_id, p.topic_id, p.round) = (t.community_id, t.id, t.round)
            and p.status = 'open' and p.closes_at > app_now()
            and not exists (select from ballot b where (b.community_id, b.poll_id, b.voting_unit_id)
              = (p.community_id, p.id, u.id)))
        when t.stage = 'implement' then
          exists (select from stage_record s where (s.community_id, s.topic_id, s.stage)
            = (t.community_id, t.id, 'implement')
            and (s.data -> 'completion' ->> 'surveyEndsOn')::date >= (app_now() at time zone 'Asia/Shanghai')::date)
          and not exists (select from rating r join voting_unit mine
            on (mine.community_id, mine.topic_id, mine.id) = (r.community_id, r.topic_id, r.voting_unit_id)
            where (r.community_id, r.topic_id) = (t.community_id, t.id) and mine.person_ids @> array[me.person_id])
        else false
      end
    union select q.topic_id from account_person me
    join merge_question q on (q.community_id, q.person_id) = (me.community_id, me.person_id)
    join topic target on (target.community_id, target.id) = (q.community_id, q.target_id)
    where me.community_id = ${communityId}::uuid and me.account_id = ${accountId}::uuid and q.supports is null
      and (${topicId}::uuid is null or q.topic_id = ${topicId}::uuid) and target.disclosure = 'PUBLIC'
      and target.stage || '/' || target.status in ('propose/screening', 'participants/active', 'notice/active')`
  return rows.map(({ id }) => id)
}
