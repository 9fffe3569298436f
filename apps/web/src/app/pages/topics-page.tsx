import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { TopicFilters } from '../../features/topics/topic-filters.js'
import { TopicList } from '../../features/topics/topic-list.js'
import { loadNamespaces, useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import type { TopicFilter } from '../../lib/topics/queries.js'
import { LinkButton } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** Only whoever may propose has drafts. */
const DraftList = lazy(async () => {
  const [{ DraftList: list }] = await Promise.all([
    import('../../features/stages/1-propose/draft-list.js'),
    loadNamespaces('proposal'),
  ])
  return { default: list }
})
const PROPOSERS = ['resident', 'coordinator', 'community-admin'] as const

/** /topics: the filter lives in the address, so that a list can be sent to a colleague and "back" finds it again. */
export function TopicsPage() {
  const { t } = useTranslation('topics')
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const filter = readFilter(search)
  const mayPropose = holdsRole(session, PROPOSERS)
  return (
    <>
      <PageTitle
        title={t('list.title')}
        actions={
          mayPropose && (
            <LinkButton to="/topics/new" tone="primary" icon="add">
              {t('list.propose')}
            </LinkButton>
          )
        }
      >
        {t('list.lead')}
      </PageTitle>
      {session === undefined && <Skeleton lines={6} />}
      {session === null && <SignInNote />}
      {session && (
        <>
          {mayPropose && (
            <Suspense>
              <DraftList
                communityIds={session.communities.map(({ id }) => id).filter((id) => holdsRole(session, PROPOSERS, id))}
              />
            </Suspense>
          )}
          <TopicFilters
            filter={filter}
            onChange={(next) => setSearch(writeFilter(next), { replace: true })}
            communities={session.communities}
          />
          <TopicList
            filter={filter}
            hasCommunity={session.communities.length > 1}
            empty={<NoTopics isFiltered={Object.keys(filter).length > 0} />}
          />
        </>
      )}
    </>
  )
}

function NoTopics({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('topics')
  return isFiltered ? (
    <Empty title={t('list.emptyFilteredTitle')}>{t('list.emptyFilteredBody')}</Empty>
  ) : (
    <Empty title={t('list.emptyTitle')}>{t('list.emptyBody')}</Empty>
  )
}

function readFilter(search: URLSearchParams): TopicFilter {
  const text = (name: string) => search.get(name) ?? ''
  return {
    ...(text('community') && { communityId: text('community') }),
    ...(text('stage') && { stage: text('stage') }),
    ...(text('status') && { status: text('status') }),
    ...(text('mine') && { mine: true }),
    ...(text('q') && { query: text('q') }),
  }
}

function writeFilter({ communityId = '', stage = '', status = '', mine = false, query = '' }: TopicFilter) {
  const fields = { community: communityId, stage, status, mine: mine ? '1' : '', q: query }
  return new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''))
}
