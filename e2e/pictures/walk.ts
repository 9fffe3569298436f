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

/** The days of the vote as they stand in the plan. */
export async function windowOf(records: ApiUser, topicId: string): Promise<{ opensOn: string; closesOn: string }> {
  const plan = (await records.topic(topicId)).records.format.plan
  if (plan === undefined) throw new Error('no vote is planned')
  return plan.vote
}
