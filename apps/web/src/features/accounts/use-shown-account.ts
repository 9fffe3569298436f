import type { AccountView } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { accountsQuery } from './queries.js'

/** The account as the list has it now: a change made in the sheet is seen in the sheet. */
export function useShownAccount(communityId: string, query: string, opened: AccountView | null): AccountView | null {
  const accounts = useInfiniteQuery({ ...accountsQuery(communityId, query), enabled: opened !== null })
  if (opened === null) return null
  return accounts.data?.pages.flatMap((page) => page.items).find((account) => account.id === opened.id) ?? opened
}
