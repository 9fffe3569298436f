import type { DemoAccount, DemoAccounts as DemoAccountList } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { isProblem } from '../../lib/api/problem.js'
import { aString, type Contract, listOf, recordOf } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { aRole } from '../../lib/session/session.js'
import { Section } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'

export interface DemoAccountsProps {
  readonly onSignIn: (account: DemoAccount) => void
  readonly isPending: boolean
}

/** Read without zod: the sign-in page is many people's first (lib/api/shape.ts). */
export const demoAccountsReader: Contract<DemoAccountList> = recordOf<DemoAccountList>({
  accounts: listOf(
    recordOf<DemoAccount>({ role: aRole, name: aString, phone: aString, password: aString, regionName: aString }),
  ),
})

/** Outside demo mode there is no such list, and then nothing stands here. */
const demoAccountsQuery = {
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.get(demoAccountsReader, '/demo/accounts', { signal }).then(
      ({ accounts }) => accounts,
      (error: unknown) => {
        if (isProblem(error, 'not-found')) return []
        throw error
      },
    ),
  staleTime: Number.POSITIVE_INFINITY,
}

/** Whom a visitor of the demo can be; one press signs in. */
export function DemoAccounts({ onSignIn, isPending }: DemoAccountsProps) {
  const { t } = useTranslation('accounts')
  const accounts = useQuery(demoAccountsQuery).data ?? []
  const [first] = accounts
  if (first === undefined) return null
  return (
    <Section title={t('demo.title')} description={t('demo.note')}>
      <ul className="flex flex-col gap-2">
        {accounts.map((account) => (
          <li key={account.phone}>
            <DemoButton account={account} isPending={isPending} onPress={() => onSignIn(account)} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t('demo.password', { password: first.password })}</p>
    </Section>
  )
}

interface DemoButtonProps {
  readonly account: DemoAccount
  readonly isPending: boolean
  readonly onPress: () => void
}

function DemoButton({ account, isPending, onPress }: DemoButtonProps) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation()
  const role = common(`shell.roles.${account.role}`)
  const { name, regionName, phone } = account
  return (
    <button
      type="button"
      aria-disabled={isPending || undefined}
      onClick={isPending ? undefined : onPress}
      className="flex min-h-target w-full cursor-pointer items-center gap-x-3 rounded-md border border-line px-4 py-2 text-start hover:border-accent hover:bg-accent-soft"
    >
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
        <span className="min-w-0 flex-1 basis-40">
          <span className="block font-medium">
            <span className="sr-only">{t('demo.signIn')} </span>
            {role} · {name}
          </span>
          <span className="block text-sm text-muted">{regionName}</span>
        </span>
        <span className="text-sm text-muted tabular-nums">{phone}</span>
      </span>
      <Icon name="next" className="text-accent" />
    </button>
  )
}
