import { parseDate } from '@internationalized/date'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from '../lib/i18n/i18n.js'
import { innerButtonLook, popoverLook } from './aria-field.js'
import { Icon } from './icon.js'

export function limits({ min, max }: { readonly min?: string; readonly max?: string }) {
  return {
    ...(min === undefined ? {} : { minValue: parseDate(min) }),
    ...(max === undefined ? {} : { maxValue: parseDate(max) }),
  }
}

/** `min-w-6`: a segment narrower than 24 px cannot be hit (WCAG 2.5.8). */
export function Segments({ slot }: { readonly slot?: 'start' | 'end' }) {
  return (
    <DateInput {...(slot === undefined ? {} : { slot })} className="flex flex-wrap items-center px-2 py-1">
      {(segment) => (
        <DateSegment
          segment={segment}
          className="min-h-6 min-w-6 rounded-sm px-0.5 text-center tabular-nums outline-none data-placeholder:text-muted data-focused:bg-accent data-focused:text-on-accent data-[type=literal]:min-w-0"
        />
      )}
    </DateInput>
  )
}

export function CalendarButton() {
  const { t } = useTranslation()
  return (
    <Button aria-label={t('date.open')} className={`${innerButtonLook} ms-auto min-h-target min-w-target`}>
      <Icon name="calendar" />
    </Button>
  )
}

export function CalendarPopover({ children }: { readonly children: ReactNode }) {
  return (
    <Popover className={popoverLook}>
      <Dialog className="p-3 outline-none">{children}</Dialog>
    </Popover>
  )
}

export function CalendarHead() {
  const { t } = useTranslation()
  return (
    <header className="flex items-center justify-between gap-2 pb-2">
      <Button slot="previous" aria-label={t('date.previousMonth')} className={`${innerButtonLook} min-h-target-inline`}>
        <Icon name="back" />
      </Button>
      <Heading className="font-semibold" />
      <Button slot="next" aria-label={t('date.nextMonth')} className={`${innerButtonLook} min-h-target-inline`}>
        <Icon name="next" />
      </Button>
    </header>
  )
}

export const headCellLook = 'pb-1 text-sm font-normal text-muted'
export const dayLook =
  'flex size-[max(var(--target-inline),2.25rem)] cursor-pointer items-center justify-center rounded-sm tabular-nums outline-none hover:bg-accent-soft data-outside-month:hidden data-disabled:cursor-not-allowed data-disabled:text-muted data-disabled:line-through data-selected:bg-accent data-selected:text-on-accent data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent'
