import { addDays, type CivilDate, SORTITION_DIMENSIONS, SORTITION_LIMITS } from '@gongyi/shared/domain'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { CheckboxGroup } from '../../ui/checkbox.js'
import { DateField } from '../../ui/date-field.js'
import { NumberField } from '../../ui/number-field.js'
import { TextField } from '../../ui/text-field.js'
import { lastSourceDay, type PlanDraft, type WrongField } from './plan-draft.js'

interface PlanFieldsProps {
  readonly value: PlanDraft
  readonly onChange: (change: Partial<PlanDraft>) => void
  readonly wrong: ReadonlySet<WrongField>
  readonly today: CivilDate
  readonly buildings: readonly string[]
  /** What is drawn from when no building is chosen. */
  readonly scope: string
}

export function PlanFields({ value, onChange, wrong, today, buildings, scope }: PlanFieldsProps) {
  const { t } = useTranslation('sortition')
  const error = (field: WrongField) => (wrong.has(field) ? { error: t(`plan.wrong.${field}`) } : {})
  return (
    <>
      <TextField
        label={t('plan.purpose')}
        description={t('plan.purposeExample')}
        isRequired
        maxLength={120}
        value={value.purpose}
        onChange={(purpose) => onChange({ purpose })}
        {...error('purpose')}
      />
      <div className="grid gap-gap md:grid-cols-2">
        <NumberField
          label={t('plan.seats')}
          isRequired
          min={1}
          max={SORTITION_LIMITS.seats}
          unit={t('plan.people')}
          value={value.seats}
          onChange={(seats) => onChange({ seats })}
          {...error('seats')}
        />
        <NumberField
          label={t('plan.reserves')}
          description={t('plan.reservesNote')}
          isRequired
          min={0}
          max={SORTITION_LIMITS.reserves}
          unit={t('plan.people')}
          value={value.reserves}
          onChange={(reserves) => onChange({ reserves })}
          {...error('reserves')}
        />
      </div>
      <CheckboxGroup
        label={t('plan.dimensions')}
        description={t('plan.dimensionsNote')}
        isInline
        options={SORTITION_DIMENSIONS.map((id) => ({ value: id, label: t(`dimensions.${id}`) }))}
        value={value.dimensions}
        onChange={(dimensions) => onChange({ dimensions })}
      />
      {buildings.length > 1 && (
        <CheckboxGroup<string>
          label={t('plan.buildings')}
          description={t('plan.buildingsNote', { scope })}
          isInline
          options={buildings.map((no) => ({ value: no, label: t('building', { no }) }))}
          value={value.buildings}
          onChange={(chosen) => onChange({ buildings: chosen })}
        />
      )}
      <TextField
        label={t('plan.source')}
        description={`${t('plan.sourceExample')} ${t('plan.sourceNote')}`}
        isRequired
        maxLength={120}
        value={value.source}
        onChange={(source) => onChange({ source })}
        {...error('source')}
      />
      <DateField
        label={t('plan.on')}
        description={t('plan.onNote')}
        isRequired
        min={addDays(today, 1)}
        max={lastSourceDay(today)}
        value={value.on}
        onChange={(on) => onChange({ on })}
        {...error('on')}
      />
    </>
  )
}
