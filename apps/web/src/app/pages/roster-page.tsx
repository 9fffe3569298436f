import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { BodyList } from '../../features/bodies/body-list.js'
import { JoinSlips } from '../../features/joining/join-slips.js'
import { usePrintCodes } from '../../features/joining/queries.js'
import { ExportRosterList } from '../../features/roster/export-list.js'
import { HouseholdList } from '../../features/roster/household-list.js'
import { PersonList } from '../../features/roster/person-list.js'
import { UnitList } from '../../features/roster/unit-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { Button, LinkButton } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
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
  const { t: join } = useTranslation('join')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const print = usePrintCodes(communityId)
  if (print.data) return <JoinSlips codes={print.data} onDone={print.reset} />
  const mayImport = holdsRole(session, ['community-admin'], communityId)
  const importAction = mayImport ? (
    <LinkButton to={`/communities/${communityId}/roster/import`} icon="upload" tone="primary">
      {t('roster.import')}
    </LinkButton>
  ) : null
  const list = { communityId, query: search.get('q') ?? '', onSearch: (q: string) => put({ q }), importAction }
  const tab = tabOf(search.get('tab'))
  const households = (
    <>
      <p className="text-sm text-muted">{join('print.hint')}</p>
      {selected.size > 0 && (
        <div>
          <Button
            tone="primary"
            icon="print"
            isPending={print.isPending}
            onPress={() => print.mutate({ householdIds: [...selected] }, { onSuccess: () => setSelected(new Set()) })}
          >
            {join('print.chosen', { count: selected.size })}
          </Button>
        </div>
      )}
      {print.error && <ErrorNote error={print.error} />}
      <HouseholdList {...list} selected={selected} onSelect={setSelected} />
    </>
  )
  return (
    <>
      <PageTitle
        title={t('roster.title')}
        eyebrow={<Eyebrow communityName={communityName} />}
        actions={
          <>
            <ExportRosterList
              key={tab}
              communityId={communityId}
              lists={LISTS[tab]}
              query={list.query}
              areaId={tab === 'units' ? (search.get('area') ?? '') : ''}
              mayHavePhones={mayImport}
            />
            <LinkButton to={`/communities/${communityId}/join-codes`}>{join('list.link')}</LinkButton>
            {mayImport && (
              <LinkButton to={`/communities/${communityId}/roster/import`} icon="upload">
                {t('roster.import')}
              </LinkButton>
            )}
          </>
        }
      >
        {t('roster.lead')}
      </PageTitle>
      <Tabs
        label={t('tabs.label')}
        selected={tab}
        onSelect={(id) => put({ tab: id === 'households' ? '' : id, q: '', area: '' })}
        items={[
          { id: 'households', label: t('tabs.households'), content: households },
          { id: 'people', label: t('tabs.people'), content: <PersonList {...list} /> },
          {
            id: 'units',
            label: t('tabs.units'),
            content: (
              <UnitList
                {...list}
                areaId={search.get('area') ?? ''}
                onArea={(area) => put({ area })}
                mayEdit={mayImport}
              />
            ),
          },
          {
            id: 'bodies',
            label: t('tabs.bodies'),
            content: <BodyList communityId={communityId} mayEdit={mayImport} />,
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

const TABS = ['households', 'people', 'units', 'bodies'] as const

/** What can be exported from each tab. */
const LISTS = {
  households: ['households'],
  people: ['persons', 'tags'],
  units: ['units', 'owners'],
  bodies: ['bodies'],
} as const

function tabOf(text: string | null): (typeof TABS)[number] {
  return TABS.find((tab) => tab === text) ?? 'households'
}
