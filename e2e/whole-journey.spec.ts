import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dossierHash, verifyDossier } from '@gongyi/shared/domain'
import type { Page } from '@playwright/test'
import type { Actors } from './support/actors.js'
import { TOWNSHIP } from './support/cast.js'
import { Hands } from './support/hands.js'
import { freshPhone } from './support/neighbours.js'
import { checkPaper, enterPaper } from './support/paper.js'
import { foundSettlement, HEBU } from './support/settlement.js'
import { expect, type Look, test } from './support/test.js'

const WORKBOOK = new URL('../apps/api/test/fixtures/roster-guiyuan-households.xlsx', import.meta.url)
const TITLE = '1幢1单元楼道加装扶手'

test('from a roster in a workbook to a rated, closed matter whose dossier proves itself', async ({
  actors,
  clock,
  isMobile,
  look,
  origin,
}) => {
  test.setTimeout(420_000)
  const place = isMobile ? HEBU : await foundSettlement(actors, origin)
  const admin = new Hands(await actors.as(place.admin))
  const coordinator = new Hands(await actors.as(place.coordinator))

  await importRoster(admin, look)
  const township = new Hands(await actors.as(TOWNSHIP))
  const office = new Office({ admin, coordinator, township }, actors, look)
  const proposer = await office.openAccount({ role: '居民', door: '桂苑新村1-1-101', picture: '05' })
  const neighbour = await office.openAccount({ role: '居民', door: '桂苑新村1-1-201' })
  const supervisor = await office.openAccount({ role: '监督员', name: '方秀珍' })

  // Step 1
  await proposer.page.goto('/topics/new')
  await proposer.fill(proposer.page.getByLabel('一句话说清要商量什么'), TITLE)
  await proposer.choose(proposer.page.getByLabel('属于哪一类'), '公共安全')
  await proposer.fill(proposer.page.getByLabel('现在是什么情况，为什么要商量'), '楼道台阶陡，老人上下楼不方便。')
  await proposer.fill(proposer.page.getByLabel('具体位置'), '1幢1单元')
  await look(proposer.page, '10-propose')
  await proposer.click(proposer.page.getByRole('button', { name: '提交给社区' }))
  await expect(proposer.page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  await look(proposer.page, '11-proposed')
  const address = new URL(proposer.page.url()).pathname
  const everywhere = (path = '') => Promise.all([coordinator, admin].map(({ page }) => page.goto(`${address}${path}`)))

  await neighbour.page.goto(address)
  await neighbour.click(neighbour.page.getByRole('button', { name: '我附议' }))
  await expect(neighbour.page.getByText('您已经附议')).toBeVisible()

  await everywhere()
  await coordinator.tick(coordinator.form('propose.screen').getByRole('radio', { name: '标准程序' }))
  await coordinator.click(coordinator.page.getByRole('button', { name: '逐项看过，都不涉及' }))
  await look(coordinator.page, '12-screening')
  await coordinator.send('propose.screen')
  await admin.page.reload()
  await admin.send('propose.countersign')
  await look(admin.page, '13-countersigned')
  await admin.send('propose.accept')
  await expect(admin.page.getByText('已进入第 2 步“确定主体”')).toBeVisible()

  // Step 2
  await coordinator.page.goto(address)
  const set = coordinator.form('participants.set')
  await coordinator.tick(set.getByRole('radio', { name: /居民会议·户代表/ }))
  await coordinator.tick(set.getByRole('radio', { name: '一个单元' }))
  await coordinator.tick(set.getByRole('checkbox', { name: '已逐一询问是否需要回避' }))
  await coordinator.fill(set.getByLabel('主持人', { exact: true }), '林晓燕')
  await coordinator.fill(set.getByLabel('记录人', { exact: true }), '周桂兰')
  await look(coordinator.page, '20-participants')
  await coordinator.send('participants.set')
  await coordinator.send('participants.publicise')
  await expect(coordinator.page.getByText('名册已公示')).toBeVisible()
  await look(coordinator.page, '21-roster-published')
  await neighbour.page.goto(address)
  await expect(neighbour.page.getByText('您在名单里')).toBeVisible()
  await look(neighbour.page, '22-roster-resident')
  await supervisor.page.goto(address)
  await supervisor.send('participants.sign')
  await look(supervisor.page, '23-supervisor')
  await clock.waitDays(4)
  await coordinator.page.goto(address)
  await coordinator.send('participants.lock')
  await coordinator.confirm()
  await expect(coordinator.page.getByText('已进入第 3 步“告知事宜”')).toBeVisible()

  // Step 3
  await coordinator.tick(coordinator.form('notice.publish').getByRole('checkbox', { name: /备有大字版/ }))
  await look(coordinator.page, '30-notice')
  await coordinator.send('notice.publish')
  await coordinator.confirm()
  const told = coordinator.contribution('notice.delivery')
  await coordinator.fill(told.getByLabel(/^凭据/), '邮局收寄单一份')
  await coordinator.send(told)
  await coordinator.choose(told.getByLabel('告知方式'), '公告栏张贴')
  await coordinator.fill(told.getByLabel(/^凭据/), '张贴照片三张，网格员经手')
  await coordinator.send(told)
  await neighbour.page.goto(address)
  await look(neighbour.page, '31-notice-resident')
  await neighbour.click(neighbour.page.getByRole('button', { name: '知道了' }))
  await expect(neighbour.page.getByText('您已确认收到告知')).toBeVisible()
  await coordinator.page.goto(address)
  await look(coordinator.page, '32-notice-told')
  await coordinator.send('notice.complete')
  await expect(coordinator.page.getByText('已进入第 4 步“确定形式”')).toBeVisible()

  // Step 4
  await coordinator.choose(coordinator.form('format.plan').getByLabel('投票方式'), '手机投票，也可以投纸质票')
  await look(coordinator.page, '40-format')
  await coordinator.send('format.plan')
  await coordinator.send('format.publish')
  await look(coordinator.page, '41-format-published')
  await coordinator.send('format.complete')
  await expect(coordinator.page.getByText('已进入第 5 步“商讨内容”')).toBeVisible()

  // Step 5
  await proposer.page.goto(address)
  const opinion = proposer.contribution('deliberate.opinion')
  await proposer.tick(opinion.getByRole('radio', { name: '支持', exact: true }))
  await proposer.fill(opinion.getByLabel(/^您的意见/), '扶手最好用木头的，冬天不冰手。')
  await proposer.send(opinion)
  await look(proposer.page, '50-opinion')
  // The talk is planned for the day after the notice
  await clock.waitDays(1)
  await recordTalk(coordinator)
  await look(coordinator.page, '51-talk')
  await coordinator.fill(coordinator.form('deliberate.freeze').getByLabel(/^预算/), '3600')
  await coordinator.fill(coordinator.form('deliberate.freeze').getByLabel(/^谁出钱/), '社区公益金')
  await coordinator.send('deliberate.freeze')
  await admin.page.goto(address)
  const legal = admin.form('deliberate.legal-check')
  await admin.tick(legal.getByRole('radio', { name: '无异议' }))
  await admin.fill(legal.getByLabel(/^审查人/), '蒋文涛律师')
  await admin.fill(legal.getByLabel(/^审查意见/), '方案不违反法律法规。')
  await admin.send('deliberate.legal-check')
  await look(admin.page, '52-legal')
  await coordinator.page.goto(address)
  await coordinator.send('deliberate.complete')
  await expect(coordinator.page.getByText('已进入第 6 步“进行表决”')).toBeVisible()

  // Step 6
  await look(coordinator.page, '60-vote-planned')
  await clock.waitDays(7)
  await everywhere()
  await coordinator.send('vote.open')
  await expect(coordinator.page.getByText('投票已开始')).toBeVisible()
  await castBallot(proposer, address, '同意')
  await look(proposer.page, '61-receipt')
  await castBallot(neighbour, address, '同意')
  await coordinator.page.goto(address)
  const sheets = ['同意', '同意', '同意', '同意', '反对', '弃权'] as const
  const doors = await enterPaper(coordinator, sheets)
  await look(coordinator.page, '62-paper')
  await admin.page.goto(address)
  await checkPaper(admin, doors, sheets)
  await look(admin.page, '63-paper-checked')
  await clock.waitDays(2)
  await coordinator.page.goto(address)
  await coordinator.send('vote.close')
  await coordinator.fill(coordinator.page.getByLabel('监票人 1'), '方秀珍')
  await coordinator.fill(coordinator.page.getByLabel('监票人 2'), '江岸')
  await look(coordinator.page, '64-count')
  await coordinator.send('vote.count')
  await coordinator.send('vote.publish')
  await expect(coordinator.page.getByText('结果已公布')).toBeVisible()
  await neighbour.page.goto(address)
  await expect(neighbour.page.getByText('这一项通过了：下面每个条件都达到了。')).toBeVisible()
  await look(neighbour.page, '65-result')
  await clock.waitDays(8)
  await coordinator.page.goto(address)
  await coordinator.send('vote.finalise')
  await coordinator.confirm()
  await expect(coordinator.page.getByText('已进入第 7 步“备案结果”')).toBeVisible()

  // Step 7
  await supervisor.page.goto(address)
  await supervisor.tick(supervisor.page.getByRole('checkbox', { name: /^经监督/ }))
  await supervisor.send('filing.countersign')
  await coordinator.page.goto(address)
  await expect(coordinator.page.getByLabel(/^存放地点/).first()).toBeVisible()
  for (const place of await coordinator.page.getByLabel(/^存放地点/).all())
    await coordinator.fill(place, '社区档案室二号柜')
  for (const keeper of await coordinator.page.getByLabel(/^保管人/).all()) await coordinator.fill(keeper, '林晓燕')
  await coordinator.send('filing.note-originals')
  await expect(coordinator.page.getByText('存放处已登记')).toBeVisible()
  await look(coordinator.page, '70-filing')
  await coordinator.send('filing.submit')
  await township.page.goto(address)
  await township.click(township.page.getByRole('button', { name: '都看过了，全部勾选' }))
  await look(township.page, '71-review')
  await township.send('filing.accept')
  await township.confirm()
  await expect(township.page.getByText('已进入第 8 步“结果实施”')).toBeVisible()
  await township.page.goto(`${address}/filing`)
  await expect(township.page.getByText(/^云溪协备〔20\d\d〕\d+号$/).first()).toBeVisible()
  await look(township.page, '72-filed')

  // Step 8
  await coordinator.page.goto(address)
  await look(coordinator.page, '80-tasks')
  await coordinator.send('implement.assign')
  await coordinator.click(coordinator.page.getByText(/^填进展/))
  const report = coordinator.contribution('implement.report')
  await coordinator.choose(report.getByLabel(/^办到多少了/), /办完了/)
  await coordinator.fill(report.getByLabel(/^进展说明/), '扶手已安装，螺丝全部加固。')
  await coordinator.send(report)
  await admin.page.goto(address)
  const acceptance = admin.contribution('implement.acceptance')
  await admin.tick(acceptance.getByRole('radio', { name: '通过', exact: true }))
  await admin.fill(acceptance.getByLabel(/^验收小组/), '方秀珍、江岸、柳月')
  await admin.fill(acceptance.getByLabel(/^验收意见/), '现场看过，扶手稳固。')
  await admin.send(acceptance)
  await coordinator.page.goto(address)
  await coordinator.fill(coordinator.form('implement.publish-accounts').getByLabel(/^实际花费/), '3580')
  await coordinator.fill(
    coordinator.form('implement.publish-accounts').getByLabel(/^账目说明/),
    '付给施工队，发票在社区。',
  )
  await coordinator.send('implement.publish-accounts')
  await coordinator.send('implement.complete')
  await coordinator.confirm()
  await look(coordinator.page, '81-completed')
  for (const resident of [proposer, neighbour]) await rate(resident, address)
  await look(neighbour.page, '82-rated')
  await clock.waitDays(16)
  await coordinator.page.goto(address)
  await coordinator.send('implement.close')
  await coordinator.confirm()
  await expect(coordinator.page.getByText('事情已经办结。').first()).toBeVisible()
  await look(coordinator.page, '83-closed')
  await proposer.page.goto('/')
  await look(proposer.page, '84-home')

  await proveDossier(neighbour.page, `${address}/filing`)
  await look(neighbour.page, '85-dossier')
})

async function importRoster(admin: Hands, look: Look): Promise<void> {
  const { page } = admin
  await page.goto('/desk')
  await look(page, '01-desk')
  await admin.click(page.getByRole('link', { name: /名册/ }))
  await look(page, '02-roster-empty')
  await admin.click(page.getByRole('link', { name: '导入名册' }).first())
  await page.getByLabel('名册文件: 选择文件').setInputFiles(fileOf(WORKBOOK))
  await expect(page.getByRole('heading', { name: '核对导入内容' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('1,460').first()).toBeVisible()
  await look(page, '03-import-preview')
  await admin.click(page.getByRole('button', { name: '确认导入' }))
  await admin.confirm()
  await expect(page.getByText('名册已导入').first()).toBeVisible({ timeout: 30_000 })
  await admin.click(page.getByRole('link', { name: '查看名册' }))
  await look(page, '04-roster')
}

function fileOf(url: URL): string {
  return decodeURIComponent(url.pathname)
}

type Wanted =
  | { readonly role: '居民'; readonly door: string; readonly picture?: string }
  | { readonly role: '监督员'; readonly name: string; readonly picture?: string }

/**
 * Accounts are made on the accounts page and entered with the code printed there. Who is on the roster has a vote: the admin
 * opens, a colleague prints, the admin releases. Who watches the admin is opened and printed by the township.
 */
class Office {
  private readonly admin: Hands
  private readonly coordinator: Hands
  private readonly township: Hands

  constructor(
    people: { readonly admin: Hands; readonly coordinator: Hands; readonly township: Hands },
    private readonly actors: Actors,
    private readonly look: Look,
  ) {
    this.admin = people.admin
    this.coordinator = people.coordinator
    this.township = people.township
  }

  async openAccount(wanted: Wanted): Promise<Hands> {
    const phone = freshPhone()
    await this.admin.page.goto('/desk')
    await this.admin.click(this.admin.page.getByRole('link', { name: /账户/ }).filter({ hasText: '登录码' }))
    const opener = wanted.role === '居民' ? this.admin : this.township
    const { page } = opener
    await page.goto(await accountsOf(this.admin.page))
    await opener.click(page.getByRole('button', { name: '新开账户' }))
    if (wanted.role === '居民') await this.findPerson(wanted)
    else await opener.fill(page.getByLabel(/^姓名/), wanted.name)
    await opener.fill(page.getByLabel(/^手机号/), phone)
    await opener.choose(page.getByLabel('角色'), wanted.role)
    await opener.click(page.getByRole('button', { name: '开户', exact: true }))
    await expect(page.getByText(/^已为 .+ 开户$/)).toBeVisible()
    if (wanted.picture) await this.look(page, `${wanted.picture}-account`)
    const printer = wanted.role === '居民' ? await this.colleague(phone) : await this.ownPrint()
    const code = (await printer.getByText(/^\d{4} \d{4}$/).textContent()) ?? ''
    if (wanted.picture) await this.look(printer, `${wanted.picture}-slip`)
    if (wanted.role === '居民') await this.release(wanted.picture)
    return new Hands(await this.actors.as({ phone, secret: { code } }))
  }

  private async ownPrint(): Promise<Page> {
    await this.township.click(this.township.page.getByRole('button', { name: '现在打印登录码' }))
    return this.township.page
  }

  private async colleague(phone: string): Promise<Page> {
    const { page } = this.coordinator
    await page.goto('/desk')
    await this.coordinator.click(page.getByRole('link', { name: /账户/ }).filter({ hasText: '登录码' }))
    await this.coordinator.fill(page.getByRole('searchbox', { name: '按姓名或手机尾号查找' }), phone.slice(-8))
    await this.coordinator.click(page.getByRole('button', { name: '查找', exact: true }))
    const print = page.getByRole('button', { name: /^给 .+ 打印登录码$/ })
    await expect(print).toHaveCount(1)
    await this.coordinator.click(print)
    return page
  }

  /** The slip is in the right hands, and the admin saw it. */
  private async release(picture: string | undefined): Promise<void> {
    const { page } = this.admin
    await page.reload()
    await expect(page.getByText('等第二人放行')).toBeVisible()
    if (picture) await this.look(page, `${picture}-release`)
    await this.admin.click(page.getByRole('button', { name: /^放行：我看到 / }))
    await expect(page.getByText('已放行 1 张').first()).toBeVisible()
  }

  private async findPerson({ door, picture }: { readonly door: string; readonly picture?: string }): Promise<void> {
    const { page } = this.admin
    const box = page.getByRole('combobox', { name: /先在名册上找到这个人/ })
    // The list is as long as what was typed last says
    const found = page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('query') === door)
    await box.pressSequentially(door)
    await found
    await expect(page.getByRole('option').filter({ hasText: door }).first()).toBeVisible()
    await expect(page.getByRole('option').filter({ hasNotText: door })).toHaveCount(0)
    if (picture) await this.look(page, `${picture}-person`, { isListOpen: true })
    // Somebody of the household with a phone: a grown-up
    const chosen = page.locator('[role=option][data-focused]').filter({ hasText: '199' })
    for (let down = 0; down < 8 && (await chosen.count()) === 0; down += 1) await box.press('ArrowDown')
    await box.press('Enter')
    await expect(page.getByLabel(/^姓名/)).not.toHaveValue('')
  }
}

async function accountsOf(page: Page): Promise<string> {
  await page.waitForURL(/\/accounts$/)
  return new URL(page.url()).pathname
}

/** The minutes of an open talk as the full procedure wants them; what is missing is said while writing. */
async function recordTalk(coordinator: Hands): Promise<void> {
  const minutes = coordinator.form('deliberate.record')
  const number = (name: RegExp) => minutes.getByRole('textbox', { name })
  await coordinator.page.reload()
  await coordinator.fill(minutes.getByLabel(/^记录人/), '江岸')
  await coordinator.fill(number(/^到会人数/), '10')
  await coordinator.fill(number(/^照片、录像份数/), '2')
  await coordinator.fill(minutes.getByLabel('说了什么').first(), '同意加装，右侧墙面为宜。')
  await coordinator.fill(minutes.getByLabel(/^结论/), '同意在右侧墙面加装木扶手。')
  await coordinator.fill(minutes.getByLabel(/^参加人签名/), '方秀珍\n沈国平')
  await coordinator.fill(number(/^提问数/), '2')
  await coordinator.fill(number(/^已答复提问数/), '2')
  await coordinator.tick(minutes.getByRole('checkbox', { name: /各受影响群体均到会/ }))
  await coordinator.send('deliberate.record')
  await expect(coordinator.page.getByText('协商记录已登记')).toBeVisible()
}

async function castBallot(resident: Hands, address: string, choice: string): Promise<void> {
  await resident.page.goto(`${address}/vote`)
  const ballot = resident.contribution('vote.ballot')
  await resident.tick(ballot.getByRole('radio', { name: choice, exact: true }))
  await resident.send(ballot)
  await resident.click(resident.page.getByRole('button', { name: '确认投票' }))
  await expect(resident.page.getByText('已投票', { exact: true })).toBeVisible()
}

async function rate(resident: Hands, address: string): Promise<void> {
  await resident.page.goto(address)
  const rating = resident.contribution('implement.rating')
  await resident.tick(rating.getByRole('radio', { name: '很满意' }))
  await resident.send(rating)
  await expect(resident.page.getByText('您已评价，谢谢')).toBeVisible()
}

/** Downloads the dossier as a resident does and recomputes its hash three ways, one of them written here. */
async function proveDossier(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: '核对档案' }).click()
  await expect(page.getByText('核对无误')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载档案（数据文件）' }).click(),
  ])
  const document: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
  const verdict = verifyDossier(document)
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.error))
  const { hash, ...content } = verdict.value
  expect(dossierHash(verdict.value)).toBe(hash)
  expect(createHash('sha256').update(sorted(content)).digest('hex')).toBe(hash)
  await expect(page.getByText(hash)).toBeVisible()
}

/** Canonical JSON in one line: members by name, nothing between. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join(',')}}`
}
