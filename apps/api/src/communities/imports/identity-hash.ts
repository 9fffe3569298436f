import { createHmac } from 'node:crypto'

/** Turns identity numbers into the keyed hash that recognises a person again. Kept per community: hashes do not link across. */
export type IdentityHash = (number: string) => string

export function identityHash(secret: string, communityId: string): IdentityHash {
  const key = createHmac('sha256', secret).update(`gongyi:person-identity:${communityId}`).digest()
  return (number) => createHmac('sha256', key).update(number.toUpperCase()).digest('hex')
}
