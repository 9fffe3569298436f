import { Route, Routes } from 'react-router'
import { MainLayout } from './layouts/main-layout.js'
import { lazyPage } from './lazy-page.js'
import { HomePage } from './pages/home-page.js'
import { NotFoundPage } from './pages/not-found-page.js'

const MePage = lazyPage(() => import('./pages/me-page.js').then((m) => m.MePage), 'accounts', 'join')
const SignInPage = lazyPage(() => import('./pages/sign-in-page.js').then((m) => m.SignInPage), 'identity', 'accounts')
const TopicsPage = lazyPage(() => import('./pages/topics-page.js').then((m) => m.TopicsPage), 'topics')
const TopicPage = lazyPage(() => import('./pages/topic-page.js').then((m) => m.TopicPage), 'topics')
const ProposePage = lazyPage(
  () => import('./pages/propose-page.js').then((m) => m.ProposePage),
  'propose',
  'proposal',
  'topics',
)
const ElectoratePage = lazyPage(() => import('./pages/electorate-page.js').then((m) => m.ElectoratePage), 'electorate')
const LetterPage = lazyPage(() => import('./pages/letter-page.js').then((m) => m.LetterPage), 'screening')
const ReferralsPage = lazyPage(() => import('./pages/referrals-page.js').then((m) => m.ReferralsPage), 'screening')
const DeskPage = lazyPage(() => import('./pages/desk-page.js').then((m) => m.DeskPage), 'topics')
const FilingDeskPage = lazyPage(() => import('./pages/filing-desk-page.js').then((m) => m.FilingDeskPage), 'filing')
const InboxPage = lazyPage(() => import('./pages/inbox-page.js').then((m) => m.InboxPage), 'inbox')
const RosterPage = lazyPage(
  () => import('./pages/roster-page.js').then((m) => m.RosterPage),
  'communities',
  'roster',
  'bodies',
  'join',
)
const ImportPage = lazyPage(() => import('./pages/import-page.js').then((m) => m.ImportPage), 'communities')
const ImportPreviewPage = lazyPage(
  () => import('./pages/import-preview-page.js').then((m) => m.ImportPreviewPage),
  'communities',
  'imports',
)
const ImportColumnsPage = lazyPage(
  () => import('./pages/import-columns-page.js').then((m) => m.ImportColumnsPage),
  'communities',
  'imports',
)
const HouseholdPage = lazyPage(
  () => import('./pages/household-page.js').then((m) => m.HouseholdPage),
  'communities',
  'roster',
  'join',
)
const PersonPage = lazyPage(
  () => import('./pages/person-page.js').then((m) => m.PersonPage),
  'communities',
  'roster',
  'join',
  'reveal',
)
const UnitPage = lazyPage(() => import('./pages/unit-page.js').then((m) => m.UnitPage), 'communities', 'roster')
const BodyPage = lazyPage(() => import('./pages/body-page.js').then((m) => m.BodyPage), 'bodies')
const JoinCodesPage = lazyPage(() => import('./pages/join-codes-page.js').then((m) => m.JoinCodesPage), 'join')
const JoinPage = lazyPage(() => import('./pages/join-page.js').then((m) => m.JoinPage), 'join')
const AccountsPage = lazyPage(() => import('./pages/accounts-page.js').then((m) => m.AccountsPage), 'accounts')
const RegionsPage = lazyPage(() => import('./pages/regions-page.js').then((m) => m.RegionsPage), 'regions')
const NewDrawPage = lazyPage(() => import('./pages/new-draw-page.js').then((m) => m.NewDrawPage), 'sortition')
const DrawDeskPage = lazyPage(() => import('./pages/draw-desk-page.js').then((m) => m.DrawDeskPage), 'sortition')
const PublicDrawPage = lazyPage(() => import('./pages/public-draw-page.js').then((m) => m.PublicDrawPage), 'sortition')
const KitPage = lazyPage(() => import('./pages/kit/kit-page.js').then((m) => m.KitPage), 'kit')

/** Every page but the first is its own chunk: a resident never loads console code. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<MainLayout />}>
        <Route index element={<HomePage />} />
        <Route path="me" element={<MePage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="topics" element={<TopicsPage />} />
        <Route path="topics/new" element={<ProposePage />} />
        <Route path="topics/:topicId/:stage?" element={<TopicPage />} />
        <Route path="topics/:topicId/electorate" element={<ElectoratePage />} />
        <Route path="topics/:topicId/letters/:letterId" element={<LetterPage />} />
        <Route path="communities/:communityId/referrals" element={<ReferralsPage />} />
        <Route path="topics/:topicId/draws/new" element={<NewDrawPage />} />
        <Route path="topics/:topicId/draws/:drawId" element={<DrawDeskPage />} />
        <Route path="draws/:drawId" element={<PublicDrawPage />} />
        <Route path="desk" element={<DeskPage />} />
        <Route path="townships/:regionId/filings" element={<FilingDeskPage />} />
        <Route path="inbox" element={<InboxPage />} />
        <Route path="communities/:communityId/roster" element={<RosterPage />} />
        <Route path="communities/:communityId/roster/import" element={<ImportPage />} />
        <Route path="communities/:communityId/roster/imports/:importId" element={<ImportPreviewPage />} />
        <Route path="communities/:communityId/roster/imports/:importId/columns" element={<ImportColumnsPage />} />
        <Route path="communities/:communityId/roster/households/:householdId" element={<HouseholdPage />} />
        <Route path="communities/:communityId/roster/people/:personId" element={<PersonPage />} />
        <Route path="communities/:communityId/roster/units/:unitId" element={<UnitPage />} />
        <Route path="communities/:communityId/roster/bodies/:bodyId" element={<BodyPage />} />
        <Route path="communities/:communityId/join-codes" element={<JoinCodesPage />} />
        <Route path="join" element={<JoinPage />} />
        <Route path="communities/:communityId/accounts" element={<AccountsPage />} />
        <Route path="regions" element={<RegionsPage />} />
        <Route path="dev/kit" element={<KitPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
