import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { poolCommitmentSchema } from '../contracts/sortition.contract.js'

const vectorSchema = z.object({
  name: z.string(),
  commitment: poolCommitmentSchema,
  seed: z.string(),
  expected: z.object({
    poolHash: z.string(),
    strata: z.array(
      z.object({
        id: z.string(),
        size: z.int(),
        seats: z.int(),
        drawn: z.array(z.string()),
        reserves: z.array(z.string()),
      }),
    ),
  }),
})

/** Five worked draws, made by a program in another language from the method as the public page tells it. */
export function sortitionVectors(): z.infer<typeof vectorSchema>[] {
  const file = new URL('./fixtures/sortition-vectors.json', import.meta.url)
  return z.array(vectorSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
}
