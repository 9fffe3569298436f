import { ORGANISERS } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import { Problem } from '../platform/problem.js'
import type { Viewer } from './visibility.js'

export interface OnBehalf {
  readonly onBehalfOfPersonId?: string | undefined
  readonly consent?: boolean | undefined
}

/**
 * Whose proposal it is. Entered at the desk for a resident, it belongs to that resident's account where there is one,
 * else to the desk's; either way it is on record who typed it in.
 */
export async function findProposer(
  tx: Tx,
  communityId: string,
  { accountId, roles }: Viewer,
  { onBehalfOfPersonId: personId, consent }: OnBehalf,
): Promise<{ readonly proposerAccountId: string; readonly enteredBy: string | null }> {
  if (personId === undefined) return { proposerAccountId: accountId, enteredBy: null }
  if (!roles.some((role) => ORGANISERS.includes(role))) throw new Problem('not-allowed', { word: 'not-permitted' })
  if (consent !== true) throw fieldProblem('/consent', 'required', 'the resident has to agree')
  const person = await tx.person.count({ where: { communityId, id: personId, active: true } })
  if (person === 0) throw fieldProblem('/onBehalfOfPersonId', 'not-found', 'nobody on the roster of this community')
  const link = await tx.accountPerson.findFirst({ where: { communityId, personId }, select: { accountId: true } })
  return { proposerAccountId: link?.accountId ?? accountId, enteredBy: accountId }
}

function fieldProblem(pointer: string, code: string, message: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer, code, message }] })
}
