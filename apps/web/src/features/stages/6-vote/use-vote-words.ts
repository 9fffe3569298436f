import type { Condition, Count, VotePreset } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'

type Frac = Condition['required']
type Amount = Count['for']
export type Measure = Condition['measure']

/** Figures and shares of a vote in words: persons, households or owners by the preset, areas in m². */
export function useVoteWords(preset: VotePreset | undefined) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  // The electorate is drawn up by the preset's first unit
  const unitType = preset?.unitTypes[0] ?? 'HOUSEHOLD'

  const heads = (n: number | bigint) => t(`units.${unitType}`, { count: Number(n), n: format.count(n) })
  const figure = (digits: string, measure: Measure) =>
    measure === 'HEADS' ? heads(BigInt(digits)) : format.area(BigInt(digits))
  const plain = (digits: string, measure: Measure) =>
    measure === 'HEADS' ? format.count(BigInt(digits)) : format.area(BigInt(digits))

  const share = ({ op, num, den }: Frac) => {
    if (op === 'GT' && num * 2 === den) return t('share.half')
    if (op === 'GT') return t('share.moreThan', { num, den })
    if (num === den) return t('share.all')
    if (num * 3 === den * 2) return t('share.twoThirds')
    if (num * 4 === den * 3) return t('share.threeQuarters')
    return den === 100 ? t('share.percent', { num }) : t('share.atLeast', { num, den })
  }

  const amount = (value: Amount, withArea: boolean) =>
    withArea && value.areaCenti !== undefined
      ? t('finalise.withArea', { heads: heads(value.heads), area: format.area(BigInt(value.areaCenti)) })
      : heads(value.heads)

  return { heads, figure, plain, share, amount }
}
