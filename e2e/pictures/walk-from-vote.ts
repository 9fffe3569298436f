import { addDays } from '@gongyi/shared/domain'
import { expect } from '@playwright/test'
import type { Hands } from '../support/hands.js'
import { Album, card } from './album.js'
import { goTo, planOf, type Walk } from './walk.js'

const album = new Album()

export async function vote({ desk, second, resident, clock, flow, records, topicId }: Walk): Promise<void> {
  const { talkOn, opensOn } = await planOf(records, topicId)
  // The hour of a day the clock stands in already would be set back
  if (opensOn > talkOn) await clock.toDay(opensOn)
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

export async function count({ desk, resident, clock, records, topicId }: Walk): Promise<void> {
  await clock.toDay(addDays((await planOf(records, topicId)).closesOn, 1))
  await desk.page.reload()
  await desk.send('vote.close')
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

export async function filing({ desk, township, resident, topicId }: Walk): Promise<void> {
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

export async function implement({ desk, resident, clock, topicId }: Walk, admin: Hands): Promise<void> {
  await goTo(desk, topicId)
  const assign = desk.form('implement.assign')
  await desk.fill(assign.getByLabel('任务 1：任务名称'), '采购并安装长椅')
  await album.part(desk.page, 'desk-tasks', card(desk.page, 'implement.assign'))
  await desk.send(assign)
  await desk.click(desk.page.getByText('填进展：采购并安装长椅'))
  const report = desk.contribution('implement.report')
  await desk.choose(report.getByLabel(/^办到多少了/), /办完了/)
  await desk.fill(report.getByLabel(/^进展说明/), '长椅已装好，四个脚都固定在地上。')
  await desk.send(report)
  await goTo(admin, topicId)
  const acceptance = admin.contribution('implement.acceptance')
  await admin.tick(acceptance.getByRole('radio', { name: '通过', exact: true }))
  await admin.fill(acceptance.getByLabel(/^验收小组/), '周桂兰、陈志强、方秀珍')
  await admin.fill(acceptance.getByLabel(/^验收意见/), '现场看过，椅子稳当，不挡通道。')
  await album.part(admin.page, 'desk-acceptance', admin.page.getByRole('group').filter({ has: acceptance }).last())
  await admin.send(acceptance)
  await desk.page.reload()
  await desk.send('implement.complete')
  await desk.confirm()
  await goTo(resident, topicId)
  const rating = resident.contribution('implement.rating')
  await resident.tick(rating.getByRole('radio', { name: '很满意' }))
  await album.part(resident.page, 'resident-rating', resident.page.getByRole('region', { name: '您满意吗？' }))
  await resident.send(rating)
  await clock.waitDays(8)
  await desk.page.reload()
  await album.part(desk.page, 'desk-close', card(desk.page, 'implement.close'))
}
