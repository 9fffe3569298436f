import type { ScreeningView, TopicDetail } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextLink } from '../../../ui/text-link.js'
import { Fold } from '../../../ui/topic/fold.js'
import { AlternativeCard, DecideReviewCards, LapseCard, RequestReviewCard } from './answer-cards.js'
import { DispatchCards } from './dispatch-cards.js'
import { MergeQuestion } from './merge-question.js'
import { ReferralCards } from './referral-cards.js'
import { ReferralProgress, SimilarDisputes } from './referral-progress.js'
import { screeningQuery } from './screening-query.js'

/** What follows the answer: letters, referrals to their result, a review, and what it led to. */
export function Aftermath({ topic }: PanelProps) {
  const view = useQuery(screeningQuery(topic.id))
  if (view.isPending) return <Skeleton lines={4} />
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
  const { letters, referrals, mergedFrom, question, similarDisputes, texts } = view.data
  return (
    <>
      <DispatchCards topic={topic} />
      <DecideReviewCards topic={topic} />
      <LapseCard topic={topic} />
      {question !== null && <MergeQuestion topic={topic} question={question} />}
      <ReferralCards topic={topic} referrals={referrals} />
      <ReferralProgress referrals={referrals} />
      <SimilarDisputes similar={similarDisputes} />
      <Review topic={topic} />
      <Letters topic={topic} letters={letters} />
      <RequestReviewCard topic={topic} />
      <MergedFrom mergedFrom={mergedFrom} />
      <AlternativeCard key={topic.version} topic={topic} />
      <Texts texts={texts} />
    </>
  )
}

function Review({ topic }: PanelProps) {
  const { t } = useTranslation('screening')
  const { review, earlier = [] } = topic.records.propose
  const reviews = [...earlier.flatMap((one) => (one.review ? [one.review] : [])), ...(review ? [review] : [])]
  if (reviews.length === 0) return null
  return (
    <Section title={t('review.asked')} level={3}>
      {reviews.map(({ at, reason, answered }) => (
        <DefinitionList
          key={at}
          items={[
            { term: t('review.reason'), detail: reason },
            ...(answered === undefined
              ? []
              : [
                  {
                    term: t('review.answered'),
                    detail: (
                      <>
                        <strong className="font-semibold">
                          {t(answered.upheld ? 'review.upheld' : 'review.overturned')}
                        </strong>
                        <span className="block">{answered.reason}</span>
                      </>
                    ),
                  },
                ]),
          ]}
        />
      ))}
    </Section>
  )
}

function Letters({ topic, letters }: { readonly topic: TopicDetail; readonly letters: ScreeningView['letters'] }) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  if (letters.length === 0) return null
  return (
    <Section title={t('letters.title')} description={t('letters.body')} level={3}>
      <ul className="flex flex-col gap-2">
        {letters.map(({ id, kind, number, issuedAt }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <TextLink to={`/topics/${topic.id}/letters/${id}`}>
              {t('letters.open', { name: t(`letters.kinds.${kind}`), number })}
            </TextLink>
            <span className="text-sm text-muted">{format.date(issuedAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Both texts stay: what was merged into this one is read here. */
function MergedFrom({ mergedFrom }: Pick<ScreeningView, 'mergedFrom'>) {
  const { t } = useTranslation('screening')
  if (mergedFrom.length === 0) return null
  return (
    <Section title={t('merge.from')} level={3}>
      <DefinitionList
        items={mergedFrom.map(({ id, title, caseNo, description }) => ({
          term: caseNo,
          detail: (
            <>
              <TextLink to={`/topics/${id}`}>{title}</TextLink>
              <span className="block whitespace-pre-line">{description}</span>
            </>
          ),
        }))}
      />
    </Section>
  )
}

function Texts({ texts }: { readonly texts: ScreeningView['texts'] }) {
  const { t } = useTranslation('screening')
  const format = useFormat()
  if (texts.length < 2) return null
  return (
    <Fold title={t('texts.title')}>
      <DefinitionList
        items={texts.slice(0, -1).map(({ at, title, description }) => ({
          term: t('texts.version', { when: format.dateTime(at) }),
          detail: (
            <>
              <strong className="font-semibold">{title}</strong>
              <span className="block whitespace-pre-line">{description}</span>
            </>
          ),
        }))}
      />
    </Fold>
  )
}
