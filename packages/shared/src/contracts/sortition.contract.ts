import { z } from 'zod'
import {
  DRAW_ANSWERS,
  DRAW_STATES,
  type PoolCommitment,
  RECORDED_ANSWERS,
  SEED_DIGITS,
  SORTITION_DIMENSIONS,
  SORTITION_LIMITS,
  SORTITION_SCHEME,
} from '../domain/index.js'

const uuid = z.uuid()
const instant = z.iso.datetime()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Opaque: 16 lower-case hex digits. */
const token = z.string().regex(/^[0-9a-f]{16}$/)
const stratumValues = z.partialRecord(z.enum(SORTITION_DIMENSIONS), z.string())

const sourceSchema = z.object({ name: z.string(), on: z.iso.date(), meeting: z.boolean() })

/** What anybody needs to repeat a draw; its canonical JSON is the file whose SHA-256 is the pool's hash. */
export const poolCommitmentSchema: z.ZodType<PoolCommitment> = z.object({
  scheme: z.literal(SORTITION_SCHEME),
  drawId: uuid,
  seats: z.int().min(0),
  reserves: z.int().min(0),
  source: sourceSchema,
  saltHash: hash,
  strata: z.array(z.object({ id: z.string(), values: stratumValues, rest: z.boolean(), tokens: z.array(z.string()) })),
})

/** POST /api/topics/:topicId/draws and …/draws/preview. Without buildings: everybody the topic concerns. */
export const drawPlanSchema = z.strictObject({
  purpose: z.string().trim().min(2).max(120),
  buildings: z.array(z.string().trim().min(1).max(40)).max(200).default([]),
  seats: z.int().min(1).max(SORTITION_LIMITS.seats),
  /** Of each group. */
  reserves: z.int().min(0).max(SORTITION_LIMITS.reserves),
  dimensions: z
    .array(z.enum(SORTITION_DIMENSIONS))
    .max(SORTITION_DIMENSIONS.length)
    .refine((list) => new Set(list).size === list.length, 'each once'),
  source: z.strictObject({ name: z.string().trim().min(2).max(120), on: z.iso.date() }),
})
export type DrawPlan = z.infer<typeof drawPlanSchema>

export const stratumLineSchema = z.object({
  id: z.string(),
  values: stratumValues,
  rest: z.boolean(),
  size: z.int(),
  seats: z.int(),
})
export type StratumLine = z.infer<typeof stratumLineSchema>

/** Who could be drawn if the pool were committed now. */
export const poolPreviewSchema = z.object({
  size: z.int(),
  /** Living in these homes, but without a birth date on the roster: not in the pool until the roster is corrected. */
  withoutBirthDate: z.int(),
  /** Left out because they disclosed a gain in the matter or lead the talks. */
  excluded: z.int(),
  /** Names kept out that several people of the pool bear: nobody was left out for them. */
  unclear: z.array(z.string()),
  /** Empty while there are more seats than people. */
  strata: z.array(stratumLineSchema),
})
export type PoolPreview = z.infer<typeof poolPreviewSchema>

export const drawLineSchema = z.object({
  id: uuid,
  purpose: z.string(),
  state: z.enum(DRAW_STATES),
  seats: z.int(),
  sourceOn: z.iso.date(),
  createdAt: instant,
  abandonedAt: instant.nullable(),
  /** Its page is for everybody: the pool was committed. */
  isPublic: z.boolean(),
})
export type DrawLine = z.infer<typeof drawLineSchema>
/** GET /api/topics/:topicId/draws: drafts for the desk alone. */
export const drawListSchema = z.object({
  items: z.array(drawLineSchema),
  /** The page of the desk is for this person. */
  mayOpen: z.boolean(),
  mayCreate: z.boolean(),
})
export type DrawList = z.infer<typeof drawListSchema>

const seatState = z.enum(['CALLED', ...RECORDED_ANSWERS])
export const publicSeatSchema = z.object({
  token,
  stratum: z.string(),
  state: seatState,
  replaces: token.nullable(),
})
export type PublicSeat = z.infer<typeof publicSeatSchema>

/** GET /api/draws/:drawId, for everybody: tokens and groups, never a name. */
export const publicDrawSchema = z.object({
  id: uuid,
  purpose: z.string(),
  community: z.string(),
  topicId: uuid,
  topicTitle: z.string(),
  state: z.enum(DRAW_STATES),
  seats: z.int(),
  reserves: z.int(),
  dimensions: z.array(z.enum(SORTITION_DIMENSIONS)),
  source: sourceSchema,
  pool: z.object({
    hash,
    size: z.int(),
    /** Left out: who disclosed a gain or leads the talks; null of draws older than that rule. */
    excluded: z.int().nullable(),
    strata: z.array(stratumLineSchema),
    committedAt: instant,
  }),
  /** Once two people have entered the same. */
  seed: z.string().nullable(),
  drawnAt: instant.nullable(),
  result: z
    .object({
      hash,
      strata: z.array(
        z.object({
          id: z.string(),
          size: z.int(),
          seats: z.int(),
          drawn: z.array(token),
          reserves: z.array(token),
        }),
      ),
    })
    .nullable(),
  places: z.array(publicSeatSchema),
  /** Places nobody holds because the reserves of their group are used up. */
  emptySeats: z.int(),
  witnessedAt: instant.nullable(),
  abandoned: z.object({ at: instant, reason: z.string() }).nullable(),
  /** Why the topic has a second draw. */
  agreed: z.object({ at: instant, reason: z.string() }).nullable(),
})
export type PublicDraw = z.infer<typeof publicDrawSchema>

