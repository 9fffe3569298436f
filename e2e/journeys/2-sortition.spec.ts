import { poolPreviewSchema } from '@gongyi/shared/contracts'
import { addDays } from '@gongyi/shared/domain'
import { ADMIN, CHEN, cast, homeOf, LIN, SUPERVISOR } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

const DIGITS = '05 12 18 22 29 33 + 07'

test('deliberators are drawn by lot: pool committed, number typed by two, watched by a third, drawn, answered, and worked out again by anybody', async ({
  actors,
  browser,
  clock,
  look,
  origin,
}) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).topicAt('participants', { title: '小区停车位改造', ...home })
  const sourceOn = addDays(await clock.today(), 3)

  const head = new Hands(await actors.as(ADMIN))
  await head.page.goto(`/topics/${topic.id}`)
  await head.click(head.page.getByRole('link', { name: '安排一次抽签' }))
  await head.click(head.page.getByRole('button', { name: '保存方案' }))
  await expect(head.page.getByText('请写明用途，2 到 120 个字')).toBeVisible()
  await head.fill(head.page.getByLabel('抽签用来做什么'), '停车改造协商会居民代表')
  await head.fill(head.page.getByLabel('用哪一个公开号码'), '中国福利彩票双色球第2026136期开奖号码')
  await head.fill(head.page.getByLabel('号码哪一天公布'), sourceOn)
  await head.tick(head.page.getByRole('checkbox', { name: `${home.building} 幢`, exact: true }))
  const preview = head.page.waitForResponse(/\/draws\/preview$/)
  await head.click(head.page.getByRole('button', { name: '看看会怎么分' }))
  const { size } = poolPreviewSchema.parse(await (await preview).json())
  await expect(head.page.getByText(`名册上有 ${size} 位成年住户可以抽`)).toBeVisible()
  await look(head.page, '2-sortition-plan')
  // Everybody, so that the resident of this journey is among them
  await head.fill(head.page.getByRole('textbox', { name: /^抽多少人/ }), String(size))
  await head.click(head.page.getByRole('button', { name: '保存方案' }))
  await expect(head.page.getByText('准备中')).toBeVisible()
  await look(head.page, '2-sortition-draft')
  await head.send(head.page.locator('form[data-action="sortition.commit"]'))
  await head.confirm()
  await expect(head.page.getByText('名单已封存，等待号码')).toBeVisible()
  await look(head.page, '2-sortition-committed')
  const desk = head.page.url()
  const drawId = desk.split('/').at(-1) ?? ''

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${origin}/draws/${drawId}`)
  await expect(stranger.getByRole('heading', { level: 1, name: '停车改造协商会居民代表' })).toBeVisible()
  await stranger.getByRole('button', { name: '核对名单指纹' }).click()
  await expect(stranger.getByText('相同：下载的名单与公布的指纹一致。')).toBeVisible()
  await look(stranger, '2-sortition-public-committed')

  await clock.toDay(sourceOn)
  const coordinator = new Hands(await actors.as(LIN))
  await coordinator.page.goto(desk)
  const type = async (hands: Hands, deed: 'seed' | 'confirm') => {
    const form = hands.page.locator(`form[data-action="sortition.${deed}"]`)
    await hands.fill(form.getByLabel(/公布的号码/), DIGITS)
    await hands.send(form)
  }
  await type(coordinator, 'seed')
  await expect(coordinator.page.getByText('号码已录入，等第二人核对')).toBeVisible()
  const supervisor = new Hands(await actors.as(SUPERVISOR))
  await supervisor.page.goto(desk)
  await supervisor.send(supervisor.page.locator('form[data-action="sortition.witness"]'))
  await expect(supervisor.page.getByText('已记下您的见证')).toBeVisible()
  await expect(supervisor.page.locator('form[data-action="sortition.confirm"]')).toHaveCount(0)
  await head.page.goto(desk)
  await expect(head.page.locator('form[data-action="sortition.abandon"]')).toHaveCount(0)
  await look(head.page, '2-sortition-confirm')
  await type(head, 'confirm')
  await head.confirm()
  await expect(head.page.getByRole('region', { name: '抽中的人' })).toBeVisible()

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto('/inbox')
  await resident.click(resident.page.getByRole('link', { name: /您被抽中参加协商/ }).first())
  await resident.click(resident.page.getByRole('link', { name: '看是否抽中您，自己重算' }))
  await expect(resident.page.getByText('您被抽中了，请答复是否参加。')).toBeVisible()
  await look(resident.page, '2-sortition-mine')
  await resident.click(resident.page.getByRole('button', { name: '我参加' }))
  await expect(resident.page.getByText('您已答复参加。谢谢！')).toBeVisible()

  await head.page.goto(desk)
  const drawn = head.page.getByRole('region', { name: '抽中的人' })
  await head.click(drawn.getByRole('button', { name: /^记为不参加/ }).last())
  const telling = head.page.getByRole('alertdialog')
  await head.tick(telling.getByRole('radio', { name: '电话' }))
  await head.fill(telling.getByLabel('本人怎样同意记下'), '电话里念给本人听过，本人说可以记。')
  await look(head.page, '2-sortition-told')
  await head.confirm()
  await expect(drawn.getByText(/代记不参加/).first()).toBeVisible()
  await expect(drawn.getByText(/个名额空缺/)).toHaveCount(0)

  await clock.toDay(addDays(sourceOn, 4))
  const colleague = new Hands(await actors.as(LIN))
  await colleague.page.goto(desk)
  const checked = colleague.page.getByRole('region', { name: '抽中的人' })
  await colleague.click(checked.getByRole('button', { name: /^核对：不参加/ }))
  await colleague.confirm()
  await expect(checked.getByText('有 1 个名额空缺')).toBeVisible()
  await look(colleague.page, '2-sortition-drawn')

  await stranger.reload()
  await stranger.getByRole('button', { name: '重算并对比' }).click()
  await expect(stranger.getByText('相同：指纹一致，抽出的人也一致。')).toBeVisible()
  await expect(stranger.getByText('05121822293307')).toBeVisible()
  await look(stranger, '2-sortition-repeated')
  await stranger.context().close()
})
