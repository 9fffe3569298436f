import type { Page } from '@playwright/test'
import { ADMIN, LIN } from '../support/cast.js'
import { Album, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()
const MAIN = { margin: 0, tallest: 760 }

test('households, people and flats are found, and each has a page', async ({ actors }) => {
  const office = await actors.api(ADMIN)
  const roster = `/communities/${office.communityId}/roster`
  const page = await actors.as(ADMIN)
  await page.setViewportSize(DESK)
  const main = page.getByRole('main')
  await page.goto(`${roster}?q=7-2-3`)
  await page.getByRole('checkbox', { name: '选择 桂苑新村7-2-301' }).check()
  await album.both(page, 'roster-households', main, MAIN)
  await page
    .getByRole('link', { name: /新村7-2-302$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /7-2-302/ })).toBeVisible()
  await album.both(page, 'roster-household', main, { margin: 0, tallest: 860 })
  await page.goto(`${roster}?tab=people&q=7-2-3`)
  await album.desk(page, 'roster-people', main, MAIN)
  await page.goto(`${roster}?tab=units&q=7-2-302`)
  await album.desk(page, 'roster-units', main, MAIN)
  await page.getByRole('table', { name: '房屋列表' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '业主' })).toBeVisible()
  const history = page.getByRole('region', { name: '变更记录' })
  await album.both(page, 'roster-unit', main, { margin: 0, tallest: 1100, before: history })
})

test('a person’s tags and the history of what was put right', async ({ actors }) => {
  const page = await open(await actors.as(ADMIN), '1-1-102')
  await page.setViewportSize(DESK)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: '加标签' }).click()
  await dialog.getByLabel('标签').selectOption({ label: '志愿者' })
  await dialog.getByLabel('依据').fill('社区志愿者登记表')
  await dialog.getByLabel('从哪天起').fill('2026-03-01')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('社区志愿者登记表').first()).toBeVisible()
  await expect(page.getByText('已加标签')).toHaveCount(0)
  await page.getByRole('button', { name: '更正', exact: true }).click()
  await dialog.getByLabel('备注').fill('行动不便，请上门')
  await dialog.getByLabel('为什么改').fill('网格员上门走访')
  await album.dialog(page, 'roster-edit')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('备注：空 → 行动不便，请上门')).toBeVisible()
  await album.both(
    page,
    'roster-history',
    [page.getByRole('region', { name: '标签' }), page.getByRole('region', { name: '变更记录' })],
    { tallest: 900 },
  )
})

test('at a door: a number is looked at for a reason, somebody joins with their own phone', async ({ actors }) => {
  const page = await open(await actors.as(LIN), '1-1-201')
  await page.setViewportSize(PHONE)
  await page
    .getByRole('button', { name: /^查看号码/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('上门送达通知或选票').click()
  await album.dialog(page, 'roster-reveal')
  await dialog.getByRole('button', { name: '查看', exact: true }).click()
  await expect(dialog.getByRole('link', { name: /^1\d{10}$/ })).toBeVisible()
  await album.dialog(page, 'roster-revealed')
  await dialog.getByRole('button', { name: '看完了' }).click()
  await page.getByRole('button', { name: '当面绑定' }).click()
  await album.dialog(page, 'join-doorstep')
})

test('a list is taken out for a purpose', async ({ actors }) => {
  const office = await actors.api(ADMIN)
  const page = await actors.as(ADMIN)
  await page.setViewportSize(DESK)
  await page.goto(`/communities/${office.communityId}/roster`)
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('dialog').getByText('核对名册').click()
  await album.dialog(page, 'roster-export')
  await page.setViewportSize(PHONE)
  await album.dialog(page, 'roster-export-phone')
})

/** The page of the head of a household. */
async function open(page: Page, door: string): Promise<Page> {
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册$/ }).click()
  await page.getByLabel('按姓名、门牌号或手机尾号四位查找').fill(door)
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: new RegExp(`${door}$`) })
    .first()
    .click()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('region', { name: '标签' })).toBeVisible()
  return page
}
