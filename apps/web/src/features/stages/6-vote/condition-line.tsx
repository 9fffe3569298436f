import type { Condition } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Bar } from '../../../ui/bar.js'
import { Icon } from '../../../ui/icon.js'
import type { useVoteWords } from './use-vote-words.js'

interface ConditionLineProps {
  readonly condition: Condition
  readonly words: ReturnType<typeof useVoteWords>
}

/** One condition as a sentence, a bar with the mark to reach, and the verdict in a word and a shape. */
export function ConditionLine({ condition, words }: ConditionLineProps) {
  const { t } = useTranslation('vote')
  const { counted, measure, base, numerator, denominator, required, holds } = condition
  const what = t(`result.what.${counted}.${measure}`)
  const share = condition.shown ?? t('result.noBase')
  const requiredWords = words.share(required)
  return (
    <li className="flex flex-col gap-1">
      <Bar
        label={what}
        value={BigInt(numerator)}
        total={BigInt(denominator)}
        valueText={t('result.valueText', {
          numerator: words.plain(numerator, measure),
          denominator: words.plain(denominator, measure),
          share,
        })}
        threshold={{
          numerator: required.num,
          denominator: required.den,
          label: t('result.threshold', { share: requiredWords }),
        }}
        tone={holds ? 'success' : 'warning'}
      />
      <p className="text-sm">
        {t('result.sentence', {
          what,
          numerator: words.figure(numerator, measure),
          base: t(`result.bases.${base}`),
          denominator: words.figure(denominator, measure),
          share,
          required: requiredWords,
        })}{' '}
        <span className={`font-semibold whitespace-nowrap ${holds ? 'text-success' : 'text-warning'}`}>
          <Icon name={holds ? 'check' : 'close'} className="-mb-[0.25em]" />{' '}
          {t(holds ? 'result.holds' : 'result.fails')}
        </span>
      </p>
    </li>
  )
}

/** The comparison without division, to be redone with a pocket calculator. Areas stand in 0.01 m² units. */
export function ConditionWorking({ condition }: { readonly condition: Condition }) {
  const { t } = useTranslation('vote')
  const { counted, measure, numerator, denominator, required, left, right, holds } = condition
  const show = (digits: string) => (measure === 'HEADS' ? digits : hundredths(digits))
  const sign = required.op === 'GTE' ? (holds ? '≥' : '<') : holds ? '>' : '≤'
  return (
    <li className="break-words">
      {t('result.workingLine', {
        what: t(`result.what.${counted}.${measure}`),
        numerator: show(numerator),
        den: required.den,
        left: show(left),
        denominator: show(denominator),
        num: required.num,
        right: show(right),
        sign,
        verdict: t(holds ? 'result.holds' : 'result.fails'),
      })}
    </li>
  )
}

function hundredths(digits: string): string {
  const padded = digits.padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`
}
