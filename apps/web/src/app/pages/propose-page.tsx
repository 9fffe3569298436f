import type { SessionView } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import { DraftList } from '../../features/stages/1-propose/draft-list.js'
import { ProposalForm } from '../../features/stages/1-propose/proposal-form.js'
import { draftQuery } from '../../features/stages/1-propose/queries.js'
import { isProblem } from '../../lib/api/problem.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/new?community=&draft= */
export function ProposePage() {
  const { t } = useTranslation('propose')
  const session = useSession()
  return (
    <>
      <PageTitle title={t('form.pageTitle')}>{t('form.pageLead')}</PageTitle>
      {session === undefined && <Skeleton lines={6} />}
      {session === null && <SignInNote />}
      {session && <InCommunity session={session} />}
    </>
  )
}

function InCommunity({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('propose')
  const [search, setSearch] = useSearchParams()
  const communities = session.communities.filter(({ id }) =>
    holdsRole(session, ['resident', 'coordinator', 'community-admin'], id),
  )
  const wanted = search.get('community')
  const chosen = communities.find(({ id }) => id === wanted) ?? communities[0]
  if (chosen === undefined) return <Empty title={t('form.noCommunity')}>{t('form.noCommunityBody')}</Empty>
  return (
    <>
      {communities.length > 1 ? (
        <Select<string>
          className="max-w-sm"
          label={t('form.community')}
          options={communities.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen.id}
          onChange={(community) => setSearch({ community }, { replace: true })}
        />
      ) : (
        <p className="text-muted">{chosen.name}</p>
      )}
      <Writing
        key={chosen.id}
        communityId={chosen.id}
        isOrganiser={holdsRole(session, ['coordinator', 'community-admin'], chosen.id)}
      />
    </>
  )
}

interface WritingProps {
  readonly communityId: string
  readonly isOrganiser: boolean
}

/** A fresh form, or the draft the address names. A fresh form that was saved gets its address without being opened anew. */
function Writing({ communityId, isOrganiser }: WritingProps) {
  const [search, setSearch] = useSearchParams()
  const named = search.get('draft')
  const [own, setOwn] = useState<string | null>(null)
  const opened = named === own ? null : named
  const keep = useCallback(
    (draft: string) => {
      if (draft === named) return
      setOwn(draft)
      setSearch({ community: communityId, draft }, { replace: true })
    },
    [communityId, named, setSearch],
  )
  if (opened !== null)
    return <Resumed key={opened} communityId={communityId} isOrganiser={isOrganiser} draftId={opened} />
  return (
    <>
      <DraftList communityIds={[communityId]} except={named} />
      <ProposalForm communityId={communityId} isOrganiser={isOrganiser} onKept={keep} />
    </>
  )
}

function Resumed({ communityId, isOrganiser, draftId }: WritingProps & { readonly draftId: string }) {
  const { t } = useTranslation('proposal')
  const draft = useQuery(draftQuery(communityId, draftId))
  if (isProblem(draft.error, 'not-found'))
    return (
      <Empty title={t('draft.gone')}>
        <LinkButton to={`/topics/new?community=${communityId}`}>{t('draft.fresh')}</LinkButton>
      </Empty>
    )
  if (draft.error) return <ErrorNote error={draft.error} onRetry={() => draft.refetch()} />
  if (draft.data === undefined) return <Skeleton lines={8} />
  return <ProposalForm communityId={communityId} isOrganiser={isOrganiser} draft={draft.data} />
}
