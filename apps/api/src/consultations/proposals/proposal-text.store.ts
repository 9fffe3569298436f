import { createHash } from 'node:crypto'
import { type Disclosure, heldBackUntilScreened } from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { listEvents } from '../events.store.js'
import type { StoredTopic } from '../topic.js'
import type { TopicKey } from '../topic.repository.js'

type Words = Pick<
  StoredTopic,
  'communityId' | 'id' | 'title' | 'description' | 'desiredOutcome' | 'location' | 'affectedScope'
>

/** How far everything somebody wrote into a proposal keeps it from the public until two people have screened it. */
export async function heldBackByText(tx: Tx, topic: Words): Promise<Disclosure> {
  const { title, description, desiredOutcome, location, affectedScope, communityId, id: topicId } = topic
  const more = await tx.proposal.findUnique({
    where: { communityId_topicId: { communityId, topicId } },
    select: { funding: true, building: true, affectedBuildings: true },
  })
  const said = [title, description, desiredOutcome, location, affectedScope, more?.funding, more?.building]
  return heldBackUntilScreened([...said, ...(more?.affectedBuildings ?? [])].filter(Boolean).join('\n'))
}

/** A hash of everything the proposal says and shows: the same when nothing was changed. */
export async function textHash(tx: Tx, topic: Words & Pick<StoredTopic, 'category' | 'anonymous'>): Promise<string> {
  const { communityId, id: topicId, title, description, desiredOutcome, location, affectedScope } = topic
  const more = await tx.proposal.findUnique({
    where: { communityId_topicId: { communityId, topicId } },
    select: {
      ...{ propertyAreaId: true, building: true, affectedBuildings: true, affectedHouseholds: true },
      ...{ costFen: true, funding: true, urgency: true },
    },
  })
  const files = await tx.attachment.findMany({
    where: { communityId, topicId, purpose: 'PROPOSAL' },
    select: { hash: true },
    orderBy: { id: 'asc' },
  })
  const words = [title, description, desiredOutcome, location, affectedScope].map((text) => text?.trim() ?? '')
  const details = more && { ...more, costFen: more.costFen?.toString() ?? null }
  const all = [words, topic.category, topic.anonymous, details, files.map(({ hash }) => hash)]
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

const words = z.object({ title: z.string().optional(), description: z.string().optional() })

export interface TextVersion {
  readonly version: number
  readonly at: string
  readonly title: string
  readonly description: string
}

/** The words of every version, out of the chain: an edit leaves what it does not name as it was. */
export async function textsOf(tx: Tx, key: TopicKey): Promise<TextVersion[]> {
  const texts: TextVersion[] = []
  for (const { seq, type, at, payload } of await listEvents(tx, key)) {
    if (type !== 'topic.drafted' && type !== 'topic.edited') continue
    const before = texts.at(-1) ?? { title: '', description: '' }
    const { title = before.title, description = before.description } = words.parse(payload)
    if (title !== before.title || description !== before.description)
      texts.push({ version: seq, at: at.toISOString(), title, description })
  }
  return texts
}

/** Since it was returned the title has changed, or the text has and does not begin with the one before. */
export async function isTextReplaced(tx: Tx, topic: Words): Promise<boolean> {
  const key = { communityId: topic.communityId, topicId: topic.id }
  const returnedAt = (await listEvents(tx, key)).findLast(({ type }) => type === 'topic.returned')?.seq
  if (returnedAt === undefined) return false
  const before = (await textsOf(tx, key)).findLast(({ version }) => version < returnedAt)
  if (before === undefined) return false
  return topic.title.trim() !== before.title.trim() || !topic.description.trim().startsWith(before.description.trim())
}

/** Entered at the desk for somebody of the roster who has no account of their own. */
export async function isOnBehalf(tx: Tx, { communityId, id: topicId }: Pick<StoredTopic, 'communityId' | 'id'>) {
  const named = await tx.proposal.findUnique({
    where: { communityId_topicId: { communityId, topicId } },
    select: { personId: true },
  })
  if (named === null || named.personId === null) return false
  return (await tx.accountPerson.count({ where: { communityId, personId: named.personId } })) === 0
}
