import {
  type AccountView,
  accountLinksSchema,
  accountPageSchema,
  accountSchema,
  issuedCodesSchema,
  personPageSchema,
  printedCodePageSchema,
} from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, OWN_ACCOUNT, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const path = `/communities/${COMMUNITY}/accounts`
const LINKS = `/api/communities/${COMMUNITY}/account-links`
const id = (last: number) => `0193a0c0-0000-7000-8000-0000000000${last}`

function account(accountId: string, displayName: string, role: string): AccountView {
  return accountSchema.parse({
    id: accountId,
    displayName,
    phoneMasked: '199****0001',
    disabled: false,
    createdAt: '2026-11-01T02:00:00.000Z',
    grants: [
      {
        id: accountId.replace(/^.{8}/, '0193a0c1'),
        role,
        regionId: COMMUNITY,
        regionName: '桂苑社区',
        regionLevel: 'VILLAGE_COMMUNITY',
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: null,
      },
    ],
  })
}

const resident = account(id(31), '陈志强', 'resident')
const colleague = account(id(32), '林晓燕', 'coordinator')
const own = account(OWN_ACCOUNT, '许建明', 'community-admin')
const person = {
  id: id(41),
  name: '彭峰',
  phoneMasked: '199****2114',
  householdCode: '桂苑新村21-1-502',
  units: 0,
  linked: false,
}

function served(
  role: 'coordinator' | 'community-admin' | 'township-admin',
  more: Readonly<Record<string, unknown>> = {},
) {
  return answer({
    'GET /api/session': sessionWith(role),
    'GET /api/identity/accounts': accountPageSchema.parse({ items: [resident, colleague, own], next: null }),
    [`GET ${LINKS}`]: accountLinksSchema.parse({
      items: [{ accountId: resident.id, personId: id(42), personName: '陈志强', householdCode: '桂苑新村7-2-301' }],
    }),
    'GET /api/identity/codes': printedCodePageSchema.parse({ items: [], next: null }),
    [`GET /api/communities/${COMMUNITY}/persons`]: personPageSchema.parse({ items: [person], next: null }),
    ...more,
  })
}

describe('the accounts of a community', () => {
  it('say who on the roster each one is, and are asked for this community alone', async () => {
    const sent = served('community-admin')
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('桂苑新村7-2-301')).toBeTruthy()
    expect(screen.getAllByText('还没有核对')).toHaveLength(2)
    expect(sent.find((request) => request.route === 'GET /api/identity/accounts')?.query.get('within')).toBe(COMMUNITY)
  })

  it('let a coordinator print codes for residents, and neither open accounts nor change roles', async () => {
    served('coordinator')
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('button', { name: '给 陈志强 打印登录码' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '给 林晓燕 打印登录码' })).toBeNull()
    expect(screen.queryByRole('button', { name: '新开账户' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '管理 林晓燕' }))
    const sheet = await screen.findByRole('dialog')
    expect(within(sheet).queryByRole('button', { name: /收回|授予|停用/ })).toBeNull()
  })

  it('show a printed code once, and forget it', async () => {
    const codes = issuedCodesSchema.parse({
      items: [
        {
          accountId: resident.id,
          displayName: '陈志强',
          phoneMasked: '199****0001',
          code: '12345678',
          expiresAt: '2026-11-30T02:00:00.000Z',
          codeId: id(51),
          needsRelease: true,
        },
      ],
    })
    const sent = served('coordinator', { 'POST /api/identity/codes': codes })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '给 陈志强 打印登录码' }))
    expect(await screen.findByText('1234 5678')).toBeTruthy()
    expect(screen.getByText('还要另一位同事放行')).toBeTruthy()
    expect(sent.at(-1)?.body).toEqual({ accountIds: [resident.id] })
    await userEvent.click(screen.getByRole('button', { name: '打印好了，回到账户' }))
    expect(screen.queryByText('1234 5678')).toBeNull()
    expect(await screen.findByRole('button', { name: '管理 陈志强' })).toBeTruthy()
  })

  it('offer nothing that one would do to oneself', async () => {
    served('community-admin')
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '管理 许建明' }))
    const sheet = await screen.findByRole('dialog')
    expect(within(sheet).getByText('这是您自己的账户，请由另一位管理员办理。')).toBeTruthy()
    expect(within(sheet).queryByRole('button', { name: /收回|授予|停用|确认是这个人/ })).toBeNull()
  })

  it('lose a role only after one more question', async () => {
    const grant = colleague.grants[0]?.id ?? ''
    const sent = served('community-admin', { [`DELETE /api/identity/grants/${grant}`]: undefined })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '管理 林晓燕' }))
    await userEvent.click(await screen.findByRole('button', { name: '收回 网格员' }))
    expect(sent.some((request) => request.route.startsWith('DELETE'))).toBe(false)
    const question = await screen.findByRole('alertdialog')
    await userEvent.click(within(question).getByRole('button', { name: '收回 网格员' }))
    expect(sent.some((request) => request.route === `DELETE /api/identity/grants/${grant}`)).toBe(true)
  })
})

