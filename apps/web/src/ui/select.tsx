import { controlLook, Field, type FieldProps } from './field.js'

export interface Option<T extends string = string> {
  readonly value: T
  readonly label: string
  readonly isDisabled?: boolean
}

export interface SelectProps<T extends string> extends FieldProps {
  readonly options: readonly Option<T>[]
  /** null: nothing chosen yet. */
  readonly value: T | null
  readonly onChange: (value: T) => void
  /** The first line while nothing is chosen. */
  readonly placeholder?: string
}

/** The phone's own picker: what residents know. Consoles with long lists take ComboBox. */
export function Select<T extends string>({ options, value, onChange, placeholder, ...field }: SelectProps<T>) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          className={controlLook}
        >
          {(value === null || placeholder !== undefined) && (
            <option value="" disabled={value !== null}>
              {placeholder ?? '—'}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
