import type { TopicDetail } from '@gongyi/shared/contracts'
import { STAGES, type Stage, stageNumber } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { KeyFacts, KeyRates } from '../../features/topics/key-facts.js'
import { NextCard } from '../../features/topics/next-card.js'
import { StatusBadge } from '../../features/topics/status.js'
import { StatusLine } from '../../features/topics/status-line.js'
import { TopicDocuments } from '../../features/topics/topic-documents.js'
import { TopicMore } from '../../features/topics/topic-more.js'
import { TopicSpine } from '../../features/topics/topic-spine.js'
import { TopicTimeline } from '../../features/topics/topic-timeline.js'
import { ProblemError } from '../../lib/api/problem.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { topicQuery } from '../../lib/topics/queries.js'
import { LinkButton } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { toast } from '../../ui/toast.js'
import { NotFoundPage } from './not-found-page.js'
import { StageSection } from './stage-section.js'

/** /topics/:topicId and /topics/:topicId/:stage */
export function TopicPage() {
  const { topicId = '', stage } = useParams()
  const topic = useQuery(topicQuery(topicId))
  const selected = STAGES.find((known) => known === stage)
  if (stage !== undefined && selected === undefined) return <NotFoundPage />
  if (topic.isPending) return <Skeleton lines={8} />
  if (topic.data === undefined) return <Unavailable error={topic.error} onRetry={() => void topic.refetch()} />
  return <Loaded key={topicId} topic={topic.data} selected={selected ?? topic.data.stage} />
}

/** What is not there will not be there at the second try either: the list is the way on. */
function Unavailable({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('topics')
  const isGone = error instanceof ProblemError && error.code === 'not-found'
  return (
    <>
      <PageTitle title={t('page.unavailable')} />
      <ErrorNote error={error} {...(isGone ? {} : { onRetry })} />
      <div>
        <LinkButton to="/topics">{t('page.back')}</LinkButton>
      </div>
    </>
  )
}

interface LoadedProps {
  readonly topic: TopicDetail
  readonly selected: Stage
}

function Loaded({ topic, selected }: LoadedProps) {
  const { t } = useTranslation('topics')
  const session = useSession()
  const panel = useRef<HTMLElement>(null)
  useFollowStage(topic, selected)
  useArrivalAtPanel(panel)
  return (
    <>
      <PageTitle
        title={topic.title}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to="/topics">{t('page.back')}</TextLink>
            <span>{topic.communityName}</span>
            <span className="tabular-nums">{topic.caseNo}</span>
          </span>
        }
        badge={<StatusBadge status={topic.status} />}
      >
        <StatusLine topic={topic} />
      </PageTitle>
      <TopicSpine topic={topic} selected={selected} />
      <div className="grid items-start gap-[calc(var(--gap)*1.25)] lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] print:block">
        <div className="flex min-w-0 flex-col gap-[calc(var(--gap)*1.25)] lg:col-start-2 lg:row-start-1">
          {session && <NextCard topic={topic} accountId={session.accountId} />}
        </div>
        <div className="flex min-w-0 flex-col gap-[calc(var(--gap)*1.25)] lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <StageSection ref={panel} topic={topic} stage={selected} />
          <TopicMore topic={topic} />
          <KeyRates topic={topic} />
          <Suspense fallback={<Skeleton lines={4} />}>
            <TopicTimeline topicId={topic.id} />
          </Suspense>
        </div>
        <div className="flex min-w-0 flex-col gap-[calc(var(--gap)*1.25)] lg:col-start-2 lg:row-start-2">
          <KeyFacts topic={topic} />
          <TopicDocuments
            topic={topic}
            isOrganiser={holdsRole(session, ['coordinator', 'community-admin'], topic.communityId)}
          />
        </div>
      </div>
    </>
  )
}

/** When a step is taken the page goes along: the new stage's panel is shown, and keyboard and reader continue there. */
function useFollowStage(topic: TopicDetail, selected: Stage): void {
  const navigate = useNavigate()
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const before = useRef(topic.stage)
  const said = t('page.moved', { number: stageNumber(topic.stage), stage: common(`home.steps.${topic.stage}`) })
  useEffect(() => {
    if (before.current === topic.stage) return
    const wasHere = selected === before.current || selected === topic.stage
    before.current = topic.stage
    if (!wasHere) return
    toast(said)
    void navigate(`/topics/${topic.id}#panel`, { replace: true })
  }, [topic.id, topic.stage, selected, navigate, said])
}

/** The next thing leads to the panel, not to the top of a page the reader has already seen. */
function useArrivalAtPanel(panel: { readonly current: HTMLElement | null }): void {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key makes the same link work twice
  useEffect(() => {
    if (hash === '#panel') panel.current?.focus()
  }, [hash, key, panel])
}
