import type { StratumLine } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useGroupName } from './draw-words.js'

/** Groups, their people and their seats, with the sums an office checks first. */
export function StrataTable({ strata }: { readonly strata: readonly StratumLine[] }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const nameOf = useGroupName()
  const sum = (pick: (line: StratumLine) => number) => format.count(strata.reduce((all, line) => all + pick(line), 0))
  const cell = 'border-b border-line py-2 ps-3 text-end tabular-nums align-top whitespace-nowrap'
  return (
    <table className="w-full border-collapse text-start">
      <caption className="sr-only">{t('strata.caption')}</caption>
      <thead>
        <tr className="text-sm text-muted">
          <th scope="col" className="border-b border-line py-2 text-start font-medium">
            {t('strata.group')}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t('strata.size')}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t('strata.seats')}
          </th>
        </tr>
      </thead>
      <tbody>
        {strata.map((line) => (
          <tr key={line.id}>
            <th scope="row" className="border-b border-line py-2 text-start font-normal">
              <span className="me-2 text-muted tabular-nums">{line.id}</span>
              {nameOf(line)}
              {line.seats === 0 && <span className="block text-sm text-muted">{t('strata.noSeat')}</span>}
            </th>
            <td className={cell}>{format.count(line.size)}</td>
            <td className={cell}>{format.count(line.seats)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <th scope="row" className="py-2 text-start">
            {t('strata.total')}
          </th>
          <td className="py-2 ps-3 text-end tabular-nums whitespace-nowrap">{sum(({ size }) => size)}</td>
          <td className="py-2 ps-3 text-end tabular-nums whitespace-nowrap">{sum(({ seats }) => seats)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
