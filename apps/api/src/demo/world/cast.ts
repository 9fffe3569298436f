import type { DemoAccount } from '@gongyi/shared/contracts'
import type { Role } from '@gongyi/shared/domain'
import { DEMO_ACCOUNTS } from '../demo-accounts.js'

/** Somebody with an account. Those behind the scenes have no password: nobody signs in as them. */
export interface CastMember {
  readonly role: Role
  readonly name: CastName
  readonly phone: string
  readonly password: string | null
  readonly regionName: string
}

const BEHIND_THE_SCENES = [
  member('resident', '高美珍', '19901000021', '桂苑社区'),
  member('resident', '姚建国', '19901000022', '桂苑社区'),
  member('resident', '余晓东', '19901000023', '锦澜社区'),
  member('resident', '江雪梅', '19901000024', '锦澜社区'),
  member('supervisor', '邵国强', '19901000025', '锦澜社区'),
  member('resident', '金志远', '19901000026', '河埠社区'),
  member('supervisor', '潘月娥', '19901000027', '河埠社区'),
] as const

export const CAST: readonly CastMember[] = [...DEMO_ACCOUNTS, ...BEHIND_THE_SCENES]

/** Who plays which part, by name. */
export type CastName = (typeof DEMO_ACCOUNTS)[number]['name'] | (typeof BEHIND_THE_SCENES)[number]['name']

function member<const Name extends string>(role: DemoAccount['role'], name: Name, phone: string, regionName: string) {
  return { role, name, phone, password: null, regionName }
}
