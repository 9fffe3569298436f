import type { Tx } from '../../platform/database.js'

export async function communityIds(tx: Tx): Promise<readonly string[]> {
  const regions = await tx.region.findMany({ where: { level: 'VILLAGE_COMMUNITY' }, select: { id: true } })
  return regions.map(({ id }) => id)
}

/** Drafts nobody has touched for 180 days, with their photos. */
export async function dropOldDrafts(tx: Tx, communityId: string): Promise<number> {
  await tx.$executeRaw`
    delete from attachment a using proposal_draft d
    where a.community_id = ${communityId}::uuid and (d.community_id, d.id) = (a.community_id, a.draft_id)
      and d.updated_at < app_now() - interval '180 days'`
  return tx.$executeRaw`
    delete from proposal_draft d
    where d.community_id = ${communityId}::uuid and d.updated_at < app_now() - interval '180 days'
      and not exists (select from attachment a where (a.community_id, a.draft_id) = (d.community_id, d.id))`
}
