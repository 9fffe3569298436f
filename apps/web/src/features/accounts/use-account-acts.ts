import {
  type AccountView,
  accountLinkSchema,
  accountSchema,
  type IssuedCodes,
  issuedCodesSchema,
} from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { accountsKey } from './queries.js'

export interface NewAccount {
  readonly phone: string
  readonly displayName: string
  readonly role: AccountView['grants'][number]['role']
  readonly regionId: string
  readonly personId: string | null
}

/** An account, and who it is on the roster. The account stays when only the second did not work; once linked, a colleague prints its code. */
export function useCreateAccount(communityId: string) {
  return useAccountAct(communityId, async ({ personId, ...account }: NewAccount) => {
    const made = await api.post(accountSchema, '/identity/accounts', account)
    if (personId === null) return { account: made, isLinked: false, linkError: null }
    try {
      await link(communityId, made.id, personId)
      return { account: made, isLinked: true, linkError: null }
    } catch (error) {
      return { account: made, isLinked: false, linkError: error }
    }
  })
}

export function useGrant(communityId: string, accountId: string) {
  return useAccountAct(communityId, (grant: { readonly role: string; readonly validTo: string | null }) =>
    api.post(accountSchema, `/identity/accounts/${accountId}/grants`, { ...grant, regionId: communityId }),
  )
}

export function useRevoke(communityId: string) {
  return useAccountAct(communityId, (grantId: string) => api.delete(nothing, `/identity/grants/${grantId}`))
}

export function useSetDisabled(communityId: string, accountId: string) {
  return useAccountAct(communityId, (disabled: boolean) =>
    api.post(accountSchema, `/identity/accounts/${accountId}/disabled`, { disabled }),
  )
}

/** `onDone` belongs to the hook, not to the call: the form that called is gone by then. */
export function useLink(communityId: string, accountId: string, onDone: () => void) {
  return useAccountAct(communityId, (personId: string) => link(communityId, accountId, personId), onDone)
}

export function useUnlink(communityId: string, onDone: () => void) {
  const act = (accountId: string) => api.delete(nothing, `/communities/${communityId}/account-links/${accountId}`)
  return useAccountAct(communityId, act, onDone)
}

/** The codes exist in this answer alone: they are neither cached nor fetched again. */
export function useIssueCodes() {
  return useMutation<IssuedCodes, Error, readonly string[]>({
    mutationFn: (accountIds) => api.post(issuedCodesSchema, '/identity/codes', { accountIds }),
    gcTime: 0,
  })
}

export function useReleaseCodes(communityId: string) {
  return useAccountAct(communityId, (codeIds: readonly string[]) =>
    api.post(nothing, '/identity/codes/release', { codeIds }),
  )
}

export function useRevokeCode(communityId: string) {
  return useAccountAct(communityId, (codeId: string) =>
    api.post(nothing, '/identity/codes/revoke', { codeIds: [codeId] }),
  )
}

function link(communityId: string, accountId: string, personId: string) {
  return api.post(accountLinkSchema, `/communities/${communityId}/account-links`, { accountId, personId })
}

function useAccountAct<Input, Answer>(
  communityId: string,
  act: (input: Input) => Promise<Answer>,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: accountsKey(communityId) })
      onDone()
    },
  })
}
