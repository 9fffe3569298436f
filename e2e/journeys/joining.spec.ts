import { householdPageSchema, householdSchema, printedJoinCodesSchema } from '@gongyi/shared/contracts'
import type { ApiUser } from '../support/api.js'
import { ADMIN, LIN } from '../support/cast.js'
import { freshPhone } from '../support/neighbours.js'
import { expect, test } from '../support/test.js'

const PASSWORD = 'gongyi-journey-2026'

interface Neighbour {
  readonly householdId: string
  readonly personId: string
  readonly name: string
  readonly door: string
}

/** Somebody living alone in an account-less household: each journey and each size takes the next. */
async function neighbour(office: ApiUser): Promise<Neighbour> {
  const base = `/communities/${office.communityId}`
  for (let after = ''; ; ) {
    const page = await office.get(householdPageSchema, `${base}/households?limit=50${after}`)
    for (const { id, members, active } of page.items.toReversed()) {
      if (!active || members < 2) continue
      const { people, code } = await office.get(householdSchema, `${base}/households/${id}`)
      const head = people.find((each) => each.isHead && each.active && !each.deceased)
      if (head === undefined || people.some((each) => each.isRep && each.id !== head.id)) continue
      const sheet = await print(office, head.id).catch(() => undefined)
      if (sheet !== undefined) return { householdId: id, personId: head.id, name: head.name, door: code }
    }
    if (page.next === null) throw new Error('everybody has joined')
    after = `&after=${page.next}`
  }
}

async function print(office: ApiUser, personId: string): Promise<string> {
  const answer = await office.post(printedJoinCodesSchema, `/communities/${office.communityId}/join-codes`, {
    personIds: [personId],
  })
  return answer.items[0]?.code ?? ''
}

test('a code from the office brings a resident to their own household, once', async ({
  actors,
  browser,
  look,
  origin,
}) => {
  const office = await actors.api(ADMIN)
  const { householdId, name, door } = await neighbour(office)
  const admin = await actors.as(ADMIN)
  await admin.goto(`/communities/${office.communityId}/roster/households/${householdId}`)
  await look(admin, '10-household')
  await admin.getByRole('button', { name: '打印加入码' }).click()
  await expect(admin.getByRole('heading', { name: '加入码' })).toBeVisible()
  await look(admin, '10-slips')
  const picture = await admin.getByRole('img').first().getAttribute('aria-label')
  const code = /#([2-9A-Z]{26})/.exec(picture ?? '')?.[1] ?? ''
  expect(code).toHaveLength(26)

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const resident = await context.newPage()
  await resident.goto(`${origin}/join#${code}`)
  await expect(resident.getByRole('heading', { name: /^您是 .+某+ 吗？$/ })).toBeVisible()
  await expect(resident.getByText(name)).toHaveCount(0)
  expect(resident.url()).not.toContain(code)
  await look(resident, '10-is-it-you')
  await resident.getByRole('button', { name: '是我', exact: true }).click()
  await resident.getByRole('textbox', { name: '手机号' }).fill(freshPhone())
  await resident.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await resident.getByLabel('再填一遍密码').fill(PASSWORD)
  await look(resident, '10-credentials')
  await resident.getByRole('button', { name: '加入', exact: true }).click()
  await expect(resident.getByText('社区正在核对')).toBeVisible()
  await look(resident, '10-waiting')

  const lin = await actors.as(LIN)
  await lin.goto(`/communities/${office.communityId}/join-codes`)
  await look(lin, '10-join-codes')
  await lin
    .getByRole('button', { name: `核对无误：${name}` })
    .first()
    .click()
  await lin.getByRole('alertdialog').getByRole('button', { name: '核对无误' }).click()
  await expect(lin.getByText('已核对').first()).toBeVisible()

  await resident.reload()
  await expect(resident.getByText(door)).toBeVisible()
  await expect(resident.getByRole('region', { name: '我的家' }).getByText(name).first()).toBeVisible()
  await look(resident, '10-my-household')
  await resident.goto('/inbox')
  await expect(resident.getByText('社区已核对，您现在可以代表自己表决')).toBeVisible()

  const again = await context.newPage()
  await again.goto(`${origin}/join#${code}`)
  await expect(again.getByText('这个加入码已经用过了')).toBeVisible()
  await look(again, '10-used')
  await context.close()
})

test('a code that has run out says what to do', async ({ actors, browser, clock, look, origin }) => {
  const office = await actors.api(ADMIN)
  const { personId } = await neighbour(office)
  const code = await print(office, personId)
  await clock.waitDays(31)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${origin}/join`)
  await page.getByLabel('加入码').fill(code.toLowerCase().replace(/(.{5})/g, '$1 '))
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('这个加入码已经过期')).toBeVisible()
  await expect(page.getByText(/请社区重新打印一张/)).toBeVisible()
  await look(page, '10-expired')
  await context.close()
})

test('a coordinator binds somebody at the door, and a colleague confirms it', async ({ actors, look }) => {
  const office = await actors.api(ADMIN)
  const { personId, name } = await neighbour(office)
  const page = await actors.as(LIN)
  await page.goto(`/communities/${office.communityId}/roster?tab=people&q=${encodeURIComponent(name)}`)
  await look(page, '10-people')
  await page.goto(`/communities/${office.communityId}/roster/people/${personId}`)
  await look(page, '10-person')
  await page.getByRole('button', { name: '当面绑定' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`我是${name}，我要用自己的手机号加入`).check()
  await dialog.getByLabel('本人的手机号').fill(freshPhone())
  await dialog.getByLabel('本人设一个密码').fill(PASSWORD)
  await look(page, '10-doorstep')
  await dialog.getByRole('button', { name: '绑定' }).click()
  await expect(page.getByText('已绑定。请另一位同事核对后，本人就能表决。')).toBeVisible()

  const admin = await actors.as(ADMIN)
  await admin.goto(`/communities/${office.communityId}/join-codes`)
  await admin
    .getByRole('button', { name: `核对无误：${name}` })
    .first()
    .click()
  await admin.getByRole('alertdialog').getByRole('button', { name: '核对无误' }).click()
  await expect(admin.getByText('已核对').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('已加入，可以用手机办理')).toBeVisible()
})

test('the administrator corrects an entry and takes it back', async ({ actors, look }) => {
  const office = await actors.api(ADMIN)
  const { personId } = await neighbour(office)
  const page = await actors.as(ADMIN)
  await page.goto(`/communities/${office.communityId}/roster/people/${personId}`)
  await page.getByRole('button', { name: '更正', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('备注').fill('行动不便，请上门')
  await sheet.getByLabel('为什么改').fill('网格员上门走访')
  await look(page, '10-edit-person')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('备注：空 → 行动不便，请上门')).toBeVisible()
  await look(page, '10-history')
  await page.getByRole('button', { name: '撤回：备注' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('为什么改').fill('写错了人')
  await dialog.getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('备注：行动不便，请上门 → 空')).toBeVisible()
})
