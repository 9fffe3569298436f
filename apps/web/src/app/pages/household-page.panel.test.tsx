import { householdSchema, revealedPersonSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const id = (last: number) => `0193a0c0-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`
const API = `/api/communities/${COMMUNITY}`
const path = `/communities/${COMMUNITY}/roster/households/${id(11)}`

const member = {
  ...{ id: id(12), name: '陈阿妹', gender: null, birthDate: null, phoneMasked: '138****8000', idMasked: null },
  ...{ active: true, deceased: false, note: null, relation: '户主', isHead: true, isRep: true },
}
const household = householdSchema.parse({
  ...{ id: id(11), code: '桂苑新村1-1-101', address: '桂苑新村1幢1单元101室', groupName: null, headName: '陈阿妹' },
  ...{ members: 2, active: true, elderly: false, disabled: false, hukouType: null, version: 1 },
  people: [member, { ...member, id: id(13), name: '陈小妹', phoneMasked: null, isHead: false, isRep: false }],
})
const revealed = revealedPersonSchema.parse({ id: id(12), name: '陈阿妹', phone: '13800138000', idMasked: null })

async function open() {
  const sent = answer({
    'GET /api/session': sessionWith('coordinator'),
    [`GET ${API}/households/${id(11)}`]: household,
    [`GET ${API}/changes`]: { items: [], next: null },
    [`POST ${API}/persons/${id(12)}/reveal`]: revealed,
  })
  await renderApp(<AppRoutes />, { path })
  await userEvent.click(await screen.findByRole('button', { name: '查看号码：陈阿妹' }))
  return { sent, dialog: await screen.findByRole('dialog', { name: '查看陈阿妹的号码' }) }
}

describe('a member’s phone number', () => {
  it('is shown in clear after a purpose was given, and hidden again when the dialog closes', async () => {
    const { sent, dialog } = await open()
    expect(within(dialog).getByText(/查看一次就记一次/)).toBeTruthy()
    await userEvent.click(within(dialog).getByRole('radio', { name: '打电话联系本人' }))
    await userEvent.click(within(dialog).getByRole('button', { name: '查看' }))
    const number = await within(dialog).findByRole('link', { name: '13800138000' })
    expect(number.getAttribute('href')).toBe('tel:13800138000')
    expect(sent.find((request) => request.route.startsWith('POST'))?.body).toEqual({ purpose: 'CONTACT' })
    await userEvent.click(within(dialog).getByRole('button', { name: '看完了' }))
    expect(screen.queryByText('13800138000')).toBeNull()
  })
  it('cannot be asked for without saying why', async () => {
    const { dialog } = await open()
    expect(within(dialog).getByRole('button', { name: '查看' })).toHaveProperty('disabled', true)
  })
  it('that nobody has registered has nothing to show', async () => {
    await open()
    expect(screen.queryByRole('button', { name: '查看号码：陈小妹' })).toBeNull()
  })
})

describe('a household whose head and representative died', () => {
  it('has no representative now, and shows nobody as one', async () => {
    const people = [{ ...member, active: false, deceased: true }, ...household.people.slice(1)]
    answer({
      'GET /api/session': sessionWith('community-admin'),
      [`GET ${API}/households/${id(11)}`]: { ...household, people },
      [`GET ${API}/changes`]: { items: [], next: null },
    })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('这一户现在没有户代表')).toBeTruthy()
    expect(screen.queryByText('户代表')).toBeNull()
    expect(screen.getByRole('button', { name: '更换户代表' })).toBeTruthy()
  })
})
