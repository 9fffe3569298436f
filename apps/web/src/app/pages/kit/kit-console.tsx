import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { ComboBox } from '../../../ui/combo-box.js'
import { DatePicker, DateRangePicker } from '../../../ui/date-picker.js'
import type { DateRange } from '../../../ui/date-picker-props.js'
import { NumberField } from '../../../ui/number-field.js'
import { RichSelect } from '../../../ui/rich-select.js'
import { households } from './kit-data.js'

type Preset = 'owners' | 'residents'

export function KitConsole() {
  const { t } = useTranslation('kit')
  const [count, setCount] = useState<number | null>(12)
  const [preset, setPreset] = useState<Preset | null>('owners')
  const [person, setPerson] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>('2026-11-23')
  const [range, setRange] = useState<DateRange | null>({ start: '2026-11-24', end: '2026-11-30' })
  return (
    <Section title={t('groups.console')}>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <NumberField
          label={t('form.households')}
          unit={t('form.household')}
          min={0}
          value={count}
          onChange={setCount}
        />
        <RichSelect
          label={t('form.preset')}
          value={preset}
          onChange={setPreset}
          options={[
            { value: 'owners', label: t('form.presets.owners'), description: t('form.presets.ownersNote') },
            { value: 'residents', label: t('form.presets.residents'), description: t('form.presets.residentsNote') },
          ]}
        />
        <ComboBox
          label={t('form.person')}
          placeholder={t('form.personPlaceholder')}
          value={person}
          onChange={setPerson}
          options={households(40).map((row) => ({ value: row.id, label: row.head, description: row.room }))}
        />
        <DatePicker label={t('form.day')} value={day} onChange={setDay} />
        <DateRangePicker label={t('form.window')} value={range} onChange={setRange} min="2026-11-01" />
      </div>
    </Section>
  )
}
