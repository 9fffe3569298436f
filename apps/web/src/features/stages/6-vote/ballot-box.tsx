import { BALLOT_CHOICES, type TopicDetail } from '@gongyi/shared/contracts'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { mapOf, oneOf } from '../../../lib/api/shape.js'
import { useDraft } from '../../../lib/draft/use-draft.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { mayContribute } from '../../../lib/topics/use-act.js'
import { Note } from '../../../ui/note.js'
import { BallotQuestion } from './ballot-question.js'
import { BallotReview } from './ballot-review.js'
import { type BallotChoice, useCast } from './use-cast.js'
import { openBallots, takesOnlineBallots, voteMethod, votePhase, windowOf } from './vote-state.js'

/** The resident's vote: one question per screen, then a look back over all of them. */
export function BallotBox({ topic }: { readonly topic: TopicDetail }) {
  const isOpen = votePhase(topic) === 'open' && mayContribute(topic, 'vote.ballot')
  const isAsked = isOpen && topic.me.units.length > 0 && takesOnlineBallots(topic)
  return (
    <>
      {isAsked && <Questions topic={topic} />}
      {isOpen && !isAsked && <WhyNot topic={topic} />}
    </>
  )
}

function WhyNot({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const method = voteMethod(topic)
  if (topic.me.units.length === 0 || method === undefined)
    return (
      <Note title={t('cast.notListed')}>
        <p>{t('cast.notListedBody')}</p>
      </Note>
    )
  return (
    <Note title={t('cast.onSite')}>
      <p>{t('cast.onSiteBody', { method: t(`methods.${method}`), place: windowOf(topic)?.place ?? '' })}</p>
    </Note>
  )
}

type Choices = Readonly<Record<string, BallotChoice>>

const unchosen: Choices = {}
const choicesDraft = mapOf(oneOf(...BALLOT_CHOICES))

/** What was chosen outlives a reload until the first ballot is in; from then on the device knows nothing of it. */
function Questions({ topic }: { readonly topic: TopicDetail }) {
  const draft = useDraft(topic.id, `ballot.${topic.round}`, choicesDraft, unchosen)
  const cast = useCast(topic, draft.forget)
  const questions = openBallots(topic)
  const firstOpen = questions.findIndex(({ key }) => draft.value[key] === undefined)
  const [at, setAt] = useScreen(firstOpen === -1 ? questions.length : firstOpen)
  const heading = useFocusOnChange(at)
  if (questions.length === 0) return null
  const question = questions[at]
  if (question === undefined)
    return (
      <BallotReview
        topic={topic}
        answers={questions.map((one) => ({ ...one, choice: draft.value[one.key] }))}
        heading={heading}
        onChange={(question) => setAt(question)}
        onCast={(answers) => cast.mutate(answers, { onSuccess: () => setAt(0, { replace: true }) })}
        isPending={cast.isPending}
        error={cast.error}
      />
    )
  return (
    <BallotQuestion
      key={question.key}
      topic={topic}
      question={question}
      no={at + 1}
      total={questions.length}
      heading={heading}
      choice={draft.value[question.key] ?? null}
      onChoose={(choice) => draft.change({ ...draft.value, [question.key]: choice })}
      onNext={() => setAt(at + 1)}
      {...(at > 0 ? { onBack: () => setAt(at - 1) } : {})}
    />
  )
}

const SCREEN = 'ballot'

/**
 * Every question and the look back are places of their own in the browser's history: a phone's Back goes one screen back,
 * not out of the vote. Never further than what is answered, wherever the address comes from. The address tells no choice.
 */
function useScreen(furthest: number) {
  const navigate = useNavigate()
  const { search, hash } = useLocation()
  const params = new URLSearchParams(search)
  const asked = Number(params.get(SCREEN) ?? '0')
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), furthest) : 0
  const setAt = (screen: number, { replace = false } = {}) => {
    if (screen === 0) params.delete(SCREEN)
    else params.set(SCREEN, String(screen))
    return navigate({ search: params.toString(), hash }, { replace })
  }
  return [at, setAt] as const
}

/** Each screen begins at its heading, for eyes and readers alike; the first one does not take the focus from the page. */
function useFocusOnChange(screen: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(screen)
  useEffect(() => {
    if (last.current === screen) return
    last.current = screen
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [screen])
  return heading
}
