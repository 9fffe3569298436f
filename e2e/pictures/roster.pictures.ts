import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
  await album.both(
    page,
    'desk-import-preview',
    [page.getByRole('heading', { level: 1 }), page.getByRole('region', { name: '确认导入' })],
    { margin: 6, tallest: 1200 },
  )
  await expect(page.getByText(/不重复导入/).first()).toBeVisible()
  await album.both(page, 'desk-import-rows', page.getByRole('region', { name: '逐行核对' }), { tallest: 520 })
})

const OWN_HEADINGS = ['楼房号,门,居民,家庭角色,证件,手机号码', '1,101,赵建国,户主,339921198912101018,19900000001']
const KNOWN = '幢,室,姓名,与户主关系,身份证号,手机号码,备注'

async function csv(name: string, lines: readonly string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'gongyi-pictures-')), name)
  await writeFile(path, lines.join('\n'))
  return path
}

test('an office’s own headings, and what a second file changes', async ({ actors }) => {
  const page = await actors.as({ role: 'community-admin', region: '河埠社区' })
  await page.setViewportSize(DESK)
  const upload = async (path: string) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: /名册$/ }).click()
    await page.getByRole('link', { name: '导入名册' }).first().click()
    await page.locator('input[type=file]').first().setInputFiles(path)
    await page.waitForURL(/\/imports\//)
  }
  await upload(await csv('住户.csv', OWN_HEADINGS))
  await expect(page.getByText('还缺少必需的内容')).toBeVisible()
  await album.part(page, 'import-columns', page.getByRole('main'), { tallest: 700 })

  const first = ['1,101,赵建国,户主,339921198912101018,19900000001,', '1,101,钱丽华,配偶,339921198609241026,,租户']
  await upload(await csv('第一季度.csv', [KNOWN, ...first]))
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认导入' }).click()
  await expect(page.getByText('名册已导入').first()).toBeVisible()
  await album.both(
    page,
    'import-done',
    [page.getByRole('heading', { level: 1 }), page.getByRole('region', { name: '导错了？' })],
    { margin: 6, tallest: 1200 },
  )
  const second = first.map((line) => line.replace('19900000001', '19900000088').replace('租户', '已迁出'))
  await upload(await csv('第二季度.csv', [KNOWN, ...second, '']))
  await album.part(page, 'import-changes', page.getByRole('region', { name: '逐行核对' }), { tallest: 520 })
  await page.getByRole('link', { name: '回到导入' }).click()
  await album.desk(page, 'import-list', page.getByRole('main'), { tallest: 900, margin: 0 })
})