describe('printed codes', () => {
  const printed = {
    accountId: resident.id,
    phoneMasked: '199****0001',
    printedAt: '2026-11-23T02:00:00.000Z',
    expiresAt: '2026-11-30T02:00:00.000Z',
    releasedAt: null,
    releasedBy: null,
    mayRevoke: true,
  }
  const theirs = {
    ...printed,
    id: id(51),
    displayName: '陈志强',
    state: 'waiting',
    printedBy: '林晓燕',
    mayRelease: true,
  }
  const mine = { ...printed, id: id(52), displayName: '周丽', state: 'waiting', printedBy: '许建明', mayRelease: false }
  const used = { ...mine, id: id(53), displayName: '王平', state: 'used', mayRevoke: false }
  const page = printedCodePageSchema.parse({ items: [theirs, mine, used], next: null })
  const RELEASE = 'POST /api/identity/codes/release'

  it('wait for a second person, and are released by one press of whoever did not print them', async () => {
    const sent = served('community-admin', { 'GET /api/identity/codes': page, [RELEASE]: undefined })
    await renderApp(<AppRoutes />, { path })
    const table = within(await screen.findByRole('table', { name: '打印过的登录码' }))
    expect(table.getAllByText('等第二人放行')).toHaveLength(2)
    expect(table.getAllByRole('button', { name: /^放行/ })).toHaveLength(1)
    await userEvent.click(table.getByRole('button', { name: /^放行：我看到 陈志强/ }))
    expect(sent.find(({ route }) => route === RELEASE)?.body).toEqual({ codeIds: [theirs.id] })
    expect(await screen.findByText('已放行 1 张')).toBeTruthy()
  })

  it('are released many at once, the reader’s own left out', async () => {
    const sent = served('community-admin', { 'GET /api/identity/codes': page, [RELEASE]: undefined })
    await renderApp(<AppRoutes />, { path })
    const table = within(await screen.findByRole('table', { name: '打印过的登录码' }))
    for (const box of table.getAllByRole('checkbox').slice(-2)) await userEvent.click(box)
    await userEvent.click(screen.getByRole('button', { name: /^放行选中的 1 张/ }))
    expect(sent.find(({ route }) => route === RELEASE)?.body).toEqual({ codeIds: [theirs.id] })
  })

  it('show what became of those that are over only when asked, and can be voided', async () => {
    const REVOKE = 'POST /api/identity/codes/revoke'
    const sent = served('community-admin', { 'GET /api/identity/codes': page, [REVOKE]: undefined })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('周丽')).toBeTruthy()
    expect(screen.queryByText('王平')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '也看用过的、过期的' }))
    expect(await screen.findByText('已用')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '作废 周丽 的登录码' }))
    expect(sent.find(({ route }) => route === REVOKE)?.body).toEqual({ codeIds: [mine.id] })
  })
})

describe('what comes from above the community', () => {
  it('is not offered to its admin: codes of staff, the supervisor’s role', async () => {
    served('community-admin')
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('button', { name: '给 陈志强 打印登录码' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '给 林晓燕 打印登录码' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '新开账户' }))
    const roles = within(await screen.findByLabelText(/^角色/))
    expect(roles.getAllByRole('option').map((option) => option.textContent)).not.toContain('监督员')
  })
  it('is offered to the township', async () => {
    served('township-admin')
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('button', { name: '给 林晓燕 打印登录码' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '新开账户' }))
    const roles = within(await screen.findByLabelText(/^角色/))
    expect(roles.getAllByRole('option').map((option) => option.textContent)).toContain('监督员')
  })
})

describe('a new account', () => {
  async function fill() {
    await userEvent.click(await screen.findByRole('button', { name: '新开账户' }))
    await userEvent.type(await screen.findByRole('combobox', { name: /先在名册上找到这个人/ }), '彭峰')
    await userEvent.click(await screen.findByRole('option', { name: /彭峰/ }))
    await userEvent.type(screen.getByLabelText(/^手机号/), '199 0700 1234')
    await userEvent.click(screen.getByRole('button', { name: '开户' }))
  }

  it('is opened under the name on the roster and linked to that person', async () => {
    const made = account(id(33), '彭峰', 'resident')
    const link = { accountId: made.id, personId: person.id, personName: '彭峰', householdCode: null }
    const sent = served('community-admin', { 'POST /api/identity/accounts': made, [`POST ${LINKS}`]: link })
    await renderApp(<AppRoutes />, { path })
    await fill()
    expect(await screen.findByText('已为 彭峰 开户')).toBeTruthy()
    expect(screen.getByText(/开户和打印不能是同一个人/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '现在打印登录码' })).toBeNull()
    const posts = sent.filter((request) => request.route.startsWith('POST')).map((request) => request.body)
    expect(posts).toEqual([
      { phone: '199 0700 1234', displayName: '彭峰', role: 'resident', regionId: COMMUNITY },
      { accountId: made.id, personId: person.id },
    ])
  })

  it('stays when the person turns out to have one already, and says so', async () => {
    served('community-admin', {
      'POST /api/identity/accounts': account(id(33), '彭峰', 'resident'),
      [`POST ${LINKS}`]: refusal(409, { code: 'link-taken' }),
    })
    await renderApp(<AppRoutes />, { path })
    await fill()
    expect(await screen.findByText(/没有与名册核对上/)).toBeTruthy()
    expect(screen.getByText('已经核对过了')).toBeTruthy()
  })

  it('asks for a whole phone number before anything is sent', async () => {
    const sent = served('community-admin')
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '新开账户' }))
    await userEvent.type(screen.getByLabelText(/^手机号/), '1990700')
    await userEvent.click(screen.getByRole('button', { name: '开户' }))
    expect(screen.getByText('请输入 11 位手机号')).toBeTruthy()
    expect(screen.getByText('请输入姓名')).toBeTruthy()
    expect(sent.some((request) => request.route.startsWith('POST'))).toBe(false)
  })
})
