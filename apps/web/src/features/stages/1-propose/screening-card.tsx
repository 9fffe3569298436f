import {
  CATEGORIES,
  CATEGORY_IDS,
  type CategoryId,
  category,
  civilDateOf,
  QUESTION_KINDS,
  RISK_GRADES,
  type TemplateId,
  template,
} from '@gongyi/shared/domain'
import { useState } from 'react'
import { useDraft } from '../../../lib/draft/use-draft.js'
import { useLeaveWarning } from '../../../lib/draft/use-leave-warning.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { DateField } from '../../../ui/date-field.js'
import { Note } from '../../../ui/note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { presetLabels } from './proposal-fields.js'
import { ScreeningLines } from './screening-lines.js'
import {
  beginScreening,
  isComplete,
  noticed,
  type Screening,
  screeningDraft,
  toInput,
  withCategory,
} from './screening-state.js'

/** The screening desk. Once filled in it folds away; it may be filled in again until the topic is accepted. */
export function ScreeningCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  if (openAction(topic, 'propose.screen') === undefined) return null
  if (topic.records.propose.screening === undefined) return <ScreeningForm topic={topic} isFirst />
  return (
    <Fold title={t('screen.change')}>
      <ScreeningForm key={topic.version} topic={topic} isFirst={false} />
    </Fold>
  )
}

interface FormProps extends PanelProps {
  readonly isFirst: boolean
}

function ScreeningForm({ topic, isFirst }: FormProps) {
  const { t } = useTranslation('propose')
  const [start] = useState(() =>
    beginScreening(topic, t('screen.questionValue', { title: topic.title.replace(/[？?。.！!]+$/u, '') })),
  )
  const { submittedAt = '', screening } = topic.records.propose
  // Of another text, or of a form sent since, nothing is taken over
  const draft = useDraft(topic.id, `screening.${submittedAt}.${screening?.at ?? ''}`, screeningDraft, start)
  const { value, change: setValue } = draft
  useLeaveWarning(value !== start)
  const [isChecked, setChecked] = useState(false)
  const suggestions = noticed(topic)
  const needed = (isMissing: boolean) => (isChecked && isMissing ? { error: t('screen.needed') } : {})
  return (
    <ActionCard
      topic={topic}
      action="propose.screen"
      title={t('screen.title')}
      description={t('screen.body')}
      submitLabel={t(isFirst ? 'screen.submit' : 'screen.again')}
      tone={isFirst ? 'primary' : 'secondary'}
      input={() => {
        setChecked(true)
        return isComplete(value) ? toInput(value) : null
      }}
      onDone={() => {
        draft.drop()
        toast(t('screen.done'))
      }}
    >
      <TextArea
        label={t('screen.question')}
        description={t('screen.questionHint')}
        value={value.question}
        onChange={(question) => setValue({ ...value, question })}
        rows={2}
        maxLength={200}
        isRequired
        {...needed(value.question.trim() === '')}
      />
      {isFirst && suggestions.length > 0 && (
        <Note title={t('screen.noticedTitle', { count: suggestions.length })}>{t('screen.noticedBody')}</Note>
      )}
      <ScreeningLines value={value} onChange={setValue} isChecked={isChecked} suggestions={suggestions} />
      <Handling topic={topic} value={value} onChange={setValue} isChecked={isChecked} />
    </ActionCard>
  )
}

interface HandlingProps extends PanelProps {
  readonly value: Screening
  readonly onChange: (value: Screening) => void
  readonly isChecked: boolean
}

/** Category, procedure, risk: which rules the topic will run under. */
function Handling({ topic, value, onChange, isChecked }: HandlingProps) {
  const { t, language } = useTranslation('propose')
  const rules = category(value.category)
  const isDayMissing = isChecked && value.partyDiscussedOn === null
  return (
    <>
      <div className="grid items-end gap-gap md:grid-cols-2">
        <Select<CategoryId>
          label={t('screen.category')}
          description={t('screen.presets', { presets: presetLabels(value.category, language, t('form.and')) })}
          options={CATEGORY_IDS.map((id) => ({ value: id, label: CATEGORIES[id].label[language] }))}
          value={value.category}
          onChange={(id) => onChange(withCategory(value, id))}
        />
        <Select
          label={t('screen.risk')}
          options={RISK_GRADES.map((grade) => ({ value: grade, label: t(`screen.risks.${grade}`) }))}
          value={value.riskGrade}
          onChange={(riskGrade) => onChange({ ...value, riskGrade })}
        />
      </div>
      <RadioGroup<TemplateId>
        label={t('screen.template')}
        options={rules.templates.map((id) => ({
          value: id,
          label: template(id).label[language],
          description: template(id).summary[language],
        }))}
        value={value.template}
        onChange={(next) => onChange({ ...value, template: next })}
      />
      <RadioGroup
        label={t('screen.kind')}
        isInline
        options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`screen.kinds.${kind}`) }))}
        value={value.questionKind}
        onChange={(questionKind) => onChange({ ...value, questionKind })}
      />
      {rules.partyFirst && (
        <DateField
          label={t('screen.party')}
          description={t('screen.partyHint')}
          value={value.partyDiscussedOn}
          onChange={(partyDiscussedOn) => onChange({ ...value, partyDiscussedOn })}
          max={civilDateOf(topic.now)}
          isRequired
          {...(isDayMissing ? { error: t('screen.needed') } : {})}
        />
      )}
      {rules.legalRequired && <Note>{t('screen.legalHint')}</Note>}
    </>
  )
}
