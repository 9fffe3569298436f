import { join } from 'node:path'
import { Album, DESK } from './album.js'
import { expect, test } from './test.js'

const WORKBOOK = join(import.meta.dirname, '../../apps/api/test/fixtures/roster-guiyuan-households.xlsx')
const album = new Album()

test('the office’s own workbook: uploaded, looked at row by row, not yet confirmed', async ({ actors }) => {
  const page = await actors.as({ role: 'community-admin', region: '河埠社区' })
  await page.setViewportSize(DESK)
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册$/ }).click()
  await page.getByRole('link', { name: '导入名册' }).first().click()
  await album.part(page, 'desk-import', page.getByRole('region', { name: '导入新文件' }))
  await page.locator('input[type=file]').first().setInputFiles(WORKBOOK)
  await page.waitForURL(/\/imports\//)
  await expect(page.getByText('算出来的数')).toBeVisible()
  await album.part(
    page,
    'desk-import-preview',
    [page.getByRole('heading', { level: 1 }), page.getByRole('region', { name: '确认导入' })],
    { margin: 6 },
  )
  await expect(page.getByText(/不重复导入/).first()).toBeVisible()
  await album.part(page, 'desk-import-rows', page.getByRole('region', { name: '逐行核对' }), { tallest: 520 })
})
