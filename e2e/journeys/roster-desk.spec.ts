import { ADMIN } from '../support/cast.js'
import { expect, test } from '../support/test.js'

test('the administrator keeps tags and bodies, marks the developer’s units and exports a list', async ({
  actors,
  isMobile,
  look,
}) => {
  const office = await actors.api(ADMIN)
  const page = await actors.as(ADMIN)
  const roster = `/communities/${office.communityId}/roster`
  await page.goto(`${roster}?tab=bodies`)
  const name = isMobile ? '百姓议事会（手机）' : '百姓议事会（电脑）'
  await page.getByRole('button', { name: '登记一个组织' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('类别').selectOption({ label: '百姓议事会' })
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('任期开始').fill('2025-01-01')
  await look(page, '11-new-body')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '加入成员' }).click()
  await dialog.getByRole('combobox', { name: '姓名' }).fill('1-1-101')
  await page.getByRole('option').first().click()
  await dialog.getByLabel('推选单位').fill('第一居民小组')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('人员组成请留意')).toBeVisible()
  await expect(page.getByText('现有 1 人，一般为 15 至 31 人')).toBeVisible()
  await look(page, '11-body')

  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: '加标签' }).click()
  await dialog.getByLabel('标签').selectOption({ label: '志愿者' })
  await dialog.getByLabel('依据').fill('社区志愿者登记表')
  await dialog.getByLabel('从哪天起').fill('2025-03-01')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('社区志愿者登记表').first()).toBeVisible()
  await look(page, '11-person-tags')

  await page.goto(`${roster}?tab=units`)
  await look(page, '11-units')
  await page.getByRole('table', { name: '房屋列表' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '业主' })).toBeVisible()
  await look(page, '11-unit')
  await page.goto(`${roster}?tab=people`)
  await page.getByRole('button', { name: '导出' }).click()
  await dialog.getByText('核对名册').click()
  await look(page, '11-export')
  const file = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出' }).click()
  expect((await file).suggestedFilename()).toBe('人员.xlsx')
  await page.goto(roster)
  await look(page, '11-households')
})
