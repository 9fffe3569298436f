import { EXCLUSION_IDS, type ExclusionId, OTHER_SCREEN_IDS, type OtherScreenId } from '@gongyi/shared/domain'
import { ADMIN, CHEN, cast, homeOf, LIN, SHEN, TOWNSHIP, ZHOU } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('a resident proposes, a neighbour supports it, the coordinator screens and answers', async ({ actors, look }) => {
  const resident = await actors.as(CHEN)
  await resident.goto('/topics/new')
  await resident.getByRole('button', { name: '提交给社区' }).click()
  await expect(resident.getByText('请填写这一项')).toHaveCount(3)
  await expect(resident.getByLabel('一句话说清要商量什么')).toBeFocused()
  await look(resident, '1-propose-errors')
  await resident.getByLabel('一句话说清要商量什么').fill('单元门口加装一盏路灯')
  await resident.getByLabel('属于哪一类').selectOption({ label: '便民服务' })
  await resident.getByLabel('现在是什么情况，为什么要商量').fill('晚上看不清台阶，老人容易摔倒。')
  await resident.getByRole('button', { name: '提交给社区' }).click()
  await expect(resident.getByRole('heading', { level: 1, name: '单元门口加装一盏路灯' })).toBeVisible()
  await expect(resident.getByText('已收到，社区正在审查')).toBeVisible()
  await look(resident, '1-propose-proposed')
  const address = new URL(resident.url()).pathname

  const neighbour = await actors.as(ZHOU)
  await neighbour.goto(address)
  await neighbour.getByRole('button', { name: '我附议' }).click()
  await expect(neighbour.getByText('您已经附议')).toBeVisible()
  await expect(neighbour.getByText('已有 1 人附议')).toBeVisible()

  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(address)
  const accept = hands.form('propose.accept')
  await expect(accept.getByText('填写并提交审查表：五类不协商事项逐项核对')).toBeVisible()
  await expect(accept.locator('button[type=submit]')).toBeDisabled()
  await hands.click(hands.page.getByRole('button', { name: '逐项看过，都不涉及' }))
  await hands.send('propose.screen')
  await expect(hands.page.getByText('审查表已提交')).toBeVisible()
  await look(hands.page, '1-propose-screened')
  await hands.send('propose.accept')
  await expect(hands.page.getByText('已进入第 2 步“确定主体”')).toBeVisible()

  await resident.goto(`${address}/propose`)
  await expect(resident.getByText('您提出的“单元门口加装一盏路灯”已受理')).toBeVisible()
})

test('the full procedure asks for a second signature, and says so', async ({ actors, clock }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).propose({ title: '小区大门限行时段', ...(await homeOf(people)) })
  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  await hands.tick(hands.form('propose.screen').getByRole('radio', { name: '标准程序' }))
  await hands.click(hands.page.getByRole('button', { name: '逐项看过，都不涉及' }))
  await hands.send('propose.screen')
  await expect(hands.form('propose.accept').getByText('审查表需要 2 人签字，现有 1 人')).toBeVisible()
  await expect(hands.form('propose.accept').locator('button[type=submit]')).toBeDisabled()

  const second = new Hands(await actors.as(SHEN))
  await second.page.goto(`/topics/${topic.id}`)
  await second.send('propose.countersign')
  await expect(second.page.getByText('已会签')).toBeVisible()
  await second.send('propose.accept')
  await expect(second.page.getByText('已进入第 2 步“确定主体”')).toBeVisible()
})

