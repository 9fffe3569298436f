import { z } from 'zod'

export const healthSchema = z.object({ status: z.literal('ok') })
export type Health = z.infer<typeof healthSchema>

/** Test and demo mode only: where the clock for deadlines stands. */
export const testClockSchema = z.object({ now: z.iso.datetime(), offsetMs: z.number().int() })
export type TestClock = z.infer<typeof testClockSchema>

const tenYears = 10 * 366 * 24 * 3600 * 1000

export const moveTestClockSchema = z.union([
  z.strictObject({ advanceMs: z.number().int().min(-tenYears).max(tenYears) }),
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
])
export type MoveTestClock = z.infer<typeof moveTestClockSchema>
