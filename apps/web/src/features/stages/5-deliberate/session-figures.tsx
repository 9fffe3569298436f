import { format } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { NumberField } from '../../../ui/number-field.js'
import type { SessionPartProps } from './session-people.js'

/** The counts and questions of this one format, as its registry entry asks for them. */
export function SessionFigures({ entry, onChange }: Omit<SessionPartProps, 'isChecked'>) {
  const { t, language } = useTranslation('deliberate')
  const { details, label } = format(entry.format)
  const set = (name: string, value: number | boolean | null) => {
    const { [name]: _, ...others } = entry.details
    onChange({ details: value === null ? others : { ...others, [name]: value } })
  }
  const value = (name: string) => entry.details[name]
  return (
    <fieldset className="flex flex-col gap-gap rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('session.figures', { name: label[language] })}</legend>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        {Object.entries(details).map(([name, field]) => {
          const given = value(name)
          return field.kind === 'COUNT' ? (
            <NumberField
              key={name}
              label={field.label[language]}
              value={typeof given === 'number' ? given : null}
              onChange={(next) => set(name, next)}
              min={0}
            />
          ) : (
            <Checkbox key={name} isSelected={given === true} onChange={(next) => set(name, next)}>
              {field.label[language]}
            </Checkbox>
          )
        })}
      </div>
    </fieldset>
  )
}
