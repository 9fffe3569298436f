import type { TopicDetail } from '@gongyi/shared/contracts'
import { ruleParts, ruleRemarks, type VotePreset, votePreset } from '@gongyi/shared/domain'
import { useFormat } from '../format/use-format.js'
import { useTranslation } from '../i18n/i18n.js'

type Electorate = Pick<TopicDetail['electorate'], 'heads' | 'areaCenti'>
type RulePart = ReturnType<typeof ruleParts>[number]
type Frac = RulePart['required']

const NAMED_SHARES = {
  'GT 1/2': 'moreThanHalf',
  'GTE 2/3': 'twoThirds',
  'GTE 3/4': 'threeQuarters',
  'GTE 1/1': 'all',
} as const

function namedShare({ op, num, den }: Frac) {
  const key = `${op} ${num}/${den}`
  return Object.entries(NAMED_SHARES).find(([known]) => known === key)?.[1]
}

/** Says a voting rule in plain words with the numbers of this electorate: for notice, screen and ballot (G4.4). */
export function useRuleWords() {
  const { t, language } = useTranslation('format')
  const format = useFormat()
  const gap = language === 'zh' ? '' : ' '

  const share = (frac: Frac) => {
    const name = namedShare(frac)
    if (name !== undefined) return t(`rule.share.${name}`)
    const params = { percent: format.percent(frac.num, frac.den) ?? '' }
    return frac.op === 'GTE' ? t('rule.share.atLeast', params) : t('rule.share.moreThan', params)
  }

  const sentence = (part: RulePart, unit: string) => {
    const say = (value: string) =>
      part.measure === 'AREA' ? format.area(BigInt(value)) : `${format.count(BigInt(value))} ${unit}`
    const params = { share: share(part.required), of: say(part.of), atLeast: say(part.atLeast) }
    const base = t(`rule.${part.part}.${part.measure}.${part.base}`, params)
    // An example on a base of nothing would explain nothing
    return part.example && part.of !== '0' ? [base, t('rule.example', params)].join(gap) : base
  }

  const ofPreset = (preset: VotePreset, electorate: Electorate): readonly string[] => {
    if (preset.method === 'CONSENSUS') return [t('rule.consensus', { days: preset.objectionDays })]
    if (preset.method === 'SENTIMENT')
      return [t('rule.sentiment', { answers: preset.minAnswers, share: share(preset.minShare) })]
    const amount = { heads: electorate.heads, areaCenti: BigInt(electorate.areaCenti) }
    const unit = t(`rule.unit.${preset.unitTypes[0] ?? 'PERSON'}`)
    return [
      ...ruleParts(preset, amount).map((part) => sentence(part, unit)),
      ...ruleRemarks(preset).map((remark) => t(`rule.remark.${remark}`)),
    ]
  }

  return {
    /** The sentences of one preset; empty for a preset this version does not know. */
    sentences: (presetId: string, electorate: Electorate): readonly string[] => {
      const preset = votePreset(presetId)
      return preset.ok ? ofPreset(preset.value, electorate) : []
    },
    /** The preset's name in the language on screen. */
    name: (presetId: string): string => {
      const preset = votePreset(presetId)
      return preset.ok ? preset.value.label[language] : presetId
    },
    /** What one vote is counted as: household, person, owner … */
    unit: (presetId: string): string => {
      const preset = votePreset(presetId)
      return t(`rule.unit.${preset.ok ? (preset.value.unitTypes[0] ?? 'PERSON') : 'PERSON'}`)
    },
  }
}
