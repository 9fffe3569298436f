import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import { CHANNELS, type Channel, type DeliveryResult, TYPED_CHANNEL_IDS } from './stages/3-notice.record.js'

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
  /** Units it is written down for, chosen or not. */
  readonly units: number
  /** What proves it: the number of the posting receipt, the list sent, who put it up. */
  readonly note: string | undefined
}

/** True when the attempt is written down for chosen units only: a door, a call, a signature. */
export function goesOneByOne({ channel, result }: Pick<DeliveryAttempt, 'channel' | 'result'>): boolean {
  return !CHANNELS[channel].bulk || PERSONAL.includes(result)
}

/** True when the attempt is written down for more units at one press than one names: it then says what proves it. */
export function needsEvidence(units: number): boolean {
  return units > MOST_DOORS_AT_ONCE
}

/**
 * Whether a delivery may have happened as it is said to (domain.md §3.3).
 * @returns ok, or `invalid-input` with IN.1: `by-system` at /channel for a message in the system, which
 * is recorded when it is put into an inbox, `one-by-one` at /target for visits, calls and signatures of more than
 * {@link MOST_DOORS_AT_ONCE} units at once, `nobody-signs` at /result for a board or loudspeaker that somebody signed,
 * `evidence-missing` at /note for more than {@link MOST_DOORS_AT_ONCE} units without saying what proves it
 */
export function mayRecordDelivery(attempt: DeliveryAttempt): Result<true, Refusal> {
  const { channel, result, chosen, units, note = '' } = attempt
  if (!TYPED_CHANNEL_IDS.includes(channel))
    return refuse('invalid-input', [
      unmet('IN.1', { pointer: '/channel', code: 'by-system', message: 'messages in the system are recorded by it' }),
    ])
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
  if (needsEvidence(units) && note.trim() === '')
    return refuse('invalid-input', [
      unmet('IN.1', { pointer: '/note', code: 'evidence-missing', message: 'says what proves a delivery to so many' }),
    ])
  return ok(true)
}
