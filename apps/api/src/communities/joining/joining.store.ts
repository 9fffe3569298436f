import { Prisma } from '../../generated/prisma/client.js'
import { createAccount } from '../../identity/account-write.store.js'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import * as persons from '../roster/persons.store.js'

/** Somebody who may be given a code: alive, here, fourteen or older, and nobody's account yet. */
export interface Joinable {
  readonly id: string
  readonly isHere: boolean
  readonly isOldEnough: boolean
  readonly isLinked: boolean
  readonly householdCode: string | null
}

const JOINABLE = Prisma.sql`p.id, p.active and not p.deceased as "isHere",
  coalesce(p.birth_date <= (app_now() at time zone 'Asia/Shanghai')::date - interval '14 years', true) as "isOldEnough",
  exists (select from account_person l where l.community_id = p.community_id and l.person_id = p.id) as "isLinked",
  (select h.code from household_member m join household h on h.community_id = m.community_id and h.id = m.household_id
    where m.community_id = p.community_id and m.person_id = p.id and m.active limit 1) as "householdCode"`

export function joinables(tx: Tx, communityId: string, personIds: readonly string[]): Promise<Joinable[]> {
  return tx.$queryRaw<Joinable[]>`
    select ${JOINABLE} from person p
    where p.community_id = ${communityId}::uuid and p.id = any(${[...personIds]}::uuid[]) order by p.id`
}

/** Of each household whoever speaks for it, else its head. */
export async function speakersOf(tx: Tx, communityId: string, householdIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct on (m.household_id) m.person_id as id from household_member m
    join person p on p.community_id = m.community_id and p.id = m.person_id
    where m.community_id = ${communityId}::uuid and m.household_id = any(${[...householdIds]}::uuid[])
      and m.active and p.active and not p.deceased
    order by m.household_id, m.is_rep desc, m.is_head desc, p.birth_date, p.id`
  return rows.map(({ id }) => id)
}

/** An account with a password of the resident's own choice, named as on the roster. */
export async function openAccount(
  tx: Tx,
  communityId: string,
  account: { readonly phone: string; readonly passwordHash: string; readonly personId: string; readonly by: string },
): Promise<string> {
  const { phone, passwordHash, personId, by } = account
  const person = await persons.find(tx, communityId, personId)
  const id = newId()
  await createAccount(tx, { id, phone, passwordHash, displayName: person?.name ?? '', createdBy: by })
  await audit(tx, { action: 'account.created', accountId: by, regionId: communityId, subject: id })
  return id
}

/** A resident of the community, unless they hold that already. */
export async function makeResident(tx: Tx, communityId: string, accountId: string, by: string): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    select from role_grant where account_id = ${accountId}::uuid and region_id = ${communityId}::uuid and role = 'resident'
      and (valid_to is null or valid_to > app_now())`
  if (held.length > 0) return
  await tx.roleGrant.create({
    data: { id: newId(), accountId, role: 'resident', regionId: communityId, grantedBy: by },
  })
  const detail = { role: 'resident' }
  await audit(tx, { action: 'grant.given', accountId: by, regionId: communityId, subject: accountId, detail })
}

interface Link {
  readonly accountId: string
  readonly personId: string
  readonly issuedBy: string
  readonly releasedBy: string
  readonly channel: string
}

/** From now on the account is the person. Answers the accounts of the household's other members. */
export async function link(tx: Tx, communityId: string, who: Link): Promise<readonly string[]> {
  const { accountId, personId, issuedBy, releasedBy, channel } = who
  await tx.accountPerson.create({ data: { communityId, id: newId(), accountId, personId, linkedBy: issuedBy } })
  const detail = { personId, releasedBy, channel }
  await audit(tx, { action: 'account.linked', accountId: issuedBy, regionId: communityId, subject: accountId, detail })
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct l.account_id as id from household_member mine
    join household_member other on (other.community_id, other.household_id) = (mine.community_id, mine.household_id)
    join account_person l on (l.community_id, l.person_id) = (other.community_id, other.person_id)
    where mine.community_id = ${communityId}::uuid and mine.person_id = ${personId}::uuid and mine.active and other.active
      and l.account_id <> ${accountId}::uuid`
  return rows.map(({ id }) => id)
}
