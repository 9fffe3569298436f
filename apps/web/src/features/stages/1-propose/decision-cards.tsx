import { legalConclusion } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { useChoice, useText } from './use-text.js'

export function SubmitCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  return (
    <ActionCard
      topic={topic}
      action="propose.submit"
      title={t('submit.title')}
      description={t(topic.status === 'returned' ? 'submit.again' : 'submit.body')}
      submitLabel={t('submit.submit')}
      input={() => ({})}
      onDone={() => toast(t('form.submitted'))}
    />
  )
}

export function LegalOpinionCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const { field: conclusion, take: takeConclusion } = useChoice<(typeof legalConclusion)[number]>()
  const adviser = useText()
  const text = useText()
  return (
    <ActionCard
      topic={topic}
      action="propose.legal-opinion"
      title={t('legal.title')}
      description={t('legal.body')}
      submitLabel={t('legal.submit')}
      tone="secondary"
      input={() => {
        const [concluded, by, said] = [takeConclusion(), adviser.take(), text.take()]
        return concluded === null || by === null || said === null
          ? null
          : { conclusion: concluded, adviser: by, text: said }
      }}
      onDone={() => toast(t('legal.done'))}
    >
      <RadioGroup
        label={t('legal.conclusion')}
        isInline
        options={legalConclusion.map((value) => ({ value, label: t(`legal.conclusions.${value}`) }))}
        value={conclusion.value}
        onChange={conclusion.onChange}
        error={conclusion.error}
        isRequired
      />
      <TextField label={t('legal.adviser')} {...adviser.field} maxLength={200} />
      <TextArea label={t('legal.text')} description={t('legal.textHint')} {...text.field} rows={2} />
    </ActionCard>
  )
}

export function ConsentCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const note = useText()
  const { screening, townshipConsent } = topic.records.propose
  if (screening?.riskGrade !== 'RED' || townshipConsent !== undefined) return null
  return (
    <ActionCard
      topic={topic}
      action="propose.consent"
      title={t('consent.title')}
      description={t('consent.body')}
      submitLabel={t('consent.submit')}
      input={() => {
        const said = note.take()
        return said === null ? null : { note: said }
      }}
      onDone={() => toast(t('consent.done'))}
    >
      <TextArea label={t('consent.note')} description={t('consent.noteHint')} {...note.field} rows={2} />
    </ActionCard>
  )
}

interface CountersignProps extends PanelProps {
  /** The reader has signed already. */
  readonly hasSigned: boolean
}

export function CountersignCard({ topic, hasSigned }: CountersignProps) {
  const { t } = useTranslation('propose')
  if (topic.records.propose.screening === undefined || hasSigned) return null
  return (
    <ActionCard
      topic={topic}
      action="propose.countersign"
      title={t('countersign.title')}
      description={t('countersign.body')}
      submitLabel={t('countersign.submit')}
      input={() => ({})}
      onDone={() => toast(t('countersign.done'))}
    />
  )
}

export function AcceptCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const answer = useText(t('accept.answerValue', { title: topic.title }))
  return (
    <ActionCard
      topic={topic}
      action="propose.accept"
      title={t('accept.title')}
      description={t('accept.body')}
      submitLabel={t('accept.submit')}
      tone={openAction(topic, 'propose.accept')?.unmet.length === 0 ? 'primary' : 'secondary'}
      input={() => {
        const said = answer.take()
        return said === null ? null : { answer: said }
      }}
    >
      <TextArea label={t('accept.answer')} {...answer.field} rows={3} />
    </ActionCard>
  )
}
