import {
  addressKey,
  formatAddress,
  householdKey,
  type InterpretedRow,
  isUsable,
  maskIdentity,
  type PersonEntry,
} from '@gongyi/shared/domain'
import type { IdentityHash } from './identity-hash.js'
import type { HouseholdData } from './stored-row.js'

/** A household's number in the register: its own number when the office gives one, else its address. */
export function householdCodes(rows: readonly InterpretedRow<PersonEntry>[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const row of rows) {
    if (!isUsable(row) || codes.has(householdKey(row.entry))) continue
    const plain = plainCode(row.entry)
    let code = plain
    // Two households in one flat: the file's order tells them apart, the same way every time.
    for (let twin = 2; taken.has(code); twin += 1) code = `${plain}/${twin}`
    taken.add(code)
    codes.set(householdKey(row.entry), code)
  }
  return codes
}

/** What the preview keeps of a person's row. The identity number stays behind: only its hash and mask go on. */
export function householdData(
  entry: PersonEntry,
  codes: ReadonlyMap<string, string>,
  hash: IdentityHash,
): Omit<HouseholdData, 'change'> {
  return {
    household: {
      code: codes.get(householdKey(entry)) ?? plainCode(entry),
      coded: entry.code !== '',
      building: entry.building,
      stairwell: entry.stairwell,
      room: entry.room,
      address: entry.writtenAddress ?? formatAddress(entry),
      groupName: orNull(entry.group),
    },
    person: {
      name: entry.name,
      relation: entry.relation,
      isHead: entry.isHead,
      gender: entry.gender ?? null,
      // A number with a wrong check character proves nobody's identity: it is shown masked and never matched.
      idHash: entry.identity !== undefined && entry.identityValid ? hash(entry.identity) : null,
      idMasked: entry.identity === undefined ? null : maskIdentity(entry.identity),
      birthDate: entry.birthDate ?? null,
      phone: entry.phone ?? null,
      hukou: entry.hukou ?? null,
      tags: [...entry.tags],
      deceased: entry.deceased,
      active: entry.active,
      presenceSaid: entry.presence !== undefined,
      note: orNull(entry.note),
      ...(entry.maskedIdentity === undefined ? {} : { maskedIdentity: entry.maskedIdentity }),
      ...(entry.maskedPhone === undefined ? {} : { maskedPhone: entry.maskedPhone }),
    },
  }
}

function plainCode(entry: PersonEntry): string {
  return entry.code === '' ? `${entry.place}${addressKey(entry)}` : entry.code
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
