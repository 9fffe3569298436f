import { CHEN, cast, homeOf, LIN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { expect, test } from '../support/test.js'

test.describe('signing in', () => {
  test('is one press for a visitor of the demo', async ({ page, look }) => {
    await page.goto('/sign-in')
    await look(page, '0-sign-in')
    await page.getByRole('button', { name: /网格员 · 林晓燕/ }).click()
    await expect(page.getByText('林晓燕，您好')).toBeVisible()
    await look(page, '0-home-coordinator')
  })

  test('with a wrong password says so and what to do, and keeps the number', async ({ page, actors, look }) => {
    const [account] = await actors.demoAccounts()
    const phone = account?.phone ?? ''
    await page.goto('/sign-in')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('请输入 11 位手机号')).toBeVisible()
    await expect(page.getByText('请输入密码')).toBeVisible()
    await page.getByLabel('手机号').fill(phone)
    await page.getByRole('textbox', { name: '密码' }).fill('not-the-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('手机号与密码（登录码）不相符')).toBeVisible()
    await expect(page.getByText(/忘记密码可请社区工作人员打印一次性登录码/)).toBeVisible()
    await expect(page.getByLabel('手机号')).toHaveValue(phone)
    await look(page, '0-sign-in-refused')
    await page.getByRole('textbox', { name: '密码' }).fill(account?.password ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText(/，您好$/)).toBeVisible()
  })

  test('leads on to the page that was asked for', async ({ page, actors }) => {
    const [account] = await actors.demoAccounts()
    await page.goto('/inbox')
    await page.getByRole('main').getByRole('link', { name: '登录' }).click()
    await page.getByLabel('手机号').fill(account?.phone ?? '')
    await page.getByRole('textbox', { name: '密码' }).fill(account?.password ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page).toHaveURL(/\/inbox$/)
  })
})

test('the language stays chosen from page to page and from visit to visit', async ({ actors }) => {
  const page = await actors.as(CHEN)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('link', { name: 'Topics' }).first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
  await page.getByRole('link', { name: 'Topics' }).locator('visible=true').first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '议题' })).toBeVisible()
})

test('elder mode enlarges the letters and the targets of a ballot, and nothing sticks out', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const flow = new Flow(people, clock)
  const topic = await flow.topicAt('vote', { title: '门口加一条坡道', ...(await homeOf(people)) })
  await flow.open(topic.id)
  const page = await actors.as(CHEN)
  await page.goto(`/topics/${topic.id}`)
  await page.getByRole('button', { name: '长辈版' }).click()
  await expect(page.getByRole('button', { name: '长辈版' })).toHaveAttribute('aria-pressed', 'true')
  const question = page.getByRole('radiogroup', { name: /您的意见/ })
  await expect(question).toBeVisible()
  const size = await question.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThanOrEqual(18)
  for (const answer of await question.locator('label').all())
    expect((await answer.boundingBox())?.height).toBeGreaterThanOrEqual(60)
  await look(page, '0-elder-ballot')
  await page.reload()
  await expect(page.getByRole('button', { name: '长辈版' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: '长辈版' }).click()
})

test('an address that leads nowhere says so and leads home', async ({ actors, look }) => {
  const page = await actors.as(LIN)
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible()
  await look(page, '0-not-found')
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page).toHaveURL(/\/$/)
  await page.goto('/topics/00000000-0000-7000-8000-000000000000')
  await expect(page.getByText('没有找到').first()).toBeVisible()
})

test('a resident finds what awaits them at home and in the messages', async ({ actors, look }) => {
  const page = await actors.as(CHEN)
  await expect(page.getByRole('heading', { name: '等您参与' })).toBeVisible()
  await look(page, '0-home-resident')
  await page.goto('/inbox')
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible()
  await look(page, '0-inbox')
  await page.goto('/topics')
  await look(page, '0-topics')
})
