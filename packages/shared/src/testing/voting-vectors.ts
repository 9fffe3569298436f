import { readFileSync } from 'node:fs'
import { z } from 'zod'

const amount = z.object({ heads: z.int(), area: z.int().optional() })

const sheet = z.object({
  eligible: amount,
  for: amount,
  against: amount,
  abstain: amount,
  invalid: amount.optional(),
  present: z.int().optional(),
  silenceRule: z.literal('COUNT_WITH_MAJORITY').optional(),
  deliveredUnreturned: amount.optional(),
  undelivered: amount.optional(),
})

const mood = z.object({ SS: z.int(), S: z.int(), N: z.int(), O: z.int(), SO: z.int() })

const vectorSchema = z.union([
  z.object({
    id: z.string(),
    preset: z.literal('SENTIMENT'),
    input: mood,
    expected: z.object({ index: z.number(), supportRate: z.number(), opposeRate: z.number(), band: z.string() }),
  }),
  z.object({
    id: z.string(),
    preset: z.string(),
    input: sheet,
    expected: z.enum(['PASSED', 'NOT_PASSED', 'QUORUM_FAILED']),
    flags: z.array(z.string()).optional(),
    note: z.string(),
  }),
])

/** The 30 worked count sheets of the field, areas in 0.01 m². */
export const VOTING_VECTORS = z
  .array(vectorSchema)
  .parse(JSON.parse(readFileSync(new URL('./fixtures/voting-vectors.json', import.meta.url), 'utf8')))

/** A yes/no count sheet of the vectors. */
export type SheetVector = Extract<(typeof VOTING_VECTORS)[number], { note: string }>

/** The vectors that carry a yes/no sheet. */
export const SHEET_VECTORS: readonly SheetVector[] = VOTING_VECTORS.flatMap((vector) =>
  'note' in vector ? [vector] : [],
)

/** An amount of the vectors as the domain counts it. */
export function toAmount(given: z.infer<typeof amount> | undefined) {
  const area = given?.area
  return area === undefined ? { heads: given?.heads ?? 0 } : { heads: given?.heads ?? 0, areaCenti: BigInt(area) }
}
