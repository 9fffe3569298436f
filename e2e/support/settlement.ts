import { accountSchema, issuedCodesSchema, type Role, regionListSchema, regionSchema } from '@gongyi/shared/contracts'
import type { AccountWho, Actors, Who } from './actors.js'
import { ApiUser } from './api.js'
import { freshPhone } from './neighbours.js'

/** A community without a roster, and its office. */
export interface Settlement {
  readonly name: string
  readonly coordinator: Who
  readonly admin: Who
}

/** The demo keeps one community without a roster, for visitors as for this journey. */
export const HEBU: Settlement = {
  name: '河埠社区',
  coordinator: { role: 'coordinator', region: '河埠社区' },
  admin: { role: 'community-admin', region: '河埠社区' },
}

const PASSWORD = 'gongyi-journey-2026'

/** Another one, founded by the township: a roster can be imported only once, and the journey is made twice. */
export async function foundSettlement(actors: Actors, origin: string): Promise<Settlement> {
  const township = await actors.api({ role: 'township-admin' })
  const { items } = await township.get(regionListSchema, '/identity/regions')
  const parent = items.find(({ level }) => level === 'TOWNSHIP')
  if (parent === undefined) throw new Error('the township is nowhere')
  const name = '柳岸社区'
  const taken = new Set(items.map(({ code }) => code))
  const free = Array.from({ length: 99 }, (_, no) => `${parent.code}${901 + no}`).find((code) => !taken.has(code))
  const community = await township.post(regionSchema, '/identity/regions', {
    parentId: parent.id,
    code: free,
    name,
    shortName: '柳岸',
    level: 'VILLAGE_COMMUNITY',
    kind: 'COMMUNITY',
  })
  const staff = (role: Role, displayName: string) => employ(township, origin, { role, displayName, id: community.id })
  return {
    name,
    coordinator: await staff('coordinator', '柳月'),
    admin: await staff('community-admin', '江岸'),
  }
}

interface Post {
  readonly role: Role
  readonly displayName: string
  readonly id: string
}

/** An account of the office with a password of its own. */
async function employ(by: ApiUser, origin: string, { role, displayName, id }: Post): Promise<AccountWho> {
  const phone = freshPhone()
  const account = await by.post(accountSchema, '/identity/accounts', { phone, displayName, role, regionId: id })
  const { items } = await by.post(issuedCodesSchema, '/identity/codes', { accountIds: [account.id] })
  const first = await ApiUser.signIn(origin, phone, { code: items[0]?.code ?? '' })
  await first.setPassword(PASSWORD)
  return { phone, secret: { password: PASSWORD } }
}
