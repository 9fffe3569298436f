import { expect } from '@playwright/test'
import type { ApiUser } from '../support/api.js'
import type { Clock } from '../support/clock.js'
import type { Flow } from '../support/flow.js'
import type { Hands } from '../support/hands.js'

/** Who takes part in the walk, each at their own window. */
export interface Walk {
  readonly topicId: string
  readonly flow: Flow
  /** The coordinator at the HTTP routes. */
  readonly records: ApiUser
  readonly clock: Clock
  readonly home: { readonly building: string; readonly stairwell: string }
  /** 390 px wide. */
  readonly resident: Hands
  /** 1280 px wide, like the two below. */
  readonly desk: Hands
  readonly second: Hands
  readonly township: Hands
}

export async function goTo({ page }: Hands, topicId: string): Promise<void> {
  await page.goto(`/topics/${topicId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

interface Days {
  readonly talkOn: string
  readonly opensOn: string
  readonly closesOn: string
}

/** The days of the talk and of the vote as they stand in the plan. */
export async function planOf(records: ApiUser, topicId: string): Promise<Days> {
  const plan = (await records.topic(topicId)).records.format.plan
  const talkOn = plan?.formats[0]?.on
  if (plan === undefined || talkOn === undefined) throw new Error('nothing is planned')
  return { ...plan.vote, talkOn }
}
