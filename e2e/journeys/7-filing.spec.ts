import { CHEN, cast, homeOf, LIN, TOWNSHIP } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('the township sends a filing back with a reason, gets it mended, and gives it a number', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('filing', { title: '楼道扶手加装', ...(await homeOf(people)) })
  const desk = new Hands(await actors.as(LIN))
  await desk.page.goto(`/topics/${topic.id}`)
  const submit = desk.form('filing.submit')
  await desk.fill(submit.getByLabel(/^负责人/), '')
  await desk.send('filing.submit')
  await expect(submit.getByText('请填写这一项。')).toBeVisible()
  await desk.fill(submit.getByLabel(/^负责人/), '林晓燕')
  await look(desk.page, '7-filing-desk')
  await desk.send('filing.submit')
  await expect(desk.page.getByText('已报街道（乡镇）备案', { exact: true })).toBeVisible()

  const township = new Hands(await actors.as(TOWNSHIP))
  await township.page.goto('/desk')
  await township.click(township.page.getByRole('link', { name: /备案受理/ }))
  await look(township.page, '7-filing-list')
  await township.click(township.page.locator(`a[href^="/topics/${topic.id}"]`).first())
  await expect(township.form('filing.accept')).toBeVisible()
  await township.send('filing.accept')
  await expect(township.page.getByText('还有 11 项没有勾选。')).toBeVisible()
  await look(township.page, '7-filing-review')
  await township.click(township.page.getByText('退回', { exact: true }).first())
  const sendBack = township.form('filing.return')
  await township.choose(sendBack.getByLabel(/^退回的原因/), /缺少材料/)
  await township.fill(sendBack.getByLabel(/^具体说明/), '请补上公示照片的说明。')
  await township.send('filing.return')
  await township.confirm()
  await expect(township.page.getByText('已退回').first()).toBeVisible()

  await desk.page.reload()
  await expect(desk.page.getByText('请补上公示照片的说明。')).toBeVisible()
  await desk.send('filing.submit')
  await expect(desk.page.getByText('已报街道（乡镇）备案', { exact: true })).toBeVisible()

  await township.page.goto(`/topics/${topic.id}`)
  await township.click(township.page.getByRole('button', { name: '都看过了，全部勾选' }))
  await township.send('filing.accept')
  await township.confirm()
  await expect(township.page.getByText('已进入第 8 步“结果实施”')).toBeVisible()

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}/filing`)
  await expect(resident.page.getByText(/^云溪协备〔2026〕\d+号$/).first()).toBeVisible()
  await resident.click(resident.page.getByRole('button', { name: '核对档案' }))
  await expect(resident.page.getByText('核对无误')).toBeVisible()
  await look(resident.page, '7-filing-resident')
})
