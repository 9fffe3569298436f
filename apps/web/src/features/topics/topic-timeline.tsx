import type { TopicEventView } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { topicParts } from '../../lib/topics/queries.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Timeline } from '../../ui/timeline.js'

const first = 5
const hashLength = 12

/** 办理经过: the events in words, newest first, each with the beginning of its hash. */
export function TopicTimeline({ topicId }: { readonly topicId: string }) {
  const { t } = useTranslation('topics')
  const events = useQuery(topicParts.events(topicId))
  return (
    <Section title={t('timeline.title')} description={t('timeline.note')}>
      {events.isPending && <Skeleton lines={4} />}
      {events.isError && <ErrorNote error={events.error} onRetry={() => events.refetch()} />}
      {events.data && <Entries events={events.data.items.toSorted((a, b) => b.seq - a.seq)} />}
    </Section>
  )
}

function Entries({ events }: { readonly events: readonly TopicEventView[] }) {
  const { t } = useTranslation('topics')
  const [isWhole, setWhole] = useState(false)
  const say = useKnownWords('topics')
  const common = useKnownWords('common')
  if (events.length === 0) return <Empty title={t('timeline.empty')}>{t('timeline.emptyBody')}</Empty>
  return (
    <>
      <Timeline
        entries={(isWhole ? events : events.slice(0, first)).map((event) => ({
          id: String(event.seq),
          at: event.at,
          title: say(`done.${event.type}`) ?? event.type,
          children: (
            <p className="flex flex-wrap gap-x-4 text-xs text-muted">
              <span>
                {t('timeline.by', {
                  role:
                    event.actorRole === 'clock'
                      ? t('timeline.clock')
                      : (common(`shell.roles.${event.actorRole}`) ?? event.actorRole),
                  name: event.actorName ?? '',
                })}
              </span>
              <span className="font-mono break-all">
                {t('timeline.hash', { hash: event.hash.slice(0, hashLength) })}
              </span>
            </p>
          ),
        }))}
      />
      {events.length > first && (
        <div data-print="hide">
          <Button tone="quiet" small onPress={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? t('timeline.less') : t('timeline.all', { count: events.length })}
          </Button>
        </div>
      )}
    </>
  )
}
