// Who may enter whom (docs/architecture.md). proof/import-rules breaks every rule below once and sees it caught.
const TEST = '\\.(test|spec)\\.tsx?$'
const API = '^apps/api/src/'
const WEB = '^apps/web/src/'
const DOMAIN = '^packages/shared/src/domain/'
const CONTRACTS = '^packages/shared/src/contracts/'
const DOORS = '^packages/shared/src/(domain|contracts|testing)/index\\.ts$'
const GENERATED = '^apps/api/src/generated/'
const EVENTS = ['/events\\.ts$', '[.-]events\\.ts$', '/events/']

/** Rooms of the API that may not be entered from a room below them. */
function apiRoom(room, mayEnter, comment) {
  return {
    name: `api-${room}`,
    comment,
    severity: 'error',
    from: { path: `${API}(${room})/`, pathNot: TEST },
    to: { path: `${API}[^/]+/`, pathNot: [`${API}(${[room, ...mayEnter].join('|')})/`, GENERATED] },
  }
}

/** Numbered stage folders (or files) side by side: none reaches into another. */
function stagesApart(name, folder) {
  return {
    name: `${name}-stages-apart`,
    comment: 'The eight stages do not import one another; what they share stands beside them.',
    severity: 'error',
    from: { path: `${folder}([1-8])-` },
    to: { path: `${folder}[1-8]-`, pathNot: `${folder}$1-` },
  }
}

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Imports form a tree.',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import nobody can follow is not checked by any rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports itself, zod and @noble/hashes: no clock, no network, no framework.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: TEST },
      to: { couldNotResolve: false, pathNot: [DOMAIN, '/node_modules/zod/', '/node_modules/@noble/hashes/'] },
    },
    {
      name: 'contracts-from-domain',
      comment: 'What crosses the wire is derived from the domain and nothing else.',
      severity: 'error',
      from: { path: CONTRACTS, pathNot: TEST },
      to: { couldNotResolve: false, pathNot: [CONTRACTS, DOMAIN, '/node_modules/zod/'] },
    },
    {
      name: 'shared-below-apps',
      comment: 'packages/ never reach up into apps, journeys or scripts.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e|scripts|bench|proof)/' },
    },
    {
      name: 'builders-in-tests-only',
      comment: 'The builders of packages/shared/src/testing are for tests.',
      severity: 'error',
      from: {
        path: '^(apps|packages)/',
        pathNot: [TEST, '^packages/shared/src/testing/', '^apps/[^/]+/test/', '^apps/[^/]+/src/testing/'],
      },
      to: { path: '^packages/shared/src/testing/' },
    },
    {
      name: 'shared-by-its-doors',
      comment: 'Others enter packages/shared by its three doors.',
      severity: 'error',
      from: { path: '^(apps|e2e|bench|proof|scripts)/' },
      to: { path: '^packages/shared/src/', pathNot: DOORS },
    },
    {
      name: 'apps-never-meet',
      comment: 'API and web know each other by contracts alone; the journeys know neither from inside.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|e2e)/' },
      to: { path: '^(apps|e2e)/', pathNot: '^$1/' },
    },
    {
      name: 'no-barrels',
      comment: 'No index.ts but the three doors of packages/shared: imports name the file they mean.',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { path: '^(apps|packages|e2e)/.*/index\\.tsx?$', pathNot: [DOORS, '/node_modules/', GENERATED] },
    },
    apiRoom('platform', [], 'The platform knows no room above it.'),
    apiRoom('identity', ['platform'], 'identity stands on the platform.'),
    apiRoom('communities', ['platform', 'identity'], 'communities stand on platform and identity.'),
    apiRoom('consultations', ['platform', 'identity', 'communities'], 'The heart knows neither filing nor insights.'),
    apiRoom('filing', ['platform', 'identity', 'communities', 'consultations'], 'filing reads consultations.'),
    apiRoom('insights', ['platform', 'identity', 'communities', 'consultations'], 'insights read consultations.'),
    {
      name: 'api-notices-meet-at-events',
      comment: 'notifications and live learn of the rest by events only.',
      severity: 'error',
      from: { path: `${API}(notifications|live)/`, pathNot: TEST },
      to: { path: `${API}[^/]+/`, pathNot: [`${API}(platform|$1)/`, ...EVENTS, GENERATED] },
    },
    {
      name: 'api-roof',
      comment: 'main, app and the root module hold the rooms together; no room leans on them.',
      severity: 'error',
      from: { path: `${API}[^/]+/`, pathNot: [TEST, GENERATED] },
      to: { path: `${API}[^/]+\\.ts$` },
    },
    {
      name: 'prisma-behind-repositories',
      comment: 'Database types stop at *.repository.ts, *.store.ts and platform/database.',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: [TEST, GENERATED, '\\.(repository|store)\\.ts$', `${API}platform/database[^/]*\\.ts$`],
      },
      to: { path: [GENERATED, '/node_modules/@prisma/'] },
    },
    {
      name: 'controllers-hold-no-data',
      comment: 'A controller parses, calls one service, answers.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['\\.(repository|store)\\.ts$', `${API}platform/database[^/]*\\.ts$`, '/node_modules/pg/'] },
    },
    {
      name: 'web-lib',
      comment: 'lib knows nothing of what is built on it.',
      severity: 'error',
      from: { path: `${WEB}lib/`, pathNot: TEST },
      to: { path: `${WEB}[^/]+/`, pathNot: `${WEB}lib/` },
    },
    {
      name: 'web-ui',
      comment: 'The kit knows neither features nor pages.',
      severity: 'error',
      from: { path: `${WEB}ui/`, pathNot: TEST },
      to: { path: `${WEB}[^/]+/`, pathNot: [`${WEB}(ui|lib|styles)/`] },
    },
    {
      name: 'web-features-apart',
      comment: 'Pages compose features; features do not import features or pages.',
      severity: 'error',
      from: { path: `${WEB}features/([^/]+)/`, pathNot: TEST },
      to: { path: `${WEB}[^/]+/`, pathNot: [`${WEB}(ui|lib|styles)/`, `${WEB}features/$1/`] },
    },
    stagesApart('rule', '^packages/shared/src/domain/procedure/stages/'),
    stagesApart('api', `${API}consultations/stages/`),
    stagesApart('web', `${WEB}features/stages/`),
    {
      name: 'declared-dependencies',
      comment: 'What runs in production is a declared dependency of its own package.',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: [TEST, '/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '/node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    exclude: { path: ['/dist/', '/\\.artifacts/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['app:source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
