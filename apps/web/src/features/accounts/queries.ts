import {
  type AccountPage,
  accountLinksSchema,
  accountPageSchema,
  type PrintedCodePage,
  personPageSchema,
  printedCodePageSchema,
} from '@gongyi/shared/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

export const accountsKey = (communityId: string) => ['accounts', communityId] as const

export function accountsQuery(communityId: string, query: string) {
  return infiniteQueryOptions({
    queryKey: [...accountsKey(communityId), 'list', query],
    queryFn: ({ signal, pageParam }) =>
      api.get(accountPageSchema, '/identity/accounts', {
        signal,
        query: {
          within: communityId,
          ...(query === '' ? {} : { query }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last: AccountPage) => last.next ?? undefined,
  })
}

/** What was printed lately, newest first: a colleague may have printed it a minute ago at another desk. */
export function printedCodesQuery(communityId: string) {
  return infiniteQueryOptions({
    queryKey: [...accountsKey(communityId), 'codes'],
    queryFn: ({ signal, pageParam }) =>
      api.get(printedCodePageSchema, '/identity/codes', {
        signal,
        query: { within: communityId, ...(pageParam === '' ? {} : { before: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last: PrintedCodePage) => last.next ?? undefined,
    staleTime: 0,
  })
}

/** Who on the roster these accounts are. */
export function linksQuery(communityId: string, accountIds: readonly string[]) {
  return queryOptions({
    queryKey: [...accountsKey(communityId), 'links', accountIds],
    queryFn: ({ signal }) => readLinks(communityId, accountIds, signal),
    enabled: accountIds.length > 0,
  })
}

/** As many as one answer may hold. */
const AT_ONCE = 100

async function readLinks(communityId: string, accountIds: readonly string[], signal: AbortSignal) {
  const pages: string[][] = []
  for (let from = 0; from < accountIds.length; from += AT_ONCE) pages.push(accountIds.slice(from, from + AT_ONCE))
  const answers = await Promise.all(
    pages.map((page) =>
      api.get(accountLinksSchema, `/communities/${communityId}/account-links`, {
        signal,
        query: { accounts: page.join(',') },
      }),
    ),
  )
  return answers.flatMap(({ items }) => items)
}

/** People of the roster by name, house number or phone ending. */
export function personsQuery(communityId: string, query: string) {
  return queryOptions({
    queryKey: [...accountsKey(communityId), 'persons', query],
    queryFn: ({ signal }) =>
      api
        .get(personPageSchema, `/communities/${communityId}/persons`, { signal, query: { query, limit: 20 } })
        .then(({ items }) => items),
    enabled: query !== '',
  })
}
