import { EXCLUSION_IDS, OTHER_SCREEN_IDS } from '@gongyi/shared/domain'
import type { Actors, Who } from '../support/actors.js'
import { ADMIN, CHEN, cast, homeOf, SHEN, TOWNSHIP, ZHOU } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { Album, card, DESK, PHONE } from './album.js'
import { expect, test } from './test.js'

const album = new Album()

/** A sheet with one line answered yes. */
function sheet(hit?: string): object {
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

test('a resident about to ask the same is shown what is there already', async ({ actors, clock }) => {
  const people = await cast(actors)
  await new Flow(people, clock).propose({ title: '东门口非机动车棚加装充电插座', ...(await homeOf(people)) })
  const page = await actors.as(ZHOU)
  await page.goto('/topics/new')
  await page.getByLabel('一句话说清要商量什么').fill('非机动车棚装充电插座')
  await expect(page.getByText(/已经有 \d+ 件差不多的/)).toBeVisible()
  await album.checked(page, 'resident-similar', page.getByRole('main'), { tallest: 740, margin: 0 })
})

test('a quarrel is found, signed by two, referred, and followed until it ends', async ({ actors, clock }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).propose({ title: '楼上漏水让他赔偿', ...(await homeOf(people)) })
  const address = `/topics/${topic.id}`
  const { page, ...desk } = await handsAt(actors, ADMIN, address)
  const screen = desk.hands.form('propose.screen')
  const dispute = screen.getByRole('radiogroup', { name: /社会成员纠纷/ })
  await desk.hands.tick(dispute.getByRole('radio', { name: '涉及', exact: true }))
  await desk.hands.click(screen.getByRole('button', { name: '其余看过，都不涉及' }))
  await screen.getByLabel(/法律或文件依据/).fill('《民法典》第二百九十六条：相邻两户之间的赔偿。')
  await screen.getByLabel(/事实和证据/).fill('上门看过，天花板有水渍。')
  await album.both(page, 'desk-screening-yes', [dispute, screen.getByLabel(/事实和证据/)], { tallest: 1000 })
  await desk.hands.send('propose.screen')
  await album.desk(page, 'desk-legal-opinion', card(page, 'propose.legal-opinion'))

  const second = await handsAt(actors, SHEN, address)
  await album.desk(second.page, 'desk-countersign', [
    second.page.getByRole('region', { name: '审查结果' }),
    card(second.page, 'propose.countersign'),
  ])
  await second.hands.send('propose.countersign')

  await page.reload()
  await page.getByText('退回、不予受理、转办、拆分、并入').click()
  await album.desk(page, 'desk-decline', [card(page, 'propose.return'), card(page, 'propose.decline')], {
    tallest: 1200,
  })
  const refer = desk.hands.form('propose.refer')
  await refer.getByLabel('纠纷类型').selectOption({ label: '漏水渗水' })
  await refer.getByLabel('涉及住户的门牌').fill('7幢302室、7幢402室')
  await refer.getByLabel('单位名称').fill('桂苑社区人民调解委员会')
  await refer.getByLabel(/理由/).fill('这是两户之间的纠纷，请调解委员会帮您。')
  await album.both(page, 'desk-refer', card(page, 'propose.refer'), { tallest: 1200 })
  await album.desk(page, 'desk-split', card(page, 'propose.split'), { tallest: 1200 })
  await album.desk(page, 'desk-merge', card(page, 'propose.merge'))
  await desk.hands.send('propose.refer')
  await desk.hands.confirm()

  await desk.hands.send('propose.referral-sent')
  await album.both(
    page,
    'desk-referral',
    [page.getByRole('region', { name: '转办进展' }), card(page, 'propose.referral-received')],
    {
      tallest: 1200,
    },
  )
  await desk.hands.send('propose.referral-received')
  const result = desk.hands.form('propose.referral-result')
  await result.getByLabel('怎么办结的').selectOption({ label: '达成书面协议' })
  await result.getByLabel(/结果说明/).fill('双方同意调解，签了协议。')
  await result.getByLabel('协议内容').fill('赔偿2600元，10日内修好。')
  await album.desk(page, 'desk-referral-result', card(page, 'propose.referral-result'), { tallest: 1200 })
  await desk.hands.send('propose.referral-result')

  const resident = await actors.as(CHEN)
  await resident.setViewportSize(PHONE)
  await resident.goto(address)
  await album.checked(
    resident,
    'resident-referral',
    [resident.getByRole('region', { name: '转办进展' }), card(resident, 'propose.rate-referral')],
    {
      tallest: 1400,
    },
  )
  await resident.getByRole('link', { name: /转办告知书/ }).click()
  await album.desk(resident, 'letter', resident.getByRole('article'), { tallest: 1000 })

  await page.goto(`/communities/${people.coordinator.communityId}/referrals`)
  await page.getByRole('radio', { name: '全部' }).check()
  await expect(page.getByRole('link', { name: '楼上漏水让他赔偿' }).first()).toBeVisible()
  await album.both(page, 'desk-referrals', page.getByRole('main'), { tallest: 480, margin: 0 })
})

