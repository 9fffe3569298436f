import {
  accountLinkSchema,
  accountSchema,
  householdPageSchema,
  householdSchema,
  issuedCodesSchema,
  receiptSchema,
} from '@gongyi/shared/contracts'
import { ApiUser } from './api.js'
import type { Wanted } from './flow.js'

/** A mobile number nobody else in the run has; 190 is not in use anywhere. */
export function freshPhone(): string {
  return `190${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
}

/** Two of the office: one opens and links an account, the other prints its code, the first sees it handed over. */
export interface Office {
  readonly admin: ApiUser
  readonly coordinator: ApiUser
}

/** People of a stairwell who speak for their household, each with an account made and signed in for this journey. */
export async function neighbours(
  office: Office,
  origin: string,
  { building, stairwell }: Omit<Wanted, 'title'>,
  count: number,
): Promise<readonly ApiUser[]> {
  const { admin } = office
  const { communityId } = admin
  const door = new RegExp(`(^|\\D)${building}-${stairwell}-\\d+$`)
  const { items } = await admin.get(
    householdPageSchema,
    `/communities/${communityId}/households?query=${building}-${stairwell}-&limit=100`,
  )
  const found: ApiUser[] = []
  // From the top floor down: the demo's own people live where they live
  for (const { id } of items.filter(({ code }) => door.test(code)).toReversed()) {
    if (found.length === count) break
    const household = await admin.get(householdSchema, `/communities/${communityId}/households/${id}`)
    const person = household.people.find(({ isRep, active }) => isRep && active)
    if (person === undefined) continue
    const neighbour = await resident(office, origin, person).catch(() => undefined)
    if (neighbour !== undefined) found.push(neighbour)
  }
  if (found.length < count) throw new Error(`only ${found.length} of ${count} neighbours have no account yet`)
  return found
}

async function resident(
  { admin, coordinator }: Office,
  origin: string,
  person: { readonly id: string; readonly name: string },
): Promise<ApiUser> {
  const phone = freshPhone()
  const account = await admin.post(accountSchema, '/identity/accounts', {
    phone,
    displayName: person.name,
    role: 'resident',
    regionId: admin.communityId,
  })
  await admin.post(accountLinkSchema, `/communities/${admin.communityId}/account-links`, {
    accountId: account.id,
    personId: person.id,
  })
  const { items } = await coordinator.post(issuedCodesSchema, '/identity/codes', { accountIds: [account.id] })
  await admin.tell('/identity/codes/release', { codeIds: items.map(({ codeId }) => codeId) })
  return ApiUser.signIn(origin, phone, { code: items[0]?.code ?? '' })
}

/** One online ballot for every household this person speaks for. */
export async function castFor(voter: ApiUser, topicId: string): Promise<void> {
  const { motions, me } = await voter.topic(topicId)
  for (const unit of me.units)
    for (const motion of motions)
      await voter.post(receiptSchema, `/topics/${topicId}/ballots`, {
        motionId: motion.id,
        votingUnitId: unit.id,
        choice: 'FOR',
        idem: crypto.randomUUID(),
      })
}
