import type { Count } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { useVoteWords } from './use-vote-words.js'

type Amount = Count['for']

interface Row {
  readonly id: 'electorate' | 'participating' | 'for' | 'against' | 'abstain' | 'invalid' | 'present' | 'silent'
  readonly amount: Amount
}

interface ResultFiguresProps {
  readonly count: Count
  readonly words: ReturnType<typeof useVoteWords>
}

/** The count sheet as it was added up; one line each, so that a phone shows it whole. */
export function ResultFigures({ count, words }: ResultFiguresProps) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const hasArea = count.conditions.some(({ measure }) => measure === 'AREA')
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t('result.figures')}</p>
      <dl className="flex flex-col divide-y divide-line border-y border-line">
        {rowsOf(count).map(({ id, amount }) => (
          <div key={id} className="flex flex-wrap justify-between gap-x-6 py-1">
            <dt className="text-muted">{t(`result.sides.${id}`)}</dt>
            <dd className="flex flex-wrap gap-x-6">
              <span>{words.heads(amount.heads)}</span>
              {hasArea && amount.areaCenti !== undefined && <span>{format.area(BigInt(amount.areaCenti))}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function rowsOf(count: Count): readonly Row[] {
  const present: Row[] = count.present === null ? [] : [{ id: 'present', amount: { heads: count.present } }]
  const silent = minus(count.electorate, [count.for, count.against, count.abstain, count.invalid])
  return [
    { id: 'electorate', amount: count.electorate },
    ...present,
    { id: 'participating', amount: count.participating },
    { id: 'for', amount: count.for },
    { id: 'against', amount: count.against },
    { id: 'abstain', amount: count.abstain },
    { id: 'invalid', amount: count.invalid },
    { id: 'silent', amount: silent },
  ]
}

function minus(from: Amount, parts: readonly Amount[]): Amount {
  const heads = parts.reduce((rest, part) => rest - part.heads, from.heads)
  if (from.areaCenti === undefined) return { heads }
  const area = parts.reduce((rest, part) => rest - BigInt(part.areaCenti ?? '0'), BigInt(from.areaCenti))
  return { heads, areaCenti: area.toString() }
}
