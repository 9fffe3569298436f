import { accountLinksSchema } from '@gongyi/shared/contracts'
import type { Actors, DemoWho } from './actors.js'
import type { People, Wanted } from './flow.js'

/** Where most journeys play: a community with a roster, two coordinators and a supervisor. */
export const HOME = '桂苑社区'

export const CHEN: DemoWho = { role: 'resident', region: HOME }
export const ZHOU: DemoWho = { role: 'resident', region: HOME, nth: 1 }
export const LIN: DemoWho = { role: 'coordinator', region: HOME }
export const SHEN: DemoWho = { role: 'coordinator', region: HOME, nth: 1 }
export const ADMIN: DemoWho = { role: 'community-admin', region: HOME }
export const SUPERVISOR: DemoWho = { role: 'supervisor', region: HOME }
export const TOWNSHIP: DemoWho = { role: 'township-admin' }

/** The demo's people at the HTTP routes. */
export async function cast(actors: Actors): Promise<People> {
  const [resident, coordinator, second, township] = await Promise.all([
    actors.api(CHEN),
    actors.api(LIN),
    actors.api(SHEN),
    actors.api(TOWNSHIP),
  ])
  return { resident, coordinator, second, township }
}

/** The stairwell the first demo resident lives in, so that what is voted there is theirs to vote. */
export async function homeOf({ resident, coordinator }: People): Promise<Omit<Wanted, 'title'>> {
  const { items } = await coordinator.get(
    accountLinksSchema,
    `/communities/${coordinator.communityId}/account-links?accounts=${resident.session.accountId}`,
  )
  const [, building, stairwell] = /(\d+)-(\d+)-\d+$/.exec(items[0]?.householdCode ?? '') ?? []
  if (building === undefined || stairwell === undefined) throw new Error('the demo resident lives nowhere')
  return { building, stairwell }
}
