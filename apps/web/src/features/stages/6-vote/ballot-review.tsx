import type { TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, type RefObject, useId } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import type { Answer, BallotChoice } from './use-cast.js'
import { motionText, type OpenBallot } from './vote-state.js'

interface BallotReviewProps {
  readonly topic: TopicDetail
  readonly answers: readonly (OpenBallot & { readonly choice: BallotChoice | undefined })[]
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onChange: (question: number) => void
  readonly onCast: (answers: readonly Answer[]) => void
  readonly isPending: boolean
  readonly error: unknown
}

/** The last look before the ballots are in. */
export function BallotReview({ topic, answers, heading, onChange, onCast, isPending, error }: BallotReviewProps) {
  const { t } = useTranslation('vote')
  const titleId = useId()
  const complete = answers.flatMap(({ choice, ...rest }) => (choice === undefined ? [] : [{ ...rest, choice }]))
  const firstOpen = answers.findIndex(({ choice }) => choice === undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (firstOpen === -1) onCast(complete)
    else onChange(firstOpen)
  }
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-gap rounded-lg border-2 border-accent bg-surface p-pad"
    >
      <h3 id={titleId} ref={heading} tabIndex={-1} className="text-lg outline-none">
        {t('cast.review')}
      </h3>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {answers.map(({ key, unit, motion, choice }, index) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="text-sm text-muted">{unit.label}</p>
              <p className="whitespace-pre-line">{motionText(topic, motion)}</p>
              <p className="text-xl font-semibold">{choice ? t(`choices.${choice}`) : t('cast.choose')}</p>
            </div>
            <Button
              small
              onPress={() => onChange(index)}
              isDisabled={isPending}
              aria-label={t('cast.changeOne', { motion: t('motion', { no: motion.no }), unit: unit.label })}
            >
              {t('cast.change')}
            </Button>
          </li>
        ))}
      </ul>
      <p>{t('cast.reviewNote')}</p>
      {error != null && <ErrorNote error={error} />}
      <form onSubmit={submit} data-contribution="vote.ballot">
        <Button type="submit" tone="primary" wide isPending={isPending}>
          {t('cast.submit')}
        </Button>
      </form>
    </section>
  )
}
