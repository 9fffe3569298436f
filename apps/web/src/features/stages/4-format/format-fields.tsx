import { FORMAT_IDS, format, isClockTime } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { DateField } from '../../../ui/date-field.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { ChairChange } from '../../../ui/topic/chair-change.js'
import type { FormatEntry } from './plan-draft.js'

const ROLES = ['PRIMARY', 'SUPPORTING'] as const

export interface FormatFieldsProps {
  readonly entry: FormatEntry
  readonly no: number
  readonly today: string
  /** Somebody else than the chair of step 2. */
  readonly isOtherChair: boolean
  readonly isChecked: boolean
  readonly onChange: (entry: FormatEntry) => void
  /** Left out for the only one. */
  readonly onRemove?: (() => void) | undefined
}

/** One planned format: what, when, where, who chairs. */
export function FormatFields({ entry, no, today, isOtherChair, isChecked, onChange, onRemove }: FormatFieldsProps) {
  const { t, language } = useTranslation('format')
  const { typicalSize, label } = format(entry.format)
  const missing = (text: string) => isChecked && text.trim() === '' && t('plan.fill')
  const set = (change: Partial<FormatEntry>) => onChange({ ...entry, ...change })
  return (
    <fieldset className="flex flex-col gap-gap rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('plan.entry', { no })}</legend>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <Select
          label={t('plan.format')}
          description={t('plan.size', { least: typicalSize.least, most: typicalSize.most })}
          options={FORMAT_IDS.map((id) => ({ value: id, label: format(id).label[language] }))}
          value={entry.format}
          onChange={(chosen) => set({ format: chosen })}
        />
        <Select
          label={t('plan.roleLabel')}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          value={entry.role}
          onChange={(role) => set({ role })}
        />
        <DateField
          label={t('plan.on')}
          value={entry.on}
          min={today}
          onChange={(on) => set({ on: on ?? '' })}
          error={missing(entry.on)}
          isRequired
        />
        <TextField
          label={t('plan.time')}
          description={t('plan.timeHint')}
          value={entry.time}
          inputMode="numeric"
          onChange={(time) => set({ time: time.trim() })}
          error={isChecked && entry.time !== '' && !isClockTime(entry.time) && t('plan.timeHint')}
        />
        <TextField
          label={t('plan.place')}
          description={t('plan.placeHint')}
          value={entry.place}
          maxLength={200}
          onChange={(place) => set({ place })}
          error={missing(entry.place)}
          isRequired
        />
        <TextField
          label={t('plan.chair')}
          description={t('plan.chairHint')}
          value={entry.chair}
          maxLength={200}
          onChange={(chair) => set({ chair })}
          error={missing(entry.chair)}
          isRequired
        />
        {isOtherChair && <ChairChange entry={entry} isChecked={isChecked} onChange={set} />}
      </div>
      <TextArea label={t('plan.agenda')} value={entry.agenda} rows={2} onChange={(agenda) => set({ agenda })} />
      {onRemove && (
        <div>
          <Button tone="quiet" icon="close" small onPress={onRemove}>
            {t('plan.remove', { name: label[language] })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
