import type { Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import type { AccountNoticeKind, Audience, Params } from './policy.js'

export interface FanOut {
  readonly communityId: string
  readonly topicId: string
  readonly eventSeq: number
  readonly kind: string
  readonly params: Params
  readonly at: string
  readonly to: readonly Audience[]
  /** Who took the step. */
  readonly except: string
  /** They are told all the same where they are the proposer. */
  readonly isReceipt: boolean
}

/** Audiences that are roles held over the community. */
const ROLES: Readonly<Partial<Record<Audience, readonly string[]>>> = {
  organisers: ['coordinator', 'community-admin'],
  supervisors: ['supervisor'],
  township: ['township-admin'],
}

/**
 * One line in everybody's inbox, in one statement: one row per person however many reasons there are, and none for an event
 * told before. Answers how many.
 */
export function fanOut(
  tx: Tx,
  { communityId, topicId, eventSeq, kind, params, at, to, except, isReceipt }: FanOut,
): Promise<number> {
  const roles = to.flatMap((audience) => ROLES[audience] ?? [])
  const told = (audience: Audience) => to.includes(audience)
  return tx.$executeRaw`
    insert into notification (community_id, id, account_id, topic_id, event_seq, kind, params, at)
    select ${communityId}::uuid, new_id(), account.id, ${topicId}::uuid, ${eventSeq}, ${kind}, ${JSON.stringify(params)}::jsonb,
      ${at}::timestamptz
    from (
      select proposer_account_id as id from topic
        where ${told('proposer')} and community_id = ${communityId}::uuid and id = ${topicId}::uuid
      union select who.account_id from co_sign
        join account_person who on (who.community_id, who.person_id) = (co_sign.community_id, co_sign.person_id)
        where ${told('co-signers')} and co_sign.community_id = ${communityId}::uuid and co_sign.topic_id = ${topicId}::uuid
      union select who.account_id from co_sign_withdrawal gone
        join account_person who on (who.community_id, who.person_id) = (gone.community_id, gone.person_id)
        where ${told('lapsed-signers')} and gone.community_id = ${communityId}::uuid and gone.topic_id = ${topicId}::uuid
          and gone.reason = 'TEXT_REPLACED' and gone.at >= ${at}::timestamptz
      union select who.account_id from voting_unit unit cross join lateral unnest(unit.person_ids) as member (id)
        join account_person who on (who.community_id, who.person_id) = (unit.community_id, member.id)
        where ${told('electorate')} and unit.community_id = ${communityId}::uuid and unit.topic_id = ${topicId}::uuid
      union select entered_by from objection
        where ${told('objectors')} and community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and channel = 'ONLINE'
      union select who.account_id from objection
        join voting_unit unit on (unit.community_id, unit.id) = (objection.community_id, objection.voting_unit_id)
        cross join lateral unnest(unit.person_ids) as member (id)
        join account_person who on (who.community_id, who.person_id) = (unit.community_id, member.id)
        where ${told('objectors')} and objection.community_id = ${communityId}::uuid and objection.topic_id = ${topicId}::uuid
      union select who.account_id from sortition_seat seat
        join account_person who on (who.community_id, who.person_id) = (seat.community_id, seat.person_id)
        where ${told('drawn')} and seat.community_id = ${communityId}::uuid and seat.topic_id = ${topicId}::uuid
          and (seat.event_seq = ${eventSeq} or exists (select from sortition_answer answer
            where (answer.community_id, answer.draw_id, answer.token) = (seat.community_id, seat.draw_id, seat.token)
              and answer.event_seq = ${eventSeq}))
      union select role_grant.account_id from role_grant
        where role_grant.role = any(${roles}) and role_grant.valid_from <= app_now()
          and (role_grant.valid_to is null or role_grant.valid_to > app_now())
          and role_grant.region_id in (
            with recursive above as (
              select id, parent_id from region where id = ${communityId}::uuid
              union all select region.id, region.parent_id from region join above on region.id = above.parent_id
            ) select id from above)
    ) concerned join account on account.id = concerned.id
    where account.disabled_at is null and (account.id <> ${except}::uuid or (${isReceipt} and account.id = (
      select proposer_account_id from topic where community_id = ${communityId}::uuid and id = ${topicId}::uuid)))
    on conflict do nothing`
}

/**
 * The notice of a matter that stands in the inbox of somebody of a voting unit has been delivered to the unit; that it was
 * read, they confirm themselves. Units without an account are told in another way.
 */
export async function recordInboxDeliveries(
  tx: Tx,
  { communityId, topicId, eventSeq, at, except }: FanOut,
): Promise<void> {
  await tx.$executeRaw`
    insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account, at)
    select unit.community_id, new_id(), unit.topic_id, unit.id, 'APP_PUSH', 'DELIVERED', ${except}::uuid, ${at}::timestamptz
    from voting_unit unit
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${topicId}::uuid and exists (
      select from notification told join account_person who
        on (who.community_id, who.account_id) = (told.community_id, told.account_id)
      where told.community_id = unit.community_id and told.topic_id = unit.topic_id and told.event_seq = ${eventSeq}
        and who.person_id = any(unit.person_ids))`
}

/** One line in the inbox of the account itself. */
export async function tellHolder(
  tx: Tx,
  { communityId, accountId }: { readonly communityId: string; readonly accountId: string },
  kind: AccountNoticeKind,
  params: Params,
): Promise<void> {
  await tx.notification.create({ data: { communityId, id: newId(), accountId, kind, params } })
}

export const DELIVER = 'deliver-notices'

/** The job to send them outside, in the same transaction: it exists exactly when the notices do. */
export async function enqueueDelivery(tx: Tx, { communityId, topicId, eventSeq }: FanOut): Promise<void> {
  const payload = JSON.stringify({ communityId, topicId, eventSeq })
  const key = `${DELIVER}:${topicId}:${eventSeq}`
  await tx.$executeRaw`
    select from graphile_worker.add_job(${DELIVER}, payload => ${payload}::json, job_key => ${key}, max_attempts => 12)`
}
