import { useId, useState } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Icon } from './icon.js'

export type StepState = 'done' | 'current' | 'ahead' | 'skipped'

export interface Step {
  readonly id: string
  readonly label: string
  readonly state: StepState
  /** One line: when it was finished, what it waits for. */
  readonly note?: string
}

export interface StepsProps {
  readonly steps: readonly Step[]
  /** The step shown below, if the reader looks at another one than the current. */
  readonly selected?: string
  readonly onSelect?: (id: string) => void
  /** Steps to come can be looked at as well. */
  readonly isAheadOpen?: boolean
}

/** The eight steps, the spine of a topic page. On a phone: the current one with its number, the rest on demand. */
export function Steps(props: StepsProps) {
  const { t } = useTranslation()
  const listId = useId()
  const [isExpanded, setExpanded] = useState(false)
  const { steps } = props
  const index = steps.findIndex((step) => step.state === 'current')
  const position = index === -1 ? steps.filter((step) => step.state === 'done').length : index + 1
  const current = steps[index]
  return (
    <nav aria-label={t('steps.label')} className="rounded-lg border border-line bg-surface">
      <button
        type="button"
        aria-expanded={isExpanded}
        aria-controls={listId}
        onClick={() => setExpanded(!isExpanded)}
        data-print="hide"
        className="flex min-h-target w-full cursor-pointer items-center gap-3 px-4 py-3 text-start lg:hidden"
      >
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="rounded-sm bg-accent px-2 py-0.5 font-semibold whitespace-nowrap text-on-accent tabular-nums">
            {position} / {steps.length}
          </span>
          <span className="min-w-0 flex-1 basis-28">
            <span className="block font-semibold">{current?.label ?? t('steps.finished')}</span>
            {current?.note !== undefined && <span className="block text-sm text-muted">{current.note}</span>}
          </span>
        </span>
        <span className="sr-only">{t(isExpanded ? 'steps.collapse' : 'steps.expand')}</span>
        <Icon name="down" className={isExpanded ? 'rotate-180' : ''} />
      </button>
      <ol
        id={listId}
        className={`${isExpanded ? 'flex' : 'hidden'} flex-col border-t border-line p-2 lg:flex lg:flex-row lg:border-t-0 lg:p-3 print:grid print:grid-cols-4`}
      >
        {steps.map((step, at) => (
          <StepItem key={step.id} {...props} step={step} number={at + 1} />
        ))}
      </ol>
    </nav>
  )
}

const marks = {
  done: 'border-success bg-success-soft text-success',
  current: 'border-accent bg-accent text-on-accent',
  ahead: 'border-edge bg-surface text-muted',
  skipped: 'border-edge border-dashed bg-surface text-muted',
} as const satisfies Record<StepState, string>

interface StepItemProps extends StepsProps {
  readonly step: Step
  readonly number: number
}

function StepItem({ step, number, selected, onSelect, isAheadOpen = false }: StepItemProps) {
  const { t } = useTranslation()
  const isSelected = selected === step.id
  const content = (
    <>
      <span
        className={`flex size-[1.9em] shrink-0 items-center justify-center rounded-full border-2 text-sm font-semibold tabular-nums ${marks[step.state]}`}
      >
        {step.state === 'done' ? <Icon name="check" /> : step.state === 'skipped' ? <Icon name="minus" /> : number}
      </span>
      <span className="min-w-0 lg:text-center">
        <span className={`block text-sm ${step.state === 'current' ? 'font-semibold' : ''}`}>{step.label}</span>
        <span className="sr-only">{t(`steps.state.${step.state}`)}</span>
        {step.note !== undefined && <span className="block text-xs text-muted">{step.note}</span>}
      </span>
    </>
  )
  const look = `flex w-full min-h-target items-center gap-3 rounded-md px-2 py-1.5 text-start lg:flex-col lg:gap-1.5 lg:px-1 ${isSelected ? 'bg-accent-soft' : ''}`
  return (
    <li className="flex min-w-0 lg:flex-1" aria-current={step.state === 'current' ? 'step' : undefined}>
      {onSelect && (isAheadOpen || step.state !== 'ahead') ? (
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={() => onSelect(step.id)}
          className={`${look} cursor-pointer hover:bg-accent-soft`}
        >
          {content}
        </button>
      ) : (
        <div className={look}>{content}</div>
      )}
    </li>
  )
}
