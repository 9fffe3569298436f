import type { Words } from '../shape.js'

interface NamespaceFiles {
  readonly zh: () => Promise<{ readonly messages: Words }>
  readonly en: () => Promise<{ readonly messages: Words }>
}

/** One line per namespace: the words of a screen arrive with the screen, in one language. */
export const catalogue = {
  common: { zh: () => import('./common.zh.js'), en: () => import('./common.en.js') },
  problems: { zh: () => import('./problems.zh.js'), en: () => import('./problems.en.js') },
  guards: { zh: () => import('./guards.zh.js'), en: () => import('./guards.en.js') },
  identity: { zh: () => import('./identity.zh.js'), en: () => import('./identity.en.js') },
  kit: { zh: () => import('./kit.zh.js'), en: () => import('./kit.en.js') },
  topics: { zh: () => import('./topics.zh.js'), en: () => import('./topics.en.js') },
  propose: { zh: () => import('./propose.zh.js'), en: () => import('./propose.en.js') },
  proposal: { zh: () => import('./proposal.zh.js'), en: () => import('./proposal.en.js') },
  participants: { zh: () => import('./participants.zh.js'), en: () => import('./participants.en.js') },
  electorate: { zh: () => import('./electorate.zh.js'), en: () => import('./electorate.en.js') },
  notice: { zh: () => import('./notice.zh.js'), en: () => import('./notice.en.js') },
  format: { zh: () => import('./format.zh.js'), en: () => import('./format.en.js') },
  deliberate: { zh: () => import('./deliberate.zh.js'), en: () => import('./deliberate.en.js') },
  vote: { zh: () => import('./vote.zh.js'), en: () => import('./vote.en.js') },
  filing: { zh: () => import('./filing.zh.js'), en: () => import('./filing.en.js') },
  implement: { zh: () => import('./implement.zh.js'), en: () => import('./implement.en.js') },
  taken: { zh: () => import('./taken.zh.js'), en: () => import('./taken.en.js') },
  communities: { zh: () => import('./communities.zh.js'), en: () => import('./communities.en.js') },
  imports: { zh: () => import('./imports.zh.js'), en: () => import('./imports.en.js') },
  accounts: { zh: () => import('./accounts.zh.js'), en: () => import('./accounts.en.js') },
  roster: { zh: () => import('./roster.zh.js'), en: () => import('./roster.en.js') },
  bodies: { zh: () => import('./bodies.zh.js'), en: () => import('./bodies.en.js') },
  join: { zh: () => import('./join.zh.js'), en: () => import('./join.en.js') },
  regions: { zh: () => import('./regions.zh.js'), en: () => import('./regions.en.js') },
  reveal: { zh: () => import('./reveal.zh.js'), en: () => import('./reveal.en.js') },
  screening: { zh: () => import('./screening.zh.js'), en: () => import('./screening.en.js') },
  sortition: { zh: () => import('./sortition.zh.js'), en: () => import('./sortition.en.js') },
  inbox: { zh: () => import('./inbox.zh.js'), en: () => import('./inbox.en.js') },
} satisfies Record<string, NamespaceFiles>

export type Namespace = keyof typeof catalogue
export type Messages<N extends Namespace> = Awaited<ReturnType<(typeof catalogue)[N]['zh']>>['messages']

/** Loaded before the first paint; the shell and the kit speak from here. */
export const firstNamespace = 'common' satisfies Namespace
