import { z } from 'zod'
import {
  HEAD_REASONS,
  LEFT_OUT_REASONS,
  SNAPSHOT_SCHEME,
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
  /** The voting rule of each motion; all share one electorate. */
  presetIds: z.array(text(60)).min(1).max(10),
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
  /** Against the last electorate frozen for the same scope in another matter. */
  difference: z
    .object({
      topicId: uuid,
      title: z.string(),
      lockedAt: instant,
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
      unchanged: z.int(),
    })
    .nullable(),
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
  items: z.array(listedEntry),
  /** One's own entries, whatever is searched for. */
  mine: z.array(listedEntry),
  next: z.int().nullable(),
})
export type ElectorateList = z.infer<typeof electorateListSchema>

/** GET /api/topics/:topicId/electorate/leaves: what anybody needs to work out the root. No name, no area. */
export const electorateLeavesSchema = z.object({
  scheme: z.literal(SNAPSHOT_SCHEME),
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
  items: z.array(z.object({ index: z.int(), label: z.string(), isDeveloper: z.boolean() })),
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

const driftEntry = z.object({ label: z.string(), areaCenti })
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
const shownEntry = driftEntry.extend({ areaCenti: areaCenti.nullable() })
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
