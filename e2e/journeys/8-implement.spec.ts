import { ADMIN, CHEN, cast, homeOf, LIN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('a task is given, done, accepted by others, rated by residents, and the matter is closed', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('implement', { title: '门厅重新粉刷', ...(await homeOf(people)) })
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const assign = hands.form('implement.assign')
  await hands.fill(assign.getByLabel('任务 1：任务名称'), '')
  await hands.send(assign)
  await expect(assign.getByText('请写任务名称。')).toBeVisible()
  await hands.fill(assign.getByLabel('任务 1：任务名称'), '粉刷门厅')
  await look(hands.page, '8-implement-assign')
  await hands.send(assign)
  await expect(hands.page.getByText('任务已下达')).toBeVisible()
  await hands.click(hands.page.getByText('办结公示', { exact: true }).first())
  const complete = hands.form('implement.complete')
  await expect(complete.getByText('至少有一项任务，且全部完成（还有 1 项未完成）')).toBeVisible()
  await expect(complete.locator('button[type=submit]')).toBeDisabled()

  await hands.click(hands.page.getByText('填进展：粉刷门厅'))
  const report = hands.contribution('implement.report')
  await hands.choose(report.getByLabel(/^办到多少了/), /办完了/)
  await hands.fill(report.getByLabel(/^进展说明/), '两遍漆都刷完了。')
  await hands.send(report)
  await expect(hands.page.getByText('已提交验收')).toBeVisible()

  const admin = new Hands(await actors.as(ADMIN))
  await admin.page.goto(`/topics/${topic.id}`)
  const acceptance = admin.contribution('implement.acceptance')
  await admin.send(acceptance)
  await expect(acceptance.getByText('请写验收人的姓名。')).toBeVisible()
  await admin.tick(acceptance.getByRole('radio', { name: '通过', exact: true }))
  await admin.fill(acceptance.getByLabel(/^验收小组/), '周桂兰、陈志强、方秀珍')
  await admin.fill(acceptance.getByLabel(/^验收意见/), '现场看过，颜色均匀。')
  await admin.send(acceptance)
  await expect(admin.page.getByText('验收结果已记录')).toBeVisible()

  await hands.page.reload()
  await hands.send(complete)
  await hands.confirm()
  await expect(hands.page.getByText('办结情况已公布，评价已开始')).toBeVisible()

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  const rating = resident.contribution('implement.rating')
  await resident.tick(rating.getByRole('radio', { name: '很满意' }))
  await look(resident.page, '8-implement-rating')
  await resident.send(rating)
  await expect(resident.page.getByText('您已评价，谢谢')).toBeVisible()

  await hands.page.reload()
  await expect(hands.form('implement.close').getByText(/办结公示还没有期满/)).toBeVisible()
  await clock.waitDays(8)
  await hands.page.reload()
  await hands.send('implement.close')
  await hands.confirm()
  await expect(hands.page.getByText('已办结').first()).toBeVisible()
  await look(hands.page, '8-implement-closed')
})
