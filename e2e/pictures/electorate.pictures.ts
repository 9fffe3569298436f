import { placesSchema } from '@gongyi/shared/contracts'
import { ADMIN, CHEN, cast, homeOf, LIN, SUPERVISOR } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { Album, card, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()
/** The demo's matter at step 2: its list hangs out. */
const MATTER = '3、5幢雨水管更换使用维修资金'

test('who votes, counted while it is chosen, and the list as everybody reads it', async ({ actors }) => {
  const desk = new Hands(await actors.as(LIN))
  const { page } = desk
  await page.setViewportSize(DESK)
  await page.goto('/topics')
  await page.getByRole('link', { name: MATTER }).first().click()
  await page.getByText('修改主体和表决事项').click()
  const set = desk.form('participants.set')
  const counted = page.getByRole('region', { name: '按现在的选择，谁来表决' })
  await expect(counted.getByText('专有部分面积')).toBeVisible()
  await desk.tick(set.getByRole('radio', { name: '一个单元' }))
  await desk.choose(set.getByLabel(/^楼幢/), /^7幢/)
  await desk.choose(set.getByLabel(/^单元/), '2单元')
  await expect(counted.getByText('946.80 m²')).toBeVisible()
  for (const fold of await counted.locator('summary').all()) await fold.click()
  await album.both(page, 'electorate-count', counted, { tallest: 1000 })

  const list = `${new URL(page.url()).pathname.replace(/(\/topics\/[^/]+).*/, '$1')}/electorate`
  const resident = await actors.as(CHEN)
  await resident.setViewportSize(PHONE)
  await resident.goto(list)
  await expect(resident.getByRole('heading', { name: '名单公示' })).toBeVisible()
  await album.checked(resident, 'resident-electorate', resident.getByRole('article'), { tallest: 760 })
})

test('the form of step 2, a correction asked for and answered, the supervisor’s signature, the proof', async ({
  actors,
  clock,
}) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).topicAt('participants', {
    ...{ title: '楼道门禁更换', template: 'standard' },
    ...home,
  })
  const desk = new Hands(await actors.as(LIN))
  const { page } = desk
  await page.setViewportSize(DESK)
  await page.goto(`/topics/${topic.id}`)
  const set = desk.form('participants.set')
  await desk.tick(set.getByRole('radio', { name: '一个单元' }))
  await desk.choose(set.getByLabel(/^楼幢/), new RegExp(`^${home.building}幢`))
  await desk.choose(set.getByLabel(/^单元/), `${home.stairwell}单元`)
  await set.getByLabel('主持人', { exact: true }).fill('林晓燕')
  await set.getByLabel('记录人', { exact: true }).fill('周桂兰')
  await desk.tick(set.getByRole('checkbox', { name: '已逐一询问是否需要回避' }))
  await album.both(
    page,
    'electorate-parties',
    [set.getByRole('group', { name: '利益相关方' }), set.getByRole('group', { name: '主持人和记录人' })],
    { tallest: 1400 },
  )
  await desk.send('participants.set')
  await desk.send('participants.publicise')
  await expect(page.getByText('名册已公示')).toBeVisible()

  const resident = await actors.as(CHEN)
  await resident.setViewportSize(PHONE)
  await resident.goto(`/topics/${topic.id}`)
  await resident.getByLabel('哪一类问题').selectOption('业主不对')
  await resident.getByLabel('哪里不对').fill('7-2-501 的户代表应当是我爱人。')
  await resident.getByLabel('有什么可以证明').fill('全家签字的推选书')
  await album.checked(resident, 'resident-correction', resident.getByRole('region', { name: '名单有误？' }))
  await resident.getByRole('button', { name: '提出更正' }).click()
  await expect(resident.getByText('已收到，社区会核对答复')).toBeVisible()

  await page.reload()
  await page.getByLabel('对第 1 件的答复').fill('已核对，户代表登记无误。')
  await desk.tick(page.getByRole('radio', { name: /^不成立/ }))
  await album.both(page, 'electorate-correction', page.getByRole('region', { name: '更正申请' }))
  await desk.click(page.getByRole('button', { name: '答复第 1 件' }))
  await expect(page.getByText('已答复')).toBeVisible()

  const supervisor = new Hands(await actors.as(SUPERVISOR))
  await supervisor.page.goto(`/topics/${topic.id}`)
  await album.both(supervisor.page, 'supervisor-sign', card(supervisor.page, 'participants.sign'))
  await supervisor.send('participants.sign')
  await clock.waitDays(4)
  await page.reload()
  await desk.send('participants.lock')
  await desk.confirm()

  await resident.goto(`/topics/${topic.id}/electorate`)
  await expect(resident.getByText('凭证和公布的校验码一致', { exact: false })).toBeVisible()
  await album.checked(resident, 'resident-proof', [
    resident.getByRole('heading', { name: '名单校验码' }),
    resident.getByText('凭证和公布的校验码一致', { exact: false }),
  ])
})

test('after the lock a household moved away: one asks, another agrees', async ({ actors, clock }) => {
  const people = await cast(actors)
  const { coordinator } = people
  const base = `/communities/${coordinator.communityId}`
  const { items } = await coordinator.get(placesSchema, `${base}/places`)
  // Away from the stairwell the other pictures play in
  const place = items.find(({ building, propertyAreaId }) => propertyAreaId === null && building === '9')
  if (place === undefined) throw new Error('there is no ninth building')
  const { building, stairwell } = place
  const topic = await new Flow(people, clock).topicAt('notice', { title: '楼道照明改感应灯', building, stairwell })

  const office = await actors.as(ADMIN)
  await office.setViewportSize(DESK)
  await office.goto(`${base}/roster?q=${building}-${stairwell}-101`)
  await office
    .getByRole('link', { name: new RegExp(`\\D${building}-${stairwell}-101$`) })
    .first()
    .click()
  await office.getByRole('button', { name: '更正', exact: true }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /在册/ }).uncheck()
  await dialog.getByLabel('为什么改').fill('全家已迁出，房屋空置')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(office.getByText('已保存，记入变更记录').first()).toBeVisible()

  const page = await actors.as(LIN)
  await page.setViewportSize(DESK)
  await page.goto(`/topics/${topic.id}/participants`)
  await page.getByText('看名册有没有变化').click()
  await page.getByRole('checkbox', { name: /101/ }).check()
  await page.getByLabel('更正的原因').fill('锁定后全家迁出')
  await page.getByLabel('凭什么证明').fill('户口迁出证明')
  const late = page.getByRole('region', { name: '锁定后的更正' })
  await album.both(page, 'electorate-late', late)
  await page.getByRole('button', { name: '提出更正' }).click()
  await expect(page.getByText('等同意')).toBeVisible()

  const supervisor = await actors.as(SUPERVISOR)
  await supervisor.goto(`/topics/${topic.id}/participants`)
  await supervisor.getByLabel('核对情况').fill('看过迁出证明，属实。')
  await album.both(supervisor, 'electorate-late-agree', supervisor.getByRole('region', { name: '锁定后的更正' }))
  await supervisor.getByRole('button', { name: '同意更正' }).click()
  await expect(supervisor.getByText('已更正', { exact: true })).toBeVisible()
  await album.desk(supervisor, 'electorate-late-done', supervisor.getByRole('region', { name: '锁定后的更正' }))
})
