import {
  ACTION_IDS,
  actionRule,
  CONTRIBUTION_IDS,
  CONTRIBUTIONS,
  type ContributionId,
  ROLES,
  samePosition,
} from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { AWAITS, AWAITS_PROPOSER } from './awaiting.js'

const contribution = (id: ContributionId) => CONTRIBUTIONS[id]
const rules = [...ACTION_IDS.map(actionRule), ...CONTRIBUTION_IDS.map(contribution)]

describe('a topic waits', () => {
  it.each(ROLES)('for %s only where that role has something to do', (role) => {
    const idle = AWAITS[role].filter(
      (place) =>
        !rules.some(
          ({ roles, from }) => roles.some((each) => each === role) && from.some((p) => samePosition(p, place)),
        ),
    )
    expect(idle).toEqual([])
  })

  it('for its proposer where a resident can submit it', () => {
    const { from } = actionRule('propose.submit')
    expect(from).toEqual(AWAITS_PROPOSER)
  })
})
