import type { ReferralView, TopicDetail } from '@gongyi/shared/contracts'
import {
  afterReferralStep,
  civilDateOf,
  MEDIATION_LEVELS,
  type MediationLevel,
  REFERRAL_OUTCOME_IDS,
  REFERRAL_OUTCOMES,
  type ReferralOutcome,
  type ReferralStep,
} from '@gongyi/shared/domain'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { DateField } from '../../../ui/date-field.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { useChoice, useText } from './use-text.js'

export interface ReferralCardsProps {
  readonly topic: TopicDetail
  readonly referrals: readonly ReferralView[]
}

/** The next thing that can happen to each referral; its proposer rates the result. */
export function ReferralCards({ topic, referrals }: ReferralCardsProps) {
  const ready = (kind: ReferralStep['kind']) =>
    referrals.filter(({ state, satisfied }) => afterReferralStep(state, kind) !== null && satisfied === null)
  // Each form begins anew with the referrals it is for
  const forms = [
    { kind: 'SENT', of: ready('SENT') },
    { kind: 'RECEIVED', of: ready('RECEIVED') },
    { kind: 'RESULT', of: ready('RESULT') },
    { kind: 'LEVEL', of: ready('LEVEL').filter(({ destination }) => destination === 'MEDIATION') },
    { kind: 'RATED', of: ready('RATED') },
  ] as const
  return forms
    .filter(({ of }) => of.length > 0)
    .map(({ kind, of }) => {
      const Form = FORMS[kind]
      return <Form key={`${kind} ${of.map(({ id }) => id).join(' ')}`} topic={topic} referrals={of} />
    })
}

/** Which referral, on which day: with one to choose from the choice is made. */
function useStep({ topic, referrals }: ReferralCardsProps) {
  const { t } = useTranslation('screening')
  const which = useChoice<string>(referrals[0]?.id ?? null)
  const [on, setOn] = useState<string | null>(null)
  const [note, setNote] = useState('')
  return {
    which: referrals.length > 1 && (
      <Select
        label={t('referral.which')}
        options={referrals.map(({ id, organisation }) => ({ value: id, label: organisation }))}
        {...which.field}
      />
    ),
    day: (
      <DateField
        label={t('referral.on')}
        value={on ?? civilDateOf(topic.now)}
        onChange={setOn}
        max={civilDateOf(topic.now)}
      />
    ),
    note: <TextField label={t('referral.note')} value={note} onChange={setNote} maxLength={500} />,
    take: () => {
      const referralId = which.take()
      if (referralId === null) return null
      return { referralId, ...(on === null ? {} : { on }), ...(note.trim() === '' ? {} : { note: note.trim() }) }
    },
  }
}

function StepCard({ step, ...props }: ReferralCardsProps & { readonly step: 'sent' | 'received' }) {
  const { t } = useTranslation('screening')
  const form = useStep(props)
  return (
    <ActionCard
      topic={props.topic}
      action={`propose.referral-${step}`}
      title={t(`referral.${step}`)}
      submitLabel={t(`referral.${step}`)}
      input={form.take}
      onDone={() => toast(t('referral.done'))}
    >
      {form.which}
      {form.day}
      {form.note}
    </ActionCard>
  )
}

function ResultCard(props: ReferralCardsProps) {
  const { t, language } = useTranslation('screening')
  const form = useStep(props)
  const outcome = useChoice<ReferralOutcome>()
  const summary = useText()
  const [agreedOn, setAgreedOn] = useState<string | null>(null)
  const agreement = useText()
  const isAgreed = outcome.field.value === 'AGREED' || outcome.field.value === 'ORAL_AGREED'
  const take = () => {
    const [base, how, note] = [form.take(), outcome.take(), summary.take()]
    const text = isAgreed ? agreement.take() : ''
    if (base === null || how === null || note === null || text === null) return null
    const on = agreedOn ?? civilDateOf(props.topic.now)
    return { ...base, outcome: how, note, ...(isAgreed ? { agreement: { on, text } } : {}) }
  }
  return (
    <ActionCard
      topic={props.topic}
      action="propose.referral-result"
      title={t('referral.record')}
      submitLabel={t('referral.record')}
      input={take}
      onDone={() => toast(t('referral.done'))}
    >
      {form.which}
      <Select
        label={t('referral.outcome')}
        options={REFERRAL_OUTCOME_IDS.map((id) => ({ value: id, label: REFERRAL_OUTCOMES[id][language] }))}
        {...outcome.field}
      />
      <TextArea label={t('referral.summary')} {...summary.field} rows={2} />
      {isAgreed && (
        <>
          <DateField
            label={t('referral.agreedOn')}
            value={agreedOn ?? civilDateOf(props.topic.now)}
            onChange={setAgreedOn}
            max={civilDateOf(props.topic.now)}
          />
          <TextArea label={t('referral.agreementText')} {...agreement.field} rows={2} />
        </>
      )}
      {form.day}
    </ActionCard>
  )
}

function RaiseCard(props: ReferralCardsProps) {
  const { t } = useTranslation('screening')
  const form = useStep(props)
  const [level, setLevel] = useState<MediationLevel>('L3')
  if (openAction(props.topic, 'propose.mediation-level') === undefined) return null
  return (
    <Fold title={t('referral.raise')}>
      <ActionCard
        topic={props.topic}
        action="propose.mediation-level"
        title={t('referral.raise')}
        submitLabel={t('referral.raise')}
        tone="secondary"
        input={() => {
          const base = form.take()
          return base === null ? null : { ...base, level }
        }}
        onDone={() => toast(t('referral.done'))}
      >
        {form.which}
        <Select
          label={t('referral.raiseLevel')}
          options={MEDIATION_LEVELS.map((id) => ({ value: id, label: t(`refer.levels.${id}`) }))}
          value={level}
          onChange={setLevel}
        />
        {form.day}
        {form.note}
      </ActionCard>
    </Fold>
  )
}

function RateCard(props: ReferralCardsProps) {
  const { t } = useTranslation('screening')
  const form = useStep(props)
  const [note, setNote] = useState('')
  // Nobody's satisfaction is filled in beforehand
  const satisfied = useChoice<'yes' | 'no'>()
  const { placeholder: _, ...field } = satisfied.field
  if (!props.topic.me.isProposer) return null
  return (
    <ActionCard
      topic={props.topic}
      action="propose.rate-referral"
      title={t('referral.rate')}
      submitLabel={t('referral.rateSubmit')}
      input={() => {
        const [base, answer] = [form.take(), satisfied.take()]
        const said = note.trim() === '' ? {} : { note: note.trim() }
        return base === null || answer === null ? null : { ...base, ...said, satisfied: answer === 'yes' }
      }}
      onDone={() => toast(t('referral.rated'))}
    >
      {form.which}
      <RadioGroup
        label={t('referral.rateLabel')}
        isInline
        options={[
          { value: 'yes', label: t('referral.rateYes') },
          { value: 'no', label: t('referral.rateNo') },
        ]}
        {...field}
      />
      <TextField label={t('referral.rateNote')} value={note} onChange={setNote} maxLength={500} />
    </ActionCard>
  )
}

const FORMS: Readonly<Record<ReferralStep['kind'], (props: ReferralCardsProps) => ReactNode>> = {
  SENT: (props) => <StepCard {...props} step="sent" />,
  RECEIVED: (props) => <StepCard {...props} step="received" />,
  RESULT: ResultCard,
  LEVEL: RaiseCard,
  RATED: RateCard,
}
