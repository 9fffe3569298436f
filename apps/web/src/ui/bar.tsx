export interface BarProps {
  readonly label: string
  /** Exact counts; the drawing alone is rounded. */
  readonly value: number | bigint
  readonly total: number | bigint
  /** The words of the value: "8 / 10 人（80.0%）". */
  readonly valueText: string
  /** The mark to reach, e.g. two thirds: { numerator: 2, denominator: 3, label: '三分之二以上' }. */
  readonly threshold?: { readonly numerator: number; readonly denominator: number; readonly label: string }
  readonly tone?: 'accent' | 'success' | 'warning'
}

const fills = { accent: 'bg-accent', success: 'bg-success', warning: 'bg-warning' } as const

function share(part: number | bigint, whole: number | bigint): number {
  const total = Number(whole)
  return total <= 0 ? 0 : Math.min(100, Math.max(0, (Number(part) / total) * 100))
}

/** A share of a whole with the mark it has to reach. The words say everything the drawing says. */
export function Bar({ label, value, total, valueText, threshold, tone = 'accent' }: BarProps) {
  const filled = share(value, total)
  const mark = threshold && share(threshold.numerator, threshold.denominator)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="tabular-nums">{valueText}</span>
      </div>
      <div aria-hidden="true" className="relative my-1 h-4 rounded-sm border border-edge bg-surface print:border-2">
        <div className={`h-full rounded-[3px] print:bg-black ${fills[tone]}`} style={{ width: `${filled}%` }} />
        {mark !== undefined && (
          <div
            className="absolute -top-1 -bottom-1 w-1 -translate-x-1/2 border-x border-surface bg-ink"
            style={{ insetInlineStart: `${mark}%` }}
          />
        )}
      </div>
      {threshold && <span className="text-sm text-muted">{threshold.label}</span>}
    </div>
  )
}
