import { maskName } from '../dossier/personal-data.js'
import type { Role } from '../procedure/role.js'
import { maskPhone } from './text.js'

/** Who knows the people by name, because they stand at their doors. Everybody else reads 陈某某. */
const AT_THE_DOOR: readonly Role[] = ['coordinator', 'community-admin']

/**
 * A person as somebody with these roles in the community may read them: the name for those at the door, else masked; the
 * phone number masked for everybody (`138****8000`). The identity number is masked by the roster itself, for want of any
 * other form. Numbers in clear go by the reveal route alone, for a purpose and on record.
 */
export function asSeenBy<T extends { readonly name: string; readonly phone: string | null }>(
  roles: readonly Role[],
  { phone, ...person }: T,
): Omit<T, 'phone'> & { readonly phoneMasked: string | null } {
  const knowsThem = roles.some((role) => AT_THE_DOOR.includes(role))
  const name = knowsThem ? person.name : maskName(person.name)
  return { ...person, name, phoneMasked: phone === null ? null : maskPhone(phone) }
}
