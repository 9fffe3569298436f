import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../../lib/api/client.js'
import { aString, recordOf } from '../../../lib/api/shape.js'
import { useDisplay } from '../../../lib/display/display.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { PageTitle } from '../../../ui/page-title.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { NotFoundPage } from '../not-found-page.js'
import { KitActions } from './kit-actions.js'
import { KitConsole } from './kit-console.js'
import { KitFields } from './kit-fields.js'
import { KitFiles } from './kit-files.js'
import { KitNotes } from './kit-notes.js'
import { KitNumbers } from './kit-numbers.js'
import { KitOverlays } from './kit-overlays.js'
import { KitTables } from './kit-tables.js'
import { KitTopic } from './kit-topic.js'

const modes = ['normal', 'elder', 'dark', 'compact'] as const
type Mode = (typeof modes)[number]

function modeOf(display: { readonly elder: number; readonly scheme: string; readonly density: string }): Mode {
  if (display.elder > 0) return 'elder'
  if (display.scheme === 'dark') return 'dark'
  return display.density === 'compact' ? 'compact' : 'normal'
}

/** The test clock answers in test and demo mode only, so it tells a production server apart. */
function useIsDevelopment(): boolean | undefined {
  const clock = useQuery({
    queryKey: ['test-clock'],
    queryFn: ({ signal }) => api.get(recordOf<{ now: string }>({ now: aString }), '/test/clock', { signal }),
    enabled: !import.meta.env.DEV,
    retry: false,
  })
  if (import.meta.env.DEV || clock.isSuccess) return true
  return clock.isError ? false : undefined
}

/** Every part of the kit; `?only=fields` shows one group. Development, test and demo only. */
export function KitPage() {
  const isDevelopment = useIsDevelopment()
  if (isDevelopment === undefined) return <Skeleton lines={8} />
  return isDevelopment ? <Kit /> : <NotFoundPage />
}

function Kit() {
  const { t } = useTranslation('kit')
  const display = useDisplay()
  const choose = (mode: Mode) => {
    display.setElder(mode === 'elder' ? 1 : 0)
    display.setScheme(mode === 'dark' ? 'dark' : 'light')
    display.setDensity(mode === 'compact' ? 'compact' : 'comfortable')
  }
  return (
    <>
      <PageTitle title={t('title')}>{t('lead')}</PageTitle>
      <RadioGroup
        label={t('mode')}
        isInline
        value={modeOf(display)}
        onChange={choose}
        options={modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
      />
      <Suspense fallback={<Skeleton lines={8} />}>
        <Groups />
      </Suspense>
    </>
  )
}

const groups = {
  topic: KitTopic,
  actions: KitActions,
  fields: KitFields,
  console: KitConsole,
  numbers: KitNumbers,
  tables: KitTables,
  overlays: KitOverlays,
  notes: KitNotes,
  files: KitFiles,
} as const

function Groups() {
  const [search] = useSearchParams()
  const only = search.get('only')
  return Object.entries(groups).map(([name, Group]) => (only === null || only === name ? <Group key={name} /> : null))
}
