import { z } from 'zod'
import { civilDay, clockTime, id, instant, line, optionalProse, prose } from '../fields.js'
import { FORMAT_IDS } from '../formats-list.js'
import { OFFICER_SIDES } from '../officer-sides.js'

export const VOTE_METHODS = ['MEETING_SHOW_OF_HANDS', 'MEETING_BALLOT', 'PAPER_DOOR', 'E_VOTE', 'MIXED'] as const

export const plannedFormat = z.object({
  format: z.enum(FORMAT_IDS),
  role: z.enum(['PRIMARY', 'SUPPORTING']),
  on: civilDay,
  time: clockTime.optional(),
  place: line,
  chair: line,
  /** Of a chair other than the one step 2 named: for whom they sit there, and why they lead this one. */
  chairSide: z.enum(OFFICER_SIDES).optional(),
  chairReason: optionalProse,
  agenda: optionalProse,
})

export const votePlan = z.object({
  method: z.enum(VOTE_METHODS),
  opensOn: civilDay,
  closesOn: civilDay,
  place: line,
})

export const formatPlanInput = z.object({
  formats: z.array(plannedFormat).min(1).max(12),
  vote: votePlan,
  /** The vote rule as residents read it, with worked numbers. */
  ruleText: prose,
})

/** The round the plan or notice was made for; a later round needs its own. */
const round = z.int().min(1).default(1)

/** What step 4 writes down. */
export const formatRecord = z.object({
  plan: formatPlanInput.extend({ round, by: id, at: instant }).optional(),
  /** NOTICE_B: format, time, place, vote rule; statutory periods run from here. */
  noticeB: z.object({ on: civilDay, round, by: id, places: z.array(line) }).optional(),
})
