import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { useTranslation } from '../lib/i18n/i18n.js'
import { AriaFieldError, AriaFieldHead, groupLook, innerButtonLook, innerInputLook } from './aria-field.js'
import type { FieldProps } from './field.js'
import { Icon } from './icon.js'

export interface NumberFieldProps extends FieldProps {
  /** null: empty. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** 户, 人, 天: said after the number. */
  readonly unit?: string
}

/** Whole numbers, with buttons to step. Money and areas: TextField with parseHundredths (lib/format/parse). */
export function NumberField(props: NumberFieldProps) {
  const { label, description, error, isRequired = false, isDisabled = false, name, className = '' } = props
  const { value, onChange, min, max, step = 1, unit } = props
  const { t } = useTranslation()
  return (
    <AriaNumberField
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(name === undefined ? {} : { name })}
      step={step}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <AriaFieldHead label={label} description={description} isRequired={isRequired} />
      <Group className={`${groupLook} max-w-xs`}>
        <Button slot="decrement" aria-label={t('number.less')} className={`${innerButtonLook} min-w-target`}>
          <Icon name="minus" />
        </Button>
        <Input className={`${innerInputLook} border-s border-line text-center tabular-nums`} />
        {unit !== undefined && <span className="flex items-center px-3 text-muted">{unit}</span>}
        <Button
          slot="increment"
          aria-label={t('number.more')}
          className={`${innerButtonLook} min-w-target border-s border-line`}
        >
          <Icon name="add" />
        </Button>
      </Group>
      <AriaFieldError>{error}</AriaFieldError>
    </AriaNumberField>
  )
}
