import { type ReactNode, useId } from 'react'
import { FieldDescription, FieldError, FieldGroup, type FieldProps } from './field.js'
import type { Option } from './select.js'

const boxLook = 'mt-[0.2em] size-[1.4em] shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed'

export interface CheckboxProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly name?: string
}

export function Checkbox({ children, isSelected, onChange, description, error, ...rest }: CheckboxProps) {
  const id = useId()
  const describedBy = [description ? `${id}-d` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-target cursor-pointer items-start gap-3 py-2">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={(event) => onChange(event.target.checked)}
          disabled={rest.isDisabled}
          name={rest.name}
          aria-required={rest.isRequired || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          className={boxLook}
        />
        <span>{children}</span>
      </label>
      <FieldDescription id={`${id}-d`}>{description}</FieldDescription>
      <FieldError id={`${id}-e`}>{error}</FieldError>
    </div>
  )
}

export interface CheckboxGroupProps<T extends string> extends FieldProps {
  readonly options: readonly (Option<T> & { readonly description?: string })[]
  readonly value: readonly T[]
  readonly onChange: (value: readonly T[]) => void
  /** Side by side where there is room: many short names. */
  readonly isInline?: boolean
}

export function CheckboxGroup<T extends string>(props: CheckboxGroupProps<T>) {
  const { options, value, onChange, isInline = false, ...field } = props
  const change = (one: T, isSelected: boolean) =>
    onChange(
      options.map((option) => option.value).filter((known) => (known === one ? isSelected : value.includes(known))),
    )
  return (
    <FieldGroup {...field}>
      <div className={`flex ${isInline ? 'flex-row flex-wrap gap-x-6' : 'flex-col'}`}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-target cursor-pointer items-start gap-3 py-2">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={(event) => change(option.value, event.target.checked)}
              disabled={field.isDisabled === true || option.isDisabled === true}
              name={field.name}
              value={option.value}
              className={boxLook}
            />
            <span>
              {option.label}
              {option.description !== undefined && (
                <span className="block text-sm text-muted">{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
