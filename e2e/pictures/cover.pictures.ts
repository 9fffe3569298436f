import { readFileSync } from 'node:fs'
import { CHEN, LIN } from '../support/cast.js'
import { Hands } from '../support/hands.js'
import { Album, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()
/** Stands in the sixth step when the demo begins, and everybody of the community votes. */
const TOPIC = '垃圾投放点晚间延时开放'

test('a topic at its sixth step, on a phone and at a desk', async ({ actors, page }, info) => {
  const resident = new Hands(await actors.as(CHEN))
  await resident.page
    .getByRole('link', { name: new RegExp(TOPIC) })
    .first()
    .click()
  const ballot = resident.contribution('vote.ballot')
  await resident.tick(ballot.getByRole('radio', { name: '同意' }))
  // Begins at the step's heading; a little taller than a phone, so that all three answers are seen
  await resident.page.setViewportSize({ width: PHONE.width, height: 1000 })
  await resident.page.getByRole('heading', { name: /第 6 步/ }).evaluate((heading) => {
    window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 20)
  })
  const phone = info.outputPath('phone.png')
  await resident.page.screenshot({ path: phone })

  const desk = await actors.as(LIN)
  await desk.setViewportSize({ width: DESK.width, height: 1010 })
  await desk.goto('/topics')
  await desk.getByRole('link', { name: TOPIC }).click()
  await expect(desk.getByText('投票情况')).toBeVisible()
  const wide = info.outputPath('desk.png')
  await desk.screenshot({ path: wide })

  await page.setViewportSize({ width: 1280, height: 700 })
  await page.setContent(side(phone, wide))
  await album.part(page, 'topic', page.locator('main'), { tallest: 2000 })
})

function side(phone: string, desk: string): string {
  const source = (path: string) => `data:image/png;base64,${readFileSync(path).toString('base64')}`
  const frame = 'display:block;border:1px solid #9aa7ad;background:#fff'
  return `<main style="display:flex;gap:24px;align-items:flex-end;width:1248px;background:#fff">
    <img alt="" src="${source(phone)}" style="${frame};border-radius:18px;width:${PHONE.width * 0.74}px">
    <img alt="" src="${source(desk)}" style="${frame};border-radius:8px;flex:1;min-width:0">
  </main>`
}
