import { addDays } from '@gongyi/shared/domain'
import type { ApiUser } from '../support/api.js'
import { ADMIN, CHEN, cast, homeOf, LIN, SHEN, TOWNSHIP, ZHOU } from '../support/cast.js'
import type { Clock } from '../support/clock.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { Album, card, DESK } from './album.js'
import { expect, test } from './test.js'

const TITLE = '7幢2单元一楼放一张长椅'
const album = new Album()

/** Who takes part in the walk, each at their own window. */
interface Walk {
  readonly topicId: string
  readonly flow: Flow
  /** The coordinator at the HTTP routes. */
  readonly records: ApiUser
  readonly clock: Clock
  readonly home: { readonly building: string; readonly stairwell: string }
  /** 390 px wide. */
  readonly resident: Hands
  /** 1280 px wide, like the two below. */
  readonly desk: Hands
  readonly second: Hands
  readonly township: Hands
}

test('one small matter walks the eight steps while the guides’ pictures are taken', async ({ actors, clock }) => {
  const people = await cast(actors)
  const wide = async (who: Parameters<typeof actors.as>[0]) => {
    const hands = new Hands(await actors.as(who))
    await hands.page.setViewportSize(DESK)
    return hands
  }
  const resident = new Hands(await actors.as(CHEN))
  const desk = await wide(LIN)
  await onBehalf(desk)
  const topicId = await propose(resident)
  await coSign(new Hands(await actors.as(ZHOU)), topicId)
  const walk: Walk = {
    topicId,
    flow: new Flow(people, clock),
    records: people.coordinator,
    clock,
    home: await homeOf(people),
    resident,
    desk,
    second: await wide(SHEN),
    township: await wide(TOWNSHIP),
  }
  await screening(walk)
  await participants(walk)
  await notice(walk)
  await format(walk)
  await deliberate(walk)
  await vote(walk)
  await count(walk)
  await filing(walk)
  await implement(walk, await wide(ADMIN))
})

