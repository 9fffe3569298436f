import type { ElectoratePreview } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Stat } from '../../../ui/stat.js'
import { electorateQueries } from './electorate-queries.js'
import { PreviewDetails } from './preview-details.js'
import { missing, toInput } from './setting-input.js'
import type { Setting } from './setting-state.js'
import { useSettled } from './use-settled.js'

const SETTLES_MS = 400
/** From one household in five on, somebody should speak for those registered elsewhere (domain.md §3.2). */
const NON_HUKOU_FIFTH = 5

/** What the count needs to know, as text, so that the same choice is counted once; empty while the scope is incomplete. */
export function previewBody(setting: Setting): string {
  const lacking = missing(setting)
  if (lacking.has('scope') || lacking.has('own')) return ''
  const { scope, motions } = toInput(setting)
  return JSON.stringify({
    scope,
    motions: motions.map(({ presetId, scope: own }) => ({ presetId, ...(own === undefined ? {} : { scope: own }) })),
  })
}

/** The count of what is chosen; until it is there, the count of what was chosen before, marked as such. */
export function usePreview({ topic }: PanelProps, setting: Setting) {
  const wanted = previewBody(setting)
  const body = useSettled(wanted, SETTLES_MS)
  const query = useQuery(electorateQueries.preview(topic.id, topic.version, body))
  return { query, isBehind: wanted !== body || query.isPlaceholderData }
}

interface PreviewCardProps {
  readonly preview: ReturnType<typeof usePreview>
  readonly setting: Setting
}

/** Heads and area while the scope is being chosen, and why they are what they are. */
export function PreviewCard({ preview: { query, isBehind }, setting }: PreviewCardProps) {
  const { t } = useTranslation('electorate')
  if (previewBody(setting) === '') return <p className="text-sm text-muted">{t('preview.choose')}</p>
  if (query.isError && !isBehind) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton lines={3} />
  return (
    <section aria-label={t('preview.title')} aria-busy={isBehind} className="flex flex-col gap-gap">
      <p className="text-sm font-medium" role="status">
        {t(isBehind ? 'preview.counting' : 'preview.title')}
      </p>
      {/* A figure of what was chosen before must not be read as one of what is chosen now */}
      {isBehind ? (
        <Skeleton lines={3} />
      ) : (
        <>
          <Figures preview={query.data} />
          {setting.motions.some(({ own }) => own !== null) && <p className="text-sm text-muted">{t('motion.whole')}</p>}
          <NonHukou preview={query.data} setting={setting} />
          <PreviewDetails preview={query.data} />
        </>
      )}
    </section>
  )
}

function Figures({ preview }: { readonly preview: ElectoratePreview }) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const { heads, areaCenti, units, developer } = preview
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label={t('preview.heads')} value={format.count(heads)} definition={t('preview.headsDefinition')} />
        {units > 0 && (
          <Stat label={t('preview.units')} value={format.count(units)} definition={t('preview.unitsDefinition')} />
        )}
        {areaCenti !== '0' && (
          <Stat
            label={t('preview.area')}
            value={format.area(BigInt(areaCenti))}
            definition={t('preview.areaDefinition')}
          />
        )}
      </div>
      {developer !== null && (
        <p className="text-sm">
          {t('preview.developer', { count: developer.units, area: format.area(BigInt(developer.areaCenti)) })}
        </p>
      )}
    </>
  )
}

function NonHukou({ preview, setting }: { readonly preview: ElectoratePreview; readonly setting: Setting }) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const { households, of } = preview.nonHukou
  const isSpokenFor = setting.parties.some(({ nonHukou }) => nonHukou)
  if (of === 0 || households * NON_HUKOU_FIFTH < of || isSpokenFor) return null
  return (
    <Note tone="warning">
      <p>{t('preview.nonHukou', { households, share: format.percent(households, of) ?? '' })}</p>
    </Note>
  )
}
