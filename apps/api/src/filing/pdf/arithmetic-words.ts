import { areaText, type DossierPoll } from '@gongyi/shared/domain'
import { type Locale, UNIT_WORDS } from './words.js'

type RatioResult = Extract<DossierPoll['result'], { kind: 'ratio' }>
type Count = RatioResult['count']
type Condition = Count['conditions'][number]

const COUNTED = {
  PRESENT: { zh: '到会', en: 'Present' },
  PARTICIPATING: { zh: '参与表决', en: 'Taking part' },
  FOR: { zh: '同意', en: 'In favour' },
} as const satisfies Record<Condition['counted'], Readonly<Record<Locale, string>>>

const BASES = {
  ELIGIBLE: { zh: '应表决', en: 'entitled' },
  PRESENT: { zh: '到会', en: 'present' },
  PARTICIPATING: { zh: '参与表决', en: 'taking part' },
  EXPRESSED: { zh: '同意与反对合计', en: 'for and against together' },
} as const satisfies Record<Condition['base'], Readonly<Record<Locale, string>>>

/** One condition as a sentence with all its numbers, so that a reader can redo it on paper. */
export function conditionSentence(
  condition: Condition,
  unit: DossierPoll['preset']['unitTypes'][number],
  locale: Locale,
): string {
  const { measure, required } = condition
  const area = measure === 'AREA'
  const figure = (digits: string) => (area ? areaText(BigInt(digits)) : digits)
  const amount = (digits: string) => `${figure(digits)} ${area ? '㎡' : UNIT_WORDS[unit][locale]}`
  const counted = COUNTED[condition.counted][locale]
  const base = BASES[condition.base][locale]
  const inclusive = required.op === 'GTE'
  const sign = inclusive ? (condition.holds ? '≥' : '＜') : condition.holds ? '＞' : '≤'
  const working = `${figure(condition.numerator)}×${required.den}＝${figure(condition.left)} ${sign} ${figure(condition.denominator)}×${required.num}＝${figure(condition.right)}`
  const share = condition.shown ?? '—'
  if (locale === 'en') {
    const rule = `${inclusive ? 'at least' : 'more than'} ${required.num}/${required.den}`
    return `${counted}: ${amount(condition.numerator)} of ${amount(condition.denominator)} ${base}, ${share}. Required: ${rule}. ${working}: ${condition.holds ? 'met' : 'not met'}.`
  }
  const rule = `${inclusive ? '不少于' : '超过'} ${required.num}/${required.den}`
  return `${counted} ${amount(condition.numerator)}，占${base} ${amount(condition.denominator)}的 ${share}；要求${rule}：${working}，${condition.holds ? '达到' : '未达到'}。`
}

/** The rows of the count sheet: label, heads, area where areas are counted. */
export function countRows(count: Count, locale: Locale): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, string, Count['for']])[] = [
    ['应表决', 'Entitled', count.electorate],
    ['参与表决', 'Taking part', count.participating],
    ['同意', 'For', count.for],
    ['反对', 'Against', count.against],
    ['弃权', 'Abstaining', count.abstain],
    ['无效', 'Invalid', count.invalid],
  ]
  const lines = rows.map(([zh, en, amount]) => [
    locale === 'zh' ? zh : en,
    String(amount.heads),
    amount.areaCenti === undefined ? '—' : areaText(BigInt(amount.areaCenti)),
  ])
  if (count.present === null) return lines
  return [...lines.slice(0, 1), [locale === 'zh' ? '到会' : 'Present', String(count.present), '—'], ...lines.slice(1)]
}
