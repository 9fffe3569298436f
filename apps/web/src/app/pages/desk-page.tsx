import type { SessionView } from '@gongyi/shared/contracts'
import { DeskOverview } from '../../features/topics/desk.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { Note } from '../../ui/note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { regionMakers, staffRoles } from '../navigation.js'
import { SignInNote } from './sign-in-note.js'

/** /desk: today's list of whoever works here. */
export function DeskPage() {
  const { t } = useTranslation('topics')
  const session = useSession()
  return (
    <>
      <PageTitle title={t('desk.title')}>{t('desk.lead')}</PageTitle>
      {session === undefined && <Skeleton lines={6} />}
      {session === null && <SignInNote />}
      {session && (holdsRole(session, staffRoles) ? <Desk session={session} /> : <NotStaff />)}
    </>
  )
}

function NotStaff() {
  const { t } = useTranslation('topics')
  return (
    <Empty title={t('desk.notStaff')} action={<LinkButton to="/">{t('desk.home')}</LinkButton>}>
      {t('desk.notStaffBody')}
    </Empty>
  )
}

function Desk({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('topics')
  const hasCommunity = session.communities.length > 1
  const readsTopics = session.grants.some(({ role }) => role !== 'system-admin')
  return (
    <>
      {readsTopics ? <DeskOverview hasCommunity={hasCommunity} /> : <Note>{t('desk.system')}</Note>}
      <DeskLinks session={session} />
    </>
  )
}

function DeskLinks({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('topics')
  const { t: screening } = useTranslation('screening')
  const community = session.communities.filter(({ id }) => holdsRole(session, ['coordinator', 'community-admin'], id))
  const townships = session.grants.filter(({ role }) => role === 'township-admin')
  return (
    <Section title={t('desk.links')}>
      <div className="flex flex-wrap gap-3">
        {community.length > 0 && (
          <LinkButton to="/topics/new" icon="add">
            {t('desk.enter')}
          </LinkButton>
        )}
        {community.flatMap(({ id, shortName }) => [
          <LinkButton key={`${id}/roster`} to={`/communities/${id}/roster`}>
            {t('desk.roster', { community: shortName })}
          </LinkButton>,
          <LinkButton key={`${id}/referrals`} to={`/communities/${id}/referrals`}>
            {screening('desk.link', { community: shortName })}
          </LinkButton>,
          <LinkButton key={`${id}/accounts`} to={`/communities/${id}/accounts`}>
            {t('desk.accounts', { community: shortName })}
          </LinkButton>,
        ])}
        {townships.map(({ regionId, regionName }) => (
          <LinkButton key={regionId} to={`/townships/${regionId}/filings`}>
            {t('desk.filings', { region: regionName })}
          </LinkButton>
        ))}
        {holdsRole(session, regionMakers) && <LinkButton to="/regions">{t('desk.regions')}</LinkButton>}
        <LinkButton to="/topics">{t('desk.all')}</LinkButton>
      </div>
    </Section>
  )
}
