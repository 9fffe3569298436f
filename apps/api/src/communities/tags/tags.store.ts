import { type GiveTag, type PersonTagView, personTagSchema } from '@gongyi/shared/contracts'
import { accountNames } from '../../identity/account-names.store.js'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { CELLS } from '../../platform/vault/cells.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'

interface TagRow {
  readonly id: string
  readonly tag: string
  readonly evidenceSealed: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly byAccount: string
  readonly endedAt: Date | null
  readonly isValid: boolean
}

/** In force first, then the newest. */
export async function listTags(tx: Tx, communityId: string, personId: string): Promise<readonly PersonTagView[]> {
  const rows = await tx.$queryRaw<TagRow[]>`
    select id, tag, evidence_sealed as "evidenceSealed", valid_from::text as "validFrom", valid_to::text as "validTo",
      by_account as "byAccount", ended_at as "endedAt",
      ended_at is null and (app_now() at time zone 'Asia/Shanghai')::date between valid_from and coalesce(valid_to, 'infinity')
        as "isValid"
    from person_tag where community_id = ${communityId}::uuid and person_id = ${personId}::uuid
    order by "isValid" desc, id desc`
  const ring = await communityRing(tx, communityId)
  const names = await accountNames(
    tx,
    rows.map(({ byAccount }) => byAccount),
  )
  return rows.map(({ evidenceSealed, byAccount, endedAt, ...row }) =>
    personTagSchema.parse({
      ...row,
      evidence: ring.open(CELLS.tagEvidence(row.id), evidenceSealed),
      byName: names.get(byAccount) ?? '',
      endedAt: endedAt?.toISOString() ?? null,
    }),
  )
}

export async function giveTag(tx: Tx, communityId: string, personId: string, tag: GiveTag, by: string): Promise<void> {
  const id = newId()
  const ring = await writingRing(tx, communityId)
  const sealed = ring.seal(CELLS.tagEvidence(id), tag.evidence)
  await tx.$executeRaw`
    insert into person_tag (community_id, id, person_id, tag, evidence_sealed, valid_from, valid_to, by_account)
    values (${communityId}::uuid, ${id}::uuid, ${personId}::uuid, ${tag.tag}, ${sealed}, ${tag.validFrom}::date,
      ${tag.validTo}::date, ${by}::uuid)`
  const detail = { tag: tag.tag }
  await audit(tx, { action: 'tag.given', accountId: by, regionId: communityId, subject: personId, detail })
}

/** Whether there was one to end. */
export async function endTag(tx: Tx, communityId: string, id: string, by: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ personId: string; tag: string }[]>`
    update person_tag set ended_at = app_now(), ended_by = ${by}::uuid
    where community_id = ${communityId}::uuid and id = ${id}::uuid and ended_at is null
    returning person_id as "personId", tag`
  if (row === undefined) return false
  const detail = { tag: row.tag }
  await audit(tx, { action: 'tag.ended', accountId: by, regionId: communityId, subject: row.personId, detail })
  return true
}
