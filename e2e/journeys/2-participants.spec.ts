import { CHEN, cast, homeOf, LIN, SUPERVISOR } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('the desk sets who votes, residents correct the roster, the supervisor signs, the roster is locked', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).topicAt('participants', {
    title: '楼道门禁更换',
    ...home,
    template: 'standard',
  })
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const set = hands.form('participants.set')
  await hands.tick(set.getByRole('radio', { name: '一个单元' }))
  await hands.send('participants.set')
  await expect(set.getByText('请填写这一项')).toBeVisible()
  await hands.choose(set.getByLabel(/^楼幢/), new RegExp(`^${home.building}幢`))
  await hands.choose(set.getByLabel(/^单元/), `${home.stairwell}单元`)
  const counted = set.getByRole('region', { name: '按现在的选择，谁来表决' })
  await expect(counted.getByText('12', { exact: true })).toBeVisible()
  await hands.fill(set.getByLabel('主持人', { exact: true }), '林晓燕')
  await hands.fill(set.getByLabel('记录人', { exact: true }), '周桂兰')
  await look(hands.page, '2-participants-builder')
  await hands.tick(set.getByRole('checkbox', { name: '已逐一询问是否需要回避' }))
  await hands.send('participants.set')
  await expect(hands.page.getByText('名单已生成')).toBeVisible()

  const lock = hands.form('participants.lock')
  await expect(lock.getByText('监督员须对参与名单签字')).toBeVisible()
  await expect(lock.getByText('参与名单还没有公布')).toBeVisible()
  await expect(lock.locator('button[type=submit]')).toBeDisabled()
  await hands.send('participants.publicise')
  await expect(hands.page.getByText('名册已公示')).toBeVisible()
  await look(hands.page, '2-participants-published')

  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${topic.id}`)
  await expect(resident.getByText('您在名单里')).toBeVisible()
  await resident.getByRole('button', { name: '提出更正' }).click()
  await expect(resident.getByText('请填写这一项')).toBeVisible()
  await resident.getByLabel('哪一类问题').selectOption('其他')
  await resident.getByLabel('哪里不对').fill('我家户代表应当是我爱人。')
  await resident.getByRole('button', { name: '提出更正' }).click()
  await expect(resident.getByText('已收到，社区会核对答复')).toBeVisible()
  await look(resident, '2-participants-correction')

  await hands.page.reload()
  await hands.fill(hands.page.getByLabel('对第 1 件的答复'), '已核对，户代表登记无误。')
  await hands.tick(hands.page.getByRole('radio', { name: /^不成立/ }))
  await hands.click(hands.page.getByRole('button', { name: '答复第 1 件' }))
  await expect(hands.page.getByText('已答复')).toBeVisible()

  const supervisor = new Hands(await actors.as(SUPERVISOR))
  await supervisor.page.goto(`/topics/${topic.id}`)
  await supervisor.send('participants.sign')
  await expect(supervisor.page.getByText('已签字', { exact: true })).toBeVisible()
  await look(supervisor.page, '2-participants-signed')

  await clock.waitDays(4)
  await hands.page.reload()
  await hands.send('participants.lock')
  await hands.confirm()
  await expect(hands.page.getByText('已进入第 3 步“告知事宜”')).toBeVisible()

  // Everybody reads the frozen list by house number and keeps the proof of their own entry
  await resident.goto(`/topics/${topic.id}/electorate`)
  await expect(resident.getByRole('heading', { name: '名单公示' })).toBeVisible()
  await expect(resident.getByText('您家', { exact: true })).toBeVisible()
  await expect(resident.getByText('凭证和公布的校验码一致', { exact: false })).toBeVisible()
  await resident.getByLabel('查一查自己的门牌在不在名单里').fill('99-99-999')
  await expect(resident.getByText('没有找到这个门牌')).toBeVisible()
  await resident.getByLabel('查一查自己的门牌在不在名单里').fill('')
  await expect(resident.getByText('您家', { exact: true })).toBeVisible()
  await look(resident, '2-participants-public-list')

  // What was locked agrees with the roster: there is nothing to correct
  await hands.page.goto(`/topics/${topic.id}/participants`)
  await hands.click(hands.page.getByText('看名册有没有变化'))
  await expect(hands.page.getByText('名册和锁定的名单一致，没有要更正的')).toBeVisible()
  await look(hands.page, '2-participants-after-lock')
})
