import { type ruleParts, type VotePreset, ruleParts as workOut } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'

type RulePart = ReturnType<typeof ruleParts>[number]

export interface Electorate {
  readonly heads: number
  readonly areaCenti: string
}

/** A preset's rule as one plain sentence; with an electorate, the least turnout as a number. */
export function useRuleWords(): (preset: VotePreset, electorate?: Electorate) => string {
  const { t } = useTranslation('participants')
  const part = usePartWords()
  return (preset, electorate) => {
    if (preset.method === 'SENTIMENT') return t('rule.sentiment')
    if (preset.method === 'CONSENSUS') return t('rule.consensus', { days: preset.objectionDays })
    const known = electorate !== undefined && electorate.heads > 0
    const amount = known ? { heads: electorate.heads, areaCenti: BigInt(electorate.areaCenti) } : { heads: 0 }
    const parts = workOut(preset, amount)
    const hasQuorum = parts.some((one) => one.part === 'QUORUM')
    return [
      ...(hasQuorum ? [] : [t('rule.none')]),
      ...parts.map((one) => part(one, preset, known)),
      t(preset.binding ? 'rule.binding' : 'rule.advisory'),
    ].join(t('rule.stop'))
  }
}

function usePartWords() {
  const { t } = useTranslation('participants')
  const format = useFormat()
  const share = useShareWords()
  return (part: RulePart, { unitTypes }: VotePreset, isKnown: boolean): string => {
    const [unit = 'HOUSEHOLD'] = unitTypes
    const measure = part.measure === 'AREA' ? t('rule.area') : t(`rule.units.${unit}`)
    const words = { share: share(part.required), measure }
    if (part.part === 'PASS') return t('rule.pass', { ...words, base: t(`rule.bases.${part.base}`) })
    if (!isKnown) return t('rule.quorum', words)
    const least = part.measure === 'AREA' ? format.area(BigInt(part.atLeast)) : format.count(BigInt(part.atLeast))
    return t('rule.quorumWorked', { ...words, least })
  }
}

function useShareWords() {
  const { t } = useTranslation('participants')
  const said = {
    'GT-1-2': t('rule.shares.GT-1-2'),
    'GTE-1-2': t('rule.shares.GTE-1-2'),
    'GTE-2-3': t('rule.shares.GTE-2-3'),
    'GTE-3-4': t('rule.shares.GTE-3-4'),
    'GTE-4-5': t('rule.shares.GTE-4-5'),
    'GTE-1-1': t('rule.shares.GTE-1-1'),
  }
  return ({ op, num, den }: RulePart['required']): string => {
    const known = Object.entries(said).find(([key]) => key === `${op}-${num}-${den}`)
    if (known !== undefined) return known[1]
    return den === 100 ? t('rule.shares.percent', { num }) : t('rule.shares.other', { num, den })
  }
}
