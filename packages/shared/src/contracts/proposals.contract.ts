import { z } from 'zod'
import {
  CATEGORY_IDS,
  CO_SIGN_BASES,
  CO_SIGN_LEVELS,
  CO_SIGN_THRESHOLD_IDS,
  STAGES,
  STATUSES,
} from '../domain/index.js'

const uuid = z.uuid()
const instant = z.iso.datetime()

/** How somebody agreed that the desk acts in their name. */
export const CONSENT_KINDS = ['SIGNED_PAPER', 'SPOKEN_AT_DOOR', 'SPOKEN_BY_PHONE', 'SPOKEN_AT_MEETING'] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]
export const URGENCIES = ['NORMAL', 'SOON', 'URGENT'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What a proposal says beyond its words. Money in fen as a decimal string. */
export const proposalMoreSchema = z.strictObject({
  propertyAreaId: uuid.nullable().default(null),
  building: z.string().trim().max(40).nullable().default(null),
  affectedBuildings: z.array(z.string().trim().min(1).max(40)).max(60).default([]),
  affectedHouseholds: z.int().min(1).max(100_000).nullable().default(null),
  costFen: z
    .string()
    .regex(/^\d{1,12}$/)
    .nullable()
    .default(null),
  funding: z.string().trim().max(200).nullable().default(null),
  urgency: z.enum(URGENCIES).default('NORMAL'),
})
export type ProposalMore = z.infer<typeof proposalMoreSchema>

export const FILE_KINDS = ['IMAGE', 'PDF'] as const
/** What a file is for; other steps add theirs. */
export const FILE_PURPOSES = ['PROPOSAL', 'LEGAL_OPINION'] as const
export type FilePurpose = (typeof FILE_PURPOSES)[number]
export const FILE_LIMITS = { photos: 9, bytes: 10 * 1024 * 1024 } as const

export const attachmentSchema = z.object({
  id: uuid,
  purpose: z.string(),
  kind: z.enum(FILE_KINDS),
  name: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  at: instant,
  /** SHA-256 of what is kept. */
  hash: z.string(),
  /** This person may take it away now. */
  removable: z.boolean(),
})
export type AttachmentView = z.infer<typeof attachmentSchema>
export const attachmentListSchema = z.object({ items: z.array(attachmentSchema) })
export type AttachmentList = z.infer<typeof attachmentListSchema>
/** ?size=thumb for 480 px. */
export const fileQuerySchema = z.object({ size: z.enum(['full', 'thumb']).default('full') })
export type FileQuery = z.infer<typeof fileQuerySchema>
/** Multipart field beside the file. */
export const attachmentFieldsSchema = z.strictObject({ purpose: z.enum(FILE_PURPOSES).default('PROPOSAL') })

/** How the desk hears of what a resident wants. */
export const DESK_CHANNELS = ['VISIT', 'PAPER', 'HOTLINE', 'MEETING'] as const
export type DeskChannel = (typeof DESK_CHANNELS)[number]

/** In whose name the desk writes. That they agree is said when it is sent, not before. */
export const draftBehalfSchema = z.strictObject({
  personId: uuid.nullable(),
  isChild: z.boolean(),
  guardianPersonId: uuid.nullable(),
  channel: z.enum(DESK_CHANNELS),
  consentKind: z.enum(CONSENT_KINDS),
})
export type DraftBehalf = z.infer<typeof draftBehalfSchema>

/** The form as it stands, complete or not: nothing is asked of a draft but that it fits. */
export const draftDataSchema = z.strictObject({
  title: z.string().max(40).default(''),
  category: z.enum(CATEGORY_IDS).nullable().default(null),
  description: z.string().max(5000).default(''),
  desiredOutcome: z.string().max(2000).default(''),
  location: z.string().max(200).default(''),
  affectedScope: z.string().max(500).default(''),
  anonymous: z.boolean().default(false),
  more: proposalMoreSchema.default({
    ...{ propertyAreaId: null, building: null, affectedBuildings: [], affectedHouseholds: null },
    ...{ costFen: null, funding: null, urgency: 'NORMAL' },
  }),
  /** Null for a proposal of one's own. */
  behalf: draftBehalfSchema.nullable().default(null),
})
export type DraftData = z.infer<typeof draftDataSchema>

/** PUT /api/communities/:communityId/proposal-drafts/:draftId. The id is the writer's own; revision 0 makes it. */
export const saveDraftSchema = z.strictObject({ data: draftDataSchema, revision: z.int().min(0) })
export type SaveDraft = z.infer<typeof saveDraftSchema>
export const draftSavedSchema = z.object({ revision: z.int(), savedAt: instant })
export type DraftSaved = z.infer<typeof draftSavedSchema>
export const draftLineSchema = z.object({
  id: uuid,
  communityId: uuid,
  title: z.string(),
  savedAt: instant,
  photos: z.int(),
})
export type DraftLine = z.infer<typeof draftLineSchema>
export const draftListSchema = z.object({ items: z.array(draftLineSchema) })
export type DraftList = z.infer<typeof draftListSchema>
export const draftSchema = z.object({
  id: uuid,
  data: draftDataSchema,
  revision: z.int(),
  savedAt: instant,
  photos: z.array(attachmentSchema),
  /** Whom the draft's ids stand for; for the desk alone. */
  behalfNames: z.object({ person: z.string().nullable(), guardian: z.string().nullable() }).nullable().default(null),
})
export type DraftView = z.infer<typeof draftSchema>

/** GET /api/communities/:communityId/similar-topics?title= */
export const similarQuerySchema = z.object({ title: z.string().trim().min(2).max(40) })
export type SimilarQuery = z.infer<typeof similarQuerySchema>
export const similarTopicSchema = z.object({
  id: uuid,
  title: z.string(),
  caseNo: z.string(),
  stage: z.enum(STAGES),
  status: z.enum(STATUSES),
  coSigns: z.int(),
  /** 0–1. */
  score: z.number(),
  mine: z.boolean(),
  coSigned: z.boolean(),
  mayCoSign: z.boolean(),
})
export type SimilarTopic = z.infer<typeof similarTopicSchema>
export const similarTopicsSchema = z.object({ items: z.array(similarTopicSchema) })
export type SimilarTopics = z.infer<typeof similarTopicsSchema>

/** GET /api/communities/:communityId/buildings: for a form's choice, no people in it. */
export const buildingSchema = z.object({
  propertyAreaId: uuid.nullable(),
  propertyArea: z.string().nullable(),
  building: z.string(),
  households: z.int(),
})
export type BuildingView = z.infer<typeof buildingSchema>
export const buildingsSchema = z.object({ items: z.array(buildingSchema) })
export type Buildings = z.infer<typeof buildingsSchema>

/** GET /api/topics/:topicId/support */
export const supportSchema = z.object({
  regime: z.enum(['owners', 'village', 'community']),
  basis: z.enum(CO_SIGN_BASES),
  /** Signatures, the proposer not among them. */
  coSigns: z.int(),
  /** In which ways they came; for the desk alone. */
  channels: z.array(z.object({ channel: z.string(), count: z.int() })),
  priority: z.boolean(),
  statutory: z.boolean(),
  thresholds: z.array(
    z.object({
      id: z.enum(CO_SIGN_THRESHOLD_IDS),
      level: z.enum(CO_SIGN_LEVELS),
      basis: z.enum(CO_SIGN_BASES),
      has: z.int(),
      need: z.int(),
      of: z.int().nullable(),
      share: z.object({ numerator: z.int(), denominator: z.int() }).nullable(),
      met: z.boolean(),
      source: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
})
export type Support = z.infer<typeof supportSchema>

/** GET /api/topics/:topicId/proposal */
export const proposalViewSchema = z.object({
  propertyAreaId: uuid.nullable(),
  building: z.string().nullable(),
  propertyArea: z.string().nullable(),
  affectedBuildings: z.array(z.string()),
  affectedHouseholds: z.int().nullable(),
  costFen: z.string().nullable(),
  funding: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  sourceChannel: z.string(),
  /** For the desk alone: in whose name it was entered, and how they agreed. */
  behalf: z
    .object({
      personName: z.string(),
      guardianName: z.string().nullable(),
      consentKind: z.enum(CONSENT_KINDS),
      consentBy: z.string(),
    })
    .nullable(),
})
export type ProposalView = z.infer<typeof proposalViewSchema>
