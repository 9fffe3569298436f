import { z } from 'zod'
import { civilDay, fen, id, instant, line, optionalProse, prose } from '../fields.js'

export const TASK_STATUSES = ['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'CANCELLED'] as const
export const SATISFACTION_LEVELS = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR'] as const

export const taskInput = z.object({
  title: line,
  executor: line,
  dueOn: civilDay,
  weight: z.int().min(1).max(5),
  budgetFen: fen,
  standard: prose,
})

/** What step 8 writes down; tasks, reports and ratings are rows. */
export const implementRecord = z.object({
  accounts: z.object({ by: id, at: instant, spentFen: fen, text: prose }).optional(),
  completion: z
    .object({
      by: id,
      on: civilDay,
      endsOn: civilDay,
      surveyEndsOn: civilDay,
      text: prose,
      followUpOn: civilDay.optional(),
    })
    .optional(),
  feedback: z.object({ by: id, at: instant, text: prose }).optional(),
  closed: z.object({ by: id, at: instant, report: prose }).optional(),
  archived: z.object({ by: id, at: instant }).optional(),
  note: optionalProse,
})
