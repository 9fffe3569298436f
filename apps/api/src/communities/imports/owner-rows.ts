import { maskIdentity, type OwnerParty, partyKey, readIdentityNumber, type UnitEntry } from '@gongyi/shared/domain'
import type { IdentityHash } from './identity-hash.js'
import type { StoredParty, UnitData } from './stored-row.js'

/** What the preview keeps of a unit's row. Identity numbers stay behind: only their hashes and masks go on. */
export function unitData(entry: UnitEntry, hash: IdentityHash): Omit<UnitData, 'change'> {
  return {
    unit: {
      building: entry.building,
      stairwell: entry.stairwell,
      room: entry.room,
      use: entry.use,
      areaCenti: entry.areaCenti,
      ...(entry.areaWritten === undefined ? {} : { areaWritten: entry.areaWritten }),
      areaSource: entry.areaSource,
      deliveryStatus: entry.delivery,
      countsForVote: entry.countsForVote,
      note: entry.note === '' ? null : entry.note,
      unstated: [...entry.unstated],
    },
    owners: entry.owners.map((party) => storedParty(party, entry, hash)),
  }
}

function storedParty(party: OwnerParty, unit: UnitEntry, hash: IdentityHash): StoredParty {
  const { kind, name } = party
  const phone = party.phone ?? null
  const blank = { kind, name, idHash: null, idMasked: null, birthDate: null, gender: null, phone }
  // A credit code is public and tells companies of one name apart.
  if (kind === 'ORGANISATION') return { ...blank, key: party.identity ?? name }
  const read = party.identity === undefined ? undefined : readIdentityNumber(party.identity)
  if (read === undefined || typeof read === 'string') return { ...blank, key: partyKey(party, unit) }
  const idHash = hash(read.number)
  const { birthDate, gender } = read
  return { ...blank, key: idHash, idHash, idMasked: maskIdentity(read.number), birthDate, gender }
}
