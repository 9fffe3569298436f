import { REVIEW_ITEMS } from '@gongyi/shared/domain'
import { ADMIN, CHEN, cast, homeOf, LIN } from './support/cast.js'
import { Flow } from './support/flow.js'
import { Hands } from './support/hands.js'
import { castFor, neighbours } from './support/neighbours.js'
import { expect, test } from './support/test.js'

/** As many as one person puts up with for a bench or a shelf. */
const MOST_INTERACTIONS = 30

/** The press that opens the topic. */
const OPENING = 1

test('a light topic goes from screening to filed with at most 30 interactions by one coordinator', async ({
  actors,
  clock,
  origin,
}) => {
  test.setTimeout(180_000)
  const people = await cast(actors)
  const home = await homeOf(people)
  const flow = new Flow(people, clock)
  const title = `${home.building}幢${home.stairwell}单元楼道放一张长椅`
  const topic = await flow.propose({ title, ...home })
  const hands = new Hands(await actors.as(LIN))
  const { page } = hands
  // Opened from a list or a message with one press, which is counted; how long that list is here depends on other journeys
  await page.goto(`/topics/${topic.id}`)

  // 1 and 2: the screening once read, the answer as prefilled, the stairwell as the proposal names it
  await hands.click(page.getByRole('button', { name: '逐项看过，都不涉及' }))
  await hands.send('propose.screen')
  await hands.send('propose.accept')
  await hands.tick(page.getByRole('radio', { name: '一个单元' }))
  await hands.send('participants.set')
  await hands.send('participants.lock')
  await hands.confirm()

  // 3 and 4: one notice, posted and sent to everybody, talk and vote as planned
  await hands.send('notice.publish')
  await hands.confirm()
  await hands.send(hands.contribution('notice.delivery'))
  await hands.send('notice.complete')
  await hands.send('format.plan')
  await hands.send('format.complete')

  // 5: the talk was held
  const { talkOn, opensOn, closesOn } = await planned()
  await clock.toDay(talkOn)
  await page.reload()
  const minutes = hands.form('deliberate.record')
  await hands.fill(minutes.getByRole('textbox', { name: /^到会人数/ }), '9')
  await hands.fill(minutes.getByLabel(/^记录人/), '沈国平')
  await hands.fill(minutes.getByLabel('说了什么').first(), '老人上楼可以歇一歇，赞成。')
  await hands.fill(minutes.getByLabel(/^结论/), '同意放在一楼转角，不挡通道。')
  await hands.send('deliberate.record')
  await hands.send('deliberate.freeze')
  await hands.send('deliberate.complete')

  // 6: residents vote online, two tellers sign
  if (opensOn > talkOn) await clock.toDay(opensOn)
  await page.reload()
  await hands.send('vote.open')
  await expect(page.getByText('投票已开始')).toBeVisible()
  const admin = await actors.api(ADMIN)
  for (const voter of [
    people.resident,
    ...(await neighbours({ admin, coordinator: people.coordinator }, origin, home, 3)),
  ])
    await castFor(voter, topic.id)
  await clock.toDay(closesOn)
  await clock.waitDays(1)
  await page.reload()
  await hands.send('vote.close')
  await hands.fill(page.getByLabel('监票人 1'), '周桂兰')
  await hands.fill(page.getByLabel('监票人 2'), '陈志强')
  await hands.send('vote.count')
  await hands.send('vote.publish')
  await expect(page.getByText('结果已公布')).toBeVisible()
  await clock.waitDays(4)
  await page.reload()
  await hands.send('vote.finalise')
  await hands.confirm()

  // 7: the letter as prefilled; the township's part is not the coordinator's
  await hands.send('filing.submit')
  await expect(page.getByText('已报街道（乡镇）备案', { exact: true })).toBeVisible()
  const filed = await people.township.act(topic.id, 'filing.accept', { checked: [...REVIEW_ITEMS] })
  expect(filed.filingNo).toMatch(/^云溪协备〔2026〕\d+号$/)

  const resident = await actors.as(CHEN)
  await resident.goto(`/topics/${topic.id}/filing`)
  await expect(resident.getByText(filed.filingNo ?? '').first()).toBeVisible()
  const interactions = OPENING + hands.count
  test.info().annotations.push({ type: 'interactions', description: String(interactions) })
  console.warn(`A light topic took ${interactions} interactions from screening to filed.`)
  expect(interactions, hands.log.join('\n')).toBeLessThanOrEqual(MOST_INTERACTIONS)

  async function planned() {
    await expect(page.getByText('已进入第 5 步“商讨内容”')).toBeVisible()
    const { plan } = (await people.coordinator.topic(topic.id)).records.format
    const talkOn = plan?.formats[0]?.on
    if (plan === undefined || talkOn === undefined) throw new Error('nothing is planned')
    return { ...plan.vote, talkOn }
  }
})
