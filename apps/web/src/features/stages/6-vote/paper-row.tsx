import { PAPER_CHOICES } from '@gongyi/shared/contracts'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import type { PaperChoice } from './use-paper-batch.js'

interface PaperRowProps {
  readonly label: string
  readonly choice: PaperChoice | undefined
  readonly onChoose: (choice: PaperChoice) => void
  /** Already in: said instead of asked. */
  readonly state: ReactNode
}

/** One unit and the four things a paper ballot can say. */
export function PaperRow({ label, choice, onChoose, state }: PaperRowProps) {
  const { t } = useTranslation('vote')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <span className="min-w-0 flex-1 basis-40">{label}</span>
      {state || (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more frame per row
        <div role="group" aria-label={t('paper.ballotOf', { label })} className="flex flex-wrap gap-2">
          {PAPER_CHOICES.map((value) => (
            <Button
              key={value}
              small
              aria-pressed={choice === value}
              onPress={() => onChoose(value)}
              {...(choice === value ? { icon: 'check' as const, className: 'border-accent bg-accent-soft' } : {})}
            >
              {t(`choices.${value}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
