import { ChangePassword } from '../../features/accounts/change-password.js'
import { MyHousehold } from '../../features/joining/my-household.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { PageTitle } from '../../ui/page-title.js'
import { DisplaySettings } from '../layouts/display-settings.js'
import { SignOutButton } from '../layouts/sign-out-button.js'

export function MePage() {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <>
      <PageTitle title={t('shell.mine')} />
      {session && (
        <Section title={session.displayName} description={session.phoneMasked}>
          <DefinitionList
            items={session.grants.map((grant) => ({ term: t(`shell.roles.${grant.role}`), detail: grant.regionName }))}
          />
          <div>
            <SignOutButton />
          </div>
        </Section>
      )}
      {session?.communities
        .filter(({ id }) => holdsRole(session, ['resident'], id))
        .map(({ id, name }) => (
          <MyHousehold key={id} communityId={id} communityName={name} />
        ))}
      {session && <ChangePassword session={session} />}
      {session === null && (
        <Section title={t('home.signInTitle')} description={t('home.signInBody')}>
          <div>
            <LinkButton to="/sign-in" tone="primary">
              {t('shell.signIn')}
            </LinkButton>
          </div>
        </Section>
      )}
      <Section title={t('shell.display')}>
        <DisplaySettings />
      </Section>
    </>
  )
}
