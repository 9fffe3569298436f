import { missingAttachmentLabel } from '@gongyi/shared/domain'
import { type ReactNode, Suspense } from 'react'
import type { UnmetCondition } from '../lib/api/problem.js'
import { useFormat } from '../lib/format/use-format.js'
import { type Params, useKnownWords, useTranslation } from '../lib/i18n/i18n.js'
import type { Language } from '../lib/i18n/language.js'
import { useSession } from '../lib/session/session.js'
import { Skeleton } from './skeleton.js'

export interface UnmetListProps {
  readonly items: readonly UnmetCondition[]
  /** Where the missing thing can be supplied, if it can be from here. */
  readonly action?: (item: UnmetCondition) => ReactNode
  readonly title?: string
}

/** 还差什么: each unmet condition in words a coordinator can act on, with its guard id for whoever keeps the dossier. */
export function UnmetList(props: UnmetListProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <Conditions {...props} />
    </Suspense>
  )
}

/** A guard with several ways to fail names the way in `reason`; the catalogue may have a sentence for it. */
function sentence(
  item: UnmetCondition,
  say: (key: string, params?: UnmetCondition['params']) => string | undefined,
): string | undefined {
  const reason = item.params?.['reason']
  return (reason === undefined ? undefined : say(`${item.id}.${reason}`, item.params)) ?? say(item.id, item.params)
}

/** Days and instants come as the rules hold them; people read them as dates. */
function readable(params: UnmetCondition['params'], format: ReturnType<typeof useFormat>, language: Language): Params {
  const entries = Object.entries(params ?? {}).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    if (name === 'missing') return [name, attachmentWords(value, language)]
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, format.date(value)]
    return [name, /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? format.deadline(value) : value]
  })
  return Object.fromEntries(entries)
}

/** Attachments come by their ids (G7.1). */
function attachmentWords(ids: string, language: Language): string {
  const names = ids.split(',').map((id) => missingAttachmentLabel(id)?.[language] ?? id)
  return names.join(language === 'zh' ? '、' : ', ')
}

function Conditions({ items, action, title }: UnmetListProps) {
  const { t, language } = useTranslation()
  const words = useKnownWords('guards')
  const format = useFormat()
  // The id is how the dossier names it; to a resident it is a riddle
  const isStaff = useSession()?.grants.some(({ role }) => role !== 'resident') ?? false
  const say = (key: string, params?: UnmetCondition['params']) => words(key, readable(params, format, language))
  if (items.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold">{title ?? t('unmet.title', { count: items.length })}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {items.map((item) => (
          <li key={`${item.id}${JSON.stringify(item.params ?? {})}`} className="flex items-start gap-3 py-2">
            <span aria-hidden="true" className="mt-[0.35em] size-[1em] shrink-0 rounded-sm border-2 border-warning" />
            <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <span className="min-w-0">
                {sentence(item, say) ?? t('unmet.unknown')}
                {isStaff && <span className="text-xs text-muted"> {item.id}</span>}
              </span>
              {action?.(item)}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
