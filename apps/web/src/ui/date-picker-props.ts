import type { FieldProps } from './field.js'

export interface DatePickerProps extends FieldProps {
  /** Civil date `YYYY-MM-DD`; null while empty. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly min?: string
  readonly max?: string
}

export interface DateRange {
  readonly start: string
  readonly end: string
}

export interface DateRangePickerProps extends FieldProps {
  /** Two civil dates, both included; null while empty. */
  readonly value: DateRange | null
  readonly onChange: (value: DateRange | null) => void
  readonly min?: string
  readonly max?: string
}
