import type { TopicDetail } from '@gongyi/shared/contracts'
import { template } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { DraftForm } from './draft-form.js'
import { DraftText } from './draft-text.js'
import { GapList } from './gap-list.js'
import { LegalForm } from './legal-form.js'
import { OpinionEntry } from './opinion-entry.js'
import { OpinionList } from './opinion-list.js'
import { openFormats } from './session-draft.js'
import { SessionForm } from './session-form.js'
import { SessionList } from './session-list.js'
import { WidenForm } from './widen-form.js'

type Work = 'record' | 'freeze' | 'legal' | 'complete'

/** The first thing not done yet: the screen's one primary button. */
function nextWork(topic: TopicDetail): Work {
  const { sessions, draft, legal } = topic.records.deliberate
  const isHeld = topic.round > 1 || sessions.length > 0
  if (openFormats(topic).length > 0 || !isHeld) return 'record'
  if (draft === undefined) return 'freeze'
  const isChecked = template(topic.template).waives.includes('G5.3') || legal?.conclusion === 'NO_OBJECTION'
  return isChecked ? 'complete' : 'legal'
}

/** The desk's work in its order: hold and record, answer, fix the text, have it checked, go on. */
export function DeskWork({ topic }: PanelProps) {
  const { t } = useTranslation('deliberate')
  const { sessions, draft } = topic.records.deliberate
  const next = nextWork(topic)
  const tone = (work: Work) => (work === next ? ('primary' as const) : ('secondary' as const))
  const recordForm = <SessionForm key={sessions.length} topic={topic} tone={tone('record')} />
  const draftForm = <DraftForm key={draft?.frozenAt ?? ''} topic={topic} tone={tone('freeze')} />
  return (
    <>
      {sessions.length > 0 && <SessionList topic={topic} />}
      {next === 'record' && sessions.length > 0 && <GapList title={t('gaps.stage')} gaps={stageGaps(topic)} />}
      {next === 'record' ? recordForm : <Fold title={t('session.another')}>{recordForm}</Fold>}
      <OpinionList topic={topic} />
      <Fold title={t('entry.title')}>
        <OpinionEntry topic={topic} />
      </Fold>
      {draft === undefined ? (
        draftForm
      ) : (
        <>
          <DraftText topic={topic} />
          <Fold key={draft.frozenAt} title={t('freeze.again')}>
            {draftForm}
          </Fold>
        </>
      )}
      <Legal topic={topic} tone={tone('legal')} />
      <ActionCard
        topic={topic}
        action="deliberate.complete"
        title={t('complete.title')}
        description={t('complete.description')}
        submitLabel={t('complete.submit')}
        tone={tone('complete')}
        input={() => ({})}
      />
      {openAction(topic, 'deliberate.widen') !== undefined && (
        <Fold title={t('widen.fold')}>
          <WidenForm topic={topic} />
        </Fold>
      )}
    </>
  )
}

function Legal({ topic, tone }: PanelProps & { readonly tone: 'primary' | 'secondary' }) {
  const { t } = useTranslation('deliberate')
  const { draft, legal } = topic.records.deliberate
  if (draft === undefined || openAction(topic, 'deliberate.legal-check') === undefined) return null
  const form = <LegalForm key={legal?.at ?? ''} topic={topic} tone={tone} />
  const isWaived = template(topic.template).waives.includes('G5.3')
  if (isWaived || legal?.conclusion === 'NO_OBJECTION')
    return <Fold title={t(isWaived ? 'legal.waived' : 'legal.title')}>{form}</Fold>
  return form
}

/** What the rule still asks of the formats, as the server says it beside "go to the vote". */
function stageGaps(topic: TopicDetail): readonly string[] {
  const unmet = openAction(topic, 'deliberate.complete')?.unmet.find(({ id }) => id === 'G5.1')
  return String(unmet?.params?.['missing'] ?? '').split(',')
}
