import type { TopicDetail } from '@gongyi/shared/contracts'
import { isEnded, type ReferralState, reviewRequestUntil } from '@gongyi/shared/domain'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'
import { isInstant, type NextThing, nextThing, stageOfThing } from './next-thing.js'

export interface NextCardProps {
  readonly topic: TopicDetail
  readonly accountId: string
}

/** 我现在要做的: one thing, by when, and the way to it. */
export function NextCard({ topic, accountId }: NextCardProps) {
  const { t } = useTranslation('topics')
  const thing = nextThing(topic, accountId)
  return (
    <Section title={t('next.title')} id="next">
      {thing === null ? <Nothing topic={topic} /> : <Thing thing={thing} topic={topic} />}
    </Section>
  )
}

/** Answered, and yet not over: a question to its supporters, a review, a referral on its way. */
function Ended({ topic }: Pick<NextCardProps, 'topic'>) {
  const { t } = useTranslation('topics')
  const format = useFormat()
  const { answer, review, referrals = [] } = topic.records.propose
  const mayReview = topic.actions.some(({ action, unmet }) => action === 'propose.request-review' && unmet.length === 0)
  if (topic.status === 'merged' && topic.awaitsMe) return <Toward topic={topic} words={t('next.mergeAsked')} />
  if (mayReview && topic.me.isProposer && answer !== undefined)
    return <Toward topic={topic} words={t('next.mayReview', { day: format.day(reviewRequestUntil(answer.at)) })} />
  if (review !== undefined && review.answered === undefined) return <p>{t('next.reviewRunning')}</p>
  if (referrals.some(({ state }) => IS_OUT.includes(state))) return <p>{t('next.referralRunning')}</p>
  return <p>{t('next.noneEnded')}</p>
}

const IS_OUT: readonly ReferralState[] = ['DECIDED', 'SENT', 'RECEIVED']

function Toward({ topic, words }: { readonly topic: TopicDetail; readonly words: string }) {
  const { t } = useTranslation('topics')
  return (
    <div className="flex flex-col gap-3">
      <p>{words}</p>
      <div>
        <LinkButton to={`/topics/${topic.id}/propose#panel`}>{t('next.go')}</LinkButton>
      </div>
    </div>
  )
}

function Nothing({ topic }: Pick<NextCardProps, 'topic'>) {
  const { t } = useTranslation('topics')
  if (isEnded(topic)) return <Ended topic={topic} />
  return (
    <div>
      <p>{t('next.none')}</p>
      <Whom topic={topic} />
      <p className="text-sm text-muted">{t('next.waiting')}</p>
    </div>
  )
}

/** Whose turn it is instead, so that nobody waits for the wrong person. */
function Whom({ topic: { waitsFor, awaitsMe, awaitsColleague, due } }: Pick<NextCardProps, 'topic'>) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const format = useFormat()
  if (awaitsColleague) return <p className="text-sm text-muted">{t('next.colleague')}</p>
  if (awaitsMe || waitsFor.length === 0) return null
  const who = waitsFor.map((role) => common(`shell.roles.${role}`)).join(t('desk.and'))
  return (
    <p className="text-sm text-muted">
      {due === null ? t('next.whom', { who }) : t('next.whomBy', { who, day: format.day(due.on) })}
    </p>
  )
}

function Thing({ thing, topic }: { readonly thing: NextThing; readonly topic: TopicDetail }) {
  const { t } = useTranslation('topics')
  const format = useFormat()
  const isAction = thing.kind === 'action'
  const until = isAction ? null : thing.until
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2 text-lg font-semibold">
        <Icon name={isAction && thing.missing > 0 ? 'wait' : 'next'} className="mt-1 text-accent" />
        <span>{isAction ? t(`todo.${thing.id}`) : t(`contribute.${thing.id}`)}</span>
      </p>
      {isAction && thing.missing > 0 && (
        <>
          <p className="text-sm text-muted">{t('next.missing', { count: thing.missing })}</p>
          <Whom topic={topic} />
        </>
      )}
      {until !== null && (
        <p className="text-sm text-muted">
          {isInstant(until)
            ? t('next.byTime', { time: format.deadline(until) })
            : t('next.by', { day: format.day(until) })}
        </p>
      )}
      <div>
        <LinkButton to={`/topics/${topic.id}/${stageOfThing(thing, topic)}#panel`}>{t('next.go')}</LinkButton>
      </div>
    </div>
  )
}
