import { z } from 'zod'

/** Documents come in the language asked for, Chinese unless told otherwise. */
export const localeQuery = z.object({ locale: z.enum(['zh', 'en']).default('zh') })
export type LocaleQuery = z.infer<typeof localeQuery>

export const ballotQuery = localeQuery.extend({ building: z.string().max(40).optional() })
export type BallotQuery = z.infer<typeof ballotQuery>
