import { z } from 'zod'
import type { HouseholdsBack } from './household.store.js'
import type { KeptChange, RecordDigest, Subject } from './import-changes.store.js'
import type { UnitsBack } from './unit.store.js'

const id = z.string()
const text = z.string()
const flag = z.boolean()

const householdSchema = z.object({
  id,
  code: text,
  building: text,
  stairwell: text,
  room: text,
  address: text,
  groupName: text.nullable(),
  hukouType: z.enum(['HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING']).nullable(),
  active: flag,
  elderly: flag,
  disabled: flag,
})
const personSchema = z.object({
  id,
  name: text,
  phone: text.nullable(),
  idHash: text.nullable(),
  idMasked: text.nullable(),
  birthDate: text.nullable(),
  gender: z.enum(['MALE', 'FEMALE']).nullable(),
  deceased: flag,
  active: flag,
  note: text.nullable(),
})
const memberSchema = z.object({
  id,
  householdId: id,
  personId: id,
  relation: text,
  isHead: flag,
  isRep: flag,
  active: flag,
})
const areaSchema = z.object({ id, name: text, developerName: text.nullable() })
const unitSchema = z.object({
  id,
  building: text,
  stairwell: text,
  room: text,
  use: z.enum(['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER']),
  areaCenti: z.number().int(),
  areaSource: z.enum(['REGISTRY', 'SURVEY', 'CONTRACT']),
  deliveryStatus: z.enum(['UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED']),
  countsForVote: flag,
})
const ownerSchema = z.object({
  id,
  unitId: id,
  personId: id.nullable(),
  orgName: text.nullable(),
  ownerKey: text,
  isVotingRep: flag,
})

export function householdsBack(changes: readonly KeptChange[]): HouseholdsBack {
  return {
    added: {
      households: added(changes, 'HOUSEHOLD'),
      persons: added(changes, 'PERSON'),
      members: added(changes, 'MEMBER'),
    },
    former: {
      households: former(changes, 'HOUSEHOLD', householdSchema),
      persons: former(changes, 'PERSON', personSchema),
      members: former(changes, 'MEMBER', memberSchema),
    },
  }
}

export function unitsBack(changes: readonly KeptChange[]): UnitsBack {
  return {
    added: {
      areas: added(changes, 'AREA'),
      units: added(changes, 'UNIT'),
      owners: added(changes, 'OWNER'),
      persons: added(changes, 'PERSON'),
    },
    former: {
      areas: former(changes, 'AREA', areaSchema),
      units: former(changes, 'UNIT', unitSchema),
      owners: former(changes, 'OWNER', ownerSchema),
      persons: former(changes, 'PERSON', personSchema),
    },
  }
}

/** How many records are no longer as the import wrote them: somebody worked on them since. */
export function editedSince(
  changes: readonly KeptChange[],
  current: readonly { readonly id: string }[],
  digest: RecordDigest,
): number {
  const now = new Map(current.map((record) => [record.id, record]))
  return changes.filter(({ subjectId, written }) => {
    const record = now.get(subjectId)
    return written === null ? record !== undefined : record === undefined || digest(record) !== written
  }).length
}

function added(changes: readonly KeptChange[], subject: Subject): readonly string[] {
  return changes
    .filter((change) => change.subject === subject && change.kind === 'ADDED')
    .map((change) => change.subjectId)
}

function former<T>(changes: readonly KeptChange[], subject: Subject, schema: z.ZodType<T>): readonly T[] {
  return changes
    .filter((change) => change.subject === subject && change.former !== undefined)
    .map((change) => schema.parse(change.former))
}
