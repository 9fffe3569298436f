import { drawMadeSchema } from '@gongyi/shared/contracts'
import { addDays } from '@gongyi/shared/domain'
import type { Page } from '@playwright/test'
import { ADMIN, CHEN, cast, homeOf, LIN, SUPERVISOR } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Album, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const SOURCE = '中国福利彩票双色球第2026136期开奖号码'
const DIGITS = { source: '05121822293307' }
const album = new Album()

test('deliberators drawn by lot: the plan, the second person, the public page', async ({ actors, clock }) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const topic = await new Flow(people, clock).topicAt('participants', { title: '小区停车位改造', ...home })
  const sourceOn = addDays(await clock.today(), 3)

  const page = await actors.as(ADMIN)
  await page.setViewportSize(DESK)
  await page.goto(`/topics/${topic.id}/draws/new`)
  await page.getByLabel('抽签用来做什么').fill('停车改造协商会居民代表')
  await page.getByLabel('用哪一个公开号码').fill(SOURCE)
  await page.getByLabel('号码哪一天公布').fill(sourceOn)
  await page.getByRole('checkbox', { name: `${home.building} 幢`, exact: true }).check()
  await page.getByRole('button', { name: '看看会怎么分' }).click()
  await expect(page.getByRole('heading', { name: '现在能抽的人' })).toBeVisible()
  await album.part(page, 'desk-sortition-plan', page.locator('form'), { margin: 6 })

  const admin = await actors.api(ADMIN)
  const draws = `/topics/${topic.id}/draws`
  const { id } = await admin.post(drawMadeSchema, draws, {
    ...{ purpose: '停车改造协商会居民代表', seats: 12, reserves: 6, dimensions: ['sex', 'age'] },
    buildings: [home.building],
    source: { name: SOURCE, on: sourceOn },
  })
  const deed = (at: Page, name: string) =>
    at
      .getByRole('region')
      .filter({ has: at.locator(`form[data-action="sortition.${name}"]`) })
      .last()
  await page.goto(`${draws}/${id}`)
  await album.both(page, 'desk-sortition-commit', deed(page, 'commit'))
  await admin.post(drawMadeSchema, `${draws}/${id}/commit`)
  await clock.toDay(sourceOn)
  const first = await actors.as(LIN)
  await first.goto(`${draws}/${id}`)
  await album.both(first, 'desk-sortition-seed', deed(first, 'seed'))
  await (await actors.api(LIN)).post(drawMadeSchema, `${draws}/${id}/seed`, DIGITS)

  const supervisor = await actors.as(SUPERVISOR)
  await supervisor.setViewportSize(DESK)
  await supervisor.goto(`${draws}/${id}`)
  const confirming = supervisor.getByRole('region', { name: '核对号码并抽签' })
  await album.part(supervisor, 'desk-sortition-confirm', [supervisor.getByRole('heading', { level: 1 }), confirming], {
    margin: 6,
  })

  await confirming.getByLabel(/公布的号码/).fill(DIGITS.source)
  await confirming.getByRole('button', { name: '核对并抽签' }).click()
  await supervisor.getByRole('alertdialog').getByRole('button', { name: '核对并抽签' }).click()
  await expect(supervisor.getByRole('region', { name: '抽中的人' })).toBeVisible()
  await page.goto(`${draws}/${id}`)
  const drawn = page.getByRole('region', { name: '抽中的人' })
  await album.both(page, 'desk-sortition-drawn', drawn, { tallest: 560 })
  await drawn
    .getByRole('button', { name: /^记为参加/ })
    .first()
    .click()
  await album.dialog(page, 'desk-sortition-told')
  await page.keyboard.press('Escape')
  const resident = await actors.as(CHEN)
  await resident.setViewportSize(PHONE)
  await resident.goto(`/draws/${id}`)
  await resident.getByRole('button', { name: '重算并对比' }).click()
  await expect(resident.getByText('相同：指纹一致，抽出的人也一致。')).toBeVisible()
  const region = (name: string) => resident.getByRole('region', { name })
  await album.part(resident, 'resident-sortition', [region('您是否被抽中'), region('抽签结果')], { tallest: 760 })
  await album.part(resident, 'resident-sortition-repeat', region('自己重算一遍'))
})
