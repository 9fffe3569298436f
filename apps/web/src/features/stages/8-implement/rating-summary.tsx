import { RATING_LEVELS, type TopicDetail } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { Bar } from '../../../ui/bar.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Stat } from '../../../ui/stat.js'
import { Fold } from '../../../ui/topic/fold.js'
import { rateOf } from './implement-state.js'

/** How people rate it: counts by level, the rate with its base, and what they wrote, without names. */
export function RatingSummary({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const completion = topic.records.implement.completion
  const ratings = useQuery({ ...topicParts.ratings(topic.id), enabled: completion !== undefined })
  if (!completion) return null
  if (ratings.error) return <ErrorNote error={ratings.error} onRetry={() => void ratings.refetch()} />
  if (ratings.data === undefined) return <Skeleton lines={4} />
  const { counts, comments } = ratings.data
  const total = RATING_LEVELS.reduce((sum, level) => sum + counts[level], 0)
  const satisfaction = rateOf(topic, 'satisfaction')
  return (
    <Section title={t('rating.summary')} level={3}>
      {total === 0 && (
        <Empty title={t('rating.summaryNone')}>
          {t('rating.summaryNoneBody', { endsOn: format.date(completion.surveyEndsOn) })}
        </Empty>
      )}
      {total > 0 && (
        <>
          {satisfaction && (
            <Stat label={t('rating.satisfaction')} of={satisfaction} definition={t('rating.satisfactionDef')} />
          )}
          <div className="flex flex-col gap-3">
            {RATING_LEVELS.map((level) => (
              <Bar
                key={level}
                label={t(`rating.levels.${level}`)}
                value={counts[level]}
                total={total}
                valueText={t('rating.of', { n: format.count(counts[level]) })}
              />
            ))}
          </div>
        </>
      )}
      {comments.length > 0 && (
        <Fold title={t('rating.comments')}>
          <ul className="flex flex-col divide-y divide-line">
            {comments.map(({ level, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: comments come without names or ids, and two may be alike
              <li key={index} className="py-2">
                <span className="text-sm text-muted">{t(`rating.levels.${level}`)}</span>
                <p className="whitespace-pre-line">{text}</p>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  )
}
