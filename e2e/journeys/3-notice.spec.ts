import { CHEN, cast, homeOf, LIN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('the notice goes to every door, a resident confirms it, and only then the step is complete', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('notice', { title: '楼道清扫轮流', ...(await homeOf(people)) })
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const publish = hands.form('notice.publish')
  const places = publish.getByLabel('张贴或发布的地方')
  await hands.fill(places, '')
  await hands.send('notice.publish')
  await expect(publish.getByText('请填写')).toBeVisible()
  await hands.fill(places, '单元门口\n社区公告栏')
  await look(hands.page, '3-notice-form')
  await hands.send('notice.publish')
  await hands.confirm()
  await expect(hands.page.getByText('告知书已发布')).toBeVisible()

  const complete = hands.form('notice.complete')
  await expect(complete.getByText(/须告知到每一户：应告知 \d+，已逐户告知 \d+/)).toBeVisible()
  await expect(complete.locator('button[type=submit]')).toBeDisabled()

  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${topic.id}`)
  await look(resident, '3-notice-resident')
  await resident.getByRole('button', { name: '知道了' }).click()
  await expect(resident.getByText('您已确认收到告知')).toBeVisible()

  await hands.page.reload()
  const told = hands.contribution('notice.delivery')
  await hands.fill(told.getByLabel(/^凭据/), '信箱投递清单')
  await hands.send(told)
  await expect(hands.page.getByText(/已登记 \d+ 户/)).toBeVisible()
  await look(hands.page, '3-notice-told')
  await hands.send('notice.complete')
  await expect(hands.page.getByText('已进入第 4 步“确定形式”')).toBeVisible()
})

test('a printed notice carries the notice and nothing of the page around it', async ({ actors, clock }) => {
  const people = await cast(actors)
  const flow = new Flow(people, clock)
  const topic = await flow.topicAt('notice', { title: '楼道清扫轮流', ...(await homeOf(people)) })
  await flow.publishNotice(topic.id)
  const page = await actors.as(CHEN)
  await page.goto(`/topics/${topic.id}/notice`)
  await expect(page.getByText('协商告知书')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('商量什么事')).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: '知道了' })).toBeHidden()
})
