import type { DrawDeed } from '@gongyi/shared/contracts'
import { ORGANISERS, type Role } from '@gongyi/shared/domain'

/** Who does which deed; the routes ask the same lists. */
export const DEED_ROLES = {
  agree: ['supervisor', 'township-admin'],
  commit: ['community-admin'],
  seed: ORGANISERS,
  confirm: [...ORGANISERS, 'supervisor'],
  witness: ['supervisor'],
  answer: ORGANISERS,
  abandon: ['community-admin'],
} as const satisfies Record<DrawDeed, readonly Role[]>
