import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Card } from '../../../ui/card.js'
import { Note } from '../../../ui/note.js'
import { Checklist } from './checklist.js'
import { DossierBox } from './dossier-box.js'
import { asksForOriginals, filingNumber, filingState, hasDossier } from './filing-state.js'
import { OriginalsCard } from './originals-card.js'
import { ReturnCard } from './return-card.js'
import { Returns } from './returns.js'
import { DeemCard, ReviewCard } from './review-card.js'
import { CountersignCard, SubmitCard } from './submit-cards.js'

/** Step 7: the number for everybody; the file, the letter and the review for those who work on them. */
export function FilingPanel({ topic }: PanelProps) {
  const isAtWork = topic.actions.some(({ action }) => action.startsWith('filing.'))
  return (
    <div className="flex flex-col gap-[calc(var(--gap)*1.25)]">
      <NumberPlate topic={topic} />
      <StateNote topic={topic} />
      <Returns topic={topic} />
      {isAtWork && <Checklist topic={topic} />}
      {asksForOriginals(topic) && <OriginalsCard topic={topic} />}
      <CountersignCard topic={topic} />
      <SubmitCard topic={topic} />
      <ReviewCard topic={topic} />
      <ReturnCard topic={topic} />
      <DeemCard topic={topic} />
      {hasDossier(topic) && <DossierBox topic={topic} />}
    </div>
  )
}

function StateNote({ topic }: PanelProps) {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const { submitted } = topic.records.filing
  const state = filingState(topic)
  switch (state) {
    case 'filed':
      return null
    case 'filedNotAdopted':
      return <Note>{t('state.filedNotAdopted')}</Note>
    case 'submitted':
      return (
        <Note title={t('state.submitted')}>
          {submitted && (
            <p>{t('state.submittedBody', { on: format.date(submitted.on), responsible: submitted.responsible })}</p>
          )}
        </Note>
      )
    case 'returned':
      return (
        <Note title={t('state.returned')} tone="warning">
          <p>{t('state.returnedBody')}</p>
        </Note>
      )
    case 'preparing':
    case 'stopped':
      return (
        <Note title={t(`state.${state}`)}>
          <p>{t(`state.${state}Body`)}</p>
        </Note>
      )
  }
}

/** The number under which the township keeps the matter, as it stands on paper. */
function NumberPlate({ topic }: PanelProps) {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const number = filingNumber(topic)
  const { review, deemed, supervisor } = topic.records.filing
  if (number === undefined) return null
  return (
    <Card className="flex flex-col gap-1 border-2 border-success">
      <p className="text-muted">{t('number')}</p>
      <p className="text-2xl font-semibold">{number}</p>
      {review && <p>{t('filedOn', { on: format.date(review.on) })}</p>}
      {deemed && <p>{t('deemed')}</p>}
      {supervisor && (
        <p className="text-sm text-muted">
          {t('countersign.signed', { at: format.date(supervisor.at), opinion: supervisor.opinion })}
        </p>
      )}
    </Card>
  )
}
