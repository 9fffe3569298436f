import { BALLOT_CHOICES, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, type RefObject, useId, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { electorateOf } from '../../../lib/topics/electorate-of.js'
import { Button } from '../../../ui/button.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { RuleWords } from './rule-words.js'
import type { BallotChoice } from './use-cast.js'
import { motionText, type OpenBallot } from './vote-state.js'

interface BallotQuestionProps {
  readonly topic: TopicDetail
  readonly question: OpenBallot
  readonly no: number
  readonly total: number
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly choice: BallotChoice | null
  readonly onChoose: (choice: BallotChoice) => void
  readonly onNext: () => void
  readonly onBack?: () => void
}

/** One motion, one question, three large answers. */
export function BallotQuestion(props: BallotQuestionProps) {
  const { topic, question, no, total, heading, choice, onChoose, onNext, onBack } = props
  const { t } = useTranslation('vote')
  const titleId = useId()
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (choice === null) setMissing(true)
    else onNext()
  }
  const options = BALLOT_CHOICES.map((value) => ({
    value,
    label: t(`choices.${value}`),
    ...(value === 'ABSTAIN' ? { description: t('choiceHints.ABSTAIN') } : {}),
  }))
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-gap rounded-lg border-2 border-accent bg-surface p-pad"
    >
      <div>
        <h3 id={titleId} ref={heading} tabIndex={-1} className="text-lg outline-none">
          {t('cast.title')}
        </h3>
        {total > 1 && <p className="text-sm text-muted">{t('cast.step', { no, total })}</p>}
      </div>
      <p className="text-muted">{t('cast.forUnit', { unit: question.unit.label })}</p>
      <p className="text-lg font-medium whitespace-pre-line">{motionText(topic, question.motion)}</p>
      <RuleWords motion={question.motion} electorate={electorateOf(topic, question.motion.id)} />
      <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="vote.ballot">
        <RadioGroup
          label={t('cast.question')}
          options={options}
          value={choice}
          onChange={onChoose}
          isLarge
          isRequired
          error={isMissing && choice === null ? t('cast.chooseError') : undefined}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" wide>
            {t('cast.next')}
          </Button>
          {onBack && (
            <Button onPress={onBack} wide>
              {t('cast.back')}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