test('what is not for consultation is referred with a reason its proposer reads', async ({ actors, clock, look }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).propose({ title: '表决让楼上赔偿漏水', ...(await homeOf(people)) })
  const hands = new Hands(await actors.as(ADMIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const screen = hands.form('propose.screen')
  await expect(screen.getByText(/系统注意到：赔偿 \+ 楼上/)).toBeVisible()
  const dispute = screen.getByRole('radiogroup', { name: /社会成员纠纷/ })
  await expect(dispute.getByRole('radio', { name: '拿不准' })).toBeChecked()
  await hands.tick(dispute.getByRole('radio', { name: '涉及', exact: true }))
  await hands.click(screen.getByRole('button', { name: '其余看过，都不涉及' }))
  await hands.send('propose.screen')
  await expect(screen.getByText('请填写这一项')).toHaveCount(2)
  await hands.fill(screen.getByLabel(/法律或文件依据/), '《民法典》第二百九十六条：相邻两户之间的赔偿。')
  await hands.fill(screen.getByLabel(/事实和证据/), '上门看过，天花板有水渍。')
  await look(hands.page, '1-propose-screening')
  await hands.send('propose.screen')
  await expect(hands.page.getByText('审查发现不宜协商的内容，须先拆分出去或不予受理')).toBeVisible()

  const second = new Hands(await actors.as(SHEN))
  await second.page.goto(`/topics/${topic.id}`)
  await second.send('propose.countersign')

  await hands.page.reload()
  await hands.page.getByText('退回、不予受理、转办、拆分、并入').click()
  const refer = hands.form('propose.refer')
  await expect(refer.getByText('按审查结果，建议转到：矛盾调解、法院或仲裁')).toBeVisible()
  await hands.choose(refer.getByLabel('纠纷类型'), '漏水渗水')
  await hands.fill(refer.getByLabel('涉及住户的门牌'), '7幢302室、7幢402室')
  await hands.fill(refer.getByLabel('单位名称'), '桂苑社区人民调解委员会')
  await hands.fill(refer.getByLabel(/理由/), '这是两户之间的纠纷，请调解委员会帮您。')
  await look(hands.page, '1-propose-refer')
  await hands.send('propose.refer')
  await hands.confirm()
  await expect(hands.page.getByText('已转办').first()).toBeVisible()

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  await expect(resident.page.getByText('这是两户之间的纠纷，请调解委员会帮您。').first()).toBeVisible()
  await look(resident.page, '1-propose-referred')

  const neighbour = await actors.as(ZHOU)
  await neighbour.goto(`/topics/${topic.id}`)
  await expect(neighbour.getByRole('heading', { level: 1, name: '社会成员纠纷（内容不公开）' })).toBeVisible()
  await expect(neighbour.getByText('请调解委员会帮您')).toHaveCount(0)
  await look(neighbour, '1-propose-withheld')

  await hands.send('propose.referral-sent')
  await hands.send('propose.referral-received')
  const result = hands.form('propose.referral-result')
  await hands.choose(result.getByLabel('怎么办结的'), '达成书面协议')
  await hands.fill(result.getByLabel(/结果说明/), '双方同意调解，签了协议。')
  await hands.fill(result.getByLabel('协议内容'), '赔偿2600元，10日内修好。')
  await hands.send('propose.referral-result')
  await look(hands.page, '1-propose-referral-done')

  await resident.page.reload()
  await expect(resident.page.getByText(/前（含当日）共同申请法院司法确认/)).toBeVisible()
  const rating = resident.form('propose.rate-referral')
  await expect(rating.getByRole('radio', { checked: true })).toHaveCount(0)
  await resident.tick(rating.getByRole('radio', { name: '满意', exact: true }))
  await resident.send('propose.rate-referral')
  await expect(resident.page.getByText('谢谢您的评价')).toBeVisible()
  await resident.page.getByRole('link', { name: /转办告知书/ }).click()
  await expect(resident.page.getByRole('heading', { level: 1, name: '转办告知书' })).toBeVisible()
  await look(resident.page, '1-propose-letter')

  await hands.page.goto(`/communities/${people.coordinator.communityId}/referrals`)
  await hands.page.getByRole('radio', { name: '全部' }).check()
  await expect(hands.page.getByRole('link', { name: '表决让楼上赔偿漏水' }).first()).toBeVisible()
  await look(hands.page, '1-propose-referrals')
})

test('a refusal is a letter, and the township reviews it once when its proposer asks in time', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const { coordinator, second } = people
  const topic = await new Flow(people, clock).propose({ title: '执行还是不执行防汛值守', ...(await homeOf(people)) })
  await coordinator.act(topic.id, 'propose.screen', {
    ...screeningOf('EX2_SUPERIOR_MANDATE'),
    question: '要不要执行防汛值守？',
  })
  await second.act(topic.id, 'propose.countersign')
  const hands = new Hands(await actors.as(ADMIN))
  await hands.page.goto(`/topics/${topic.id}`)
  await hands.page.getByText('退回、不予受理、转办、拆分、并入').click()
  const decline = hands.form('propose.decline')
  await hands.fill(decline.getByLabel(/理由/), '上级有明确要求，没有商量余地；怎么排班可以商量。')
  await hands.send('propose.decline')
  await hands.confirm()

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  await expect(resident.page.getByText(/前可以申请复核/).first()).toBeVisible()
  await resident.fill(resident.form('propose.request-review').getByLabel('为什么要复核'), '没有看到文件。')
  await look(resident.page, '1-propose-declined')
  await resident.send('propose.request-review')

  const township = new Hands(await actors.as(TOWNSHIP))
  await township.page.goto(`/topics/${topic.id}`)
  await look(township.page, '1-propose-review')
  await township.fill(township.form('propose.uphold').getByLabel(/理由/), '文件已附，维持。')
  await township.send('propose.uphold')
  await township.confirm()

  await resident.page.reload()
  await expect(resident.page.getByText('维持原答复').first()).toBeVisible()
  await resident.page.getByText('换一个合法的办法再提').first().click()
  const alternative = resident.form('propose.alternative')
  await resident.fill(alternative.getByLabel('新议题的标题'), '防汛值守怎么排班')
  await resident.fill(alternative.getByLabel('新的办法'), '各单元轮流，老人免排。')
  await resident.send('propose.alternative')
  await expect(resident.page.getByText('新议题已建好，检查后提交')).toBeVisible()
  await look(resident.page, '1-propose-reviewed')
})

