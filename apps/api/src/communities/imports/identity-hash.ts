import { createHmac, createSecretKey } from 'node:crypto'

/** Turns identity numbers into the keyed hash that recognises a person again. Kept per community: hashes do not link across. */
export type IdentityHash = (number: string) => string

export function identityHash(secret: string, communityId: string): IdentityHash {
  // A key object, made once: from bytes every hash would make one anew, at five times the cost
  const key = createSecretKey(createHmac('sha256', secret).update(`gongyi:person-identity:${communityId}`).digest())
  return (number) => createHmac('sha256', key).update(number.toUpperCase()).digest('hex')
}
