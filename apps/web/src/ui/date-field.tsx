import { controlLook, Field, type FieldProps } from './field.js'

export interface DateFieldProps extends FieldProps {
  /** Civil date `YYYY-MM-DD`; null while empty. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly min?: string
  readonly max?: string
  /** With time of day: `YYYY-MM-DDTHH:mm`, civil time in Shanghai. */
  readonly withTime?: boolean
}

/** The phone's own calendar: what residents know, and nothing to download. */
export function DateField({ value, onChange, min, max, withTime = false, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={withTime ? 'datetime-local' : 'date'}
          value={value ?? ''}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          className={`${controlLook} max-w-xs`}
        />
      )}
    </Field>
  )
}
