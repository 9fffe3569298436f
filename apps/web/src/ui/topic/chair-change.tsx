import { OFFICER_SIDES } from '@gongyi/shared/domain'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Select } from '../select.js'
import { TextField } from '../text-field.js'

type Side = (typeof OFFICER_SIDES)[number]

/** Who leads a talk, as a form holds it: side and reason where it is not the chair of step 2. */
export interface LedEntry {
  readonly chairSide: Side | null
  readonly chairReason: string
}

export const SAME_CHAIR: LedEntry = { chairSide: null, chairReason: '' }

export interface ChairChangeProps {
  readonly entry: LedEntry
  readonly isChecked: boolean
  readonly onChange: (entry: LedEntry) => void
}

/** Another chair than the one named in step 2: for whom they sit there, and why they lead. */
export function ChairChange({ entry: { chairSide, chairReason }, isChecked, onChange }: ChairChangeProps) {
  const { t } = useTranslation('electorate')
  const needed = (isMissing: boolean) => (isChecked && isMissing ? { error: t('late.needed') } : {})
  return (
    <>
      <Select<Side>
        label={t('officers.chairSide')}
        description={t('officers.otherChair')}
        options={OFFICER_SIDES.map((side) => ({ value: side, label: t(`officers.sides.${side}`) }))}
        value={chairSide}
        onChange={(side) => onChange({ chairSide: side, chairReason })}
        isRequired
        {...needed(chairSide === null)}
      />
      <TextField
        label={t('officers.reason')}
        description={t('officers.reasonHint')}
        value={chairReason}
        maxLength={500}
        onChange={(reason) => onChange({ chairSide, chairReason: reason })}
        isRequired
        {...needed(chairReason.trim() === '')}
      />
    </>
  )
}

/** True while a change of chair still lacks its side or its reason. */
export function isUnexplained({ chairSide, chairReason }: LedEntry): boolean {
  return chairSide === null || chairReason.trim() === ''
}

/** What is sent of it. */
export function chairChange({ chairSide, chairReason }: LedEntry) {
  return {
    ...(chairSide === null ? {} : { chairSide }),
    ...(chairReason.trim() === '' ? {} : { chairReason: chairReason.trim() }),
  }
}
