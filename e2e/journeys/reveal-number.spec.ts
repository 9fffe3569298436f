import { LIN } from '../support/cast.js'
import { expect, test } from '../support/test.js'

test('a coordinator reveals a phone number for a purpose, and it is hidden again', async ({ actors, look }) => {
  const page = await actors.as(LIN)
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册/ }).first().click()
  await page.getByLabel('按姓名、门牌号或手机尾号四位查找').fill('1-1-101')
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: /1-1-101$/ })
    .first()
    .click()

  const reveal = page.getByRole('button', { name: /^查看号码：/ }).first()
  await expect(reveal).toBeVisible()
  await look(page, '9-household-masked')
  await expect(
    page
      .getByRole('main')
      .getByText(/^1\d{2}\*{4}\d{4}$/)
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: /^1\d{10}$/ })).toHaveCount(0)

  await reveal.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: '查看', exact: true })).toBeDisabled()
  await look(page, '9-reveal-purpose')
  await dialog.getByText('上门送达通知或选票').click()
  await dialog.getByRole('button', { name: '查看', exact: true }).click()
  await expect(dialog.getByRole('link', { name: /^1\d{10}$/ })).toBeVisible()
  await look(page, '9-reveal-shown')
  await dialog.getByRole('button', { name: '看完了' }).click()
  await expect(page.getByRole('link', { name: /^1\d{10}$/ })).toHaveCount(0)
})
