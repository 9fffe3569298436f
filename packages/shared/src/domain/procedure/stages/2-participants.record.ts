import { z } from 'zod'
import { civilDay, count, id, instant, line, optionalProse, prose } from '../fields.js'

/** `list`: a body that votes by its own list of names (delegates, members of the collective). */
export const SCOPE_KINDS = ['community', 'building', 'stairwell', 'property-area', 'list'] as const
export const INTERESTS = ['BENEFIT', 'BURDEN', 'NEUTRAL', 'IMPLEMENTER', 'REGULATOR'] as const

/** The part of the roster a decision concerns; building and stairwell by their numbers as written on the roster. */
export const scope = z.object({
  kind: z.enum(SCOPE_KINDS),
  propertyAreaId: id.optional(),
  buildings: z.array(line).max(200).optional(),
  stairwell: line.optional(),
  names: z.array(line).min(1).max(2000).optional(),
})

export const motionInput = z.object({
  text: prose,
  presetId: z.string().min(1).max(60),
})

export const stakeholder = z.object({
  party: line,
  interest: z.enum(INTERESTS),
  spokesperson: z.string().trim().max(60).optional(),
})

/** What step 2 writes down; the voting units themselves are rows. */
export const participantsRecord = z.object({
  set: z
    .object({
      scope,
      motions: z.array(motionInput.extend({ id })).min(1),
      stakeholders: z.array(stakeholder),
      recusals: z.array(z.object({ person: line, reason: prose })),
      recusalsAsked: z.boolean(),
      by: id,
      at: instant,
    })
    .optional(),
  publicised: z.object({ on: civilDay, endsOn: civilDay, places: z.array(line), by: id }).optional(),
  supervisor: z.object({ by: id, at: instant, note: optionalProse }).optional(),
  locked: z.object({ at: instant, heads: count, areaCenti: z.string(), rosterHash: z.string().optional() }).optional(),
})
