import { CHEN, cast, homeOf, LIN, SHEN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { checkPaper, enterPaper } from '../support/paper.js'
import { expect, test } from '../support/test.js'

test('online and paper ballots come together, nobody sees a result early, and its arithmetic is shown', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const flow = new Flow(people, clock)
  const topic = await flow.topicAt('vote', { title: '楼顶统一装遮阳网', ...(await homeOf(people)) })
  await flow.open(topic.id)

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  const ballot = resident.contribution('vote.ballot')
  await resident.send(ballot)
  await expect(ballot.getByText('请先选择同意、反对或弃权。')).toBeVisible()
  await resident.tick(ballot.getByRole('radio', { name: '同意', exact: true }))
  await look(resident.page, '6-vote-question')
  await resident.send(ballot)
  await look(resident.page, '6-vote-review')
  await resident.click(resident.page.getByRole('button', { name: '确认投票' }))
  await expect(resident.page.getByText('已投票', { exact: true })).toBeVisible()
  await expect(resident.page.getByText('回执号', { exact: true })).toBeVisible()
  await look(resident.page, '6-vote-receipt')

  const first = new Hands(await actors.as(LIN))
  await first.page.goto(`/topics/${topic.id}`)
  await expect(first.form('vote.close').getByText(/投票截止时间还没有到/)).toBeVisible()
  const sheets = ['同意', '同意', '反对', '弃权'] as const
  const doors = await enterPaper(first, sheets)
  await expect(first.page.getByText('已录入，等另一个人复核').first()).toBeVisible()
  await look(first.page, '6-vote-paper')
  await expect(first.form('vote.close').getByText('还有 4 张纸质票没有经第二人复核')).toBeVisible()

  const second = new Hands(await actors.as(SHEN))
  await second.page.goto(`/topics/${topic.id}`)
  await checkPaper(second, doors, sheets)
  await expect(second.page.getByText('两遍一致，已计入').first()).toBeVisible()
  await look(second.page, '6-vote-paper-checked')

  const closesOn = topic.records.format.plan?.vote.closesOn
  if (closesOn === undefined) throw new Error('no vote is planned')
  await clock.toDay(closesOn)
  await clock.waitDays(1)
  await first.page.reload()
  await first.send('vote.close')
  const sheet = first.form('vote.count')
  await first.fill(sheet.getByLabel('监票人 1'), '周桂兰')
  await first.fill(sheet.getByLabel('监票人 2'), '周桂兰')
  await first.send('vote.count')
  await expect(sheet.getByText('请写监票人的姓名，两位不能相同。').first()).toBeVisible()
  await first.fill(sheet.getByLabel('监票人 2'), '陈志强')
  await first.send('vote.count')
  await resident.page.reload()
  await expect(resident.page.getByText('投票已结束，正在清点票数')).toBeVisible()
  await expect(resident.page.getByText('表决结果', { exact: true })).toBeHidden()
  await first.send('vote.publish')
  await expect(first.page.getByText('结果已公布')).toBeVisible()

  await resident.page.reload()
  await expect(resident.page.getByText(/参加人数 5 户，占全部应参加的 \d+ 户的/)).toBeVisible()
  await expect(resident.page.getByText('这一项通过了：下面每个条件都达到了。')).toBeVisible()
  await look(resident.page, '6-vote-result')
})

test('the whole ballot goes by keyboard alone', async ({ actors, clock }) => {
  const people = await cast(actors)
  const flow = new Flow(people, clock)
  const topic = await flow.topicAt('vote', { title: '楼道窗户修缮', ...(await homeOf(people)) })
  await flow.open(topic.id)
  const page = await actors.as(CHEN)
  await page.goto(`/topics/${topic.id}`)
  const ballot = new Hands(page).contribution('vote.ballot')
  await expect(ballot).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  const radio = ballot.getByRole('radio').first()
  await tabTo(radio)
  await page.keyboard.press('Space')
  await expect(radio).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(ballot.getByRole('radio', { name: '反对', exact: true })).toBeChecked()
  await tabTo(ballot.getByRole('button', { name: '下一步' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '请核对您的选择' })).toBeFocused()
  await tabTo(page.getByRole('button', { name: '确认投票' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('已投票', { exact: true })).toBeVisible()

  async function tabTo(target: ReturnType<typeof page.locator>): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
  }
})

test('the address of a step can be sent, and going back comes from where one came', async ({ actors, clock }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('vote', { title: '自行车棚照明', ...(await homeOf(people)) })
  const page = await actors.as(CHEN)
  await page.goto('/topics')
  await page.goto(`/topics/${topic.id}/notice`)
  await expect(page.getByRole('heading', { name: /第 3 步/ })).toBeVisible()
  await page.getByRole('link', { name: '回到当前步骤' }).click()
  await expect(page.getByRole('heading', { name: /第 6 步/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: /第 3 步/ })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/topics$/)
})
