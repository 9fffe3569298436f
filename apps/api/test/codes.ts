import { type IssuedCodes, issuedCodesSchema } from '@gongyi/shared/contracts'
import type { Answer, Caller } from './app.js'

export type Slip = IssuedCodes['items'][number]

export function printCode(by: Caller, accountId: string | undefined): Promise<Answer> {
  return by.post('/api/identity/codes', { accountIds: [accountId] })
}

export function releaseCodes(by: Caller, ...codeIds: readonly (string | undefined)[]): Promise<Answer> {
  return by.post('/api/identity/codes/release', { codeIds })
}

export function slipIn(answer: Answer): Slip {
  const [slip] = issuedCodesSchema.parse(answer.body).items
  if (slip === undefined) throw new Error('no code was printed')
  return slip
}

/** A code that opens the account: one prints it, the other has seen it handed over. */
export async function handedOver(printer: Caller, witness: Caller, accountId: string | undefined): Promise<string> {
  const { code, codeId } = slipIn(await printCode(printer, accountId))
  const released = await releaseCodes(witness, codeId)
  if (released.status !== 204) throw new Error(`Release answered ${released.status}: ${released.text}`)
  return code
}
