import { z } from 'zod'
import { PAPER_ATTACHMENT_IDS } from '../../dossier/checklist.js'
import { civilDay, id, instant, line, optionalProse, prose } from '../fields.js'

/** Why a filing comes back; the class says where it is mended (domain.md §6.3). */
export const RETURN_REASONS = {
  MISSING_ATTACHMENT: 'FORM',
  FORM_ERROR: 'FORM',
  NUMBER_MISMATCH: 'FORM',
  FUNDING_UNCLEAR: 'FORM',
  PRIVACY_LEAK: 'FORM',
  NO_EXECUTOR: 'FORM',
  NOTICE_DEFECT: 'PROCEDURE',
  ROSTER_DEFECT: 'PROCEDURE',
  WRONG_PRESET: 'PROCEDURE',
  QUORUM_NOT_MET: 'PROCEDURE',
  PUBLICITY_SHORT: 'PROCEDURE',
  OBJECTION_OPEN: 'PROCEDURE',
  ILLEGAL_CONTENT: 'ILLEGAL',
  PLAN_CONFLICT: 'ILLEGAL',
  UNFAIR_TO_MINORITY: 'ILLEGAL',
} as const
export type ReturnReason = keyof typeof RETURN_REASONS
export const RETURN_REASON_IDS = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]

/** What the township looks at (R1…R11 of domain.md §6.3). */
export const REVIEW_ITEMS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11'] as const

/** Where an original on paper is kept and by whom: what the system does not hold it does not claim to hold. */
export const keptOriginal = z.object({ attachment: z.enum(PAPER_ATTACHMENT_IDS), place: line, keeper: line })

/** What step 7 writes down. */
export const filingRecord = z.object({
  supervisor: z.object({ by: id, at: instant, opinion: prose }).optional(),
  originals: z.array(keptOriginal.extend({ by: id, at: instant })).default([]),
  submitted: z
    .object({ by: id, at: instant, on: civilDay, responsible: line, letter: prose, budgetSource: optionalProse })
    .optional(),
  returns: z.array(z.object({ by: id, at: instant, reason: z.enum(RETURN_REASON_IDS), note: prose })).default([]),
  review: z
    .object({ by: id, at: instant, on: civilDay, checked: z.array(z.enum(REVIEW_ITEMS)), note: optionalProse })
    .optional(),
  /** Registered by law of silence, not by a reviewer. */
  deemed: z.boolean().optional(),
  number: z.string().optional(),
})
