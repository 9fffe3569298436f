import { CELLS } from '../platform/vault/cells.js'
import type { Keyring } from '../platform/vault/keyring.js'
import { isPhoneEnd, nameParts, phoneEnds, searchedParts } from '../platform/vault/search-parts.js'

/** What of an account names somebody. */
export interface AccountIdentity {
  readonly id: string
  readonly phone: string
  readonly displayName: string
}

/** The same as the database keeps it. */
export interface SealedAccount {
  readonly phoneSealed: string
  readonly phoneIndex: string
  readonly displayNameSealed: string
  readonly searchIndex: string[]
}

export function sealAccount(ring: Keyring, account: AccountIdentity): SealedAccount {
  const parts = nameParts(account.displayName).map((part) => ring.token('account.name', part))
  const ends = phoneEnds(account.phone).map((end) => ring.token('account.phone-end', end))
  return {
    phoneSealed: ring.seal(CELLS.accountPhone(account.id), account.phone),
    phoneIndex: phoneIndex(ring, account.phone),
    displayNameSealed: ring.seal(CELLS.accountName(account.id), account.displayName),
    searchIndex: [...parts, ...ends, phoneIndex(ring, account.phone)],
  }
}

/** What a phone number is found by, here and among sign-in attempts. */
export function phoneIndex(ring: Keyring, number: string): string {
  return ring.token('account.phone', number)
}

export function openAccountName(ring: Keyring, account: { readonly id: string; readonly displayNameSealed: string }) {
  return ring.open(CELLS.accountName(account.id), account.displayNameSealed)
}

export function openAccountPhone(ring: Keyring, account: { readonly id: string; readonly phoneSealed: string }) {
  return ring.open(CELLS.accountPhone(account.id), account.phoneSealed)
}

/** Index entries of which an account must have all of one list: a part of the name, a whole number or its last four digits or more. */
export function accountSearch(ring: Keyring, query: string): readonly string[][] {
  const parts = searchedParts(query).map((part) => ring.token('account.name', part))
  const ends = isPhoneEnd(query) ? [[ring.token('account.phone-end', query)]] : []
  return [...(parts.length > 0 ? [parts] : []), ...ends, [phoneIndex(ring, query)]]
}
