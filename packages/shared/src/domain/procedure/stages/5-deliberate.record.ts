import { z } from 'zod'
import { formatDetailsSchema } from '../../formats/format.js'
import { civilDay, count, fen, id, instant, line, optionalProse, prose } from '../fields.js'
import { FORMAT_IDS } from '../formats-list.js'
import { legalConclusion } from '../legal.js'
import { OFFICER_SIDES } from '../officer-sides.js'

export const STANCES = ['SUPPORT', 'OPPOSE', 'CONDITIONAL', 'NEUTRAL', 'QUESTION'] as const

/** One meeting, round of visits, inquiry or online window as its minutes record it (domain.md §4 common minimum). */
export const sessionInput = z.object({
  format: z.enum(FORMAT_IDS),
  from: civilDay,
  to: civilDay,
  place: line,
  organiser: line,
  chair: line,
  /** Of a chair that neither step 2 nor the plan named: for whom they sat there, and why they led. */
  chairSide: z.enum(OFFICER_SIDES).optional(),
  chairReason: optionalProse,
  minuteTaker: line,
  attendance: count,
  unitsReached: count,
  unitsInvited: count,
  attendanceEvidence: line,
  agenda: prose,
  speeches: z.array(z.object({ stance: z.enum(STANCES), summary: prose })).max(500),
  /** Why no opinion is recorded, where a small matter's talk heard none. */
  silence: optionalProse,
  conclusion: prose,
  openPoints: optionalProse,
  signatures: z.array(line).min(1).max(20),
  media: count,
  details: formatDetailsSchema.optional(),
})

/** The draft that goes to the vote; the text of each motion is frozen with its hash (G5.2). */
export const draftInput = z.object({
  motions: z.array(z.object({ id, text: prose })).min(1),
  budgetFen: fen,
  payer: line,
  executor: line,
  deadline: civilDay,
  maintenance: line,
  remedy: line,
})

/** What step 5 writes down; opinions are rows. */
export const deliberateRecord = z.object({
  sessions: z.array(sessionInput.extend({ id, by: id, at: instant })).default([]),
  draft: draftInput.extend({ frozenAt: instant, by: id }).optional(),
  legal: z
    .object({ conclusion: z.enum(legalConclusion), adviser: line, text: prose, recordedBy: id, at: instant })
    .optional(),
  reason: z.string().optional(),
  /** The texts an earlier round did not pass: the next draft changes them. */
  rejected: z.array(z.object({ id, text: z.string() })).optional(),
})
