import type { TopicDetail } from '@gongyi/shared/contracts'
import { template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { useResolutionText } from './use-resolution-text.js'
import { lastPlaces, splitNames } from './vote-state.js'

export function PublishCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const [places, setPlaces] = useState(() => lastPlaces(topic).join('、') || t('publish.placesDefault'))
  const [isTried, setTried] = useState(false)
  const list = splitNames(places)
  return (
    <ActionCard
      topic={topic}
      action="vote.publish"
      title={t('publish.title')}
      description={t('publish.body', { days: template(topic.template).limits.resultPublicityD })}
      submitLabel={t('publish.submit')}
      input={() => {
        setTried(true)
        return list.length === 0 ? null : { places: list }
      }}
      onDone={() => toast(t('publish.done'))}
    >
      <TextField
        label={t('publish.places')}
        description={t('publish.placesHint')}
        value={places}
        onChange={setPlaces}
        isRequired
        error={isTried && list.length === 0 ? t('publish.placesError') : undefined}
      />
    </ActionCard>
  )
}

export function FinaliseCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const proposed = useResolutionText(topic)
  const [edited, setEdited] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const resolution = edited ?? proposed
  return (
    <ActionCard
      topic={topic}
      action="vote.finalise"
      title={t('finalise.title')}
      description={t('finalise.body')}
      submitLabel={t('finalise.submit')}
      confirmText={t('finalise.confirm')}
      input={() => {
        setTried(true)
        return resolution.trim() === '' ? null : { resolution }
      }}
      onDone={() => toast(t('finalise.done'))}
    >
      <TextArea
        label={t('finalise.text')}
        value={resolution}
        onChange={setEdited}
        rows={5}
        isRequired
        error={isTried && resolution.trim() === '' ? t('finalise.textError') : undefined}
      />
    </ActionCard>
  )
}

const AGAIN = ['redeliberate', 'reconvene', 'change-method'] as const

/** Counted and not passed: three ways to try again. */
export function FailedCards({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const open = AGAIN.filter((way) => openAction(topic, `vote.${way}`) !== undefined)
  if (open.length === 0) return null
  return (
    <Section title={t('failed.title')} description={t('failed.body')} level={3}>
      {open.map((way) => (
        <Fold key={way} title={t(`failed.${way}`)}>
          <ReasonCard
            topic={topic}
            action={`vote.${way}`}
            title={t(`failed.${way}`)}
            body={t(`failed.${way}Body`)}
            proposed={t(`failed.${way}Default`)}
            submitLabel={t(`failed.${way}Submit`)}
            confirmText={t('failed.confirm')}
          />
        </Fold>
      ))}
    </Section>
  )
}

interface ReasonCardProps {
  readonly topic: TopicDetail
  readonly action: `vote.${(typeof AGAIN)[number]}`
  readonly title: string
  readonly body: string
  readonly proposed: string
  readonly submitLabel: string
  readonly confirmText: string
}

function ReasonCard({ topic, action, title, body, proposed, submitLabel, confirmText }: ReasonCardProps) {
  const { t } = useTranslation('vote')
  const [reason, setReason] = useState(proposed)
  const [isTried, setTried] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action={action}
      title={title}
      description={body}
      submitLabel={submitLabel}
      confirmText={confirmText}
      tone="secondary"
      input={() => {
        setTried(true)
        return reason.trim() === '' ? null : { reason }
      }}
      onDone={() => toast(t('failed.done'))}
    >
      <TextArea
        label={t('failed.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        isRequired
        error={isTried && reason.trim() === '' ? t('failed.reasonError') : undefined}
      />
    </ActionCard>
  )
}
