import type { SessionView } from '@gongyi/shared/contracts'
import { useSearchParams } from 'react-router'
import { ProposalForm } from '../../features/stages/1-propose/proposal-form.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { Empty } from '../../ui/empty.js'
import { PageTitle } from '../../ui/page-title.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/new?community= */
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
      <ProposalForm
        key={chosen.id}
        communityId={chosen.id}
        isOrganiser={holdsRole(session, ['coordinator', 'community-admin'], chosen.id)}
      />
    </>
  )
}
