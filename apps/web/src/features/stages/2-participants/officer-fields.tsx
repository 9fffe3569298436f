import { OFFICER_SIDES } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Select } from '../../../ui/select.js'
import { TextField } from '../../../ui/text-field.js'
import type { OfficerEntry, OfficerSide, Officers } from './setting-state.js'

export interface OfficerFieldsProps {
  readonly officers: Officers
  readonly onChange: (officers: Officers) => void
  readonly isChecked: boolean
}

/** Who leads the talks and who writes them down; both or neither. */
export function OfficerFields({ officers, onChange, isChecked }: OfficerFieldsProps) {
  const { t } = useTranslation('electorate')
  const { chair, minuteTaker } = officers
  const isHalf = (chair.name.trim() === '') !== (minuteTaker.name.trim() === '')
  const problem = (name: string) => (isChecked && isHalf && name.trim() === '' ? { error: t('officers.both') } : {})
  const row = (which: keyof Officers, entry: OfficerEntry) => (
    <div className="flex flex-wrap items-start gap-3">
      <TextField
        className="min-w-0 flex-1 basis-48"
        label={t(`officers.${which}`)}
        value={entry.name}
        onChange={(name) => onChange({ ...officers, [which]: { ...entry, name } })}
        maxLength={60}
        {...problem(entry.name)}
      />
      <Select<OfficerSide>
        className="min-w-0 basis-56"
        label={t(`officers.${which}Side`)}
        options={OFFICER_SIDES.map((side) => ({ value: side, label: t(`officers.sides.${side}`) }))}
        value={entry.side}
        onChange={(side) => onChange({ ...officers, [which]: { ...entry, side } })}
      />
    </div>
  )
  return (
    <>
      {row('chair', chair)}
      {row('minuteTaker', minuteTaker)}
    </>
  )
}
