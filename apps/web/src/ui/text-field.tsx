import type { HTMLInputAutoCompleteAttribute } from 'react'
import { controlLook, Field, type FieldProps } from './field.js'

interface TextProps extends FieldProps {
  readonly value?: string
  readonly defaultValue?: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
}

export interface TextFieldProps extends TextProps {
  readonly type?: 'text' | 'tel' | 'password' | 'email' | 'search' | 'url'
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  /** Counts the characters against `maxLength`: where people run into it. */
  readonly isCounted?: boolean
}

export function TextField({ type = 'text', autoComplete, inputMode, isCounted = false, ...props }: TextFieldProps) {
  const [field, text] = split(props)
  return (
    <Field {...field}>
      {(control) => (
        <>
          <input
            {...control}
            {...text}
            type={type}
            autoComplete={autoComplete}
            inputMode={inputMode}
            className={controlLook}
          />
          {isCounted && <Counter value={props.value} maxLength={props.maxLength} />}
        </>
      )}
    </Field>
  )
}

export interface TextAreaProps extends TextProps {
  readonly rows?: number
}

/** Grows with what is written. With `maxLength` it counts the characters. */
export function TextArea({ rows = 4, ...props }: TextAreaProps) {
  const [field, text] = split(props)
  return (
    <Field {...field}>
      {(control) => (
        <>
          <textarea
            {...control}
            {...text}
            rows={rows}
            style={{ minHeight: `${rows * 1.7 + 1.2}em` }}
            className={`${controlLook} field-sizing-content`}
          />
          <Counter value={props.value} maxLength={props.maxLength} />
        </>
      )}
    </Field>
  )
}

interface CounterProps {
  readonly value: string | undefined
  readonly maxLength: number | undefined
}

function Counter({ value, maxLength }: CounterProps) {
  if (value === undefined || maxLength === undefined) return null
  return (
    <span className="self-end text-sm text-muted tabular-nums" aria-hidden="true">
      {value.length} / {maxLength}
    </span>
  )
}

function split(props: TextProps) {
  const { value, defaultValue, onChange, onBlur, placeholder, maxLength, autoFocus, isReadOnly, ...field } = props
  const text = {
    value,
    defaultValue,
    onBlur,
    placeholder,
    maxLength,
    autoFocus,
    readOnly: isReadOnly,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange?.(event.target.value),
  }
  return [field, text] as const
}
