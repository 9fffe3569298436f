import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { AriaFieldError, AriaFieldHead, groupLook, optionLook, popoverLook } from './aria-field.js'
import { Icon } from './icon.js'
import type { Option, SelectProps } from './select.js'

interface RichOption<T extends string> extends Option<T> {
  readonly description?: string
}

export interface RichSelectProps<T extends string> extends Omit<SelectProps<T>, 'options'> {
  readonly options: readonly RichOption<T>[]
}

/** A select whose options need a second line (voting presets, templates). Consoles. */
export function RichSelect<T extends string>(props: RichSelectProps<T>) {
  const { label, description, error, isRequired = false, isDisabled = false, className = '' } = props
  const { options, value, onChange, placeholder } = props
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.value === key)
    if (chosen !== undefined) onChange(chosen.value)
  }
  return (
    <Select
      value={value}
      onChange={choose}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      placeholder={placeholder ?? '—'}
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <AriaFieldHead label={label} description={description} isRequired={isRequired} />
      <Button className={`${groupLook} cursor-pointer justify-between gap-2 px-3 text-start`}>
        <SelectValue className="min-w-0 self-center truncate data-placeholder:text-muted [&_[slot=description]]:hidden" />
        <Icon name="down" className="self-center" />
      </Button>
      <AriaFieldError>{error}</AriaFieldError>
      <Popover className={`${popoverLook} w-(--trigger-width) min-w-[min(16rem,calc(100vw-2rem))]`}>
        <ListBox items={options} className="max-h-80 overflow-auto p-1 outline-none">
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={`${optionLook} justify-between`}
            >
              {({ isSelected }) => (
                <>
                  <span>
                    {option.label}
                    {option.description !== undefined && (
                      <span slot="description" className="block text-sm font-normal text-muted">
                        {option.description}
                      </span>
                    )}
                  </span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
