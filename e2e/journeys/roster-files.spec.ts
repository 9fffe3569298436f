import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { foundSettlement } from '../support/settlement.js'
import { expect, test } from '../support/test.js'

const HEADINGS = '幢,单元,室,姓名,与户主关系,身份证号,联系电话'

/** Files as offices send them; each run has its own copies. */
async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'gongyi-roster-')), name)
  await writeFile(path, content)
  return path
}

test('a file that cannot be a roster is refused in words, and nothing is written', async ({ actors, origin, look }) => {
  const { admin } = await foundSettlement(actors, origin)
  const page = await actors.as(admin)
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册/ }).first().click()
  await page.getByRole('link', { name: '导入名册' }).first().click()

  await upload(page, await file('会议照片.png', 'not a table'))
  await expect(page.getByText(/不支持这种文件/).first()).toBeVisible()

  await upload(page, await file('名册.xlsx', 'PK but no workbook'))
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await expect(page.getByText('没有办成')).toBeHidden()
  await look(page, '9-fake-workbook')

  await page.reload()
  await upload(page, await file('信.csv', '各位居民：\n请于周五前登记。\n'))
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await expect(page.getByText('没有办成')).toBeHidden()
  await look(page, '9-no-headings')
  await expect(page.getByText('还没有导入过名册')).toBeVisible()
})

test('the same file is taken once', async ({ actors, origin, look }) => {
  const { admin } = await foundSettlement(actors, origin)
  const page = await actors.as(admin)
  const path = await file('名册.csv', `${HEADINGS}\n1,1,101,张一,户主,,19900000001\n1,1,102,李二,户主,,19900000002\n`)
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册/ }).first().click()
  await page.getByRole('link', { name: '导入名册' }).first().click()
  await upload(page, path)
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('名册已导入').first()).toBeVisible()
  await page.getByRole('link', { name: '回到导入' }).click()
  await upload(page, path)
  await expect(page.getByText('这个文件已经导入过')).toBeVisible()
  await look(page, '9-duplicate-import')
})

async function upload(page: Page, path: string): Promise<void> {
  await page.getByLabel('名册文件: 选择文件').setInputFiles(path)
}
