import { expect } from '@playwright/test'
import type { Hands } from './hands.js'

export type PaperChoice = '同意' | '反对' | '弃权' | '无效'

/** Presses what stands on each ballot, for the first doors of the list that have none yet; says which doors. */
export async function enterPaper(hands: Hands, choices: readonly PaperChoice[]): Promise<readonly string[]> {
  const rows = hands.page.getByRole('group', { name: /的票$/ })
  await expect(rows.first()).toBeVisible()
  const doors: string[] = []
  for (const [index, choice] of choices.entries()) {
    const row = rows.nth(index)
    doors.push((await row.getAttribute('aria-label')) ?? '')
    await hands.click(row.getByRole('button', { name: choice }))
  }
  await hands.send(hands.contribution('vote.paper-ballot'))
  return doors
}

/** The second person types the same sheets again, not seeing what the first one typed. */
export async function checkPaper(
  hands: Hands,
  doors: readonly string[],
  choices: readonly PaperChoice[],
): Promise<void> {
  await hands.click(hands.page.getByRole('tab', { name: /^复核/ }))
  const list = hands.page.getByRole('tabpanel')
  for (const [index, door] of doors.entries()) {
    const row = list.getByRole('group', { name: door, exact: true })
    await hands.click(row.getByRole('button', { name: choices[index] ?? '' }))
  }
  await hands.send(hands.contribution('vote.paper-check'))
}
