import { type Count, count, votePreset } from '@gongyi/shared/domain'

type AmountRecord = Count['for']

/** Counts again in this browser, from the recorded figures and the rule, and compares the outcome and every condition. */
export function isRecounted(recorded: Count): boolean {
  const preset = votePreset(recorded.presetId)
  if (!preset.ok || preset.value.method !== 'RATIO' || recorded.silenceJoined !== null) return false
  const tally = {
    for: amount(recorded.for),
    against: amount(recorded.against),
    abstain: amount(recorded.abstain),
    invalid: amount(recorded.invalid),
    ...(recorded.present === null ? {} : { present: recorded.present }),
  }
  const again = count(preset.value, amount(recorded.electorate), tally)
  return (
    again.ok &&
    again.value.outcome === recorded.outcome &&
    JSON.stringify(again.value.conditions) === JSON.stringify(recorded.conditions)
  )
}

function amount({ heads, areaCenti }: AmountRecord) {
  return areaCenti === undefined ? { heads } : { heads, areaCenti: BigInt(areaCenti) }
}
