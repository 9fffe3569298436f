import type { ReactNode } from 'react'
import { useFormat } from '../lib/format/use-format.js'

export interface TimelineEntry {
  readonly id: string
  /** Instant (ISO). */
  readonly at: string
  readonly title: ReactNode
  readonly children?: ReactNode
}

/** What happened, in order, with its civil time. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const format = useFormat()
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} className="relative border-s-2 border-line ps-5 pb-5 last:border-transparent last:pb-0">
          <span
            aria-hidden="true"
            className="absolute -start-[0.45rem] top-[0.45em] size-3 rounded-full border-2 border-accent bg-surface"
          />
          <time dateTime={entry.at} className="block text-sm text-muted tabular-nums">
            {format.dateTime(entry.at)}
          </time>
          <div className="font-medium">{entry.title}</div>
          {entry.children && <div className="mt-1">{entry.children}</div>}
        </li>
      ))}
    </ol>
  )
}
