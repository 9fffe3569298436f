import type { TopicSummary } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Icon } from '../../ui/icon.js'
import { Skeleton } from '../../ui/skeleton.js'
import { homeLists, mostPressing } from './my-topics.js'
import { StatusBadge, useStepWords } from './status.js'

export interface HomeTopicsProps {
  readonly mayPropose: boolean
  readonly isStaff: boolean
}

/** What awaits me first, then my own topics, then what was finished lately. */
export function HomeTopics({ mayPropose, isStaff }: HomeTopicsProps) {
  const { t } = useTranslation('topics')
  return (
    <>
      <Awaiting isStaff={isStaff} />
      {mayPropose && <Mine />}
      <Recent />
      <div>
        <LinkButton to="/topics">{t('home.all')}</LinkButton>
      </div>
    </>
  )
}

function Awaiting({ isStaff }: Pick<HomeTopicsProps, 'isStaff'>) {
  const { t } = useTranslation('topics')
  const topics = useQuery(homeLists.awaiting)
  const ask = useAsk(isStaff)
  const format = useFormat()
  return (
    <Section
      title={t('home.awaits')}
      actions={
        isStaff && (
          <LinkButton to="/desk" small>
            {t('home.toDesk')}
          </LinkButton>
        )
      }
    >
      {topics.isPending && <Skeleton />}
      {topics.isError && <ErrorNote error={topics.error} onRetry={() => topics.refetch()} />}
      {topics.data?.length === 0 && <p className="text-muted">{t('home.awaitsNone')}</p>}
      {topics.data !== undefined && topics.data.length > 0 && (
        <ul className="flex flex-col gap-3">
          {mostPressing(topics.data).map((topic) => (
            <li key={topic.id}>
              <Link
                to={`/topics/${topic.id}`}
                className="flex min-h-target items-center gap-3 rounded-md border-[1.5px] border-accent bg-accent-soft px-4 py-3 no-underline hover:border-accent-strong"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold text-accent">{isStaff ? topic.title : ask(topic)}</span>
                  <span className="block text-sm text-ink">{isStaff ? ask(topic) : topic.title}</span>
                  {topic.due !== null && topic.status !== 'draft' && (
                    <span className="block text-sm text-ink">{t('home.until', { day: format.day(topic.due.on) })}</span>
                  )}
                </span>
                <Icon name="next" className="text-accent" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What is asked of the reader, as far as the list can tell; the topic's page knows it exactly. */
function useAsk(isStaff: boolean): (topic: TopicSummary) => string {
  const { t } = useTranslation('topics')
  const step = useStepWords()
  return (topic) => {
    if (topic.status === 'draft') return t('home.askDraft')
    if (topic.status === 'returned' && topic.mine) return t('home.askReturned')
    if (topic.status === 'merged') return t('home.askMerged')
    return isStaff ? step(topic.stage) : t(`home.ask.${topic.stage}`)
  }
}

function Mine() {
  const { t } = useTranslation('topics')
  const topics = useQuery(homeLists.mine)
  return (
    <Section
      title={t('home.mine')}
      actions={
        <LinkButton to="/topics/new" tone="primary" icon="add">
          {t('home.propose')}
        </LinkButton>
      }
    >
      {topics.isPending && <Skeleton />}
      {topics.isError && <ErrorNote error={topics.error} onRetry={() => topics.refetch()} />}
      {topics.data?.length === 0 && <Empty title={t('home.mineEmpty')}>{t('home.mineEmptyBody')}</Empty>}
      <TopicLines topics={topics.data ?? []} />
    </Section>
  )
}

function Recent() {
  const { t } = useTranslation('topics')
  const topics = useQuery(homeLists.recent)
  if (topics.data === undefined || topics.data.length === 0) return null
  return (
    <Section title={t('home.recent')}>
      <TopicLines topics={topics.data} />
    </Section>
  )
}

function TopicLines({ topics }: { readonly topics: readonly TopicSummary[] }) {
  const format = useFormat()
  const step = useStepWords()
  if (topics.length === 0) return null
  return (
    <ul className="flex flex-col divide-y divide-line">
      {topics.map((topic) => (
        <li key={topic.id}>
          <Link
            to={`/topics/${topic.id}`}
            className="flex min-h-target flex-wrap items-center gap-x-4 gap-y-1 rounded-sm py-3 no-underline hover:bg-accent-soft"
          >
            <span className="min-w-0 flex-1 basis-56">
              <span className="block font-medium text-ink">{topic.title}</span>
              <span className="block text-sm text-muted">
                {step(topic.stage)} · {format.day(topic.stageSince)}
              </span>
            </span>
            <StatusBadge status={topic.status} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
