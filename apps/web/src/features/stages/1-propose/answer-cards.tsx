import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { useText } from './use-text.js'

/** An opinion that takes time moves the day of the decision; it is asked for openly. */
export function RequestOpinionCard({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const from = useText()
  const question = useText()
  if (openAction(topic, 'propose.request-opinion') === undefined) return null
  return (
    <Fold title={t('opinion.title')} description={t('opinion.body')}>
      <ActionCard
        topic={topic}
        action="propose.request-opinion"
        title={t('opinion.title')}
        submitLabel={t('opinion.submit')}
        tone="secondary"
        input={() => {
          const [whom, what] = [from.take(), question.take()]
          return whom === null || what === null ? null : { from: whom, question: what }
        }}
        onDone={() => toast(t('opinion.done'))}
      >
        <TextField label={t('opinion.from')} {...from.field} maxLength={200} />
        <TextArea label={t('opinion.question')} {...question.field} rows={2} />
      </ActionCard>
    </Fold>
  )
}

export function LapseCard({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  if (openAction(topic, 'propose.lapse')?.unmet.length !== 0) return null
  return (
    <ActionCard
      topic={topic}
      action="propose.lapse"
      title={t('lapse.title')}
      description={t('lapse.body')}
      submitLabel={t('lapse.submit')}
      tone="secondary"
      input={() => ({})}
      onDone={() => toast(t('lapse.done'))}
    />
  )
}

/** Whoever of the desk acts for a proposer without an account has asked them. */
function useConsent(topic: TopicDetail, action: 'propose.request-review' | 'propose.alternative') {
  const { t } = useTranslation('screening')
  const [hasConsent, setConsent] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const open = openAction(topic, action)
  const isAsked = open !== undefined && open.role !== 'resident'
  return {
    /** The right is the proposer's: who decided, or entered it for nobody, does not see the card. */
    isTheirs: open !== undefined && !open.unmet.some(({ id }) => id === 'RV.2'),
    field: isAsked && (
      <Checkbox
        isSelected={hasConsent}
        onChange={setConsent}
        error={isChecked && !hasConsent ? t('behalf.consentNeeded') : undefined}
        isRequired
      >
        {t('behalf.consent')}
      </Checkbox>
    ),
    /** Null while it is asked for and not given. */
    take: () => {
      setChecked(true)
      if (!isAsked) return {}
      return hasConsent ? { consent: true } : null
    },
  }
}

export function RequestReviewCard({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  const reason = useText()
  const consent = useConsent(topic, 'propose.request-review')
  if (!consent.isTheirs) return null
  const over = openAction(topic, 'propose.request-review')?.unmet.find(({ id }) => id === 'RV.1')
  // A box to write in that leads nowhere would only raise hopes
  if (over !== undefined) {
    const until = over.params?.['until']
    return (
      <Section title={t('review.title')} level={3}>
        <p>{typeof until === 'string' ? t('review.over', { day: format.date(until) }) : t('review.overNow')}</p>
      </Section>
    )
  }
  return (
    <ActionCard
      topic={topic}
      action="propose.request-review"
      title={t('review.title')}
      description={t('review.body')}
      submitLabel={t('review.submit')}
      tone={topic.me.isProposer ? 'primary' : 'secondary'}
      input={() => {
        const [said, agreed] = [reason.take(), consent.take()]
        return said === null || agreed === null ? null : { reason: said, ...agreed }
      }}
      onDone={() => toast(t('review.done'))}
    >
      <TextArea label={t('review.reason')} {...reason.field} rows={3} />
      {consent.field}
    </ActionCard>
  )
}

/** The township reads the proposer's reasons and decides one way or the other. */
export function DecideReviewCards({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  if (openAction(topic, 'propose.uphold') === undefined) return null
  return (
    <Section title={t('review.decide')} description={t('review.decideBody')} level={3}>
      <blockquote className="border-s-4 border-line ps-3 whitespace-pre-line">
        {topic.records.propose.review?.reason}
      </blockquote>
      <DecisionCard topic={topic} action="propose.uphold" words="uphold" />
      <DecisionCard topic={topic} action="propose.overturn" words="overturn" />
    </Section>
  )
}

interface DecisionProps extends PanelProps {
  readonly action: 'propose.uphold' | 'propose.overturn'
  readonly words: 'uphold' | 'overturn'
}

function DecisionCard({ topic, action, words }: DecisionProps) {
  const { t } = useTranslation('screening')
  const reason = useText()
  return (
    <ActionCard
      topic={topic}
      action={action}
      title={t(`review.${words}`)}
      submitLabel={t(`review.${words}`)}
      confirmText={t(`review.${words}Confirm`)}
      tone={words === 'uphold' ? 'secondary' : 'danger'}
      input={() => {
        const said = reason.take()
        return said === null ? null : { reason: said }
      }}
      onDone={() => toast(t('review.decided'))}
    >
      <TextArea label={t('review.answer')} {...reason.field} rows={3} />
    </ActionCard>
  )
}

/** What cannot be consulted on as it stands may have a lawful form; it begins as a topic of its own. */
export function AlternativeCard({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const title = useText()
  const text = useText()
  const consent = useConsent(topic, 'propose.alternative')
  if (!consent.isTheirs) return null
  return (
    <Fold title={t('alternative.title')} description={t('alternative.body')}>
      <ActionCard
        topic={topic}
        action="propose.alternative"
        title={t('alternative.title')}
        submitLabel={t('alternative.submit')}
        tone="secondary"
        input={() => {
          const [name, words, agreed] = [title.take(), text.take(), consent.take()]
          return name === null || words === null || agreed === null ? null : { title: name, text: words, ...agreed }
        }}
        onDone={() => toast(t('alternative.done'))}
      >
        <TextField label={t('alternative.name')} {...title.field} maxLength={40} />
        <TextArea label={t('alternative.text')} {...text.field} rows={3} />
        {consent.field}
      </ActionCard>
    </Fold>
  )
}
