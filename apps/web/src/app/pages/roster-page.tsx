import { useSearchParams } from 'react-router'
import { HouseholdList } from '../../features/roster/household-list.js'
import { UnitList } from '../../features/roster/unit-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { PageTitle } from '../../ui/page-title.js'
import { Tabs } from '../../ui/tabs.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'

/** /communities/:communityId/roster */
export function RosterPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Roster {...context} />}</CommunityPage>
  )
}

function Roster({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('communities')
  const [search, setSearch] = useSearchParams()
  const put = (changes: Readonly<Record<string, string>>) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  const mayImport = holdsRole(session, ['community-admin'], communityId)
  const importAction = mayImport ? (
    <LinkButton to={`/communities/${communityId}/roster/import`} icon="upload" tone="primary">
      {t('roster.import')}
    </LinkButton>
  ) : null
  const list = { communityId, query: search.get('q') ?? '', onSearch: (q: string) => put({ q }), importAction }
  return (
    <>
      <PageTitle
        title={t('roster.title')}
        eyebrow={<Eyebrow communityName={communityName} />}
        actions={
          mayImport && (
            <LinkButton to={`/communities/${communityId}/roster/import`} icon="upload">
              {t('roster.import')}
            </LinkButton>
          )
        }
      >
        {t('roster.lead')}
      </PageTitle>
      <Tabs
        label={t('tabs.label')}
        selected={search.get('tab') === 'units' ? 'units' : 'households'}
        onSelect={(id) => put({ tab: id === 'units' ? 'units' : '', q: '', area: '' })}
        items={[
          { id: 'households', label: t('tabs.households'), content: <HouseholdList {...list} /> },
          {
            id: 'units',
            label: t('tabs.units'),
            content: <UnitList {...list} areaId={search.get('area') ?? ''} onArea={(area) => put({ area })} />,
          },
        ]}
      />
    </>
  )
}

function Eyebrow({ communityName }: { readonly communityName: string }) {
  const { t } = useTranslation('communities')
  return (
    <span className="flex flex-wrap gap-x-4">
      <TextLink to="/desk">{t('back')}</TextLink>
      <span>{communityName}</span>
    </span>
  )
}
