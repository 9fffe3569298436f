import type { FilingList, FilingListQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TopicListRepository } from '../consultations/topic-list.repository.js'
import { RegionTree } from '../identity/region-tree.js'
import type { Actor } from '../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../platform/database.js'

interface DeskRow {
  readonly id: string
  readonly submittedOn: string | null
  readonly filedOn: string | null
  readonly cursor: string
}

/** The township's desk: what waits for review first, then what came back, then the register, newest first. */
@Injectable()
export class FilingListRepository {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: RegionTree,
    private readonly topics: TopicListRepository,
  ) {}

  async list(actor: Actor, regionId: string, { after, limit }: FilingListQuery): Promise<FilingList> {
    const below = await this.regions.communitiesUnder(regionId)
    const communityIds = below.filter((id) => actor.communityIds.includes(id))
    const scope = { communityIds, role: '', accountId: actor.accountId }
    const { rows, at } = await this.database.inScope(scope, async (tx) => ({
      rows: await select(tx, communityIds, after, limit),
      at: await now(tx),
    }))
    const page = rows.slice(0, limit)
    const summaries = await this.topics.byIds(
      actor,
      communityIds,
      page.map(({ id }) => id),
    )
    const items = page.flatMap(({ id, submittedOn, filedOn }) => {
      const summary = summaries.get(id)
      return summary === undefined ? [] : [{ ...summary, submittedOn, filedOn }]
    })
    const next = rows.length > limit ? (page.at(-1)?.cursor ?? null) : null
    return { items, next, now: at.toISOString() }
  }
}

/** When a topic was last submitted stands in its chain, which may be read across communities. */
function select(tx: Tx, communityIds: readonly string[], after: string | undefined, limit: number): Promise<DeskRow[]> {
  return tx.$queryRaw<DeskRow[]>`
    select * from (
      select t.id, (sent.at at time zone 'Asia/Shanghai')::date::text as "submittedOn", f.filed_on::text as "filedOn",
        case when t.filing_no is not null then '3/' || to_char(9999999999999 - turned.ms, 'FM0000000000000')
          when t.status = 'submitted' then '1/' || to_char(turned.ms, 'FM0000000000000')
          else '2/' || to_char(turned.ms, 'FM0000000000000') end || '/' || t.id as cursor
      from topic t left join filing f on (f.community_id, f.topic_id) = (t.community_id, t.id)
        left join lateral (select max(e.at) as at from topic_event e
          where (e.community_id, e.topic_id, e.type) = (t.community_id, t.id, 'filing.submitted')) sent on true
        cross join lateral (select (extract(epoch from coalesce(f.filed_at, t.stage_since)) * 1000)::bigint as ms) turned
      where t.community_id = any(${communityIds}::uuid[])
        and (t.filing_no is not null or (t.stage = 'filing' and t.status in ('submitted', 'returned')))
    ) desk
    where ${after ?? null}::text is null or cursor > ${after ?? null}
    order by cursor limit ${limit + 1}`
}
