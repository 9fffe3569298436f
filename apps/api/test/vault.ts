import type pg from 'pg'
import { type PersonRecord, sealPerson } from '../src/communities/roster/person.js'
import { sealAccount } from '../src/identity/account-seal.js'
import type { Keyring } from '../src/platform/vault/keyring.js'
import type { RunSql } from '../src/platform/vault/keys.store.js'
import { Vault } from '../src/platform/vault/vault.js'

/** The master key of every test's application. */
export const TEST_MASTER_KEY = Buffer.from('a master key for tests, 32 bytes')

const vault = new Vault(TEST_MASTER_KEY)

export function sqlOf(client: pg.Pool | pg.ClientBase): RunSql {
  return async (text, values) => (await client.query(text, [...values])).rows
}

export function platformRing(owner: pg.Pool | pg.ClientBase): Promise<Keyring> {
  return vault.platform(sqlOf(owner))
}

/** The community's keyring, inside a transaction that has set the tenant. */
export function communityRing(client: pg.ClientBase, communityId: string): Promise<Keyring> {
  return vault.communityForWriting(sqlOf(client), communityId)
}

export interface NewAccount {
  readonly id: string
  readonly phone: string
  readonly displayName: string
  readonly passwordHash?: string | null
}

/** An account as the application would write it, past all its rules. */
export async function writeAccount(owner: pg.Pool, account: NewAccount): Promise<void> {
  const sealed = sealAccount(await platformRing(owner), account)
  await owner.query(
    `insert into account (id, phone_sealed, phone_index, display_name_sealed, search_index, password_hash)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      account.id,
      sealed.phoneSealed,
      sealed.phoneIndex,
      sealed.displayNameSealed,
      sealed.searchIndex,
      account.passwordHash ?? null,
    ],
  )
}

export type NewPerson = Pick<PersonRecord, 'id' | 'name'> & Partial<PersonRecord>

/** A person of a roster, inside a transaction that has set the tenant. */
export async function writePerson(client: pg.ClientBase, communityId: string, person: NewPerson): Promise<void> {
  const blank = { phone: null, idHash: null, idMasked: null, birthDate: null, gender: null, note: null }
  const record = sealPerson(await communityRing(client, communityId), {
    ...blank,
    deceased: false,
    active: true,
    ...person,
  })
  await client.query(
    `insert into person (community_id, id, name_sealed, phone_sealed, id_hash, id_masked_sealed, birth_date, gender,
       deceased, active, note_sealed, search_index)
     values ($1, $2, $3, $4, $5, $6, $7, $8::gender, $9, $10, $11, $12)`,
    [
      communityId,
      record.id,
      record.nameSealed,
      record.phoneSealed,
      record.idHash,
      record.idMaskedSealed,
      record.birthDate,
      record.gender,
      record.deceased,
      record.active,
      record.noteSealed,
      record.searchIndex,
    ],
  )
}

/** Has the form of sealed text and opens under no key: for rows of which nobody reads the names. */
export const SEALED_NOTHING = `000000000000.${'A'.repeat(38)}`
