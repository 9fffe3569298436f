import { householdPageSchema, householdSchema } from '@gongyi/shared/contracts'
import { ADMIN, LIN } from '../support/cast.js'
import { Album, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()

test('a person of the roster, the slip that lets them join, and what they see of it', async ({
  actors,
  browser,
  origin,
}) => {
  const office = await actors.api(ADMIN)
  const base = `/communities/${office.communityId}`
  const { items } = await office.get(householdPageSchema, `${base}/households?limit=100`)
  const home = await office.get(householdSchema, `${base}/households/${items.at(-1)?.id}`)
  const head = home.people.find(({ isHead }) => isHead)
  const page = await actors.as(ADMIN)
  await page.setViewportSize(DESK)
  await page.goto(`${base}/roster/people/${head?.id}`)
  await expect(page.getByText('还没有记录')).toBeVisible()
  await album.desk(page, 'roster-person', page.getByRole('main'), { margin: 0, tallest: 1000 })
  await page.getByRole('button', { name: '打印加入码' }).click()
  await album.part(page, 'join-slips', page.getByRole('listitem').filter({ hasText: '加入共议' }))
  const picture = await page.getByRole('img').first().getAttribute('aria-label')
  const code = /#([2-9A-Z]{26})/.exec(picture ?? '')?.[1] ?? ''

  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 })
  const resident = await context.newPage()
  await resident.goto(`${origin}/join#${code}`)
  await expect(resident.getByRole('button', { name: '是我', exact: true })).toBeVisible()
  await album.screen(resident, 'join-is-it-you')
  await resident.getByRole('button', { name: '是我', exact: true }).click()
  await resident.getByRole('textbox', { name: '手机号' }).fill('19901009001')
  await resident.getByLabel('密码', { exact: true }).fill('huihua-kaile-2026')
  await resident.getByLabel('再填一遍密码').fill('huihua-kaile-2026')
  await album.checked(resident, 'join-credentials', resident.getByRole('region', { name: '设手机号和密码' }))
  await resident.getByRole('button', { name: '加入', exact: true }).click()
  await expect(resident.getByText('社区正在核对')).toBeVisible()
  await album.checked(resident, 'join-waiting', resident.getByRole('region', { name: '我的家' }))
  await context.close()
  const colleague = await actors.as(LIN)
  await colleague.goto(`${base}/join-codes`)
  await album.both(colleague, 'join-codes', colleague.getByRole('main'), { margin: 0, tallest: 480 })
})

test('a body and what its make lacks', async ({ actors }) => {
  const page = await actors.as(ADMIN)
  const office = await actors.api(ADMIN)
  await page.setViewportSize(DESK)
  await page.goto(`/communities/${office.communityId}/roster?tab=bodies`)
  await page.getByRole('button', { name: '登记一个组织' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('类别').selectOption({ label: '百姓议事会' })
  await dialog.getByLabel('任期开始').fill('2025-01-01')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '加入成员' }).click()
  await dialog.getByRole('combobox', { name: '姓名' }).fill('1-1-101')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await album.part(
    page,
    'roster-body',
    [page.getByRole('heading', { level: 1 }), page.getByRole('region', { name: '成员' })],
    { margin: 12 },
  )
})
