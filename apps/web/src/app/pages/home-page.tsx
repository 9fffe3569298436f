import { HomeTopics } from '../../features/topics/home-topics.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { PageTitle } from '../../ui/page-title.js'
import { staffRoles } from '../navigation.js'

const stages = ['propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'] as const

export function HomePage() {
  const session = useSession()
  return session ? <MyHome displayName={session.displayName} /> : <Welcome isSignedOut={session === null} />
}

function MyHome({ displayName }: { readonly displayName: string }) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const session = useSession()
  return (
    <>
      <PageTitle title={t('home.greeting', { name: displayName })}>{common('tagline')}</PageTitle>
      <HomeTopics
        mayPropose={holdsRole(session, ['resident', 'coordinator', 'community-admin'])}
        isStaff={holdsRole(session, staffRoles)}
      />
      <EightSteps />
    </>
  )
}

function Welcome({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle title={t('home.title')}>{t('home.lead')}</PageTitle>
      {isSignedOut && (
        <Section title={t('home.signInTitle')} description={t('home.signInBody')}>
          <div>
            <LinkButton to="/sign-in" tone="primary">
              {t('shell.signIn')}
            </LinkButton>
          </div>
        </Section>
      )}
      <EightSteps />
    </>
  )
}

function EightSteps() {
  const { t } = useTranslation()
  return (
    <Section title={t('home.stepsTitle')}>
      <ol className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {stages.map((stage, index) => (
          <li key={stage} className="flex items-start gap-3">
            <span
              aria-hidden="true"
              className="flex size-[2em] shrink-0 items-center justify-center rounded-full border-2 border-accent font-semibold text-accent tabular-nums"
            >
              {index + 1}
            </span>
            <span>
              <span className="block font-semibold">{t(`home.steps.${stage}`)}</span>
              <span className="block text-sm text-muted">{t(`home.stepNotes.${stage}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
