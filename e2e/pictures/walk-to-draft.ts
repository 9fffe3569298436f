import { expect } from '@playwright/test'
import type { Hands } from '../support/hands.js'
import { Album, card } from './album.js'
import { goTo, planOf, type Walk } from './walk.js'

const TITLE = '7幢2单元一楼放一张长椅'
const album = new Album()

/** The proposal somebody without a phone makes at the door; looked at, not sent. */
export async function onBehalf({ page }: Hands): Promise<void> {
  await page.goto('/desk')
  await album.screen(page, 'desk-today')
  await page.getByRole('link', { name: '代居民提议题' }).click()
  const entry = page.getByRole('region', { name: '代居民录入' })
  await page.getByText('代一位居民提出').click()
  await entry.getByLabel(/^查找住户/).fill('7-2-101')
  await entry.getByLabel('选择住户').selectOption({ label: '桂苑新村7-2-101　徐水根' })
  await entry.getByText('已征得本人同意，由我代为录入').click()
  await album.part(page, 'desk-on-behalf', entry)
}

export async function propose({ page }: Hands): Promise<string> {
  await page.goto('/topics/new')
  await page.getByLabel('一句话说清要商量什么').fill(TITLE)
  await page.getByLabel('属于哪一类').selectOption({ label: '便民服务' })
  await page.getByLabel('现在是什么情况，为什么要商量').fill('楼里老人多，买菜回来想在门口歇歇脚，没有地方坐。')
  await album.part(page, 'resident-propose', [
    page.getByRole('heading', { level: 1 }),
    page.getByLabel('现在是什么情况，为什么要商量'),
  ])
  await page.getByRole('button', { name: '提交给社区' }).click()
  await expect(page.getByText('已收到，社区正在审查')).toBeVisible()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export async function coSign(neighbour: Hands, topicId: string): Promise<void> {
  await goTo(neighbour, topicId)
  const { page } = neighbour
  await album.part(page, 'resident-co-sign', page.getByRole('region', { name: '附议' }))
  await page.getByRole('button', { name: '我附议' }).click()
  await expect(page.getByText('您已经附议')).toBeVisible()
}

export async function screening({ desk, topicId }: Walk): Promise<void> {
  await goTo(desk, topicId)
  await album.part(desk.page, 'desk-screening', card(desk.page, 'propose.screen'), {
    before: desk.page.getByRole('radiogroup', { name: /^违背法律法规/ }),
  })
  await album.part(desk.page, 'desk-unmet', card(desk.page, 'propose.accept'))
  await desk.click(desk.page.getByRole('button', { name: '逐项看过，都不涉及' }))
  await desk.send('propose.screen')
  await desk.send('propose.accept')
  await expect(desk.page.getByText('已进入第 2 步“确定主体”')).toBeVisible()
}

export async function participants({ desk, home }: Walk): Promise<void> {
  const { page } = desk
  const set = desk.form('participants.set')
  await desk.tick(set.getByRole('radio', { name: '一个单元' }))
  const building = set.getByLabel(/^楼幢/)
  if ((await building.inputValue()) === '') {
    await desk.choose(building, new RegExp(`^${home.building}幢`))
    await desk.choose(set.getByLabel(/^单元/), `${home.stairwell}单元`)
  }
  await album.part(page, 'desk-participants', card(page, 'participants.set'), {
    before: set.getByText('利益相关方').first(),
  })
  await desk.send('participants.set')
  await album.part(page, 'desk-electorate', [
    page.getByRole('region', { name: '表决名单' }),
    card(page, 'participants.lock'),
  ])
  await desk.send('participants.lock')
  await desk.confirm()
  await expect(page.getByText('已进入第 3 步“告知事宜”')).toBeVisible()
}

export async function notice({ desk, resident, topicId }: Walk): Promise<void> {
  await album.part(desk.page, 'desk-notice', card(desk.page, 'notice.publish'))
  await desk.send('notice.publish')
  await desk.confirm()
  await goTo(resident, topicId)
  await album.part(resident.page, 'resident-notice', resident.page.getByRole('region', { name: '请您阅读并确认' }))
  await resident.page.getByRole('button', { name: '知道了' }).click()
  await expect(resident.page.getByText('您已确认收到告知')).toBeVisible()
  await desk.page.reload()
  await album.part(desk.page, 'desk-doors', desk.page.getByRole('region', { name: '还有谁没告知到' }), {
    before: desk.page.getByRole('row', { name: /7-2-401/ }),
  })
  const told = desk.contribution('notice.delivery')
  await desk.fill(told.getByLabel(/^凭据/), '信箱投递清单，网格员经手')
  await desk.send(told)
  await album.part(desk.page, 'desk-coverage', desk.page.getByRole('region', { name: '告知到户情况' }))
  await desk.send('notice.complete')
}

export async function format({ desk }: Walk): Promise<void> {
  await album.part(desk.page, 'desk-format', card(desk.page, 'format.plan'), { tallest: 1400 })
  await desk.send('format.plan')
  await desk.send('format.complete')
  await expect(desk.page.getByText('已进入第 5 步“商讨内容”')).toBeVisible()
}

export async function deliberate({ desk, resident, clock, records, topicId }: Walk): Promise<void> {
  await goTo(resident, topicId)
  const opinion = resident.contribution('deliberate.opinion')
  await resident.tick(opinion.getByRole('radio', { name: '疑问' }))
  await resident.fill(opinion.getByLabel(/^您的意见/), '椅子放在哪里，会不会挡住轮椅？')
  await album.part(resident.page, 'resident-opinion', resident.page.getByRole('region', { name: '说说您的看法' }))
  await resident.send(opinion)

  await clock.toDay((await planOf(records, topicId)).talkOn)
  await desk.page.reload()
  const minutes = desk.form('deliberate.record')
  await desk.fill(minutes.getByRole('textbox', { name: /^到会人数/ }), '9')
  await desk.fill(minutes.getByLabel(/^记录人/), '沈国平')
  await desk.fill(minutes.getByLabel('说了什么').first(), '老人买菜回来可以歇一歇，赞成。')
  await desk.fill(minutes.getByLabel(/^结论/), '同意放在一楼转角，靠墙，不挡通道。')
  await album.part(desk.page, 'desk-minutes', card(desk.page, 'deliberate.record'))
  await desk.send(minutes)
  const reply = desk.contribution('deliberate.reply')
  await desk.fill(reply.getByLabel(/^答复内容/), '放在一楼转角靠墙处，通道留一米五，轮椅过得去。')
  await album.part(desk.page, 'desk-reply', desk.page.getByRole('region', { name: '大家的意见' }))
  await desk.send(reply)
  await album.part(desk.page, 'desk-draft', card(desk.page, 'deliberate.freeze'))
  await desk.send('deliberate.freeze')
  await desk.send('deliberate.complete')
  await expect(desk.page.getByText('已进入第 6 步“进行表决”')).toBeVisible()
}
