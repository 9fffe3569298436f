import type { ReactNode } from 'react'
import { useFormat } from '../lib/format/use-format.js'
import { useTranslation } from '../lib/i18n/i18n.js'

export interface StatProps {
  readonly label: string
  /** The figure itself, formatted, with its unit. Leave out to show `of` as a rate. */
  readonly value?: ReactNode
  /** A rate: the share is computed here, so that the same two numbers give the same figure on every screen. */
  readonly of?: { readonly numerator: number | bigint; readonly denominator: number | bigint; readonly unit?: string }
  /** What is counted and against what. Not optional: a number without a definition is an opinion. */
  readonly definition: string
}

export function Stat({ label, value, of, definition }: StatProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const rate = of && (format.percent(of.numerator, of.denominator) ?? t('stat.noDenominator'))
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-pad">
      <p className="text-sm text-muted">{label}</p>
      <p className="text-2xl font-semibold tabular-nums">{value ?? rate}</p>
      {of && (
        <p className="text-sm tabular-nums">
          {t('stat.of', { numerator: format.count(of.numerator), denominator: format.count(of.denominator) })}
          {of.unit !== undefined && ` ${of.unit}`}
        </p>
      )}
      <p className="text-xs text-muted">{definition}</p>
    </div>
  )
}
