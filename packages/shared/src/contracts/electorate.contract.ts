import { z } from 'zod'
import {
  HEAD_REASONS,
  LEFT_OUT_REASONS,
  SNAPSHOT_SCHEMES,
  scopeSchema,
  snapshotProofSchema,
  UNIT_USES,
} from '../domain/index.js'

const uuid = z.uuid()
const instant = z.iso.datetime()
const text = (max: number) => z.string().trim().min(1).max(max)
/** 0.01 m², a decimal string of an integer. */
const areaCenti = z.string().regex(/^\d+$/)

/** POST /api/topics/:topicId/electorate/preview: counts without writing anything. */
export const electoratePreviewInput = z.strictObject({
  scope: scopeSchema,
  /** The voting rule of each motion, and whom it concerns where that is not the scope of the whole. */
  motions: z
    .array(z.strictObject({ presetId: text(60), scope: scopeSchema.optional() }))
    .min(1)
    .max(10),
})

/** Against the last electorate frozen for the same scope in another matter. */
const differenceView = z.object({
  topicId: uuid,
  title: z.string(),
  lockedAt: instant,
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.int(),
})

/** A head that is not simply one flat of one owner. `names` are for the desk alone. */
export const explainedHeadView = z.object({
  reason: z.enum(HEAD_REASONS),
  units: z.array(z.object({ label: z.string(), areaCenti: areaCenti })),
  areaCenti,
  names: z.array(z.string()),
})
export type ExplainedHeadView = z.infer<typeof explainedHeadView>

export const electoratePreviewSchema = z.object({
  source: z.enum(['households', 'persons', 'units', 'list']),
  heads: z.int(),
  areaCenti,
  /** Property units behind the heads; 0 where households, people or a list vote. */
  units: z.int(),
  developer: z.object({ units: z.int(), areaCenti }).nullable(),
  /** The first hundred, in the order of house numbers. */
  explained: z.array(explainedHeadView),
  explainedTotal: z.int(),
  leftOut: z.array(z.object({ reason: z.enum(LEFT_OUT_REASONS), count: z.int(), areaCenti })),
  buildings: z.array(z.object({ building: z.string(), heads: z.int() })),
  /** Households registered elsewhere among those living in the scope. */
  nonHukou: z.object({ households: z.int(), of: z.int() }),
  /** Of the whole where all motions have one scope; where they differ, each has its own. */
  difference: differenceView.nullable(),
  /** Who votes on each motion, in the order asked; the figures above are of everybody who votes on any. */
  motions: z.array(
    z.object({
      heads: z.int(),
      areaCenti,
      units: z.int(),
      difference: differenceView.nullable(),
    }),
  ),
  /** What the scope could be narrowed by. */
  choices: z.object({
    grids: z.array(z.object({ id: uuid, name: z.string(), households: z.int() })),
    uses: z.array(z.object({ use: z.enum(UNIT_USES), count: z.int() })),
  }),
})
export type ElectoratePreview = z.infer<typeof electoratePreviewSchema>

/** GET /api/topics/:topicId/electorate */
export const electorateListQuery = z.object({
  query: z.string().trim().max(60).optional(),
  /** Only who votes on this motion. */
  motion: uuid.optional(),
  after: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(100),
})

const listedEntry = z.object({
  /** Where the entry stands in the list and in the tree. */
  index: z.int(),
  label: z.string(),
  /** What the developer has not sold or not handed over. */
  isDeveloper: z.boolean(),
  /** SHA-256 of the entry, as the tree holds it; null before the lock. */
  leafHash: z.string().nullable(),
  mine: z.boolean(),
  /** On which motions it votes, by their numbers. */
  motions: z.array(z.int()),
})

/** The list as everybody may read it: house numbers, and each entry's hash under the published root. No name, no area. */
export const electorateListSchema = z.object({
  /** HIDDEN until the desk publishes it, PUBLISHED while it may still be corrected, FROZEN with a root after the lock. */
  state: z.enum(['HIDDEN', 'PUBLISHED', 'FROZEN']),
  heads: z.int(),
  areaCenti,
  root: z.string().nullable(),
  /** 1 at the lock, one more with each correction since. */
  version: z.int(),
  /** When it was frozen as it stands: at the lock, or by the last correction since. */
  frozenAt: instant.nullable(),
  /** How many of them vote on each motion. */
  motions: z.array(z.object({ motionId: uuid, no: z.int(), heads: z.int(), areaCenti })),
  items: z.array(listedEntry),
  /** One's own entries, whatever is searched for. */
  mine: z.array(listedEntry),
  next: z.int().nullable(),
})
export type ElectorateList = z.infer<typeof electorateListSchema>

