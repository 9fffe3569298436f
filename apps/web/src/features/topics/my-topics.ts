import type { TopicList, TopicSummary } from '@gongyi/shared/contracts'
import type { CategoryId, Disclosure, Stage, Status, TemplateId } from '@gongyi/shared/domain'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { aBoolean, aNumber, aString, type Contract, listOf, nullable, oneOf, recordOf } from '../../lib/api/shape.js'
import { aRole } from '../../lib/session/session.js'

const stage = oneOf<Stage>('propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement')
const status = oneOf<Status>(
  'draft',
  'screening',
  'returned',
  'active',
  'submitted',
  'suspended',
  'declined',
  'referred',
  'merged',
  'withdrawn',
  'terminated',
  'not-adopted',
  'closed',
  'archived',
)

/** The home page names neither; any word the server sends will do. */
const category: Contract<CategoryId> = { parse: (value) => aString.parse(value) as CategoryId }
const template: Contract<TemplateId> = { parse: (value) => aString.parse(value) as TemplateId }

/** Read without zod: this answer belongs to the first load (lib/api/shape.ts). my-topics.test.ts holds it to the contract. */
export const topicListReader: Contract<TopicList> = recordOf<TopicList>({
  items: listOf(
    recordOf<TopicSummary>({
      id: aString,
      communityId: aString,
      communityName: aString,
      caseNo: aString,
      title: aString,
      category,
      template,
      stage,
      status,
      round: aNumber,
      outcome: nullable(aString),
      filingNo: nullable(aString),
      coSigns: aNumber,
      stageSince: aString,
      createdAt: aString,
      mine: aBoolean,
      awaitsMe: aBoolean,
      awaitsColleague: aBoolean,
      waitsFor: listOf(aRole),
      due: nullable(recordOf({ on: aString, inDays: aNumber })),
      disclosure: oneOf<Disclosure>('PUBLIC', 'WITHHELD', 'CONFIDENTIAL'),
    }),
  ),
  next: nullable(aString),
})

function shortList(name: string, query: Readonly<Record<string, string | number | boolean>>) {
  return queryOptions({
    queryKey: ['topics', 'home', name],
    queryFn: ({ signal }) => api.get(topicListReader, '/topics', { signal, query }).then(({ items }) => items),
  })
}

const MOST_AWAITING = 5

/** What runs out first stands first: a ballot, then what has a day, and a draft nobody waits for at the end. */
export function mostPressing(topics: readonly TopicSummary[]): readonly TopicSummary[] {
  const rank = ({ status, stage, due }: TopicSummary) => {
    if (status === 'draft') return 3
    if (stage === 'vote') return 0
    return due === null ? 2 : 1
  }
  const day = ({ due }: TopicSummary) => due?.inDays ?? 0
  return topics.toSorted((a, b) => rank(a) - rank(b) || day(a) - day(b)).slice(0, MOST_AWAITING)
}

/** The three short lists of the home page. */
export const homeLists = {
  awaiting: shortList('awaiting', { awaiting: true, limit: 20 }),
  mine: shortList('mine', { mine: true, limit: 5 }),
  recent: shortList('recent', { status: 'closed', limit: 3 }),
} as const
