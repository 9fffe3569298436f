import type { TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { OpinionForm } from '../../../ui/topic/opinion-form.js'
import { DeskWork } from './desk-work.js'
import { DraftText } from './draft-text.js'
import { LegalForm } from './legal-form.js'
import { OpinionList } from './opinion-list.js'
import { SessionList } from './session-list.js'

/** Step 5: everybody is heard, every objection answered, and the text of the vote fixed. */
export function DeliberatePanel({ topic }: PanelProps) {
  const { t } = useTranslation('deliberate')
  const { reason, draft } = topic.records.deliberate
  const isDesk = openAction(topic, 'deliberate.record') !== undefined
  const mayCheck = openAction(topic, 'deliberate.legal-check') !== undefined
  return (
    <>
      {topic.round > 1 && <p className="font-medium">{t('round', { round: topic.round })}</p>}
      {reason !== undefined && <p className="text-muted">{t('reason', { reason })}</p>}
      <OwnOpinion topic={topic} isDesk={isDesk} />
      {isDesk ? <DeskWork topic={topic} /> : <SessionList topic={topic} />}
      {!isDesk && <DraftText topic={topic} />}
      {!isDesk && mayCheck && draft !== undefined && <LegalForm topic={topic} tone="primary" />}
      {!isDesk && <OpinionList topic={topic} />}
    </>
  )
}

/** For whoever acts for a voting unit; people of the desk who live here have their own say too, below their work. */
function OwnOpinion({ topic, isDesk }: { readonly topic: TopicDetail; readonly isDesk: boolean }) {
  const { t } = useTranslation('deliberate')
  if (topic.me.units.length === 0 || !mayContribute(topic, 'deliberate.opinion')) return null
  if (isDesk)
    return (
      <Fold title={t('opinion.title')}>
        <OpinionForm topic={topic} tone="secondary" />
      </Fold>
    )
  return (
    <Section title={t('opinion.title')} level={3} description={t('opinion.description')}>
      <OpinionForm topic={topic} tone="primary" />
    </Section>
  )
}