test('a refusal, the request for a review, and the township’s answer', async ({ actors, clock }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).propose({ title: '执行还是不执行防汛值守', ...(await homeOf(people)) })
  await people.coordinator.act(topic.id, 'propose.screen', sheet('EX2_SUPERIOR_MANDATE'))
  await people.second.act(topic.id, 'propose.countersign')
  await (await actors.api(ADMIN)).act(topic.id, 'propose.decline', {
    ground: 'EX2_SUPERIOR_MANDATE',
    reason: '上级有明确要求，没有商量余地；怎么排班可以商量。',
  })
  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  await resident.form('propose.request-review').getByLabel('为什么要复核').fill('没有看到文件。')
  await album.checked(resident.page, 'resident-review', card(resident.page, 'propose.request-review'))
  await resident.send('propose.request-review')
  const { hands, page } = await handsAt(actors, TOWNSHIP, `/topics/${topic.id}`)
  await hands.form('propose.uphold').getByLabel(/理由/).fill('文件已附，维持。')
  await album.both(page, 'township-proposal-review', page.getByRole('region', { name: '复核决定' }), { tallest: 1200 })
  await hands.send('propose.uphold')
  await hands.confirm()
  await resident.page.reload()
  await resident.page.getByText('换一个合法的办法再提').first().click()
  await album.checked(resident.page, 'resident-alternative', card(resident.page, 'propose.alternative'))
})

test('danger goes out on one signature, and a second person looks at it', async ({ actors, clock }) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).propose({ title: '三楼外墙砖要掉下来', ...(await homeOf(people)) })
  await people.coordinator.act(topic.id, 'propose.screen', sheet('EMERGENCY'))
  await people.coordinator.act(topic.id, 'propose.refer', {
    destination: 'FIRE',
    organisation: '街道应急管理站',
    reason: '外墙砖有脱落危险，请马上处置。',
  })
  const { page } = await handsAt(actors, SHEN, `/topics/${topic.id}`)
  await album.desk(page, 'desk-dispatch', page.getByRole('region', { name: '待第二人复核' }))
})

test('a supporter of a merged proposal is asked', async ({ actors, clock }) => {
  const people = await cast(actors)
  const home = await homeOf(people)
  const flow = new Flow(people, clock)
  const target = await flow.propose({ title: '南门加一排长椅', ...home })
  const merged = await flow.propose({ title: '南门口放几张椅子', ...home })
  await people.coordinator.act(merged.id, 'propose.screen', sheet('DUPLICATE'))
  await people.second.act(merged.id, 'propose.countersign')
  await (await actors.api(ADMIN)).act(merged.id, 'propose.merge', { topicId: target.id, reason: '同一件事' })
  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${merged.id}`)
  await album.checked(resident, 'resident-merge', resident.getByRole('region', { name: '您也支持那一件吗？' }))
})

async function handsAt(actors: Actors, who: Who, address: string) {
  const hands = new Hands(await actors.as(who))
  await hands.page.setViewportSize(DESK)
  await hands.page.goto(address)
  return { hands, page: hands.page }
}
