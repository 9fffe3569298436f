import { parseDate } from '@internationalized/date'
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { DateRangePicker } from 'react-aria-components/DateRangePicker'
import { Group } from 'react-aria-components/Group'
import { RangeCalendar } from 'react-aria-components/RangeCalendar'
import { useTranslation } from '../lib/i18n/i18n.js'
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
import type { DateRangePickerProps } from './date-picker-props.js'

export function CalendarRangePicker(props: DateRangePickerProps) {
  const { label, description, error, isRequired = false, isDisabled = false, className = '', value, onChange } = props
  const { t } = useTranslation()
  return (
    <DateRangePicker
      value={value && { start: parseDate(value.start), end: parseDate(value.end) }}
      onChange={(range) => onChange(range && { start: range.start.toString(), end: range.end.toString() })}
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
      <Group className={`${groupLook} max-w-lg flex-wrap`}>
        <Segments slot="start" />
        <span className="flex items-center text-sm text-muted">{t('date.to')}</span>
        <Segments slot="end" />
        <CalendarButton />
      </Group>
      <AriaFieldError>{error}</AriaFieldError>
      <CalendarPopover>
        <RangeCalendar>
          <CalendarHead />
          <CalendarGrid>
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={headCellLook}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className={dayLook} />}</CalendarGridBody>
          </CalendarGrid>
        </RangeCalendar>
      </CalendarPopover>
    </DateRangePicker>
  )
}
