import type { Page } from '@playwright/test'
import { ADMIN, HOME, LIN } from '../support/cast.js'
import { Hands } from '../support/hands.js'
import { Album, DESK } from './album.js'
import { expect, test } from './test.js'

const album = new Album()
/** Lives on the ground floor of the stairwell the guides play in, and has no account yet. */
const NEIGHBOUR = { name: '徐水根', door: '7-2-101', phone: '19901007101' }

test('a code on paper, the first sign-in, what awaits a resident', async ({ actors, page }) => {
  const admin = new Hands(await actors.as(ADMIN))
  await openAccount(admin)
  const code = await slip(await actors.as(LIN))
  await release(admin.page)

  await page.goto('/sign-in')
  await page.getByRole('radio', { name: '一次性登录码' }).check()
  await page.getByLabel('手机号').fill(NEIGHBOUR.phone)
  await page.getByRole('textbox', { name: '一次性登录码' }).fill(code)
  await album.part(page, 'resident-sign-in', [page.getByRole('banner'), page.locator('form')])
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')

  await page.goto('/me')
  const password = page.getByRole('region', { name: '登录密码' })
  await password.getByLabel(/^新密码/).fill('huihua-kaile-2026')
  await password.getByLabel(/^再输入一次新密码/).fill('huihua-kaile-2026')
  await album.part(page, 'resident-password', password)
  await password.getByRole('button', { name: '设置密码' }).click()
  await expect(password.getByText('密码已保存')).toBeVisible()

  await page.goto('/')
  await expect(page.getByRole('link', { name: /投出您的一票/ })).toBeVisible()
  await album.screen(page, 'resident-home')
  await elder(page)
})

/** The same home page in the largest letters. */
async function elder(page: Page): Promise<void> {
  await page.getByRole('button', { name: '长辈版' }).click()
  await album.screen(page, 'resident-elder')
  await page.getByRole('button', { name: '长辈版' }).click()
}

/** A community admin opens the account for somebody on the roster. */
async function openAccount(admin: Hands): Promise<void> {
  const { page } = admin
  await page.setViewportSize(DESK)
  await page.goto('/desk')
  await page.getByRole('link', { name: /账户与登录码/ }).click()
  await page.getByRole('button', { name: '新开账户' }).click()
  await page.getByRole('combobox', { name: /^先在名册上找到这个人/ }).pressSequentially(NEIGHBOUR.name)
  await page.getByRole('option', { name: new RegExp(`${HOME.slice(0, 2)}新村${NEIGHBOUR.door}`) }).click()
  await page.getByLabel(/^手机号/).fill(NEIGHBOUR.phone)
  await album.part(page, 'desk-account', page.getByRole('region', { name: '新开账户' }))
  await page.getByRole('button', { name: '开户', exact: true }).click()
  await expect(page.getByText(/开户和打印不能是同一个人/)).toBeVisible()
}

/** A colleague prints the slip; the code is read off the paper. */
async function slip(page: Page): Promise<string> {
  await page.setViewportSize(DESK)
  await page.goto('/desk')
  await page.getByRole('link', { name: /账户与登录码/ }).click()
  await page.getByRole('searchbox', { name: '按姓名或手机尾号查找' }).fill(NEIGHBOUR.phone.slice(-4))
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await page.getByRole('button', { name: `给 ${NEIGHBOUR.name} 打印登录码` }).click()
  const paper = page.getByRole('listitem').filter({ hasText: '共议登录码' })
  await album.part(page, 'desk-code', paper)
  const code = await paper.getByText(/^[0-9A-Z]{4}( [0-9A-Z]{1,4})+$/i).textContent()
  return (code ?? '').replaceAll(' ', '')
}

/** Whoever saw the slip handed over lets it open. */
async function release(page: Page): Promise<void> {
  await page.reload()
  const printed = page.getByRole('region', { name: '打印过的登录码' })
  await printed.getByRole('button', { name: new RegExp(`^放行：我看到 ${NEIGHBOUR.name}`) }).click()
  await expect(printed.getByText('可以登录')).toBeVisible()
}
