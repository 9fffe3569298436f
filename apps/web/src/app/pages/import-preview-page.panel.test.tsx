import { importRowsPageSchema, type RosterImportView, rosterImportSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { COMMUNITY, sessionWith } from '../../testing/sessions.js'
import { AppRoutes } from '../routes.js'

const IMPORT = '0193a0c0-0000-7000-8000-000000000071'
const API = `/api/communities/${COMMUNITY}/imports/${IMPORT}`
const path = `/communities/${COMMUNITY}/roster/imports/${IMPORT}`

const preview: RosterImportView = rosterImportSchema.parse({
  id: IMPORT,
  kind: 'HOUSEHOLDS',
  fileName: '桂苑住户.xlsx',
  fileHash: 'ab',
  state: 'PREVIEW',
  byName: '许建明',
  at: '2026-11-23T02:00:00.000Z',
  confirmedAt: null,
  summary: {
    states: { NEW: 4337, CHANGED: 0, UNCHANGED: 0, WARNING: 49, ERROR: 1, SKIPPED: 8 },
    problems: { 'identity-missing': 45, 'duplicate-person': 1 },
    footers: [{ row: 4399, measure: 'persons', stated: 4387, counted: 4386 }],
    households: { total: 1460, persons: 4386, inactive: 17 },
  },
})

const refusedRow = importRowsPageSchema.parse({
  items: [
    {
      rowNo: 4398,
      state: 'ERROR',
      cells: { code: '桂苑新村21-1-909', name: '彭峰', relation: '户主', identity: '339921********2764' },
      problems: [
        { row: 4398, column: 'identity', code: 'duplicate-person', severity: 'error', params: { firstRow: 2184 } },
      ],
    },
  ],
  next: null,
})

const admin = { 'GET /api/session': sessionWith('community-admin'), [`GET ${API}`]: preview }

describe('the preview of an import', () => {
  it('shows what the file adds up to, where it disagrees with its own total, and the refused row in words', async () => {
    const sent = answer({ ...admin, [`GET ${API}/rows`]: refusedRow })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('1,460')).toBeTruthy()
    expect(screen.getByText('第 4399 行合计写 4,387 人，实际读到 4,386 人，请核对。')).toBeTruthy()
    const row = (await screen.findByText('第 4398 行')).closest('tr')
    if (row === null) throw new Error('the row is no row')
    expect(within(row).getByText('与第 2184 行是同一个人，不重复导入')).toBeTruthy()
    expect(sent.find((request) => request.route === `GET ${API}/rows`)?.query.get('state')).toBe('ERROR')
  })

  it('shows the rows of the state chosen', async () => {
    const sent = answer({ ...admin, [`GET ${API}/rows`]: refusedRow })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: /^请留意/ }))
    expect(screen.getByRole('button', { name: /^请留意/ }).getAttribute('aria-pressed')).toBe('true')
    expect(sent.findLast((request) => request.route === `GET ${API}/rows`)?.query.get('state')).toBe('WARNING')
  })

  it('is taken over after one more question, and then says who did it', async () => {
    const confirmed = { ...preview, state: 'CONFIRMED', confirmedAt: '2026-11-23T02:05:00.000Z' }
    let isConfirmed = false
    const sent = answer({
      ...admin,
      [`GET ${API}`]: () => (isConfirmed ? confirmed : preview),
      [`GET ${API}/rows`]: refusedRow,
      [`POST ${API}/confirm`]: () => {
        isConfirmed = true
        return confirmed
      },
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '确认导入' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(sent.some((request) => request.route.startsWith('POST'))).toBe(false)
    await userEvent.click(within(dialog).getByRole('button', { name: '确认导入' }))
    expect(await screen.findByText(/许建明 于 2026年11月23日 10:05 确认导入/)).toBeTruthy()
    expect(screen.getByRole('link', { name: '查看名册' }).getAttribute('href')).toBe(`/communities/${COMMUNITY}/roster`)
  })

  it('says in words that the same file was taken over before', async () => {
    answer({
      ...admin,
      [`GET ${API}/rows`]: refusedRow,
      [`POST ${API}/confirm`]: refusal(409, { code: 'duplicate-import' }),
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '确认导入' }))
    const dialog = await screen.findByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '确认导入' }))
    expect(await within(dialog).findByText('这个文件已经导入过')).toBeTruthy()
  })

  it('of before the register was changed is not taken over, and is computed anew on the spot', async () => {
    const now = { ...preview, summary: { ...preview.summary, changes: { NEW: 0, CHANGED: 3, UNCHANGED: 4383 } } }
    let isAgain = false
    const sent = answer({
      ...admin,
      [`GET ${API}`]: () => (isAgain ? now : preview),
      [`GET ${API}/rows`]: refusedRow,
      [`POST ${API}/confirm`]: refusal(409, { code: 'stale-preview' }),
      [`POST ${API}/preview`]: () => {
        isAgain = true
        return now
      },
    })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '确认导入' }))
    const dialog = await screen.findByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '确认导入' }))
    expect(await within(dialog).findByText('核对以后，名册又改过')).toBeTruthy()
    expect(within(dialog).getByRole('button', { name: '确认导入' }).hasAttribute('disabled')).toBe(true)
    await userEvent.click(within(dialog).getByRole('button', { name: '按现在的名册重新核对' }))
    expect(await screen.findByText(/将新增 0 行，更新 3 行/)).toBeTruthy()
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(sent.filter((request) => request.route.startsWith('POST')).map(({ route }) => route)).toEqual([
      `POST ${API}/confirm`,
      `POST ${API}/preview`,
    ])
  })

  it('clips a long file name, whole on hovering', async () => {
    const fileName = `${'桂苑社区住户名册'.repeat(20)}.xlsx`
    answer({ ...admin, [`GET ${API}`]: { ...preview, fileName }, [`GET ${API}/rows`]: refusedRow })
    await renderApp(<AppRoutes />, { path })
    expect((await screen.findByTitle(fileName)).className).toContain('truncate')
  })

  it('that is not there leads back to the imports', async () => {
    answer({ ...admin, [`GET ${API}`]: refusal(404, { code: 'not-found' }) })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('heading', { level: 1, name: '没有找到这一条' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '回到导入' })).toBeTruthy()
  })

  it('shows beside a changed cell what the register has now', async () => {
    const changedRow = importRowsPageSchema.parse({
      items: [
        {
          rowNo: 3,
          state: 'CHANGED',
          cells: { name: '张一', phone: '199****9999' },
          former: { phone: '199****0193', note: '', presence: 'AWAY' },
          problems: [],
        },
      ],
      next: null,
    })
    answer({ ...admin, [`GET ${API}/rows`]: changedRow })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('原来：199****0193')).toBeTruthy()
    expect(screen.getByText('原来：（空）')).toBeTruthy()
    expect(screen.getByText('原来：已迁出')).toBeTruthy()
  })

  it('warns of columns left out that a vote may depend on', async () => {
    const columns = { used: 8, ignored: 1, source: 'RECOGNISED', overlooked: ['房屋现用途说明'] }
    const item = { ...preview, summary: { ...preview.summary, columns } }
    answer({ ...admin, [`GET ${API}`]: item, [`GET ${API}/rows`]: refusedRow })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('有几列没有用到：房屋现用途说明')).toBeTruthy()
    expect(screen.getByRole('link', { name: '修改对应列' })).toBeTruthy()
  })

  it('says how far a confirmation is that goes on elsewhere, and asks for nothing meanwhile', async () => {
    answer({
      ...admin,
      [`GET ${API}`]: { ...preview, work: { step: 'confirm', percent: 35 } },
      [`GET ${API}/rows`]: refusedRow,
    })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('已完成 35%')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '确认导入' })).toBeNull()
  })

  it('once confirmed is taken back after one more question, unless something rests on it', async () => {
    const columns = { used: 9, ignored: 0, source: 'RECOGNISED' }
    const confirmed = {
      ...preview,
      state: 'CONFIRMED',
      confirmedAt: '2026-11-23T02:05:00.000Z',
      summary: { ...preview.summary, columns },
    }
    const reasons = [{ code: 'electorate', names: ['339921001001-2026-001'], count: 1 }]
    answer({ ...admin, [`GET ${API}`]: confirmed, [`GET ${API}/rows`]: refusedRow, [`GET ${API}/undo`]: { reasons } })
    await renderApp(<AppRoutes />, { path })
    await userEvent.click(await screen.findByRole('button', { name: '撤销这次导入' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(await within(dialog).findByText(/339921001001-2026-001/)).toBeTruthy()
    expect(within(dialog).getByRole('button', { name: '撤销这次导入' })).toHaveProperty('disabled', true)
  })

  it('names a representative that changes', async () => {
    const moved = importRowsPageSchema.parse({
      items: [{ rowNo: 3, state: 'CHANGED', cells: { name: '张一' }, former: { rep: 'NOT_REP' }, problems: [] }],
      next: null,
    })
    answer({ ...admin, [`GET ${API}/rows`]: moved })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText('原来：不是户代表')).toBeTruthy()
  })

  it('that was given up says that its rows are gone', async () => {
    answer({ ...admin, [`GET ${API}`]: { ...preview, state: 'DISCARDED' } })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByText(/逐行内容已删除/)).toBeTruthy()
  })

  it('is nowhere for a coordinator', async () => {
    answer({ 'GET /api/session': sessionWith('coordinator') })
    await renderApp(<AppRoutes />, { path })
    expect(await screen.findByRole('heading', { name: '没有找到这个页面' })).toBeTruthy()
  })
})
