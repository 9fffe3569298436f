import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { startDisplay, useDisplay } from '../../lib/display/display.js'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { AppRoutes } from '../routes.js'
import { SignedOutRedirect } from '../signed-out-redirect.js'

const session = {
  accountId: '0193a0c0-0000-7000-8000-000000000001',
  displayName: '陈建国',
  phoneMasked: '138****0001',
  locale: null,
  passwordMissing: false,
  grants: [
    {
      role: 'coordinator',
      regionId: 'r',
      regionName: '桂苑社区',
      regionLevel: 'VILLAGE_COMMUNITY',
      communityIds: ['r'],
    },
  ],
  communities: [],
  expiresAt: '2026-11-23T10:00:00.000Z',
}

const app = (
  <>
    <SignedOutRedirect />
    <AppRoutes />
  </>
)

describe('the frame of every page', () => {
  it('has the language switch in sight and speaks the other language at a press', async () => {
    answer({ 'GET /api/session': { session: null } })
    await renderApp(app)
    await userEvent.click(screen.getByRole('button', { name: 'English' }))
    expect(await screen.findByRole('heading', { level: 1, name: /talked over/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: '中文' }).getAttribute('aria-pressed')).toBe('false')
  })

  it('turns elder mode on for the whole document, and compact off with it', async () => {
    answer({ 'GET /api/session': { session: null } })
    const stop = startDisplay()
    useDisplay.getState().setDensity('compact')
    await renderApp(app)
    expect(document.documentElement.dataset['density']).toBe('compact')
    await userEvent.click(screen.getByRole('button', { name: '长辈版' }))
    expect(document.documentElement.dataset['elder']).toBe('1')
    expect(document.documentElement.dataset['density']).toBeUndefined()
    stop()
  })

  it('shows the desk to staff only', async () => {
    answer({ 'GET /api/session': { session } })
    const { unmount } = await renderApp(app)
    expect((await screen.findAllByRole('link', { name: '工作台' })).length).toBeGreaterThan(0)
    unmount()
    answer({ 'GET /api/session': { session: null } })
    await renderApp(app)
    expect(screen.queryByRole('link', { name: '工作台' })).toBeNull()
  })

  it('answers an unknown address with a way back', async () => {
    answer({ 'GET /api/session': { session: null } })
    await renderApp(app, { path: '/no/such/page' })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('没有找到这个页面')
  })
})

describe('signing in', () => {
  it('asks for what is missing in our own words, sends once, and comes back to where one was', async () => {
    const signIn = vi.fn(() => ({ session }))
    const sent = answer({ 'GET /api/session': { session: null }, 'POST /api/session': signIn })
    await renderApp(app, { path: '/sign-in?return=%2Fme' })
    const submit = await screen.findByRole('button', { name: '登录' })
    await userEvent.click(submit)
    expect(screen.getByText('请输入 11 位手机号')).toBeTruthy()
    await userEvent.type(screen.getByLabelText('手机号'), '138 0000 0001')
    await userEvent.type(screen.getByLabelText('密码', { selector: 'input[type=password]' }), 'secret-word')
    await userEvent.click(submit)
    expect(await screen.findByRole('heading', { level: 1, name: '我的' })).toBeTruthy()
    expect(signIn).toHaveBeenCalledOnce()
    expect(sent.find((one) => one.route === 'POST /api/session')?.body).toEqual({
      phone: '138 0000 0001',
      password: 'secret-word',
    })
  })

  it('says why it was refused, and stays', async () => {
    answer({ 'GET /api/session': { session: null }, 'POST /api/session': refusal(401, { code: 'sign-in-failed' }) })
    await renderApp(app, { path: '/sign-in' })
    await userEvent.type(await screen.findByLabelText('手机号'), '13800000001')
    await userEvent.type(screen.getByLabelText('密码', { selector: 'input[type=password]' }), 'wrong')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    expect((await screen.findAllByRole('alert')).map((one) => one.textContent).join()).toContain('不相符')
  })
})
