import type { z } from 'zod'
import { count } from '../../voting/count.js'
import { votePreset } from '../../voting/registry.js'
import type { Amount, Tally } from '../../voting/tally.js'
import type { AmountFacts, PollFacts } from '../facts.js'
import type { countSheet, motionResult } from './6-vote.record.js'

type Sheet = z.infer<typeof countSheet>
type MotionResult = z.infer<typeof motionResult>

/**
 * Counts every motion by its preset: from the stored ballots where there are any, else from the tellers' sheet
 * (a show of hands). A motion whose figures are impossible, or whose preset is not a ratio, gets no result,
 * and guard G6.2 then names the sheet.
 */
export function results(polls: readonly PollFacts[], sheets: readonly Sheet[]): MotionResult[] {
  return polls.flatMap((poll) => {
    const sheet = sheets.find((s) => s.motionId === poll.motionId)
    const preset = votePreset(poll.presetId)
    if (!sheet || !preset.ok || preset.value.method !== 'RATIO') return []
    const tally = poll.tally ? fromBallots(poll.tally) : fromSheet(sheet)
    // Where ballots were returned, who returned one was present (domain.md §5.1); only a show of hands is told the number
    const present = poll.tally || sheet.present === undefined ? {} : { present: sheet.present }
    const counted = count(preset.value, amount(poll.electorate), { ...tally, ...present })
    return counted.ok ? [{ motionId: poll.motionId, count: counted.value }] : []
  })
}

function amount(a: AmountFacts): Amount {
  return { heads: a.heads, areaCenti: BigInt(a.areaCenti) }
}

function fromBallots(t: NonNullable<PollFacts['tally']>): Tally {
  return { for: amount(t.for), against: amount(t.against), abstain: amount(t.abstain), invalid: amount(t.invalid) }
}

function fromSheet(s: Sheet): Tally {
  const side = (x: Sheet['for']): Amount => ({ heads: x.heads, areaCenti: BigInt(x.areaCenti ?? '0') })
  return { for: side(s.for), against: side(s.against), abstain: side(s.abstain), invalid: side(s.invalid) }
}
