import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { foundSettlement } from '../support/settlement.js'
import { expect, test } from '../support/test.js'

const HEADINGS = '楼房号,门,居民,家庭角色,证件,手机号码'
const ROWS = [
  '1,101,张一,户主,339921198912101018,19900000001',
  '1,101,李二,配偶,339921198609241026,',
  '1,102,王三,户主,,1990000',
  ',,,户主,,19900000004',
  '合计,,3,,,',
]

async function file(name: string, content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'gongyi-import-')), name)
  await writeFile(path, content)
  return path
}

async function openImport(page: Page): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('link', { name: /名册/ }).first().click()
  await page.getByRole('link', { name: '导入名册' }).first().click()
}

async function upload(page: Page, path: string): Promise<void> {
  await page.getByLabel('名册文件: 选择文件').setInputFiles(path)
}

test('an office’s own headings are put right once, looked at, imported, and taken back', async ({
  actors,
  origin,
  look,
}) => {
  const { admin } = await foundSettlement(actors, origin)
  const page = await actors.as(admin)
  await openImport(page)
  await upload(page, await file('住户.csv', [HEADINGS, ...ROWS].join('\n')))

  await expect(page.getByRole('heading', { level: 1, name: '对应列' })).toBeVisible()
  await expect(page.getByText('还缺少必需的内容')).toBeVisible()
  await look(page, '2-import-columns')
  await page.reload()
  for (const [heading, field] of [
    ['楼房号', '幢'],
    ['门', '室'],
    ['居民', '姓名'],
    ['家庭角色', '与户主关系'],
    ['证件', '身份证号'],
  ]) {
    const select = page.getByLabel(`“${heading}”读成`)
    const option = select.locator('option').filter({ hasText: new RegExp(`^${field}(（必需）)?$`) })
    await select.selectOption((await option.getAttribute('value')) ?? '')
  }
  await expect(page.getByText('必需的内容都齐了')).toBeVisible()
  await look(page, '2-import-columns-chosen')
  await page.getByRole('button', { name: '按这样读取' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '核对导入内容' })).toBeVisible()
  await expect(page.getByText('按您选的对应关系')).toBeVisible()
  await look(page, '2-import-check')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /下载需要修改的行/ }).click()
  expect((await download).suggestedFilename()).toBe('住户-需要修改.xlsx')

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '对应列' })).toBeVisible()
  await page.goForward()
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('名册已导入').first()).toBeVisible()
  await look(page, '2-import-done')

  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByText(/这次导入已撤销/).first()).toBeVisible()
  await look(page, '2-import-undone')
})

test('a later file with the same headings is read as chosen, and shows each changed cell beside the former', async ({
  actors,
  origin,
  look,
}) => {
  const { admin } = await foundSettlement(actors, origin)
  const page = await actors.as(admin)
  const known = '幢,室,姓名,与户主关系,身份证号,手机号码'
  await openImport(page)
  await upload(page, await file('第一次.csv', [known, ...ROWS.slice(0, 2)].join('\n')))
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('名册已导入').first()).toBeVisible()

  await openImport(page)
  const changed = ROWS.slice(0, 2).join('\n').replace('19900000001', '19900000009').replace('配偶', '妹')
  await upload(page, await file('第二次.csv', `${known}\n${changed}\n`))
  await expect(page.getByText('原来：配偶')).toBeVisible()
  await expect(page.getByText('原来：199****0001')).toBeVisible()
  await look(page, '2-import-changes')
})

test('a preview the register has overtaken is checked again on the spot, and an entry names the import that brought it', async ({
  actors,
  origin,
  look,
}) => {
  const { admin } = await foundSettlement(actors, origin)
  const page = await actors.as(admin)
  const known = '幢,室,姓名,与户主关系,身份证号,手机号码'
  const long = `${'石塘村二〇二六年住户登记表'.repeat(6)}.csv`
  await openImport(page)
  await upload(page, await file('较早.csv', [known, ...ROWS.slice(0, 2)].join('\n')))
  await expect(page.getByRole('heading', { level: 1, name: '核对导入内容' })).toBeVisible()
  const overtaken = page.url()
  await openImport(page)
  await upload(page, await file(long, [known, ROWS[0]].join('\n')))
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('名册已导入').first()).toBeVisible()

  await page.goto(overtaken)
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('核对以后，名册又改过')).toBeVisible()
  await look(page, '2-import-overtaken')
  await page.getByRole('button', { name: '按现在的名册重新核对' }).click()
  await expect(page.getByText(/将新增 1 行，更新 0 行，1 行没有变化/)).toBeVisible()
  await openImport(page)
  await look(page, '2-import-list')

  const roster = overtaken.replace(/\/imports\/.*/, '')
  await page.goto(`${roster}?tab=people`)
  await page.getByRole('link', { name: '张一' }).first().click()
  await expect(page.getByText('导入名册时登记')).toBeVisible()
  await look(page, '2-person-imports')
  await page.goto(`${roster}/people/0193a0c0-0000-7000-8000-000000000099`)
  await expect(page.getByRole('heading', { level: 1, name: '没有找到这一条' })).toBeVisible()
  await look(page, '2-person-gone')
})