/** GET /api/draws/:drawId/mine: was I drawn? `token` is null for whoever is not in the pool. */
export const myDrawSchema = z.object({
  token: token.nullable(),
  stratum: z.string().nullable(),
  state: z.enum(['WAITING', 'NOT_DRAWN', 'RESERVE', 'CALLED', ...RECORDED_ANSWERS]).nullable(),
})
export type MyDraw = z.infer<typeof myDrawSchema>

const person = z.object({ at: instant, by: z.string().nullable() })
export const DRAW_DEEDS = ['agree', 'commit', 'seed', 'confirm', 'witness', 'answer', 'abandon'] as const
export type DrawDeed = (typeof DRAW_DEEDS)[number]

/** GET /api/topics/:topicId/draws/:drawId, for the desk and those who watch over it: with names. */
export const drawDeskSchema = z.object({
  id: uuid,
  topicId: uuid,
  topicTitle: z.string(),
  purpose: z.string(),
  state: z.enum(DRAW_STATES),
  seats: z.int(),
  reserves: z.int(),
  buildings: z.array(z.string()),
  dimensions: z.array(z.enum(SORTITION_DIMENSIONS)),
  source: sourceSchema,
  pool: poolPreviewSchema,
  poolHash: hash.nullable(),
  committed: person.nullable(),
  seedEntered: person.nullable(),
  confirmed: person.nullable(),
  witnessed: person.nullable(),
  abandoned: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  agreed: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** Another draw of the topic is made: it cannot be committed until somebody agrees. */
  needsAgreement: z.boolean(),
  seed: z.string().nullable(),
  /** Everybody called, in the order called. */
  people: z.array(
    publicSeatSchema.extend({
      name: z.string(),
      home: z.string(),
      /** A refusal the desk was told, which another person may confirm from `from` on. */
      told: z.object({ at: instant, by: z.string().nullable(), from: instant, mayConfirm: z.boolean() }).nullable(),
    }),
  ),
  emptySeats: z.int(),
  /** What this person may do with it now. */
  deeds: z.array(z.enum(DRAW_DEEDS)),
  today: z.iso.date(),
})
export type DrawDesk = z.infer<typeof drawDeskSchema>

/** POST …/seed and …/confirm: typed by each of the two from the published result. */
export const drawSeedSchema = z.strictObject({
  source: z
    .string()
    .trim()
    .min(1)
    .max(SEED_DIGITS.most * 2),
})
export type DrawSeed = z.infer<typeof drawSeedSchema>

/** Where staff were told. */
export const TOLD_CHANNELS = ['COUNTER', 'DOORSTEP', 'PHONE'] as const
export type ToldChannel = (typeof TOLD_CHANNELS)[number]
/**
 * POST …/answers: what somebody drawn told the desk, and how they agreed to it being written down. They are told of it, and
 * a refusal frees the seat only once another person has confirmed it.
 */
export const deskAnswerSchema = z.strictObject({
  token,
  answer: z.enum(DRAW_ANSWERS),
  channel: z.enum(TOLD_CHANNELS),
  consent: z.string().trim().min(2).max(500),
})
export type DeskAnswer = z.infer<typeof deskAnswerSchema>
/** POST …/answers/confirm: another person of the desk has checked a refusal told to it. */
export const confirmDeclineSchema = z.strictObject({ token })
export type ConfirmDecline = z.infer<typeof confirmDeclineSchema>
/** POST /api/draws/:drawId/my-answer */
export const myAnswerSchema = z.strictObject({ answer: z.enum(DRAW_ANSWERS) })
export type MyAnswer = z.infer<typeof myAnswerSchema>
/** POST …/abandon */
export const abandonDrawSchema = z.strictObject({ reason: z.string().trim().min(4).max(500) })
export type AbandonDraw = z.infer<typeof abandonDrawSchema>
/** POST …/agree: why a topic that has a draw gets another. */
export const agreeDrawSchema = z.strictObject({ reason: z.string().trim().min(4).max(500) })
export type AgreeDraw = z.infer<typeof agreeDrawSchema>
export const drawMadeSchema = z.object({ id: uuid })
export type DrawMade = z.infer<typeof drawMadeSchema>
