import { maskNote, readPhone } from '@gongyi/shared/domain'
import { CELLS } from '../../platform/vault/cells.js'
import type { Keyring } from '../../platform/vault/keyring.js'
import { isPhoneEnd, lastFour, nameParts, phoneEnds, searchedParts } from '../../platform/vault/search-parts.js'

/** A person of the roster in clear: only in memory, only for as long as an answer takes. */
export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly idHash: string | null
  readonly idMasked: string | null
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null
  readonly gender: 'MALE' | 'FEMALE' | null
  readonly deceased: boolean
  readonly active: boolean
  readonly note: string | null
}

/** The same as the database keeps it. */
export interface SealedPerson extends Omit<PersonRecord, 'name' | 'phone' | 'idMasked' | 'note'> {
  readonly nameSealed: string
  readonly phoneSealed: string | null
  readonly idMaskedSealed: string | null
  readonly noteSealed: string | null
  readonly searchIndex: readonly string[]
}

const KINDS = { name: 'person.name', phone: 'person.phone', phoneEnd: 'person.phone-end', idEnd: 'person.id-end' }

export function sealPerson(ring: Keyring, { name, phone, idMasked, note, ...person }: PersonRecord): SealedPerson {
  return {
    ...person,
    nameSealed: ring.seal(CELLS.personName(person.id), name),
    phoneSealed: ring.sealNullable(CELLS.personPhone(person.id), phone),
    idMaskedSealed: ring.sealNullable(CELLS.personIdMasked(person.id), idMasked),
    noteSealed: ring.sealNullable(CELLS.personNote(person.id), withoutNumbers(note)),
    searchIndex: searchIndex(ring, { name, phone, idMasked }),
  }
}

export function openPerson(ring: Keyring, sealed: Omit<SealedPerson, 'searchIndex'>): PersonRecord {
  const { nameSealed, phoneSealed, idMaskedSealed, noteSealed, ...person } = sealed
  return {
    ...person,
    name: ring.open(CELLS.personName(person.id), nameSealed),
    phone: ring.openNullable(CELLS.personPhone(person.id), phoneSealed),
    idMasked: ring.openNullable(CELLS.personIdMasked(person.id), idMaskedSealed),
    note: withoutNumbers(ring.openNullable(CELLS.personNote(person.id), noteSealed)),
  }
}

/** Also on opening: notes of before were kept as they were written. */
function withoutNumbers(note: string | null): string | null {
  return note === null ? null : maskNote(note)
}

export function openName(ring: Keyring, { id, nameSealed }: Pick<SealedPerson, 'id' | 'nameSealed'>): string {
  return ring.open(CELLS.personName(id), nameSealed)
}

function searchIndex(ring: Keyring, { name, phone, idMasked }: Pick<PersonRecord, 'name' | 'phone' | 'idMasked'>) {
  return [
    ...nameParts(name).map((part) => ring.token(KINDS.name, part)),
    ...(phone === null
      ? []
      : [ring.token(KINDS.phone, phone), ...phoneEnds(phone).map((part) => ring.token(KINDS.phoneEnd, part))]),
    ...(idMasked === null ? [] : [ring.token(KINDS.idEnd, lastFour(idMasked))]),
  ]
}

/**
 * What a search box means: a part of a name, a phone number or its last four digits and more, the last four of an identity number.
 * A person found has all entries of one of these lists in the index.
 */
export function personSearch(ring: Keyring, query: string): readonly (readonly string[])[] {
  const parts = searchedParts(query).map((part) => [KINDS.name, part] as const)
  const phone = readPhone(query)
  const end = query.trim().toUpperCase()
  const isIdEnd = /^\d{3}[\dX]$/.test(end)
  const wanted = [
    ...(parts.length === 0 ? [] : [parts]),
    ...(phone === undefined ? [] : [[[KINDS.phone, phone] as const]]),
    ...(isPhoneEnd(end) ? [[[KINDS.phoneEnd, end] as const]] : []),
    ...(isIdEnd ? [[[KINDS.idEnd, end] as const]] : []),
  ]
  return wanted.flatMap((values) => ring.tokenSets(values))
}
