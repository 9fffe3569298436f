import type { ConsentKind } from '@gongyi/shared/contracts'
import { ageOn, civilDate, civilDateOf, ORGANISERS } from '@gongyi/shared/domain'
import { now, type Tx } from '../platform/database.js'
import { Problem } from '../platform/problem.js'
import type { Viewer } from './visibility.js'

export interface OnBehalf {
  readonly onBehalfOfPersonId?: string | undefined
  readonly consent?: boolean | undefined
  readonly consentKind?: ConsentKind | undefined
  readonly guardianPersonId?: string | undefined
  readonly sourceChannel: string
}

/** In whose name it was entered, and how they agreed. */
export interface Consent {
  readonly personId: string
  readonly consentKind: ConsentKind
  readonly consentBy: string
  readonly guardianPersonId: string | null
}

export interface Proposer {
  readonly proposerAccountId: string
  readonly enteredBy: string | null
  readonly consent: Consent | null
}

/**
 * Whose proposal it is. Entered at the desk for a resident, it belongs to that resident's account where there is one,
 * else to the desk's; either way it is on record in whose name, who typed it in and how they agreed. For a child under
 * fourteen an adult agrees (个人信息保护法 31).
 */
export async function findProposer(
  tx: Tx,
  communityId: string,
  { accountId, roles }: Viewer,
  behalf: OnBehalf,
): Promise<Proposer> {
  const { onBehalfOfPersonId: personId, consent } = behalf
  if (personId === undefined) return { proposerAccountId: accountId, enteredBy: null, consent: null }
  if (!roles.some((role) => ORGANISERS.includes(role))) throw new Problem('not-allowed', { word: 'not-permitted' })
  if (consent !== true) throw fieldProblem('/consent', 'required', 'the resident has to agree')
  const person = await findPerson(tx, communityId, personId)
  if (person === null) throw fieldProblem('/onBehalfOfPersonId', 'not-found', 'nobody on the roster of this community')
  const guardianPersonId = await guardianOf(tx, communityId, person.birthDate, behalf)
  const link = await tx.accountPerson.findFirst({ where: { communityId, personId }, select: { accountId: true } })
  const consentKind = behalf.consentKind ?? consentOf(behalf.sourceChannel)
  return {
    proposerAccountId: link?.accountId ?? accountId,
    enteredBy: accountId,
    consent: { personId, consentKind, consentBy: accountId, guardianPersonId },
  }
}

/** Proposals of one resident and one day that the desk has not taken up: more than anybody has at heart, fewer than drown it. */
export const PROPOSALS_A_DAY = 30

export async function requireRoomFor(tx: Tx, communityId: string, accountId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ since: Date }[]>`
    select created_at as since from topic
    where community_id = ${communityId}::uuid and proposer_account_id = ${accountId}::uuid and entered_by is null
      and stage = 'propose'
      and created_at > app_now() - interval '1 day'
    order by created_at desc offset ${PROPOSALS_A_DAY - 1} limit 1`
  const [earliest] = rows
  if (earliest === undefined) return
  const waits = earliest.since.getTime() + 86_400_000 - (await now(tx)).getTime()
  throw new Problem('too-many-proposals', { retryAfterSeconds: Math.max(1, Math.ceil(waits / 1000)) })
}

/** How somebody agrees who comes by this channel, unless the desk says otherwise. */
export function consentOf(channel: string): ConsentKind {
  if (channel === 'PAPER') return 'SIGNED_PAPER'
  if (channel === 'HOTLINE') return 'SPOKEN_BY_PHONE'
  return channel === 'MEETING' ? 'SPOKEN_AT_MEETING' : 'SPOKEN_AT_DOOR'
}

function findPerson(tx: Tx, communityId: string, id: string) {
  const where = { communityId, id, active: true, deceased: false }
  return tx.person.findFirst({ where, select: { birthDate: true } })
}

async function guardianOf(
  tx: Tx,
  communityId: string,
  birthDate: Date | null,
  { guardianPersonId }: OnBehalf,
): Promise<string | null> {
  const today = civilDateOf((await now(tx)).toISOString())
  const age = (born: Date | null) =>
    born === null ? undefined : ageOn(civilDate(born.toISOString().slice(0, 10)), today)
  const isChild = (age(birthDate) ?? 14) < 14
  if (!isChild) return null
  if (guardianPersonId === undefined) throw fieldProblem('/guardianPersonId', 'required', 'a guardian has to agree')
  const guardian = await findPerson(tx, communityId, guardianPersonId)
  if (guardian === null || (age(guardian.birthDate) ?? 18) < 18)
    throw fieldProblem('/guardianPersonId', 'not-found', 'no adult on the roster of this community')
  return guardianPersonId
}

function fieldProblem(pointer: string, code: string, message: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer, code, message }] })
}
