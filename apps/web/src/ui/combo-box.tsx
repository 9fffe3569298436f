import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from '../lib/i18n/i18n.js'
import {
  AriaFieldError,
  AriaFieldHead,
  groupLook,
  innerButtonLook,
  innerInputLook,
  optionLook,
  popoverLook,
} from './aria-field.js'
import type { FieldProps } from './field.js'
import { Icon } from './icon.js'

export interface ComboOption {
  readonly value: string
  readonly label: string
  readonly description?: string
}

export interface ComboBoxProps extends FieldProps {
  readonly options: readonly ComboOption[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** For a search on the server: the options are then shown as given, unfiltered. */
  readonly onSearch?: (text: string) => void
  readonly isSearching?: boolean
  readonly placeholder?: string
}

/** Finds one of many by typing: persons, households, regions. */
export function ComboBox(props: ComboBoxProps) {
  const { label, description, error, isRequired = false, isDisabled = false, className = '' } = props
  const { options, value, onChange, onSearch, isSearching = false, placeholder } = props
  const { t } = useTranslation()
  return (
    <AriaComboBox
      {...(onSearch === undefined ? { defaultItems: options } : { items: options, onInputChange: onSearch })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <AriaFieldHead label={label} description={description} isRequired={isRequired} />
      <Group className={groupLook}>
        <Input className={innerInputLook} {...(placeholder === undefined ? {} : { placeholder })} />
        <Button aria-label={t('combo.open')} className={`${innerButtonLook} min-w-target`}>
          <Icon name="down" />
        </Button>
      </Group>
      <AriaFieldError>{error}</AriaFieldError>
      <Popover className={`${popoverLook} w-(--trigger-width)`}>
        <ListBox<ComboOption>
          className="max-h-80 overflow-auto p-1 outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-2 text-muted">{isSearching ? t('combo.searching') : t('combo.none')}</p>
          )}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={optionLook}>
              <span>
                {option.label}
                {option.description !== undefined && (
                  <span className="block text-sm font-normal text-muted">{option.description}</span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
