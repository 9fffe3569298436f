import type pg from 'pg'
import { z } from 'zod'
import { CELLS } from '../platform/vault/cells.js'
import type { Keyring } from '../platform/vault/keyring.js'
import type { DueNotice } from './message.js'

/** The notices of one event. */
export interface EventKey {
  readonly communityId: string
  readonly topicId: string
  readonly eventSeq: number
}

const BATCH = 50
/** A claim this old belongs to a process that died between claiming and sending, or between sending and saying so. */
const LEASE = '10 minutes'

const due = z.object({
  id: z.string(),
  accountId: z.string(),
  nameSealed: z.string(),
  locale: z.string().nullable(),
  addressSealed: z.string().nullable(),
  topicId: z.string(),
  topicTitle: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.date(),
})

/**
 * Claims the next notices for one channel before anything is sent: nobody else sends them meanwhile, and a crash in between
 * costs at most one double each.
 */
export async function claimDue(
  client: pg.PoolClient,
  ring: Keyring,
  { communityId, topicId, eventSeq }: EventKey,
  channel: { readonly id: string; readonly needsAddress: boolean },
  after: string | null,
): Promise<readonly DueNotice[]> {
  const { rows } = await client.query({
    name: 'gongyi-claim-notices',
    text: `with next as (
        select notice.community_id, notice.id, contact.address_sealed from notification notice
          left join contact_address contact on contact.account_id = notice.account_id and contact.channel = $4
          left join notification_delivery sent
            on (sent.community_id, sent.notification_id, sent.channel) = (notice.community_id, notice.id, $4)
        where notice.community_id = $1 and notice.topic_id = $2 and notice.event_seq = $3
          and ($6::uuid is null or notice.id > $6) and (contact.address_sealed is not null or not $5)
          and (sent.notification_id is null or (sent.sent_at is null
            and (sent.error is not null or sent.claimed_at < app_now() - interval '${LEASE}')))
        order by notice.id limit ${BATCH}
      ), claimed as (
        insert into notification_delivery as held (community_id, notification_id, channel)
        select community_id, id, $4 from next
        on conflict (community_id, notification_id, channel) do update set claimed_at = app_now(), error = null
          where held.sent_at is null and (held.error is not null or held.claimed_at < app_now() - interval '${LEASE}')
        returning held.community_id, held.notification_id
      )
      select notice.id, notice.account_id as "accountId", account.display_name_sealed as "nameSealed", account.locale,
        next.address_sealed as "addressSealed", notice.topic_id as "topicId",
        case when topic.disclosure = 'PUBLIC' then topic.title else topic.case_no end as "topicTitle",
        notice.kind, notice.params, notice.at
      from claimed join next on next.id = claimed.notification_id
        join notification notice on (notice.community_id, notice.id) = (claimed.community_id, claimed.notification_id)
        join account on account.id = notice.account_id
        join topic on (topic.community_id, topic.id) = (notice.community_id, notice.topic_id)
      order by notice.id`,
    values: [communityId, topicId, eventSeq, channel.id, channel.needsAddress, after],
  })
  return z
    .array(due)
    .parse(rows)
    .map(({ nameSealed, addressSealed, ...notice }) => ({
      ...notice,
      name: ring.open(CELLS.accountName(notice.accountId), nameSealed),
      address: ring.openNullable(CELLS.contactAddress(notice.accountId, channel.id), addressSealed),
    }))
}

/** What became of a claimed batch. */
export async function settle(
  client: pg.PoolClient,
  communityId: string,
  channel: string,
  outcomes: readonly { readonly id: string; readonly error: string | null }[],
): Promise<void> {
  await client.query(
    `update notification_delivery held set error = done.error, sent_at = case when done.error is null then app_now() end
     from unnest($3::uuid[], $4::text[]) as done (id, error)
     where held.community_id = $1 and held.channel = $2 and held.notification_id = done.id`,
    [communityId, channel, outcomes.map(({ id }) => id), outcomes.map(({ error }) => error)],
  )
}
