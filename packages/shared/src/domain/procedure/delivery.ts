import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import { CHANNELS, type Channel, type DeliveryResult } from './stages/3-notice.record.js'

/** As many doors as one person calls on before writing it down. */
export const MOST_DOORS_AT_ONCE = 50

/** What only the person told can answer, one by one. */
const PERSONAL: readonly DeliveryResult[] = ['READ', 'SIGNED', 'REFUSED']

/** An attempt to tell residents: by which way, what came of it, and how many units were chosen by name. */
export interface DeliveryAttempt {
  readonly channel: Channel
  readonly result: DeliveryResult
  /** Units chosen one by one; null for a whole building or everybody. */
  readonly chosen: number | null
}

/** True when the attempt is written down for chosen units only: a door, a call, a signature. */
export function goesOneByOne({ channel, result }: Pick<DeliveryAttempt, 'channel' | 'result'>): boolean {
  return !CHANNELS[channel].bulk || PERSONAL.includes(result)
}

/**
 * Whether a delivery may have happened as it is said to (domain.md §3.3).
 * @returns ok, or `invalid-input` with IN.1: `one-by-one` at /target for visits, calls and signatures of more than
 * {@link MOST_DOORS_AT_ONCE} units at once, `nobody-signs` at /result for a board or loudspeaker that somebody signed
 */
export function mayRecordDelivery(attempt: DeliveryAttempt): Result<true, Refusal> {
  const { channel, result, chosen } = attempt
  if (PERSONAL.includes(result) && (channel === 'BOARD' || channel === 'BROADCAST'))
    return refuse('invalid-input', [
      unmet('IN.1', { pointer: '/result', code: 'nobody-signs', message: 'nobody signs a board or a loudspeaker' }),
    ])
  if (goesOneByOne(attempt) && (chosen === null || chosen > MOST_DOORS_AT_ONCE))
    return refuse('invalid-input', [
      unmet('IN.1', {
        pointer: '/target',
        code: 'one-by-one',
        message: `visits, calls and signatures are recorded for at most ${MOST_DOORS_AT_ONCE} chosen units at once`,
      }),
    ])
  return ok(true)
}
