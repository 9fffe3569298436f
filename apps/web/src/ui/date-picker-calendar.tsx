import { parseDate } from '@internationalized/date'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Group } from 'react-aria-components/Group'
import { AriaFieldError, AriaFieldHead, groupLook } from './aria-field.js'
import {
  CalendarButton,
  CalendarHead,
  CalendarPopover,
  dayLook,
  headCellLook,
  limits,
  Segments,
} from './calendar-parts.js'
import type { DatePickerProps } from './date-picker-props.js'

export function CalendarDatePicker(props: DatePickerProps) {
  const { label, description, error, isRequired = false, isDisabled = false, className = '', value, onChange } = props
  return (
    <DatePicker
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      {...limits(props)}
      granularity="day"
      shouldForceLeadingZeros
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <AriaFieldHead label={label} description={description} isRequired={isRequired} />
      <Group className={`${groupLook} max-w-xs`}>
        <Segments />
        <CalendarButton />
      </Group>
      <AriaFieldError>{error}</AriaFieldError>
      <CalendarPopover>
        <Calendar>
          <CalendarHead />
          <CalendarGrid>
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={headCellLook}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className={dayLook} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </CalendarPopover>
    </DatePicker>
  )
}
