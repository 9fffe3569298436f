import { civilDateOf, type DossierDocument, dossierSchema } from '@gongyi/shared/domain'
import type { IssuedNumber } from '../consultations/dossier-desk.js'
import { readShares } from '../consultations/electorate/motion-shares.store.js'
import { withNames } from '../consultations/list-names.store.js'
import type { StoredTopic } from '../consultations/topic.js'
import type { Tx } from '../platform/database.js'

/** Puts the sealed dossier into the township's register. The row is never changed afterwards. */
export async function insertFiling(
  tx: Tx,
  topic: StoredTopic,
  issued: IssuedNumber,
  document: DossierDocument,
): Promise<void> {
  const { townshipId, year, seq, number, deemed, filedAt } = issued
  await tx.filing.create({
    data: {
      communityId: topic.communityId,
      topicId: topic.id,
      townshipId,
      year,
      seq,
      number,
      deemed,
      filedOn: new Date(`${civilDateOf(filedAt)}T00:00:00Z`),
      filedAt: new Date(filedAt),
      dossierHash: document.hash,
      dossier: JSON.parse(JSON.stringify(document)),
    },
  })
}

/** The dossier as it was sealed, or undefined while the topic is not filed. */
export async function findFiledDossier(tx: Tx, topic: StoredTopic): Promise<DossierDocument | undefined> {
  const filing = await tx.filing.findUnique({
    where: { communityId_topicId: { communityId: topic.communityId, topicId: topic.id } },
    select: { dossier: true },
  })
  return filing === null ? undefined : dossierSchema.parse(filing.dossier)
}

export async function communityName(tx: Tx, communityId: string): Promise<string> {
  const region = await tx.region.findUniqueOrThrow({ where: { id: communityId }, select: { name: true } })
  return region.name
}

/** In the order people walk a building. */
export async function votingUnits(tx: Tx, { communityId, id: topicId }: StoredTopic, building: string | undefined) {
  const rows = await tx.votingUnit.findMany({
    where: { communityId, topicId, ...(building === undefined ? {} : { building }) },
    select: { id: true, label: true, areaCenti: true },
  })
  const shares = await readShares(tx, { communityId, id: topicId })
  const listed = rows.map((row) => ({ ...row, motions: shares.get(row.id) ?? [] }))
  const labelled = await withNames(tx, { communityId, topicId }, listed)
  return labelled.sort((a, b) => a.label.localeCompare(b.label, 'zh-CN', { numeric: true }))
}
