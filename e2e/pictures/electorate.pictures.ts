import { Album, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()
/** The demo's matter at step 2: its list hangs out. */
const MATTER = '3、5幢雨水管更换使用维修资金'

test('who votes, counted while it is chosen, and the list as everybody reads it', async ({ actors }) => {
  const desk = await actors.as({ role: 'coordinator', region: '桂苑社区' })
  await desk.setViewportSize(DESK)
  await desk.goto('/topics')
  await desk.getByRole('link', { name: MATTER }).first().click()
  await desk.getByText('修改主体和表决事项').click()
  const counted = desk.getByRole('region', { name: '按现在的选择，谁来表决' })
  await expect(counted.getByText('专有部分面积')).toBeVisible()
  await counted.locator('summary').first().click()
  await album.part(desk, 'desk-electorate', counted, { tallest: 620 })
  const list = `${new URL(desk.url()).pathname.replace(/(\/topics\/[^/]+).*/, '$1')}/electorate`
  const resident = await actors.as({ role: 'resident', region: '桂苑社区' })
  await resident.setViewportSize(PHONE)
  await resident.goto(list)
  await expect(resident.getByRole('heading', { name: '名单公示' })).toBeVisible()
  await album.screen(resident, 'phone-electorate')
})
