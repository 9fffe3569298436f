import type { ProposalMore } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import { listFiles, moveFiles } from '../attachments/attachments.store.js'
import type { Consent } from '../proposers.store.js'
import type { TopicKey } from '../topic.repository.js'
import { deleteDraft, lockDraft } from './drafts.store.js'
import { listBuildings } from './similar.store.js'

/** Saves what a proposal says beyond its words; without `more` and consent there is nothing to save. */
export async function saveProposal(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  more: ProposalMore | undefined,
  consent: Consent | null = null,
): Promise<void> {
  if (more === undefined && consent === null) return
  const { costFen = null, ...details } = more ?? {}
  const data = { ...details, costFen: costFen === null ? null : BigInt(costFen) }
  if (more !== undefined) await requirePlace(tx, communityId, more)
  await tx.proposal.upsert({
    where: { communityId_topicId: { communityId, topicId } },
    create: { communityId, topicId, ...data, ...consent },
    update: data,
  })
}

/** A property area and buildings of this community, if any are named, and each once. */
async function requirePlace(tx: Tx, communityId: string, more: ProposalMore): Promise<void> {
  const { propertyAreaId, building, affectedBuildings } = more
  await requireBuildings(tx, communityId, building, affectedBuildings)
  if (propertyAreaId === null) return
  const known = await tx.propertyArea.count({ where: { communityId, id: propertyAreaId } })
  if (known === 0) throw field('/more/propertyAreaId', 'not-found', 'no property area of this community')
}

async function requireBuildings(
  tx: Tx,
  communityId: string,
  building: string | null,
  affected: readonly string[],
): Promise<void> {
  if (new Set(affected).size < affected.length)
    throw field('/more/affectedBuildings', 'duplicate', 'a building is named twice')
  if (!building && affected.length === 0) return
  const known = new Set((await listBuildings(tx, communityId)).map((row) => row.building))
  if (building && !known.has(building)) throw field('/more/building', 'not-found', 'no building of this community')
  if (affected.some((name) => !known.has(name)))
    throw field('/more/affectedBuildings', 'not-found', 'no building of this community')
}

/** For the chain: what was said besides the words, and in whose name. */
export function noted(more: ProposalMore | undefined, consent: Consent | null): Readonly<Record<string, unknown>> {
  return { ...(more === undefined ? {} : { more }), ...(consent === null ? {} : { onBehalf: consent }) }
}

/** Hashes of what the draft brings along; the draft is held until it is sent. */
export async function filesOfDraft(
  tx: Tx,
  communityId: string,
  accountId: string,
  draftId: string | undefined,
): Promise<readonly string[]> {
  if (draftId === undefined) return []
  if (!(await lockDraft(tx, { communityId, draftId, accountId })))
    throw field('/draftId', 'not-found', 'no draft of yours')
  return (await listFiles(tx, communityId, { draftId })).map(({ hash }) => hash)
}

/** The topic has the draft's photos, and the draft is gone. */
export async function takeOverDraft(
  tx: Tx,
  communityId: string,
  topicId: string,
  draftId: string | undefined,
): Promise<void> {
  if (draftId === undefined) return
  await moveFiles(tx, communityId, draftId, topicId)
  await deleteDraft(tx, { communityId, draftId, accountId: '' })
}

/** What grows out of a topic stands in the same place and, where somebody else entered it, in the same name. */
export async function copyProposal(tx: Tx, { communityId, topicId }: TopicKey, toTopicId: string): Promise<void> {
  const row = await tx.proposal.findUnique({ where: { communityId_topicId: { communityId, topicId } } })
  if (row !== null) await tx.proposal.create({ data: { ...row, topicId: toTopicId } })
}

/** What the row holds, with the names the desk needs. */
export function readProposal(tx: Tx, { communityId, topicId }: TopicKey) {
  return tx.proposal.findUnique({ where: { communityId_topicId: { communityId, topicId } } })
}

export async function propertyAreaName(tx: Tx, communityId: string, id: string): Promise<string | null> {
  const area = await tx.propertyArea.findUnique({
    where: { communityId_id: { communityId, id } },
    select: { name: true },
  })
  return area?.name ?? null
}

function field(pointer: string, code: string, message: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer, code, message }] })
}
