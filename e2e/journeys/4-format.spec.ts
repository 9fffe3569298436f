import { addDays } from '@gongyi/shared/domain'
import { CHEN, cast, homeOf, LIN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('the desk plans talks and vote, no earlier than the notice allows, and residents read the rule', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('format', { title: '晾衣架统一样式', ...(await homeOf(people)) })
  const today = await clock.today()
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const plan = hands.form('format.plan')
  await hands.fill(plan.getByLabel('投票开始日期'), addDays(today, 1))
  await expect(plan.getByText(/不能早于/)).toBeVisible()
  await look(hands.page, '4-format-too-early')
  await hands.send('format.plan')
  const complete = hands.form('format.complete')
  await expect(complete.getByText(/投票须在公告送达满 3 天后开始/)).toBeVisible()
  await expect(complete.locator('button[type=submit]')).toBeDisabled()

  await hands.click(hands.page.getByText('修改协商方案').first())
  await hands.fill(hands.form('format.plan').getByLabel('投票开始日期'), addDays(today, 4))
  await hands.fill(hands.form('format.plan').getByLabel('投票截止日期'), addDays(today, 6))
  await hands.send('format.plan')
  await expect(complete.locator('button[type=submit]')).toBeEnabled()

  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${topic.id}`)
  await expect(resident.getByText(/参加，表决才有效/).first()).toBeVisible()
  await look(resident, '4-format-resident')

  await hands.send('format.complete')
  await expect(hands.page.getByText('已进入第 5 步“商讨内容”')).toBeVisible()
})
