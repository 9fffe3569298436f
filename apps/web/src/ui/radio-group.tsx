import { useId } from 'react'
import { FieldGroup, type FieldProps } from './field.js'
import type { Option } from './select.js'

export interface RadioGroupProps<T extends string> extends FieldProps {
  readonly options: readonly (Option<T> & { readonly description?: string })[]
  readonly value: T | null
  readonly onChange: (value: T) => void
  /** Large framed answers, one per line: ballots and questions to residents. */
  readonly isLarge?: boolean
  /** Side by side where there is room. */
  readonly isInline?: boolean
}

const largeLook =
  'rounded-md border-[1.5px] border-edge bg-surface px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:outline has-checked:outline-accent hover:border-accent'

export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { options, value, onChange, isLarge = false, isInline = false, ...field } = props
  const group = useId()
  return (
    <FieldGroup {...field} isRadio>
      <div className={`flex ${isInline ? 'flex-row flex-wrap gap-x-6' : 'flex-col'} ${isLarge ? 'gap-3' : ''}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className={`flex min-h-target cursor-pointer items-start gap-3 ${isLarge ? largeLook : 'py-2'}`}
          >
            <input
              type="radio"
              name={field.name ?? group}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              disabled={field.isDisabled === true || option.isDisabled === true}
              className="mt-[0.2em] size-[1.4em] shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed"
            />
            <span className={isLarge ? 'text-lg font-medium' : ''}>
              {option.label}
              {option.description !== undefined && (
                <span className="block text-sm font-normal text-muted">{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
