import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { useText } from './use-text.js'

/** Danger or crime went out on one signature: somebody else looks at it, and it stands or comes back. */
export function DispatchCards({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  const reason = useText()
  const { dispatch } = topic.records.propose
  if (dispatch === undefined || openAction(topic, 'propose.confirm-dispatch') === undefined) return null
  return (
    <Section
      title={t('dispatch.title')}
      description={t('dispatch.body', { day: format.day(dispatch.dueOn) })}
      level={3}
    >
      <ActionCard
        topic={topic}
        action="propose.confirm-dispatch"
        title={t('dispatch.confirm')}
        submitLabel={t('dispatch.confirm')}
        input={() => ({})}
        onDone={() => toast(t('dispatch.confirmed'))}
      />
      <ActionCard
        topic={topic}
        action="propose.object-dispatch"
        title={t('dispatch.object')}
        submitLabel={t('dispatch.object')}
        confirmText={t('dispatch.objectConfirm')}
        tone="danger"
        input={() => {
          const said = reason.take()
          return said === null ? null : { reason: said }
        }}
        onDone={() => toast(t('dispatch.objected'))}
      >
        <TextArea label={t('dispatch.reason')} {...reason.field} rows={2} />
      </ActionCard>
    </Section>
  )
}
