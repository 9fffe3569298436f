import { bodiesSchema, bodySchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const id = (last: number) => `0193a0c0-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`
const API = `/api/communities/${COMMUNITY}`
const path = `/communities/${COMMUNITY}/roster/bodies/${id(51)}`
const law = { zh: '《村民委员会组织法》第二十五条', en: 'Organic Law of Villagers’ Committees, art. 25' }

const body = bodySchema.parse({
  ...{ id: id(51), kind: 'VILLAGER_DELEGATE_MEETING', name: '第十二届村民代表会议' },
  ...{ termFrom: '2025-01-01', termTo: null, members: 1 },
  warnings: [{ id: 'four-fifths', params: { n: 0, need: 1 }, source: law }],
  people: [
    {
      ...{ id: id(52), personId: id(12), name: '陈阿妹', gender: 'FEMALE', householdCode: '1-1-101', role: 'MEMBER' },
      ...{ seat: 'RESIDENT', electedBy: '第三居民小组', households: 8, fromDay: '2025-01-01', toDay: null },
      isSeated: true,
    },
  ],
})

describe('a body', () => {
  it('warns in words with the place of the rule, and names who elected whom', async () => {
    answer({ 'GET /api/session': sessionWith('coordinator'), [`GET ${API}/bodies/${id(51)}`]: body })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText(/代表 0 人，应占会议组成人员的五分之四以上（1 人）/)).toBeTruthy()
    expect(screen.getByText(/《村民委员会组织法》第二十五条/)).toBeTruthy()
    expect(screen.getByText('第三居民小组 · 8 户')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '加入成员' })).toBeNull()
    expect(screen.queryByRole('button', { name: '更正名称、任期' })).toBeNull()
  })

  it('gets another name and the end of its term', async () => {
    const put = `PUT ${API}/bodies/${id(51)}`
    const sent = answer({
      'GET /api/session': sessionWith('community-admin'),
      [`GET ${API}/bodies/${id(51)}`]: body,
      [put]: undefined,
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '更正名称、任期' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByLabelText(/^名称/), '（换届）')
    await userEvent.type(within(dialog).getByLabelText(/^任期结束/), '2029-12-31')
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }))
    expect(sent.find((request) => request.route === put)?.body).toEqual({
      ...{ name: '第十二届村民代表会议（换届）', termFrom: '2025-01-01', termTo: '2029-12-31' },
    })
  })

  it('ends a seat on a day', async () => {
    const end = `POST ${API}/bodies/${id(51)}/members/${id(52)}/end`
    const sent = answer({
      'GET /api/session': sessionWith('community-admin'),
      [`GET ${API}/bodies/${id(51)}`]: body,
      [end]: undefined,
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '陈阿妹卸任' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(within(dialog).getByRole('button', { name: '卸任' })).toHaveProperty('disabled', true)
    await userEvent.type(within(dialog).getByLabelText(/^最后一天/), '2025-06-30')
    await userEvent.click(within(dialog).getByRole('button', { name: '卸任' }))
    expect(sent.find((request) => request.route === end)?.body).toEqual({ toDay: '2025-06-30' })
  })
})

describe('the export of a list', () => {
  it('waits for a purpose and offers phone numbers to the administrator alone', async () => {
    for (const role of ['community-admin', 'coordinator'] as const) {
      answer({
        'GET /api/session': sessionWith(role),
        [`GET ${API}/bodies`]: bodiesSchema.parse({ items: [body] }),
        [`GET ${API}/persons`]: { items: [], next: null },
      })
      const page = await renderApp(<AppRoutes />, { path: `/communities/${COMMUNITY}/roster?tab=people` })
      await userEvent.click(await screen.findByRole('button', { name: '导出' }))
      const dialog = await screen.findByRole('dialog', { name: '导出名单' })
      expect(within(dialog).getByRole('button', { name: '导出' })).toHaveProperty('disabled', true)
      expect(within(dialog).queryByLabelText(/^带完整手机号/) !== null).toBe(role === 'community-admin')
      page.unmount()
    }
  })
})
