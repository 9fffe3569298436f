import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { DateField } from '../../../ui/date-field.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { type DraftField, type TaskDraft, wrongFields } from './task-draft.js'

interface TaskFieldsProps {
  readonly no: number
  readonly draft: TaskDraft
  readonly onChange: (draft: TaskDraft) => void
  readonly isTried: boolean
  readonly onRemove?: () => void
}

const WEIGHTS = ['1', '2', '3', '4', '5'] as const

export function TaskFields({ no, draft, onChange, isTried, onRemove }: TaskFieldsProps) {
  const { t } = useTranslation('implement')
  const wrong = isTried ? wrongFields(draft) : []
  const label = (field: DraftField | 'weight') => t('assign.field', { no, field: t(`assign.fields.${field}`) })
  const props = (field: DraftField) => ({
    label: label(field),
    isRequired: true,
    error: wrong.includes(field) ? t(`assign.errors.${field}`) : undefined,
  })
  return (
    <fieldset className="flex flex-col gap-gap border-t border-line pt-3">
      <legend className="sr-only">{t('assign.legend', { no })}</legend>
      <TextField
        {...props('title')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        maxLength={200}
      />
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <TextField
          {...props('executor')}
          value={draft.executor}
          onChange={(executor) => onChange({ ...draft, executor })}
          autoComplete="off"
        />
        <DateField {...props('dueOn')} value={draft.dueOn} onChange={(dueOn) => onChange({ ...draft, dueOn })} />
        <TextField
          {...props('budget')}
          inputMode="decimal"
          value={draft.budget}
          onChange={(budget) => onChange({ ...draft, budget })}
        />
        <Select
          label={label('weight')}
          options={WEIGHTS.map((value) => ({ value, label: value }))}
          value={draft.weight}
          onChange={(weight) => onChange({ ...draft, weight })}
        />
      </div>
      <TextArea
        {...props('standard')}
        value={draft.standard}
        onChange={(standard) => onChange({ ...draft, standard })}
        rows={2}
      />
      {onRemove && (
        <div>
          <Button small icon="minus" onPress={onRemove}>
            {t('assign.remove', { no })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
