import { count } from '../voting/count.js'
import type { AmountRecord, Count } from '../voting/count-record.js'
import { countOptions } from '../voting/options.js'
import type { RatioPreset } from '../voting/preset.js'
import { isVotePresetId, VOTING_PRESETS } from '../voting/registry.js'
import { type Amount, inMeasure, sumAmounts } from '../voting/tally.js'
import { canonicalJson } from './canonical-json.js'
import type { DossierPoll } from './dossier-motion.js'
import type { DossierProblem } from './dossier-problem.js'

type OptionsResult = Extract<DossierPoll['result'], { readonly kind: 'options' }>

/** The rule and the count of one poll, recounted from its own figures. */
export function problemsOfPoll(poll: DossierPoll, path: string): DossierProblem[] {
  if (poll.closesAt <= poll.opensAt) return [{ check: 'count', path: `${path}/closesAt`, detail: 'window' }]
  const { preset, result } = poll
  const byShares = preset.method === 'RATIO'
  if (byShares !== (result.kind !== 'answers')) return [{ check: 'count', path: `${path}/result`, detail: 'method' }]
  if (!byShares || result.kind === 'answers') return []
  if (!isKnownRule(preset)) return [{ check: 'preset', path: `${path}/preset`, detail: preset.id }]
  const fault = result.kind === 'ratio' ? faultOfCount(preset, result.count) : faultOfOptions(preset, result)
  return fault === undefined ? [] : [{ check: 'count', path: `${path}/result`, detail: fault }]
}

function faultOfCount(preset: RatioPreset, claimed: Count): string | undefined {
  const recounted = count(preset, amountOf(claimed.electorate), {
    for: amountOf(claimed.for),
    against: amountOf(claimed.against),
    abstain: amountOf(claimed.abstain),
    invalid: amountOf(claimed.invalid),
    present: claimed.present ?? undefined,
  })
  if (!recounted.ok) return recounted.error.code
  return same(arithmetic(recounted.value), arithmetic(claimed)) ? undefined : recounted.value.outcome
}

function faultOfOptions(preset: RatioPreset, claimed: OptionsResult): string | undefined {
  const [first, ...others] = claimed.options
  const { electorate, against, abstain, invalid, present } = first.count
  const elsewhere = sumAmounts(others.map((option) => amountOf(option.count.for)))
  const recounted = countOptions(
    preset,
    amountOf(electorate),
    {
      options: claimed.options.map((option) => ({ id: option.id, votes: amountOf(option.count.for) })),
      against: less(amountOf(against), elsewhere),
      abstain: amountOf(abstain),
      invalid: amountOf(invalid),
      present: present ?? undefined,
    },
    claimed.round,
  )
  if (!recounted.ok) return recounted.error.code
  const { outcome, winnerId, runoffBetween, options } = recounted.value
  const figures = { outcome, winnerId, runoffBetween, counts: options.map((option) => arithmetic(option.count)) }
  const stated = {
    outcome: claimed.outcome,
    winnerId: claimed.winnerId,
    runoffBetween: claimed.runoffBetween,
    counts: claimed.options.map((option) => arithmetic(option.count)),
  }
  return same(figures, stated) ? undefined : outcome
}

/**
 * Whether the snapshot says what the registry's preset of that id and version says. A version the registry no longer
 * has is taken at its word: a later law never re-tallies an old vote.
 */
function isKnownRule(preset: RatioPreset): boolean {
  if (!isVotePresetId(preset.id)) return false
  const known = VOTING_PRESETS[preset.id]
  if (known.version !== preset.version) return true
  return known.method === 'RATIO' && same(rulesOf(known), rulesOf(preset))
}

function rulesOf({ gathering, measures, quorum, pass, invalidIn, quorumAdjustable }: RatioPreset): object {
  return { gathering, measures, quorum: quorumAdjustable ? [] : quorum, pass, invalidIn, quorumAdjustable }
}

/** Everything a recount must reproduce; how silence was treated is stated by the poll and shows in its figures. */
function arithmetic({ flags: _flags, silenceJoined: _silence, ...figures }: Count): Record<string, unknown> {
  return figures
}

function same(a: object, b: object): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function less(whole: Amount, part: Amount): Amount {
  const heads = whole.heads - part.heads
  return whole.areaCenti === undefined ? { heads } : { heads, areaCenti: whole.areaCenti - inMeasure(part, 'AREA') }
}

function amountOf({ heads, areaCenti }: AmountRecord): Amount {
  return areaCenti === undefined ? { heads } : { heads, areaCenti: BigInt(areaCenti) }
}
