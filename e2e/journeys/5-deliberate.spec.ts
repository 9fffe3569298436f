import { CHEN, cast, homeOf, LIN } from '../support/cast.js'
import { Flow } from '../support/flow.js'
import { Hands } from '../support/hands.js'
import { expect, test } from '../support/test.js'

test('a question is asked, the talk is recorded, the question answered, the draft fixed', async ({
  actors,
  clock,
  look,
}) => {
  const people = await cast(actors)
  const topic = await new Flow(people, clock).topicAt('deliberate', { title: '信报箱换新', ...(await homeOf(people)) })
  const resident = new Hands(await actors.as(CHEN))
  await resident.page.goto(`/topics/${topic.id}`)
  const opinion = resident.contribution('deliberate.opinion')
  await resident.send(opinion)
  await expect(opinion.getByText('请选择您的态度')).toBeVisible()
  await expect(opinion.getByText('请写下您的意见')).toBeVisible()
  await resident.tick(opinion.getByRole('radio', { name: '疑问' }))
  await resident.fill(opinion.getByLabel(/^您的意见/), '旧信箱里的信怎么办？')
  await resident.send(opinion)
  await expect(resident.page.getByText('意见已提交')).toBeVisible()
  await look(resident.page, '5-deliberate-resident')

  const hands = new Hands(await actors.as(LIN))
  await hands.page.goto(`/topics/${topic.id}`)
  const complete = hands.form('deliberate.complete')
  await expect(complete.getByText('还有 1 条反对意见没有答复')).toBeVisible()
  await expect(complete.getByText(/定稿方案：写明预算/)).toBeVisible()
  await expect(complete.locator('button[type=submit]')).toBeDisabled()

  const minutes = hands.form('deliberate.record')
  await hands.send(minutes)
  await expect(minutes.getByText('请填写').first()).toBeVisible()
  await hands.fill(minutes.getByRole('textbox', { name: /^到会人数/ }), '8')
  await hands.fill(minutes.getByLabel(/^记录人/), '沈国平')
  await hands.fill(minutes.getByLabel('说了什么').first(), '旧的锈了，同意换。')
  await hands.fill(minutes.getByLabel(/^结论/), '同意换新，旧信箱的信由楼组长转交。')
  await hands.send(minutes)
  await expect(hands.page.getByText('协商记录已登记')).toBeVisible()

  const reply = hands.contribution('deliberate.reply')
  await hands.fill(reply.getByLabel(/^答复内容/), '由楼组长逐户转交，不会丢。')
  await hands.send(reply)
  await expect(hands.page.getByText('答复已发出')).toBeVisible()

  const draft = hands.form('deliberate.freeze')
  await hands.fill(draft.getByLabel(/^预算/), '一千元')
  await hands.send(draft)
  await expect(draft.getByText('请填写金额，最多两位小数')).toBeVisible()
  await hands.fill(draft.getByLabel(/^预算/), '1200.50')
  await look(hands.page, '5-deliberate-desk')
  await hands.send(draft)
  await expect(hands.page.getByText('方案已定稿', { exact: true })).toBeVisible()
  await hands.send(complete)
  await expect(hands.page.getByText('已进入第 6 步“进行表决”')).toBeVisible()

  await resident.page.goto(`/topics/${topic.id}/deliberate`)
  await expect(resident.page.getByText('由楼组长逐户转交，不会丢。')).toBeVisible()
  await expect(resident.page.getByText('¥1,200.50').first()).toBeVisible()
})
