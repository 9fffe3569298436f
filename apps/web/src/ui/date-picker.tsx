import { lazy, Suspense } from 'react'
import type { DatePickerProps, DateRangePickerProps } from './date-picker-props.js'
import { Skeleton } from './skeleton.js'

const LazyPicker = lazy(() => import('./date-picker-calendar.js').then((m) => ({ default: m.CalendarDatePicker })))
const LazyRange = lazy(() => import('./date-range-calendar.js').then((m) => ({ default: m.CalendarRangePicker })))

/** Typed segments and a calendar, for consoles; its code arrives when first shown. Residents: DateField. */
export function DatePicker(props: DatePickerProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <LazyPicker {...props} />
    </Suspense>
  )
}

export function DateRangePicker(props: DateRangePickerProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <LazyRange {...props} />
    </Suspense>
  )
}
