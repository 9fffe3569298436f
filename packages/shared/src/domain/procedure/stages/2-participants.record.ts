import { z } from 'zod'
import { civilDay, count, id, instant, line, optionalProse, prose } from '../fields.js'
import { OFFICER_SIDES } from '../officer-sides.js'

/** `list`: a body that votes by its own list of names (delegates, members of the collective). */
export const SCOPE_KINDS = ['community', 'building', 'stairwell', 'property-area', 'list'] as const
/** What a property unit is used for. */
export const UNIT_USES = ['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER'] as const
/** How a party concerned was heard. */
export const HEARD_BY = ['VISIT', 'MEETING', 'WRITTEN', 'PHONE', 'ONLINE'] as const
/** What was decided of somebody who disclosed a gain: stays out of chair and count, is heard only, or has none. */
export const RECUSAL_DECISIONS = ['NO_OFFICE', 'HEARD_ONLY', 'NO_CONFLICT'] as const
export const INTERESTS = ['BENEFIT', 'BURDEN', 'NEUTRAL', 'IMPLEMENTER', 'REGULATOR'] as const

/** The part of the roster a decision concerns; building and stairwell by their numbers as written on the roster. */
export const scope = z.object({
  kind: z.enum(SCOPE_KINDS),
  propertyAreaId: id.optional(),
  buildings: z.array(line).max(200).optional(),
  stairwell: line.optional(),
  names: z.array(line).min(1).max(2000).optional(),
  /** One grid of the community; households and their people only. */
  gridId: id.optional(),
  /** Units of these uses only; owners only. */
  uses: z.array(z.enum(UNIT_USES)).min(1).max(UNIT_USES.length).optional(),
})

export const motionInput = z.object({
  text: prose,
  presetId: z.string().min(1).max(60),
})

export const stakeholder = z.object({
  party: line,
  interest: z.enum(INTERESTS),
  spokesperson: z.string().trim().max(60).optional(),
  howHeard: z.enum(HEARD_BY).optional(),
  /** The party agreed to be called. */
  contactOk: z.boolean().optional(),
  /** Buildings it speaks for; left out: wherever the matter reaches. */
  buildings: z.array(line).max(200).optional(),
  /** It speaks for those whose household registration is elsewhere. */
  nonHukou: z.boolean().optional(),
})

export const recusal = z.object({
  person: line,
  reason: prose,
  /** Not said: kept out of chair and count. */
  decision: z.enum(RECUSAL_DECISIONS).optional(),
})

const officer = z.object({ name: line, side: z.enum(OFFICER_SIDES) })
/** Who leads the talks and who writes them down. */
export const officers = z.object({ chair: officer, minuteTaker: officer })

/** The same as they are sent: what nobody knows is refused, not left out in silence. */
export const scopeInput = z.strictObject(scope.shape)
const officerInput = z.strictObject(officer.shape)
export const participantsInput = z.strictObject({
  scope: scopeInput,
  motions: z
    .array(z.strictObject({ ...motionInput.shape, id: id.optional() }))
    .min(1)
    .max(10),
  stakeholders: z.array(z.strictObject(stakeholder.shape)).max(50).default([]),
  recusals: z.array(z.strictObject(recusal.shape)).max(50).default([]),
  officers: z.strictObject({ chair: officerInput, minuteTaker: officerInput }).optional(),
  recusalsAsked: z.boolean().default(false),
})

/** The frozen electorate as it stands: after the lock, and after each correction two people agreed on. */
const correctedOnce = z.object({
  correctionId: id,
  at: instant,
  requestedBy: id,
  approvedBy: id,
  oldRoot: z.string(),
  newRoot: z.string(),
  heads: count,
  areaCenti: z.string(),
})

/** What step 2 writes down; the voting units themselves are rows. */
export const participantsRecord = z.object({
  set: z
    .object({
      scope,
      motions: z.array(motionInput.extend({ id })).min(1),
      stakeholders: z.array(stakeholder),
      recusals: z.array(recusal),
      officers: officers.optional(),
      recusalsAsked: z.boolean(),
      by: id,
      at: instant,
    })
    .optional(),
  publicised: z.object({ on: civilDay, endsOn: civilDay, places: z.array(line), by: id }).optional(),
  supervisor: z.object({ by: id, at: instant, note: optionalProse }).optional(),
  /** An objection to the list was upheld: it is set again before anybody signs or locks it. */
  upheld: z.object({ correctionId: id, by: id, at: instant }).optional(),
  locked: z
    .object({
      at: instant,
      heads: count,
      areaCenti: z.string(),
      rosterHash: z.string().optional(),
      /** Of the entries as `electorate/snapshot.ts` makes them, lower-case hex. */
      merkleRoot: z.string().optional(),
      corrections: z.array(correctedOnce).optional(),
    })
    .optional(),
})
