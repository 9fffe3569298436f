import type { SessionView } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { regionsQuery } from '../../features/regions/queries.js'
import { RegionCard } from '../../features/regions/region-card.js'
import { regionNodes } from '../../features/regions/region-nodes.js'
import { RegionTree } from '../../features/regions/region-tree.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { regionMakers } from '../navigation.js'
import { NotFoundPage } from './not-found-page.js'
import { SignInNote } from './sign-in-note.js'

/** /regions: the tree below one's own region, for whoever may add to it. */
export function RegionsPage() {
  const { t } = useTranslation('regions')
  const session = useSession()
  if (session === undefined) return <Skeleton lines={6} />
  if (session === null) return <SignInNote />
  if (!holdsRole(session, regionMakers)) return <NotFoundPage />
  return (
    <>
      <PageTitle title={t('title')} eyebrow={<TextLink to="/desk">{t('back')}</TextLink>}>
        {t('lead')}
      </PageTitle>
      <Regions session={session} />
    </>
  )
}

function Regions({ session }: { readonly session: SessionView }) {
  const regions = useQuery(regionsQuery)
  const [search, setSearch] = useSearchParams()
  if (regions.isPending) return <Skeleton lines={6} />
  if (regions.isError) return <ErrorNote error={regions.error} onRetry={() => void regions.refetch()} />
  const roots = session.grants
    .filter(({ role }) => regionMakers.some((maker) => maker === role))
    .map(({ regionId }) => regionId)
  const nodes = regionNodes(regions.data, roots)
  const selected = regions.data.find(({ id }) => id === (search.get('region') ?? nodes[0]?.region.id))
  const select = (region: string) => setSearch({ region }, { replace: true })
  return (
    <div className="grid items-start gap-[calc(var(--gap)*1.25)] lg:grid-cols-2">
      <RegionTree nodes={nodes} selected={selected?.id ?? null} onSelect={select} />
      {selected !== undefined && (
        <div className="flex min-w-0 flex-col gap-gap">
          <RegionCard region={selected} onMade={select} />
        </div>
      )}
    </div>
  )
}
