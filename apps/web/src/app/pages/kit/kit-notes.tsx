import { ProblemError } from '../../../lib/api/problem.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Timeline } from '../../../ui/timeline.js'
import { toast } from '../../../ui/toast.js'

const refused = new ProblemError({
  code: 'guard-unmet',
  status: 422,
  requestId: '019a-7f3a',
  unmet: [{ id: 'G3.3', params: { units: 4 } }, { id: 'G3.4' }],
})
const offline = new ProblemError({ code: 'network', status: 0 })

export function KitNotes() {
  const { t } = useTranslation('kit')
  return (
    <>
      <Section title={t('groups.notes')}>
        <Note>
          <p>{t('notes.info')}</p>
        </Note>
        <Note tone="success" title={t('notes.done')}>
          <p>{t('notes.doneBody')}</p>
        </Note>
        <ErrorNote error={refused} />
        <ErrorNote error={offline} onRetry={() => toast(t('notes.retry'))} />
        <p className="text-muted">{t('files.loading')}</p>
        <Skeleton lines={3} />
      </Section>
      <Section title={t('groups.records')}>
        <Timeline
          entries={[
            { id: '1', at: '2026-11-02T01:30:00Z', title: t('records.proposed') },
            { id: '2', at: '2026-11-03T06:05:00Z', title: t('records.accepted') },
            { id: '3', at: '2026-11-12T09:40:00Z', title: t('records.noticed'), children: t('records.noticedNote') },
          ]}
        />
      </Section>
    </>
  )
}
