import { z } from 'zod'

/** A registry entry's name in both languages of the product. The only Chinese inside the domain lives in these. */
export const labelSchema = z.object({ zh: z.string(), en: z.string() }).readonly()

/** A registry entry's name in both languages of the product. */
export type Label = z.infer<typeof labelSchema>
