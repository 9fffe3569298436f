import { demoAccountsSchema } from '@gongyi/shared/contracts'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { demoAccountsReader } from '../../features/accounts/demo-accounts.js'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const accounts = demoAccountsSchema.parse({
  accounts: [
    { role: 'resident', name: '陈志强', phone: '19901000001', password: 'gongyi-demo', regionName: '桂苑社区' },
    { role: 'auditor', name: '钱正', phone: '19901000010', password: 'gongyi-demo', regionName: '禾川市' },
  ],
})

describe('the demo accounts on the sign-in page', () => {
  it('are listed in demo mode, and one press signs in', async () => {
    const sent = answer({
      'GET /api/session': { session: null },
      'GET /api/demo/accounts': accounts,
      'POST /api/session': sessionWith('auditor'),
      'GET /api/topics': { items: [], next: null },
    })
    await renderApp(<AppRoutes />, { path: '/sign-in' })
    await userEvent.click(await screen.findByRole('button', { name: /钱正/ }))
    expect(sent.find((request) => request.route === 'POST /api/session')?.body).toEqual({
      phone: '19901000010',
      password: 'gongyi-demo',
    })
  })

  it('are nowhere elsewhere', async () => {
    answer({ 'GET /api/session': { session: null }, 'GET /api/demo/accounts': refusal(404, { code: 'not-found' }) })
    await renderApp(<AppRoutes />, { path: '/sign-in' })
    expect(await screen.findByRole('button', { name: '登录' })).toBeTruthy()
    expect(screen.queryByRole('heading', { name: '演示账户' })).toBeNull()
    expect(screen.queryByText('没有找到')).toBeNull()
  })

  it('are read as the contract reads them', () => {
    expect(demoAccountsReader.parse(accounts)).toEqual(accounts)
    expect(() => demoAccountsReader.parse({ accounts: [{ ...accounts.accounts[0], role: 'king' }] })).toThrow(TypeError)
  })
})
