/** One file that breaks one rule, and a second file it reaches when the tree has none to offer. */
export interface Plant {
  readonly rule: string
  readonly file: string
  readonly text: string
  readonly target?: { readonly file: string; readonly text: string }
}

const VALUE = 'export const planted = 1\n'

/** `from` imports `to`, which is planted along with it. */
function reach(rule: string, from: string, to: string): Plant {
  return {
    rule,
    file: from,
    text: `export { planted } from '${specifier(from, to)}'\n`,
    target: { file: to, text: VALUE },
  }
}

function specifier(from: string, to: string): string {
  const up = from
    .split('/')
    .slice(0, -1)
    .map(() => '..')
  return `${up.join('/')}/${to.replace(/\.tsx?$/, '.js')}`
}

const API = 'apps/api/src'
const WEB = 'apps/web/src'
const SHARED = 'packages/shared/src'

/** Every rule of .dependency-cruiser.mjs, broken once. */
export const PLANTS: readonly Plant[] = [
  {
    rule: 'no-circles',
    file: `${SHARED}/domain/planted/left.ts`,
    text: `import { right } from './right.js'\nexport const left = (): number => right()\n`,
    target: {
      file: `${SHARED}/domain/planted/right.ts`,
      text: `import { left } from './left.js'\nexport const right = (): number => left()\n`,
    },
  },
  { rule: 'everything-resolves', file: `${WEB}/lib/planted-nowhere.ts`, text: `import './planted-nobody.js'\n` },
  {
    rule: 'domain-is-pure',
    file: `${SHARED}/domain/planted/reads-files.ts`,
    text: `export { readFileSync } from 'node:fs'\n`,
  },
  {
    rule: 'contracts-from-domain',
    file: `${SHARED}/contracts/planted.contract.ts`,
    text: `export { createHash } from 'node:crypto'\n`,
  },
  reach('shared-below-apps', `${SHARED}/testing/planted-up.ts`, `${API}/platform/planted-below.ts`),
  reach('builders-in-tests-only', `${SHARED}/contracts/planted-builder.contract.ts`, `${SHARED}/testing/planted-a.ts`),
  reach('shared-by-its-doors', `${API}/platform/planted-window.ts`, `${SHARED}/domain/planted/inner.ts`),
  reach('apps-never-meet', `${WEB}/lib/planted-meeting.ts`, `${API}/platform/planted-met.ts`),
  reach('no-barrels', `${WEB}/lib/planted-barrel-user.ts`, `${WEB}/lib/planted/index.ts`),
  reach('api-platform', `${API}/platform/planted-up.ts`, `${API}/identity/planted-a.ts`),
  reach('api-identity', `${API}/identity/planted-up.ts`, `${API}/communities/planted-a.ts`),
  reach('api-communities', `${API}/communities/planted-up.ts`, `${API}/consultations/planted-a.ts`),
  reach('api-consultations', `${API}/consultations/planted-up.ts`, `${API}/filing/planted-a.ts`),
  reach('api-filing', `${API}/filing/planted-aside.ts`, `${API}/insights/planted-a.ts`),
  reach('api-insights', `${API}/insights/planted-aside.ts`, `${API}/filing/planted-b.ts`),
  reach('api-notices-meet-at-events', `${API}/notifications/planted.ts`, `${API}/consultations/planted-b.ts`),
  reach('api-roof', `${API}/communities/planted-roof.ts`, `${API}/planted-root.ts`),
  reach('prisma-behind-repositories', `${API}/filing/planted.service.ts`, `${API}/generated/prisma/planted.ts`),
  reach('controllers-hold-no-data', `${API}/filing/planted.controller.ts`, `${API}/filing/planted.repository.ts`),
  reach('web-lib', `${WEB}/lib/planted-up.ts`, `${WEB}/ui/planted-a.tsx`),
  reach('web-ui', `${WEB}/ui/planted-up.tsx`, `${WEB}/features/planted/a.tsx`),
  reach('web-features-apart', `${WEB}/features/planted/aside.tsx`, `${WEB}/features/planted-other/a.tsx`),
  reach(
    'rule-stages-apart',
    `${SHARED}/domain/procedure/stages/3-planted.ts`,
    `${SHARED}/domain/procedure/stages/5-planted.ts`,
  ),
  reach(
    'api-stages-apart',
    `${API}/consultations/stages/3-notice/planted.ts`,
    `${API}/consultations/stages/5-deliberate/planted.ts`,
  ),
  reach(
    'web-stages-apart',
    `${WEB}/features/stages/3-notice/planted.tsx`,
    `${WEB}/features/stages/5-deliberate/planted.tsx`,
  ),
  {
    rule: 'declared-dependencies',
    file: `${API}/platform/planted-dev-only.ts`,
    text: `export { Test } from '@nestjs/testing'\n`,
  },
]
