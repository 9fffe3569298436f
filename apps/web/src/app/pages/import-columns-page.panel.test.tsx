import { type ImportColumns, importColumnsSchema, rosterImportSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const IMPORT = '0193a0c0-0000-7000-8000-000000000072'
const API = `/api/communities/${COMMUNITY}/imports/${IMPORT}`
const path = `/communities/${COMMUNITY}/roster/imports/${IMPORT}/columns`

const item = rosterImportSchema.parse({
  id: IMPORT,
  kind: 'HOUSEHOLDS',
  fileName: '住户.xlsx',
  fileHash: 'ab',
  state: 'MAPPING',
  byName: '许建明',
  at: '2026-11-23T02:00:00.000Z',
  confirmedAt: null,
  summary: {
    states: { NEW: 0, CHANGED: 0, UNCHANGED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0 },
    problems: {},
    footers: [],
  },
})

const columns: ImportColumns = importColumnsSchema.parse({
  headingRow: 3,
  source: 'RECOGNISED',
  columns: [
    { heading: '幢', samples: ['1', '2'], field: 'building' },
    { heading: '室', samples: ['101'], field: 'room' },
    { heading: '居住人', samples: ['张一', '李二'], field: null },
    { heading: '关系', samples: ['户主'], field: 'relation' },
    { heading: '曾用名', samples: [], field: null },
  ],
  fields: ['building', 'room', 'name', 'headName', 'relation', 'note'],
  requirements: [
    [['name', 'relation'], ['headName']],
    [['building', 'room'], ['address']],
  ],
  missing: ['name'],
})

const admin = {
  'GET /api/session': sessionWith('community-admin'),
  [`GET ${API}`]: item,
  [`GET ${API}/columns`]: columns,
}

describe('the columns of an upload', () => {
  it('ask what the serial numbers count when nobody but a person can tell', async () => {
    const asking = importColumnsSchema.parse({ ...columns, missing: [], ask: 'serial' })
    answer({ ...admin, [`GET ${API}/columns`]: asking })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('序号是按户编的，还是按人编的？')).toBeTruthy()
  })

  it('name what is missing, and cannot be read before it is chosen', async () => {
    answer(admin)
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('还缺少必需的内容')).toBeTruthy()
    expect(screen.getByText(/请在下面选出：姓名。/)).toBeTruthy()
    expect(screen.getByText(/例如：张一、李二/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '按这样读取' })).toHaveProperty('disabled', true)
  })

  it('are sent in the file’s order as chosen, to be remembered', async () => {
    const preview = { ...item, state: 'PREVIEW' }
    const sent = answer({
      ...admin,
      [`POST ${API}/columns`]: preview,
      [`GET ${API}/rows`]: { items: [], next: null },
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.selectOptions(await screen.findByLabelText('“居住人”读成'), 'name')
    await userEvent.click(screen.getByRole('button', { name: '按这样读取' }))
    expect(await screen.findByRole('heading', { name: '核对导入内容' })).toBeTruthy()
    const posted = sent.find(({ route }) => route === `POST ${API}/columns`)
    expect(posted?.body).toEqual({ fields: ['building', 'room', 'name', 'relation', null], remember: true })
  })

  it('are still as chosen after the page is loaded again', async () => {
    answer(admin)
    const { unmount } = await renderApp(<AppRoutes />, { path })
    await userEvent.selectOptions(await screen.findByLabelText('“居住人”读成'), 'name')
    unmount()
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByLabelText('“居住人”读成')).toHaveProperty('value', 'name')
  })

  it('are given up with the whole import only after one more question', async () => {
    const sent = answer({ ...admin, [`POST ${API}/discard`]: { ...item, state: 'DISCARDED' } })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '放弃这次导入' }))
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
    const dialog = await screen.findByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: /放弃/ }))
    expect(sent.some(({ route }) => route === `POST ${API}/discard`)).toBe(true)
  })

  it('give a field to one column only, and say which column lost it', async () => {
    answer(admin)
    await renderApp(<AppRoutes />, { path })
    await userEvent.selectOptions(await screen.findByLabelText('“曾用名”读成'), 'relation')
    expect(screen.getByLabelText('“关系”读成')).toHaveProperty('value', '-')
    const taken = screen.getByText(/原来的“关系”不再导入/).closest('li')
    expect(taken === null ? '' : within(taken).getByText('曾用名').textContent).toBe('曾用名')
  })

  it('are closed once the import is settled', async () => {
    answer({ ...admin, [`GET ${API}`]: { ...item, state: 'DISCARDED' } })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText(/不能再改对应关系/)).toBeTruthy()
  })
})
