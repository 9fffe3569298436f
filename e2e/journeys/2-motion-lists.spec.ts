import { CHEN, cast, homeOf, LIN, SUPERVISOR } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('the desk gives the second motion a list of its own; everybody reads who votes on which', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).topicAt('participants', {
    title: '社区门禁和楼道灯',
    ...home,
    template: 'standard',
  })
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const set = hands.form('participants.set')
  await expect(set.getByText('另选范围')).toHaveCount(0)
  await hands.click(set.getByRole('button', { name: '再加一项' }))
  await hands.fill(set.getByLabel(/^第 2 项　表决内容/), '本单元楼道灯换成声控灯')
  const whose = set.getByRole('radiogroup', { name: '第 2 项由谁表决' })
  await expect(whose.getByRole('radio', { name: '和整个议题相同' })).toBeChecked()
  await hands.tick(whose.getByRole('radio', { name: '另选范围' }))
  const where = set.getByRole('radiogroup', { name: '第 2 项在多大范围里表决' })
  await hands.tick(where.getByRole('radio', { name: '一个单元' }))
  await hands.choose(set.getByLabel(/^楼幢/), new RegExp(`^${home.building}幢`))
  await hands.choose(set.getByLabel(/^单元/), `${home.stairwell}单元`)
  await expect(set.getByText('第 2 项：12 个表决单元')).toBeVisible()
  await expect(set.getByText('这是各项合起来的，每位只算一次。', { exact: false })).toBeVisible()
  await hands.fill(set.getByLabel('主持人', { exact: true }), '林晓燕')
  await hands.fill(set.getByLabel('记录人', { exact: true }), '周桂兰')
  await look(hands.page, '2-motion-lists-builder')
  await hands.tick(set.getByRole('checkbox', { name: '已逐一询问是否需要回避' }))
  await hands.send('participants.set')
  await expect(hands.page.getByText('名单已生成')).toBeVisible()
  await expect(hands.page.getByText(`由谁表决：${home.building}幢${home.stairwell}单元`)).toBeVisible()
  await hands.send('participants.publicise')
  await expect(hands.page.getByText('名册已公示')).toBeVisible()
  await look(hands.page, '2-motion-lists-set')

  const supervisor = new Hands(await actors.as(SUPERVISOR))
  await supervisor.page.goto(`/topics/${topic.id}`)
  await supervisor.send('participants.sign')
  await expect(supervisor.page.getByText('已签字', { exact: true })).toBeVisible()
  await clock.waitDays(4)
  await hands.page.reload()
  await hands.send('participants.lock')
  await hands.confirm()
  await expect(hands.page.getByText('已进入第 3 步“告知事宜”')).toBeVisible()

  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${topic.id}/electorate`)
  await expect(resident.getByText('您家', { exact: true })).toBeVisible()
  await expect(resident.getByText('表决第 1、2 项').first()).toBeVisible()
  await resident.getByLabel('看哪一项的名单').selectOption({ index: 2 })
  await expect(resident.getByText('共 12 个表决单元')).toBeVisible()
  await expect(resident.getByText('凭证和公布的校验码一致', { exact: false })).toBeVisible()
  await look(resident, '2-motion-lists-public-list')
})
