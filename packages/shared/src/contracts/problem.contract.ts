import { z } from 'zod'

export const unmetSchema = z.object({
  id: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
})

export const fieldErrorSchema = z.object({
  /** RFC 6901 */
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
})
export type FieldError = z.infer<typeof fieldErrorSchema>

/** RFC 9457. The screen translates by `code`; `title` is for people reading logs. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  unmet: z.array(unmetSchema).optional(),
  errors: z.array(fieldErrorSchema).optional(),
  requestId: z.string(),
  /** On a stale version: what the topic looks like now. */
  current: z.unknown().optional(),
})
export type ProblemBody = z.infer<typeof problemSchema>
