import { useTranslation } from '../lib/i18n/i18n.js'

const widths = ['w-11/12', 'w-full', 'w-4/5', 'w-2/3'] as const

/** Keeps the place of what is coming; says "loading" once to screen readers. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" data-loading className="flex flex-col gap-3 py-2" data-print="hide">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: identical lines have no other name
          key={line}
          aria-hidden="true"
          className={`block h-[1em] rounded-sm bg-sunken motion-safe:animate-pulse ${widths[line % widths.length]}`}
        />
      ))}
    </div>
  )
}