test('a supporter of a merged proposal is asked, never moved', async ({ actors, clock, look }) => {
  const people = await cast(actors)
  const { coordinator, second } = people
  const home = await homeOf(people)
  const flow = new Flow(people, clock)
  const target = await flow.propose({ title: '南门加一排长椅', ...home })
  const merged = await flow.propose({ title: '南门口放几张椅子', ...home })
  await coordinator.act(merged.id, 'propose.screen', screeningOf('DUPLICATE'))
  await second.act(merged.id, 'propose.countersign')
  const admin = await actors.api(ADMIN)
  await admin.act(merged.id, 'propose.merge', { topicId: target.id, reason: '同一件事' })

  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${merged.id}`)
  await expect(resident.page.getByText('您支持的提议已并入“南门加一排长椅”')).toBeVisible()
  await look(resident.page, '1-propose-merged')
  await resident.click(resident.page.getByRole('button', { name: '支持，也算我一个' }))
  await expect(resident.page.getByText('您已表示支持，那一件加上了您的附议')).toBeVisible()
  expect((await coordinator.topic(target.id)).coSigns).toBe(1)
})

/** A sheet with one line answered yes. */
function screeningOf(hit: ExclusionId | OtherScreenId): object {
  const yes = { answer: 'YES', ground: '市防指〔2026〕8号', evidence: '文件原件' }
  const lines = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, id === hit ? yes : { answer: 'NO' }]))
  return {
    category: 'ENVIRONMENT',
    template: 'light',
    question: '要不要这样办？',
    questionKind: 'adopt',
    exclusions: lines(EXCLUSION_IDS),
    others: lines(OTHER_SCREEN_IDS),
    riskGrade: 'BLUE',
  }
}