/** GET /api/topics/:topicId/electorate/leaves: what anybody needs to work out the root. No name, no area. */
export const electorateLeavesSchema = z.object({
  scheme: z.enum(SNAPSHOT_SCHEMES),
  topicId: uuid,
  caseNo: z.string(),
  version: z.int(),
  frozenAt: instant,
  root: z.string(),
  /** In the order of the tree. */
  leaves: z.array(z.object({ index: z.int(), label: z.string(), leafHash: z.string() })),
})
export type ElectorateLeaves = z.infer<typeof electorateLeavesSchema>

/** GET /api/electorates/:topicId: for everybody, signed in or not, while the list is on display. */
export const publicElectorateQuery = electorateListQuery
export const publicElectorateSchema = z.object({
  title: z.string(),
  community: z.string(),
  caseNo: z.string(),
  from: z.iso.date(),
  endsOn: z.iso.date(),
  heads: z.int(),
  /** Where motions have lists of their own: what each is, and how many vote on it. */
  motions: z.array(z.object({ no: z.int(), text: z.string(), heads: z.int() })),
  items: z.array(
    z.object({
      ...{ index: z.int(), label: z.string(), isDeveloper: z.boolean() },
      /** On which of them it votes, by their numbers; none where everybody votes on all. */
      motions: z.array(z.int()),
    }),
  ),
  next: z.int().nullable(),
})
export type PublicElectorate = z.infer<typeof publicElectorateSchema>

/** GET /api/topics/:topicId/electorate/proofs/:index: one's own entry; the desk may ask for any. */
export const electorateProofSchema = snapshotProofSchema.extend({
  caseNo: z.string(),
  version: z.int(),
  frozenAt: instant,
})
export type ElectorateProof = z.infer<typeof electorateProofSchema>

/** An area, or nobody's, on one motion. */
const inMotion = z.object({ motionId: uuid, areaCenti })
const driftEntry = z.object({
  label: z.string(),
  areaCenti,
  /** The motions it votes on; what was asked before motions had lists of their own does not say. */
  motions: z.array(inMotion).optional(),
})
/** One piece of what the roster says today and the frozen electorate does not. */
export const driftPieceSchema = z.object({
  id: z.string(),
  added: z.array(driftEntry),
  removed: z.array(driftEntry),
  changed: z.array(z.object({ before: driftEntry, after: driftEntry })),
  /** The same units changed hands and nothing else: possible while the ballot runs, if they have not voted. */
  isTransfer: z.boolean(),
})
export type DriftPiece = z.infer<typeof driftPieceSchema>

/** GET /api/topics/:topicId/electorate/drift */
export const driftSchema = z.object({ isBallotOpen: z.boolean(), pieces: z.array(driftPieceSchema), total: z.int() })

/** POST /api/topics/:topicId/electorate/corrections */
export const lateCorrectionSchema = z.strictObject({
  pieces: z.array(text(64)).min(1).max(100),
  reason: text(1000),
  evidence: text(1000),
})
/** POST /api/topics/:topicId/electorate/corrections/:correctionId/decision */
export const lateCorrectionDecisionSchema = z.strictObject({ approve: z.boolean(), note: text(1000) })

/** A piece as neighbours read it: the area of a house is its household's and the desk's to know. */
const shownEntry = driftEntry.extend({
  areaCenti: areaCenti.nullable(),
  motions: z.array(inMotion.extend({ areaCenti: areaCenti.nullable() })).optional(),
})
export const shownPieceSchema = driftPieceSchema.extend({
  added: z.array(shownEntry),
  removed: z.array(shownEntry),
  changed: z.array(z.object({ before: shownEntry, after: shownEntry })),
})
export type ShownPiece = z.infer<typeof shownPieceSchema>

export const lateCorrectionView = z.object({
  id: uuid,
  pieces: z.array(shownPieceSchema),
  /** For the desk and the supervisor; null for everybody else. */
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  requestedAt: instant,
  requestedByName: z.string().nullable(),
  state: z.enum(['ASKED', 'APPROVED', 'REFUSED']),
  note: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  /** Whether this viewer may decide it now. */
  mayDecide: z.boolean(),
  oldRoot: z.string().nullable(),
  newRoot: z.string().nullable(),
})
export const lateCorrectionListSchema = z.object({ items: z.array(lateCorrectionView) })
export type LateCorrectionList = z.infer<typeof lateCorrectionListSchema>
