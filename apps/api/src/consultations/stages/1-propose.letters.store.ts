import { civilDateOf, LETTER_KINDS, type LetterKind, letterNumber, type Topic } from '@gongyi/shared/domain'
import { z } from 'zod'
import * as persons from '../../communities/roster/persons.store.js'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { StoredTopic } from '../topic.js'
import type { TopicKey } from '../topic.repository.js'
import { type LetterContent, letterContent, storedLetterSchema } from './1-propose.letter-content.js'

/** The step a letter or slip comes of: the topic before and after, who took it and when. */
export interface Issuing {
  readonly before: StoredTopic
  readonly topic: Topic
  readonly by: string
  readonly at: string
}

export interface StoredLetter {
  readonly id: string
  readonly kind: LetterKind
  readonly number: string
  readonly issuedAt: string
  readonly content: LetterContent
}

interface NewLetter extends Pick<StoredLetter, 'kind' | 'number'> {
  readonly content: z.infer<typeof storedLetterSchema>
}

/** Takes the next number of the community's register and keeps the letter as it was issued. */
export async function issueLetter(
  tx: Tx,
  issuing: Issuing,
  kind: Exclude<LetterKind, 'SLIP'>,
): Promise<{ readonly number: string }> {
  const { communityId, id: topicId, proposerAccountId } = issuing.before
  const places = await placesOf(tx, communityId)
  const personId = await namedIn(tx, communityId, topicId)
  const slips = await tx.referral.findMany({
    where: { communityId, topicId, state: { not: 'RECALLED' } },
    select: { slipNo: true, destination: true, organisation: true },
    orderBy: { slipNo: 'asc' },
  })
  const issuer = kind === 'REVIEW' ? places.township : places.community
  const content = letterContent(kind, issuing, {
    issuer: issuer.name,
    township: places.township.name,
    addressee: { personId, accountId: proposerAccountId },
    clerkAccountId: issuing.by,
    slips,
  })
  const year = Number(civilDateOf(issuing.at).slice(0, 4))
  // The township answers for many communities: theirs stands in its number, so that no two are alike
  const prefix = kind === 'REVIEW' ? `${issuer.shortName}${places.community.shortName}` : issuer.shortName
  const number = letterNumber(prefix, kind, year, await nextInRegister(tx, communityId, kind, year))
  await keepLetter(tx, issuing, { kind, number, content })
  return { number }
}

/** A row of the register; its unique number stops a second letter of the same one. */
export async function keepLetter(
  tx: Tx,
  { before, by, at }: Issuing,
  { kind, number, content }: NewLetter,
): Promise<void> {
  await tx.screeningLetter.create({
    data: {
      communityId: before.communityId,
      id: newId(),
      topicId: before.id,
      kind,
      number,
      content,
      issuedBy: by,
      issuedAt: new Date(at),
    },
  })
}

interface Place {
  readonly name: string
  readonly shortName: string
}

/** The community and the township it lies in. */
export async function placesOf(tx: Tx, communityId: string): Promise<{ community: Place; township: Place }> {
  const select = { name: true, shortName: true, parentId: true } as const
  const community = await tx.region.findUniqueOrThrow({ where: { id: communityId }, select })
  const township = await tx.region.findUniqueOrThrow({ where: { id: community.parentId ?? communityId }, select })
  return { community, township }
}

async function nextInRegister(tx: Tx, communityId: string, kind: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into letter_counter as counter (community_id, kind, year, last) values (${communityId}::uuid, ${kind}, ${year}, 1)
    on conflict (community_id, kind, year) do update set last = counter.last + 1
    returning last`
  const next = rows[0]
  if (next === undefined) throw new Error('the letter counter answered nothing')
  return next.last
}

const SUMMARY = { id: true, kind: true, number: true, issuedAt: true } as const
const row = z.object({ id: z.string(), kind: z.enum(LETTER_KINDS), number: z.string(), issuedAt: z.date() })

/** The letters of a topic, oldest first. */
export async function listLetters(tx: Tx, { communityId, topicId }: TopicKey) {
  const rows = await tx.screeningLetter.findMany({
    where: { communityId, topicId },
    select: SUMMARY,
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((letter) => ({ ...row.parse(letter), issuedAt: letter.issuedAt.toISOString() }))
}

export async function findLetter(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  letterId: string,
): Promise<StoredLetter | undefined> {
  const found = await tx.screeningLetter.findFirst({
    where: { communityId, topicId, id: letterId },
    select: { ...SUMMARY, content: true },
  })
  if (found === null) return undefined
  const content = await withPeople(tx, communityId, storedLetterSchema.parse(found.content))
  return { ...row.parse(found), issuedAt: found.issuedAt.toISOString(), content }
}

/** The person in whose name the desk entered the proposal, if it did. */
async function namedIn(tx: Tx, communityId: string, topicId: string): Promise<string | null> {
  const proposal = await tx.proposal.findUnique({
    where: { communityId_topicId: { communityId, topicId } },
    select: { personId: true },
  })
  return proposal?.personId ?? null
}

async function withPeople(
  tx: Tx,
  communityId: string,
  { addressee, clerkAccountId, ...content }: z.infer<typeof storedLetterSchema>,
): Promise<LetterContent> {
  const accounts = await accountNames(tx, [addressee?.accountId ?? null, clerkAccountId])
  const people = await persons.names(tx, communityId, [addressee?.personId ?? null])
  const named = people.get(addressee?.personId ?? '') ?? accounts.get(addressee?.accountId ?? '')
  return { ...content, addressee: named ?? '', clerk: accounts.get(clerkAccountId) ?? '' }
}
