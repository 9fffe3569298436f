import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { decrypt, encrypt, unambiguous } from './envelope.js'
import type { Key } from './keyring.js'

/** A key as the database keeps it: worthless without the master key. */
export interface WrappedKey {
  readonly id: string
  readonly dataWrapped: string
  readonly indexWrapped: string
}

const KEY_BYTES = 32

/** A new pair of keys, one for data and one for blind indexes, wrapped for this community ('' for the platform). */
export function newWrappedKey(master: KeyObject, community: string): WrappedKey {
  const id = randomBytes(6).toString('hex')
  const wrap = (purpose: string) => encrypt(master, place(community, id, purpose), randomBytes(KEY_BYTES))
  return { id, dataWrapped: wrap('data'), indexWrapped: wrap('index') }
}

/** Throws SealBroken under another master key, or for the key of another community. */
export function unwrapKey(master: KeyObject, community: string, { id, dataWrapped, indexWrapped }: WrappedKey): Key {
  const unwrap = (purpose: string, wrapped: string) =>
    createSecretKey(decrypt(master, place(community, id, purpose), wrapped))
  return { id, data: unwrap('data', dataWrapped), index: unwrap('index', indexWrapped) }
}

function place(community: string, id: string, purpose: string): Buffer {
  return unambiguous(['gongyi wrapped key', community, id, purpose])
}
