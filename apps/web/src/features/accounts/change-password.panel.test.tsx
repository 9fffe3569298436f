import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionWith } from '../../testing/sessions.js'
import { ChangePassword } from './change-password.js'

const ROUTE = 'POST /api/identity/password'

async function show(passwordMissing: boolean) {
  const { session } = sessionWith('resident', { passwordMissing })
  if (session === null) throw new Error('nobody is signed in')
  await renderApp(<ChangePassword session={session} />)
}

async function type(next: string, again: string) {
  await userEvent.type(screen.getByLabelText(/^新密码/), next)
  await userEvent.type(screen.getByLabelText(/^再输入一次/), again)
}

describe('the password form', () => {
  it('after a sign-in by code asks for a new one alone', async () => {
    const sent = answer({ [ROUTE]: undefined })
    await show(true)
    expect(screen.queryByLabelText(/^现在的密码/)).toBeNull()
    await type('桂苑新村的大樟树', '桂苑新村的大樟树')
    await userEvent.click(screen.getByRole('button', { name: '设置密码' }))
    expect(screen.getByText('新密码至少 10 个字符')).toBeTruthy()
    await type('真好看呀', '真好看呀')
    await userEvent.click(screen.getByRole('button', { name: '设置密码' }))
    expect((await screen.findByRole('status')).textContent).toContain('密码已保存')
    expect(sent.map((request) => request.body)).toEqual([{ next: '桂苑新村的大樟树真好看呀' }])
  })

  it('sends nothing while the two do not agree', async () => {
    const sent = answer({})
    await show(false)
    await userEvent.type(screen.getByLabelText(/^现在的密码/), 'the old one')
    await type('a new password', 'a new passwort')
    await userEvent.click(screen.getByRole('button', { name: '修改密码' }))
    expect(screen.getByText('两次输入的不一样')).toBeTruthy()
    expect(sent).toEqual([])
  })

  it('says in words that the current one is wrong, and keeps what was typed', async () => {
    const sent = answer({ [ROUTE]: refusal(422, { code: 'wrong-password' }) })
    await show(false)
    await userEvent.type(screen.getByLabelText(/^现在的密码/), 'not this')
    await type('a new password', 'a new password')
    await userEvent.click(screen.getByRole('button', { name: '修改密码' }))
    expect(await screen.findByText('当前密码不正确')).toBeTruthy()
    expect(sent[0]?.body).toEqual({ current: 'not this', next: 'a new password' })
    expect(screen.getByLabelText(/^新密码/).getAttribute('value')).toBe('a new password')
  })
})
