import { z } from 'zod'
import { FOOTER_MEASURES, ROW_STATES } from '../domain/roster/row.js'

export const rosterKindSchema = z.enum(['HOUSEHOLDS', 'OWNERS'])
export type RosterKind = z.infer<typeof rosterKindSchema>

export const importStateSchema = z.enum(['MAPPING', 'PREVIEW', 'CONFIRMED', 'DISCARDED', 'UNDONE'])
export type ImportState = z.infer<typeof importStateSchema>

export const rowStateSchema = z.enum(ROW_STATES)

/** The text fields beside the file of an upload. */
export const importFieldsSchema = z
  .strictObject({
    kind: rosterKindSchema,
    /** The property-management area (小区) an owner list is about. */
    propertyAreaName: z.string().trim().min(1).max(60).optional(),
  })
  .refine((fields) => fields.kind === 'HOUSEHOLDS' || fields.propertyAreaName !== undefined, {
    path: ['propertyAreaName'],
    error: 'required',
  })
export type ImportFields = z.infer<typeof importFieldsSchema>

export const rosterProblemSchema = z.object({
  /** As the spreadsheet numbers it, from 1. */
  row: z.number().int(),
  column: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type RosterProblem = z.infer<typeof rosterProblemSchema>

export const footerCheckSchema = z.object({
  row: z.number().int(),
  measure: z.enum(FOOTER_MEASURES),
  stated: z.number().int(),
  counted: z.number().int(),
})

/** How the columns of a file came to their fields: by the headings, by an earlier choice for such a file, or just now. */
export const columnSourceSchema = z.enum(['RECOGNISED', 'REMEMBERED', 'CHOSEN'])
export type ColumnSource = z.infer<typeof columnSourceSchema>

export const importColumnsUsedSchema = z.object({
  used: z.number().int(),
  ignored: z.number().int(),
  source: columnSourceSchema,
  /** Headings of columns left out that sound like what a vote depends on. */
  overlooked: z.array(z.string()).default([]),
})

/** What a preview adds up to. Areas in 0.01 m². */
export const importSummarySchema = z.object({
  states: z.record(rowStateSchema, z.number().int()),
  problems: z.record(z.string(), z.number().int()),
  footers: z.array(footerCheckSchema),
  households: z.object({ total: z.number().int(), persons: z.number().int(), inactive: z.number().int() }).optional(),
  owners: z
    .object({
      propertyAreaName: z.string(),
      developerName: z.string().nullable(),
      units: z.number().int(),
      heads: z.number().int(),
      areaCenti: z.number().int(),
      developerHeads: z.number().int(),
      developerAreaCenti: z.number().int(),
      unitsNotCounted: z.number().int(),
    })
    .optional(),
  /** What taking the rows over does, rows with a remark among them. Absent in previews of before it was counted. */
  changes: z.object({ NEW: z.number().int(), CHANGED: z.number().int(), UNCHANGED: z.number().int() }).optional(),
  columns: importColumnsUsedSchema.optional(),
  /** Who took the preview over; who uploaded it may be somebody else. */
  confirmedBy: z.string().optional(),
  undoneBy: z.string().optional(),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

export const rosterImportSchema = z.object({
  id: z.uuid(),
  kind: rosterKindSchema,
  fileName: z.string(),
  /** SHA-256 of the file, hexadecimal. */
  fileHash: z.string(),
  state: importStateSchema,
  byName: z.string(),
  at: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable().default(null),
  summary: importSummarySchema,
  /** While somebody's reading, confirming or undoing goes on. */
  work: z
    .object({ step: z.enum(['read', 'confirm', 'undo']), percent: z.number().int().min(0).max(100) })
    .nullable()
    .default(null),
})
export type RosterImportView = z.infer<typeof rosterImportSchema>

export const importQuerySchema = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ImportQuery = z.infer<typeof importQuerySchema>

export const importPageSchema = z.object({ items: z.array(rosterImportSchema), next: z.uuid().nullable() })
export type ImportPage = z.infer<typeof importPageSchema>

/** PostgreSQL's integer: a number beyond it is no row of any file. */
const MAX_ROW_NO = 2_147_483_647

export const importRowsQuerySchema = z.strictObject({
  state: rowStateSchema.optional(),
  /** `next` of the page before. */
  after: z.coerce.number().int().min(0).max(MAX_ROW_NO).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ImportRowsQuery = z.infer<typeof importRowsQuerySchema>

/** A row as the preview shows it: cells by column, phones and identity numbers masked. */
export const importRowSchema = z.object({
  rowNo: z.number().int(),
  state: rowStateSchema,
  cells: z.record(z.string(), z.string()),
  /** What the register says now where the row says otherwise; an empty text where it says nothing. */
  former: z.record(z.string(), z.string()).default({}),
  /** The person's place in a row that holds a whole household; 0 elsewhere. */
  part: z.number().int().default(0),
  problems: z.array(rosterProblemSchema),
})
export type ImportRow = z.infer<typeof importRowSchema>

export const importRowsPageSchema = z.object({ items: z.array(importRowSchema), next: z.number().int().nullable() })
export type ImportRowsPage = z.infer<typeof importRowsPageSchema>

export const rosterQuerySchema = z.strictObject({
  /** A name, a house number, or the last four digits of a phone. */
  query: z.string().trim().max(40).default(''),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type RosterQuery = z.infer<typeof rosterQuerySchema>

/** `gone`: a search finds the dead and the moved too, for the register; nobody picks them for anything. */
export const personQuerySchema = rosterQuerySchema.extend({ gone: z.literal('true').optional() })
export type PersonQuery = z.infer<typeof personQuerySchema>

export const unitQuerySchema = rosterQuerySchema.extend({ propertyAreaId: z.uuid().optional() })
export type UnitQuery = z.infer<typeof unitQuerySchema>

export const householdItemSchema = z.object({
  id: z.uuid(),
  /** The house number lists may show: `桂苑新村1-1-101`. */
  code: z.string(),
  address: z.string(),
  groupName: z.string().nullable(),
  /** The head, or who speaks for the household when its head has died or moved away. */
  headName: z.string().nullable(),
  /** Active members. */
  members: z.number().int(),
  active: z.boolean(),
  /** Every active grown-up is 60 or older: such a household is not reached by phone alone (G3.3). */
  elderly: z.boolean(),
  disabled: z.boolean(),
})
export type HouseholdItem = z.infer<typeof householdItemSchema>

export const householdPageSchema = z.object({ items: z.array(householdItemSchema), next: z.uuid().nullable() })
export type HouseholdPage = z.infer<typeof householdPageSchema>

export const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  gender: z.enum(['MALE', 'FEMALE']).nullable(),
  birthDate: z.iso.date().nullable(),
  phoneMasked: z.string().nullable(),
  idMasked: z.string().nullable(),
  active: z.boolean(),
  deceased: z.boolean(),
  note: z.string().nullable(),
})

export const householdMemberSchema = personSchema.extend({
  relation: z.string(),
  isHead: z.boolean(),
  isRep: z.boolean(),
})

export const householdSchema = householdItemSchema.extend({
  version: z.number().int(),
  hukouType: z.enum(['HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING']).nullable(),
  people: z.array(householdMemberSchema),
})
export type HouseholdView = z.infer<typeof householdSchema>

export const personDetailSchema = personSchema.extend({
  version: z.number().int(),
  /** An account is this person. */
  linked: z.boolean(),
  households: z.array(z.object({ id: z.uuid(), code: z.string(), relation: z.string(), active: z.boolean() })),
  units: z.array(z.object({ id: z.uuid(), propertyAreaName: z.string(), houseNumber: z.string() })),
})
export type PersonView = z.infer<typeof personDetailSchema>

export const unitItemSchema = z.object({
  id: z.uuid(),
  propertyAreaId: z.uuid(),
  building: z.string(),
  stairwell: z.string(),
  room: z.string(),
  use: z.enum(['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER']),
  /** 0.01 m². */
  areaCenti: z.number().int(),
  areaSource: z.enum(['REGISTRY', 'SURVEY', 'CONTRACT']),
  deliveryStatus: z.enum(['UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED']),
  countsForVote: z.boolean(),
  ownerNames: z.array(z.string()),
})
export type UnitItem = z.infer<typeof unitItemSchema>

export const unitPageSchema = z.object({ items: z.array(unitItemSchema), next: z.uuid().nullable() })
export type UnitPage = z.infer<typeof unitPageSchema>

/** Heads and area (0.01 m²) that count in a vote of the whole area; the developer's share stands beside them. */
export const propertyAreaSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string(),
  developerName: z.string().nullable(),
  units: z.number().int(),
  /** Parking and storage, unless the owners' assembly says otherwise. */
  unitsNotCounted: z.number().int(),
  heads: z.number().int(),
  areaCenti: z.number().int(),
  developerHeads: z.number().int(),
  developerAreaCenti: z.number().int(),
})
export type PropertyAreaView = z.infer<typeof propertyAreaSchema>

export const propertyAreasSchema = z.object({ items: z.array(propertyAreaSchema) })
export type PropertyAreas = z.infer<typeof propertyAreasSchema>

/** GET /api/communities/:communityId/places: every stairwell on the rosters, in the order of doors. */
export const placeSchema = z.object({
  /** Null for a stairwell of the household register, which knows no estates. */
  propertyAreaId: z.uuid().nullable(),
  building: z.string(),
  stairwell: z.string(),
  /** Active households of the register, or property units that count in a vote. */
  count: z.number().int(),
})
export type PlaceView = z.infer<typeof placeSchema>

export const placesSchema = z.object({ items: z.array(placeSchema) })
export type Places = z.infer<typeof placesSchema>
