import { type Address, formatAddress, isHouse, readAddress } from './address.js'
import type { HouseholdField } from './household-columns.js'
import type { Flag, PersonEntry } from './person-entry.js'
import { cleanNumber, cleanText } from './text.js'

type Block = Readonly<Partial<Record<HouseholdField, string>>>

/** Where a household lives, from its own columns and its address as one text; `place` is the section's. */
export function readHouseholdPlace(
  block: Block,
  place: string,
  flag: Flag,
): Pick<PersonEntry, keyof Address | 'writtenAddress'> {
  const written = block.address ?? ''
  const address = written === '' ? undefined : readAddress(written)
  const building = cleanNumber(block.building ?? '') || (address?.building ?? '')
  const room = cleanNumber(block.room ?? '') || (address?.room ?? '')
  if (Object.keys(block).length === 0) flag('room', 'household-missing')
  else if (room === '' && written !== '') flag('address', 'address-unreadable')
  else if (room === '') flag('room', 'room-missing')
  else if (building === '' && !isHouseOfItsOwn(address, block)) flag('building', 'building-missing')
  const stairwell = cleanNumber(block.stairwell ?? '') || (address?.stairwell ?? '1')
  const read = { place: address?.place || place, building, stairwell, room }
  const isOwnName = written !== '' && (address === undefined || Boolean(block.code))
  return isOwnName && cleanText(written) !== formatAddress(read)
    ? { ...read, writtenAddress: cleanText(written) }
    : read
}

/** A farmhouse, by its address; or whatever the office knows by a number of its own. */
function isHouseOfItsOwn(address: Address | undefined, { code, address: written }: Block): boolean {
  return address === undefined ? Boolean(code) && Boolean(written) : isHouse(address)
}
