import { CHEN, cast, homeOf, LIN, ZHOU } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

const TITLE = /一句话说清要商量什么/
const WHY = /现在是什么情况，为什么要商量/

test('a resident photographs it, is called away, goes on later and sends it', async ({ actors, look }) => {
  const resident = await actors.as(CHEN)
  await resident.goto('/topics/new')
  await resident.getByLabel(TITLE).fill('楼道窗户破了要换新的')
  await resident.getByLabel('属于哪一类').selectOption({ label: '公共安全' })
  await expect(resident.getByRole('list', { name: '这一类怎么办' })).toContainText('危险在哪里')
  await resident.getByLabel(WHY).fill('三楼的窗户碎了两块，刮风下雨往里灌。')
  const photo = async (name: string) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await resident.screenshot({ type: 'jpeg' }),
  })
  await resident.getByLabel('照片: 选择文件').setInputFiles([await photo('窗1.jpg'), await photo('窗2.jpg')])
  await expect(resident.getByRole('img', { name: /照片 \d/ })).toHaveCount(2)
  await expect(resident.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
  await look(resident, '1-propose-writing')
  expect(new URL(resident.url()).searchParams.get('draft')).not.toBeNull()

  await resident.goto('/topics')
  await expect(resident.getByText('没写完的')).toBeVisible()
  await look(resident, '1-propose-drafts')
  await resident
    .getByRole('listitem')
    .filter({ hasText: '楼道窗户破了要换新的' })
    .getByRole('link', { name: '接着写' })
    .click()
  await expect(resident.getByLabel(WHY)).toHaveValue('三楼的窗户碎了两块，刮风下雨往里灌。')
  await expect(resident.getByRole('img', { name: /照片 \d/ })).toHaveCount(2)
  await resident.getByRole('button', { name: '删除照片 2' }).click()
  await expect(resident.getByRole('img', { name: /照片 \d/ })).toHaveCount(1)
  await resident.getByRole('radio', { name: '最好快一点' }).check()
  await resident.getByRole('button', { name: '提交给社区' }).click()
  await expect(resident.getByRole('heading', { level: 1, name: '楼道窗户破了要换新的' })).toBeVisible()
  const picture = resident.getByRole('img', { name: '照片 1' })
  await expect(picture).toBeVisible()
  const width = () => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  await expect.poll(width).toBeGreaterThan(100)
  await look(resident, '1-propose-sent-with-photo')
  await resident.goto('/topics')
  await expect(resident.getByText('没写完的')).toHaveCount(0)
})

test('a neighbour about to ask the same joins instead, keeps the draft, and can take the co-sign back', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).propose({ title: '东门口非机动车棚加装充电插座', ...home })
  const neighbour = await actors.as(ZHOU)
  await neighbour.goto('/topics/new')
  await neighbour.getByLabel(TITLE).fill('非机动车棚装充电插座')
  await expect(neighbour.getByText(/已经有 \d+ 件差不多的/)).toBeVisible()
  await look(neighbour, '1-propose-similar')
  await neighbour.locator(`li:has(a[href="/topics/${topic.id}"])`).getByRole('button', { name: '附议这一件' }).click()
  await expect(neighbour.getByRole('heading', { level: 1, name: topic.title })).toBeVisible()
  await expect(neighbour.getByText('您已经附议')).toBeVisible()
  await expect(neighbour.getByText('已有 1 人附议')).toBeVisible()
  await neighbour.getByText('怎么算的').click()
  await expect(neighbour.getByText('满 5 户，优先审查').first()).toBeVisible()
  await look(neighbour, '1-propose-support')
  await neighbour.getByRole('button', { name: '撤回附议' }).click()
  await neighbour.getByRole('alertdialog').getByRole('button', { name: '撤回附议' }).click()
  await expect(neighbour.getByRole('button', { name: '我附议' })).toBeVisible()

  await neighbour.goto('/topics/new')
  await expect(neighbour.getByText('没写完的')).toBeVisible()
  await neighbour.getByRole('button', { name: '删除草稿“非机动车棚装充电插座”' }).click()
  await look(neighbour, '1-propose-draft-delete')
  await neighbour.getByRole('alertdialog').getByRole('button', { name: '删除' }).click()
  await expect(neighbour.getByText('没写完的')).toHaveCount(0)
})

test('at the door a coordinator enters it for a resident and says how they agreed', async ({ actors, look }) => {
  const hands = new Hands(await actors.as(LIN))
  const { page } = hands
  await page.goto('/topics/new')
  await page.getByLabel(TITLE).fill('一楼扶手松动要加固')
  await page.getByLabel('属于哪一类').selectOption({ label: '公共安全' })
  await page.getByLabel(WHY).fill('老人上下楼不敢扶。')
  await page.getByText('影响多大、要花多少钱').click()
  await page.getByLabel('估计要花多少钱').fill('1200')
  await page.getByLabel('代一位居民提出').check()
  await page.getByLabel(/查找住户/).fill('301')
  await page.getByLabel('选择住户').selectOption({ index: 1 })
  await page.getByRole('radiogroup', { name: '是谁提的' }).getByRole('radio').first().check()
  await page.getByRole('radio', { name: '在纸上签了字' }).check()
  await page.getByLabel(/已征得本人同意/).check()
  await look(page, '1-propose-behalf')
  await page.getByRole('button', { name: '提交给社区' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '一楼扶手松动要加固' })).toBeVisible()
  await expect(page.getByText(/在纸上签了字；由 .+ 记录/)).toBeVisible()
  await expect(page.getByText('¥1,200.00')).toBeVisible()
  await look(page, '1-propose-behalf-sent')
})
