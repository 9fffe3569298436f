import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, openAction } from '../../../lib/topics/use-act.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { Coverage } from './coverage.js'
import { DeliveryForm } from './delivery-form.js'
import { MissingUnits } from './missing-units.js'
import { NoticeForm } from './notice-form.js'
import { NoticeText } from './notice-text.js'
import { Receipt } from './receipt.js'

/** Step 3: everybody concerned is told, and says so. */
export function NoticePanel({ topic }: PanelProps) {
  const { t } = useTranslation('notice')
  const isPublished = topic.records.notice.versions.length > 0
  const mayPublish = openAction(topic, 'notice.publish') !== undefined
  const mayDeliver = mayContribute(topic, 'notice.delivery')
  const complete = openAction(topic, 'notice.complete')
  const isReady = complete?.unmet.length === 0
  // Latecomers may be told while later steps run; then it is not the next thing any more
  const isNext = complete !== undefined && !isReady
  return (
    <>
      {mayPublish && !isPublished ? <NoticeForm topic={topic} tone="primary" /> : <NoticeText topic={topic} />}
      <Receipt topic={topic} />
      {isPublished && (
        <div data-print="hide" className="flex flex-col gap-gap">
          <Coverage topic={topic} />
          {mayDeliver && <DeliveryForm topic={topic} tone={isNext ? 'primary' : 'secondary'} />}
          <ActionCard
            topic={topic}
            action="notice.complete"
            title={t('complete.title')}
            description={t('complete.description')}
            submitLabel={t('complete.submit')}
            tone={isReady ? 'primary' : 'secondary'}
            input={() => ({})}
          />
          {mayDeliver && <MissingUnits topic={topic} />}
          {mayPublish && <NewVersion topic={topic} />}
        </div>
      )}
    </>
  )
}

/** Starts from the notice in force; closes once published, so that the new text above is read next. */
function NewVersion({ topic }: PanelProps) {
  const { t } = useTranslation('notice')
  return (
    <Fold key={topic.records.notice.versions.length} title={t('publish.again')}>
      <NoticeForm topic={topic} tone="secondary" />
    </Fold>
  )
}
