import { personDetailSchema, printedJoinCodesSchema, rosterChangesSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const id = (last: number) => `0193a0c0-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`
const API = `/api/communities/${COMMUNITY}`
const path = `/communities/${COMMUNITY}/roster/people/${id(12)}`

const person = personDetailSchema.parse({
  ...{ id: id(12), version: 7, linked: false, name: '陈阿妹', gender: 'FEMALE', birthDate: '1950-01-02' },
  ...{ phoneMasked: '138****8000', idMasked: null, active: true, deceased: false, note: null },
  households: [{ id: id(11), code: '1-1-101', relation: '户主', active: true }],
  units: [],
})
const changes = rosterChangesSchema.parse({
  items: [
    {
      ...{ id: id(31), subject: 'PERSON', field: 'gender', before: 'MALE', after: 'FEMALE', reason: '登记有误' },
      ...{ byName: '沈洁', at: '2026-11-20T02:00:00.000Z', undoes: null, isUndone: false },
    },
  ],
  next: null,
})

function routes(role: 'coordinator' | 'community-admin') {
  return {
    'GET /api/session': sessionWith(role),
    [`GET ${API}/persons/${id(12)}`]: person,
    [`GET ${API}/changes`]: changes,
    [`GET ${API}/persons/${id(12)}/tags`]: { items: [] },
  }
}

describe('a person of the roster', () => {
  it('is corrected by the administrator with a reason, against the version shown', async () => {
    const sent = answer({ ...routes('community-admin'), [`PATCH ${API}/persons/${id(12)}`]: {} })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '更正' }))
    const sheet = await screen.findByRole('dialog', { name: '更正陈阿妹的登记' })
    await userEvent.click(within(sheet).getByRole('button', { name: '保存' }))
    expect(within(sheet).getByText('请写明为什么改（至少两个字）')).toBeTruthy()
    await userEvent.type(within(sheet).getByLabelText(/^备注/), '行动不便')
    await userEvent.type(within(sheet).getByLabelText(/^为什么改/), '上门走访')
    await userEvent.click(within(sheet).getByRole('button', { name: '保存' }))
    const body = sent.find((request) => request.route.startsWith('PATCH'))?.body
    expect(body).toMatchObject({
      expectedVersion: 7,
      reason: '上门走访',
      changes: { note: '行动不便', name: '陈阿妹' },
    })
    expect(JSON.stringify(body)).not.toContain('phone')
  })

  it('shows a coordinator its history in words, with nothing to change', async () => {
    answer(routes('coordinator'))
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('性别：男 → 女')).toBeTruthy()
    expect(screen.getByText('沈洁：登记有误')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '更正' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^撤回/ })).toBeNull()
  })

  it('shows the imports that brought and changed it among its corrections, newest first', async () => {
    const imports = [
      { importId: id(51), fileName: '六月.xlsx', kind: 'CHANGED', byName: '许建明', at: '2026-11-21T02:00:00.000Z' },
      { importId: id(52), fileName: '三月.xlsx', kind: 'ADDED', byName: '许建明', at: '2026-11-19T02:00:00.000Z' },
    ]
    answer({ ...routes('community-admin'), [`GET ${API}/changes`]: rosterChangesSchema.parse({ ...changes, imports }) })
    await renderApp(<AppRoutes />, { path })
    const link = await screen.findByRole('link', { name: '六月.xlsx' })
    expect(link.getAttribute('href')).toBe(`/communities/${COMMUNITY}/roster/imports/${id(51)}`)
    const lines = within(link.closest('ol') ?? link).getAllByRole('listitem')
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringContaining('导入名册时更新'),
      expect.stringContaining('性别：男 → 女'),
      expect.stringContaining('导入名册时登记三月.xlsx许建明 确认导入'),
    ])
  })

  it('that is not there is still a page, with a title and a way back', async () => {
    answer({ ...routes('coordinator'), [`GET ${API}/persons/${id(12)}`]: refusal(404, { code: 'not-found' }) })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('heading', { level: 1, name: '没有找到这一条' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '回到名册' }).getAttribute('href')).toBe(
      `/communities/${COMMUNITY}/roster?tab=people`,
    )
  })

  it('gets a joining code on paper, in fives, with a picture whose secret goes to no server', async () => {
    const slip = { id: id(41), personId: id(12), personName: '陈阿妹', householdCode: '1-1-101' }
    const codes = { items: [{ ...slip, code: 'ABCDEFGHJKMNPQRSTUVWXYZ234', expiresAt: '2026-12-20T02:00:00.000Z' }] }
    answer({ ...routes('coordinator'), [`POST ${API}/join-codes`]: printedJoinCodesSchema.parse(codes) })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '打印加入码' }))
    expect(await screen.findByText('ABCDE FGHJK MNPQR STUVW XYZ234')).toBeTruthy()
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('/join#ABCDEFGHJKMNPQRSTUVWXYZ234')
  })
})
