import { z } from 'zod'
import { PERSON_TAG_IDS, type PersonTagId } from '../domain/roster/tags.js'
import { unitItemSchema } from './communities.contract.js'

const text = (longest: number) => z.string().trim().min(1).max(longest)
const day = z.iso.date()

/** Of what there is a history. */
export const CHANGE_SUBJECTS = ['PERSON', 'HOUSEHOLD', 'UNIT', 'AREA'] as const
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number]

/** Why the roster is changed: it stands in the history. */
const reason = z.string().trim().min(2).max(200)

/** The version the editor saw; another one in the meantime answers 409 `conflict`. */
const edit = { expectedVersion: z.number().int().min(1), reason }

const phone = z
  .string()
  .trim()
  .max(24)
  .transform((value) => value.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^(1[3-9]\d{9}|0\d{9,11})$/, 'phone'))

/** PATCH /api/communities/:communityId/persons/:personId. What is left out stays. */
export const editPersonSchema = z.strictObject({
  ...edit,
  changes: z.strictObject({
    name: text(60).optional(),
    phone: phone.nullable().optional(),
    gender: z.enum(['MALE', 'FEMALE']).nullable().optional(),
    birthDate: day
      .refine((value) => value >= '1900-01-01' && value <= '2200-01-01', 'date')
      .nullable()
      .optional(),
    note: text(200).nullable().optional(),
    active: z.boolean().optional(),
    deceased: z.boolean().optional(),
  }),
})
export type EditPerson = z.infer<typeof editPersonSchema>

/** PATCH /api/communities/:communityId/households/:householdId */
export const editHouseholdSchema = z.strictObject({
  ...edit,
  changes: z.strictObject({
    address: text(120).optional(),
    groupName: text(60).nullable().optional(),
    hukouType: z.enum(['HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING']).nullable().optional(),
    elderly: z.boolean().optional(),
    disabled: z.boolean().optional(),
    active: z.boolean().optional(),
  }),
})
export type EditHousehold = z.infer<typeof editHouseholdSchema>

/** PUT …/households/:householdId/representative and …/units/:unitId/representative: `reason` is the statement or evidence. */
export const chooseRepresentativeSchema = z.strictObject({ ...edit, personId: z.uuid() })
export type ChooseRepresentative = z.infer<typeof chooseRepresentativeSchema>

/** PATCH /api/communities/:communityId/units/:unitId. Areas in 0.01 m². */
export const editUnitSchema = z.strictObject({
  ...edit,
  changes: z.strictObject({
    use: unitItemSchema.shape.use.optional(),
    areaCenti: z.number().int().min(1).max(100_000_000).optional(),
    areaSource: unitItemSchema.shape.areaSource.optional(),
    deliveryStatus: unitItemSchema.shape.deliveryStatus.optional(),
    countsForVote: z.boolean().optional(),
  }),
})
export type EditUnit = z.infer<typeof editUnitSchema>

/** PATCH /api/communities/:communityId/property-areas/:areaId */
export const editAreaSchema = z.strictObject({
  ...edit,
  changes: z.strictObject({ name: text(60).optional(), developerName: text(100).nullable().optional() }),
})
export type EditArea = z.infer<typeof editAreaSchema>

/** POST …/property-areas/:areaId/delivery: what the developer still holds, a building or a stairwell at a time. */
export const markDeliverySchema = z.strictObject({
  building: text(40),
  stairwell: z.string().trim().max(40).nullable().default(null),
  deliveryStatus: unitItemSchema.shape.deliveryStatus,
  reason,
})
export type MarkDelivery = z.infer<typeof markDeliverySchema>
export const markedDeliverySchema = z.object({ changed: z.number().int() })
export type MarkedDelivery = z.infer<typeof markedDeliverySchema>

/** GET …/units/:unitId */
export const unitDetailSchema = unitItemSchema.extend({
  version: z.number().int(),
  propertyAreaName: z.string(),
  developerName: z.string().nullable(),
  owners: z.array(
    z.object({
      id: z.uuid(),
      /** Null for a company. */
      personId: z.uuid().nullable(),
      name: z.string(),
      isVotingRep: z.boolean(),
    }),
  ),
  /** House numbers of the other units of the same owners: they are one head together. */
  sameHead: z.array(z.object({ id: z.uuid(), houseNumber: z.string() })),
})
export type UnitView = z.infer<typeof unitDetailSchema>

/** GET …/changes?subjectId=…: newest first. Phones masked; a value of a choice stands as its word of the contract. */
export const changeQuerySchema = z.strictObject({
  subjectId: z.uuid(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ChangeQuery = z.infer<typeof changeQuerySchema>

export const changeValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type ChangeValue = z.infer<typeof changeValueSchema>

export const rosterChangeSchema = z.object({
  id: z.uuid(),
  subject: z.enum(CHANGE_SUBJECTS),
  field: z.string(),
  before: changeValueSchema,
  after: changeValueSchema,
  reason: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  /** The change this one took back. */
  undoes: z.uuid().nullable(),
  /** It has been taken back. */
  isUndone: z.boolean(),
})
export type RosterChangeView = z.infer<typeof rosterChangeSchema>
/** An import in force that brought the entry, or changed it, its members or its owners. */
export const importTraceSchema = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  kind: z.enum(['ADDED', 'CHANGED']),
  byName: z.string(),
  at: z.iso.datetime(),
})
export type ImportTrace = z.infer<typeof importTraceSchema>
export const rosterChangesSchema = z.object({
  items: z.array(rosterChangeSchema),
  next: z.uuid().nullable(),
  /** All of them, with the first page. */
  imports: z.array(importTraceSchema).default([]),
})
export type RosterChanges = z.infer<typeof rosterChangesSchema>

/** POST …/changes/:changeId/undo: a new change back to what was, refused with 409 once something else was changed there. */
export const undoChangeSchema = z.strictObject({ reason })
export type UndoChange = z.infer<typeof undoChangeSchema>

export const personTagSchema = z.object({
  id: z.uuid(),
  tag: z.enum(PERSON_TAG_IDS as readonly [PersonTagId, ...PersonTagId[]]),
  evidence: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  byName: z.string(),
  /** In force today. */
  isValid: z.boolean(),
  endedAt: z.iso.datetime().nullable(),
})
export type PersonTagView = z.infer<typeof personTagSchema>
export const personTagsSchema = z.object({ items: z.array(personTagSchema) })
export type PersonTags = z.infer<typeof personTagsSchema>

/** POST …/persons/:personId/tags */
export const giveTagSchema = z
  .strictObject({
    tag: personTagSchema.shape.tag,
    evidence: z.string().trim().min(2).max(200),
    validFrom: day,
    validTo: day.nullable().default(null),
  })
  .refine((tag) => tag.validTo === null || tag.validTo >= tag.validFrom, { path: ['validTo'], error: 'before-start' })
export type GiveTag = z.infer<typeof giveTagSchema>
