import type { RowState } from '@gongyi/shared/domain'
import { z } from 'zod'

// What a preview keeps of each row, as jsonb: everything a confirmation needs, and never an identity number.

const changeSchema = z.enum(['NEW', 'CHANGED', 'UNCHANGED'])
/** By column: what the register said where the row says otherwise. */
const formerSchema = z.record(z.string(), z.string()).optional()

export const householdDataSchema = z.object({
  change: changeSchema,
  former: formerSchema,
  household: z.object({
    code: z.string(),
    /** False where the code is the address for want of the office's own number. Absent in previews of before. */
    coded: z.boolean().default(true),
    building: z.string(),
    stairwell: z.string(),
    room: z.string(),
    address: z.string(),
    groupName: z.string().nullable(),
  }),
  person: z.object({
    name: z.string(),
    relation: z.string(),
    isHead: z.boolean(),
    gender: z.enum(['MALE', 'FEMALE']).nullable(),
    idHash: z.string().nullable(),
    idMasked: z.string().nullable(),
    birthDate: z.string().nullable(),
    phone: z.string().nullable(),
    hukou: z.enum(['HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING']).nullable(),
    tags: z.array(z.string()),
    deceased: z.boolean(),
    active: z.boolean(),
    /** False where the file does not say whether they are still here. Absent in previews of before. */
    presenceSaid: z.boolean().default(true),
    note: z.string().nullable(),
    /** As our own lists show them; they only tell namesakes apart. */
    maskedIdentity: z.string().optional(),
    maskedPhone: z.string().optional(),
  }),
})
export type HouseholdData = z.infer<typeof householdDataSchema>

export const ownerPartySchema = z.object({
  kind: z.enum(['PERSON', 'ORGANISATION']),
  name: z.string(),
  /** Tells owners apart within the file; equal keys are one owner. */
  key: z.string(),
  idHash: z.string().nullable(),
  idMasked: z.string().nullable(),
  birthDate: z.string().nullable(),
  gender: z.enum(['MALE', 'FEMALE']).nullable(),
  phone: z.string().nullable(),
})
export type StoredParty = z.infer<typeof ownerPartySchema>

export const unitDataSchema = z.object({
  change: changeSchema,
  former: formerSchema,
  unit: z.object({
    building: z.string(),
    stairwell: z.string(),
    room: z.string(),
    use: z.enum(['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER']),
    areaCenti: z.number().int(),
    /** What stood in a cell that is no area. */
    areaWritten: z.string().optional(),
    areaSource: z.enum(['REGISTRY', 'SURVEY', 'CONTRACT']),
    deliveryStatus: z.enum(['UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED']),
    countsForVote: z.boolean(),
    note: z.string().nullable(),
    /** Guesses that give way to what the register knows. Absent in previews of before. */
    unstated: z.array(z.enum(['use', 'areaSource', 'delivery', 'countsForVote'])).default([]),
  }),
  owners: z.array(ownerPartySchema),
})
export type UnitData = z.infer<typeof unitDataSchema>

/** Section headings, totals and repeated headings: only what stood there. */
export const skippedDataSchema = z.object({ text: z.string() })

export type RowData = HouseholdData | UnitData | z.infer<typeof skippedDataSchema>

/** A row of a preview; `data` and `problems` are parsed by whoever knows the kind. */
export interface StoredRow {
  readonly rowNo: number
  readonly state: RowState
  readonly data: unknown
  readonly problems: unknown
}
