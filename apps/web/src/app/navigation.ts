import type { SessionView } from '@gongyi/shared/contracts'
import { holdsRole, type Role } from '../lib/session/session.js'
import type { IconName } from '../ui/icon.js'

export interface NavigationItem {
  readonly to: string
  readonly label: 'shell.home' | 'shell.topics' | 'shell.desk' | 'shell.mine'
  readonly icon: IconName
  readonly isFor?: (session: SessionView | null | undefined) => boolean
}

/** Everyone with a desk. */
export const staffRoles = [
  'coordinator',
  'community-admin',
  'township-admin',
  'county-observer',
  'auditor',
  'expert',
  'supervisor',
  'system-admin',
] as const satisfies readonly Role[]

/** Whoever may add a region below their own and look after its accounts. */
export const regionMakers = ['township-admin', 'system-admin'] as const satisfies readonly Role[]

/** Four places at most: the bottom bar of a phone in elder mode holds no more. */
export const navigation: readonly NavigationItem[] = [
  { to: '/', label: 'shell.home', icon: 'home' },
  { to: '/topics', label: 'shell.topics', icon: 'topics' },
  { to: '/desk', label: 'shell.desk', icon: 'columns', isFor: (session) => holdsRole(session, staffRoles) },
  { to: '/me', label: 'shell.mine', icon: 'person' },
]

export function navigationFor(session: SessionView | null | undefined): readonly NavigationItem[] {
  return navigation.filter((item) => item.isFor?.(session) ?? true)
}