async function goTo({ page }: Hands, topicId: string): Promise<void> {
  await page.goto(`/topics/${topicId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** The proposal somebody without a phone makes at the door; looked at, not sent. */
async function onBehalf({ page }: Hands): Promise<void> {
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

async function propose({ page }: Hands): Promise<string> {
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

async function coSign(neighbour: Hands, topicId: string): Promise<void> {
  await goTo(neighbour, topicId)
  const { page } = neighbour
  await album.part(page, 'resident-co-sign', page.getByRole('region', { name: '附议' }))
  await page.getByRole('button', { name: '我附议' }).click()
  await expect(page.getByText('您已经附议')).toBeVisible()
}

async function screening({ desk, topicId }: Walk): Promise<void> {
  await goTo(desk, topicId)
  await album.part(desk.page, 'desk-screening', card(desk.page, 'propose.screen'), {
    before: desk.page.getByRole('radiogroup', { name: /^违背法律法规/ }),
  })
  await album.part(desk.page, 'desk-unmet', card(desk.page, 'propose.accept'))
  await desk.send('propose.screen')
  await desk.send('propose.accept')
  await expect(desk.page.getByText('已进入第 2 步“确定主体”')).toBeVisible()
}

async function participants({ desk, home }: Walk): Promise<void> {
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

async function notice({ desk, resident, topicId }: Walk): Promise<void> {
  await album.part(desk.page, 'desk-notice', card(desk.page, 'notice.publish'))
  await desk.send('notice.publish')
  await goTo(resident, topicId)
  await album.part(resident.page, 'resident-notice', resident.page.getByRole('region', { name: '请您阅读并确认' }))
  await resident.page.getByRole('button', { name: '知道了' }).click()
  await expect(resident.page.getByText('您已确认收到告知')).toBeVisible()
  await desk.page.reload()
  await album.part(desk.page, 'desk-doors', desk.page.getByRole('region', { name: '还有谁没告知到' }), {
    before: desk.page.getByRole('row', { name: /7-2-401/ }),
  })
  await desk.send(desk.contribution('notice.delivery'))
  await album.part(desk.page, 'desk-coverage', desk.page.getByRole('region', { name: '告知到户情况' }))
  await desk.send('notice.complete')
}

async function format({ desk }: Walk): Promise<void> {
  await album.part(desk.page, 'desk-format', card(desk.page, 'format.plan'), { tallest: 1400 })
  await desk.send('format.plan')
  await desk.send('format.complete')
  await expect(desk.page.getByText('已进入第 5 步“商讨内容”')).toBeVisible()
}

async function deliberate({ desk, resident, topicId }: Walk): Promise<void> {
  await goTo(resident, topicId)
  const opinion = resident.contribution('deliberate.opinion')
  await resident.tick(opinion.getByRole('radio', { name: '疑问' }))
  await resident.fill(opinion.getByLabel(/^您的意见/), '椅子放在哪里，会不会挡住轮椅？')
  await album.part(resident.page, 'resident-opinion', resident.page.getByRole('region', { name: '说说您的看法' }))
  await resident.send(opinion)

  await desk.page.reload()
  const minutes = desk.form('deliberate.record')
  await desk.fill(minutes.getByRole('textbox', { name: /^到场人数/ }), '9')
  await desk.fill(minutes.getByLabel(/^记录人/), '沈国平')
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

async function vote({ desk, second, resident, clock, flow, records, topicId }: Walk): Promise<void> {
  await clock.toDay((await windowOf(records, topicId)).opensOn)
  await desk.page.reload()
  await desk.send('vote.open')
  await goTo(resident, topicId)
  const ballot = resident.contribution('vote.ballot')
  await resident.tick(ballot.getByRole('radio', { name: '同意' }))
  const question = resident.page.getByRole('region', { name: '轮到您投票了' })
  await album.part(resident.page, 'resident-vote', question)
  await resident.send(ballot)
  await album.part(resident.page, 'resident-vote-check', resident.page.getByRole('region', { name: '请核对您的选择' }))
  await resident.click(resident.page.getByRole('button', { name: '确认投票' }))
  await expect(resident.page.getByText('已投票', { exact: true })).toBeVisible()
  await album.part(resident.page, 'resident-voted', resident.page.getByRole('status').filter({ hasText: '回执号' }))

  await desk.page.reload()
  await ballots(desk, ['同意', '同意', '同意', '反对'])
  await album.part(desk.page, 'desk-paper', desk.page.getByRole('region', { name: '纸质票' }), { tallest: 1400 })
  await desk.click(desk.page.getByRole('button', { name: '保存 4 张' }))
  await goTo(second, topicId)
  await second.click(second.page.getByRole('tab', { name: /复核/ }))
  await album.part(second.page, 'desk-paper-check', second.page.getByRole('region', { name: '纸质票' }))
  await ballots(second, ['同意', '同意', '同意', '反对'])
  await second.click(second.page.getByRole('button', { name: '提交复核 4 张' }))
  await expect(second.page.getByText('两遍一致，已计入').first()).toBeVisible()
  await flow.paper(topicId, 3)
}

/** Presses what stands on each ballot of the tab in view. */
async function ballots({ page }: Hands, choices: readonly string[]): Promise<void> {
  const rows = page.getByRole('tabpanel').getByRole('group', { name: /的票$/ })
  await expect(rows.first()).toBeVisible()
  for (const [index, choice] of choices.entries())
    await rows.nth(index).getByRole('button', { name: choice, exact: true }).click()
}

async function count({ desk, resident, clock, records, topicId }: Walk): Promise<void> {
  await clock.toDay(addDays((await windowOf(records, topicId)).closesOn, 1))
  await desk.page.reload()
  await desk.send('vote.close')
  await desk.confirm()
  await desk.fill(desk.page.getByLabel('监票人 1'), '周桂兰')
  await desk.fill(desk.page.getByLabel('监票人 2'), '陈志强')
  await album.part(desk.page, 'desk-count', card(desk.page, 'vote.count'))
  await desk.send('vote.count')
  await desk.send('vote.publish')
  await expect(desk.page.getByText('结果已公布')).toBeVisible()
  await goTo(resident, topicId)
  await album.part(resident.page, 'resident-result', resident.page.getByRole('region', { name: '表决结果' }), {
    tallest: 1100,
  })
  await clock.waitDays(4)
  await desk.page.reload()
  await album.part(desk.page, 'desk-resolution', card(desk.page, 'vote.finalise'))
  await desk.send('vote.finalise')
  await desk.confirm()
}

async function filing({ desk, township, resident, topicId }: Walk): Promise<void> {
  await album.part(desk.page, 'desk-filing', [
    desk.page.getByRole('region', { name: '备案材料' }),
    card(desk.page, 'filing.submit'),
  ])
  await desk.send('filing.submit')
  await township.page.goto('/desk')
  await township.click(township.page.getByRole('link', { name: /备案受理/ }))
  await album.part(
    township.page,
    'township-list',
    [township.page.getByRole('heading', { level: 1 }), township.page.getByRole('region', { name: /^已经办理的/ })],
    { margin: 6 },
  )
  await township.click(township.page.locator(`a[href^="/topics/${topicId}"]`).first())
  await album.part(township.page, 'township-review', card(township.page, 'filing.accept'), {
    before: township.page.getByRole('listitem').filter({ hasText: 'R7' }),
  })
  await township.click(township.page.getByRole('button', { name: '都看过了，全部勾选' }))
  await township.send('filing.accept')
  await township.confirm()
  await resident.page.goto(`/topics/${topicId}/filing`)
  await resident.click(resident.page.getByRole('button', { name: '核对档案' }))
  await expect(resident.page.getByText('核对无误')).toBeVisible()
  await album.part(resident.page, 'resident-dossier', resident.page.getByRole('region', { name: '协商档案' }))
}

async function implement({ desk, resident, clock, topicId }: Walk, admin: Hands): Promise<void> {
  await goTo(desk, topicId)
  const assign = desk.form('implement.assign')
  await desk.fill(assign.getByLabel('任务 1：任务名称'), '采购并安装长椅')
  await album.part(desk.page, 'desk-tasks', card(desk.page, 'implement.assign'))
  await desk.send(assign)
  await desk.click(desk.page.getByText('填进展：采购并安装长椅'))
  await desk.send(desk.contribution('implement.report'))
  await goTo(admin, topicId)
  const acceptance = admin.contribution('implement.acceptance')
  await admin.fill(acceptance.getByLabel(/^验收小组/), '周桂兰、陈志强、方秀珍')
  await album.part(admin.page, 'desk-acceptance', admin.page.getByRole('group').filter({ has: acceptance }).last())
  await admin.send(acceptance)
  await desk.page.reload()
  await desk.send('implement.complete')
  await goTo(resident, topicId)
  const rating = resident.contribution('implement.rating')
  await resident.tick(rating.getByRole('radio', { name: '很满意' }))
  await album.part(resident.page, 'resident-rating', resident.page.getByRole('region', { name: '您满意吗？' }))
  await resident.send(rating)
  await clock.waitDays(8)
  await desk.page.reload()
  await album.part(desk.page, 'desk-close', card(desk.page, 'implement.close'))
}

/** The days of the vote as they stand in the plan. */
async function windowOf(records: ApiUser, topicId: string): Promise<{ opensOn: string; closesOn: string }> {
  const plan = (await records.topic(topicId)).records.format.plan
  if (plan === undefined) throw new Error('no vote is planned')
  return plan.vote
}
