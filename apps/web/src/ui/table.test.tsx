import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { renderApp } from '../testing/render.js'
import { Table, type TableColumn } from './table.js'
import { arrangeRows } from './table-rows.js'
import { readTableState, useTableUrlState, writeTableState } from './table-state.js'

interface Row {
  readonly id: string
  readonly room: string
  readonly area: number | null
}

const columns: readonly TableColumn<Row>[] = [
  {
    id: 'room',
    header: '房号',
    isRowHeader: true,
    cell: (row) => row.room,
    text: (row) => row.room,
    sortBy: (row) => row.room,
  },
  {
    id: 'area',
    header: '面积',
    cell: (row) => row.area ?? '—',
    text: (row) => String(row.area ?? ''),
    sortBy: (row) => row.area,
  },
]
const rows: readonly Row[] = [
  { id: 'a', room: '1-10', area: 80 },
  { id: 'b', room: '1-2', area: null },
  { id: 'c', room: '2-1', area: 60 },
]

function order(sort: { column: string; isDescending: boolean } | null, filter = '') {
  return arrangeRows(rows, columns, { sort, filter }, 'zh-CN').map((row) => row.id)
}

describe('arranging rows', () => {
  it('sorts room numbers as people do: 1-2 before 1-10', () => {
    expect(order({ column: 'room', isDescending: false })).toEqual(['b', 'a', 'c'])
  })

  it('keeps what is unknown at the end, whichever way it sorts', () => {
    expect(order({ column: 'area', isDescending: false })).toEqual(['c', 'a', 'b'])
    expect(order({ column: 'area', isDescending: true })).toEqual(['a', 'c', 'b'])
  })

  it('finds rows that hold every word typed, in full-width digits too', () => {
    expect(order(null, '１-１０')).toEqual(['a'])
    expect(order(null, '1 60')).toEqual(['c'])
    expect(order(null, '1-10 60')).toEqual([])
  })
})

describe('the state of a table in the address', () => {
  it('comes back as it went, beside other parameters', () => {
    const state = { sort: { column: 'area', isDescending: true }, filter: '七幢', page: 3, hidden: ['room'] }
    const search = writeTableState(new URLSearchParams('tab=x'), 't', state)
    expect(search.get('tab')).toBe('x')
    expect(readTableState(search, 't')).toEqual(state)
  })

  it('takes nonsense for the beginning', () => {
    expect(readTableState(new URLSearchParams('t.page=-2'), 't').page).toBe(1)
    expect(readTableState(new URLSearchParams('t.page=x'), 't').page).toBe(1)
  })
})

function Roster({ onExport = () => undefined }: { readonly onExport?: (rows: readonly Row[]) => void }) {
  const handle = useTableUrlState()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <Table
      label="住户"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p>还没有住户</p>}
      handle={handle}
      hasFilter
      pageSize={2}
      selection={{ selected, onChange: setSelected }}
      onExport={onExport}
    />
  )
}

function roomsShown(): (string | null)[] {
  return screen.getAllByRole('rowheader').map((cell) => cell.textContent)
}

describe('a table', () => {
  it('opens as its address says, and says how it is sorted', async () => {
    await renderApp(<Roster />, { path: '/?t.sort=-room&t.page=2' })
    expect(roomsShown()).toEqual(['1-2'])
    expect(screen.getByRole('columnheader', { name: '房号' }).getAttribute('aria-sort')).toBe('descending')
  })

  it('sorts from the first page when a head is pressed, and back again', async () => {
    await renderApp(<Roster />, { path: '/?t.page=2' })
    await userEvent.click(screen.getByRole('button', { name: '房号' }))
    expect(roomsShown()).toEqual(['1-2', '1-10'])
    await userEvent.click(screen.getByRole('button', { name: '房号' }))
    expect(roomsShown()).toEqual(['2-1', '1-10'])
  })

  it('exports all that was found, not only the page in sight', async () => {
    const onExport = vi.fn()
    await renderApp(<Roster onExport={onExport} />, { path: '/?t.q=1-' })
    await userEvent.click(screen.getByRole('button', { name: '导出' }))
    expect(onExport.mock.calls[0]?.[0]).toHaveLength(2)
  })

  it('tells an empty search from an empty list', async () => {
    const { unmount } = await renderApp(<Roster />, { path: '/?t.q=nothing' })
    expect(screen.getByText(/没有符合的内容/)).toBeTruthy()
    unmount()
    await renderApp(
      <Table label="住户" columns={columns} rows={[]} rowKey={(row) => row.id} empty={<p>还没有住户</p>} />,
    )
    expect(screen.getByText('还没有住户')).toBeTruthy()
  })

  it('names each box by its row, and selects the page with one', async () => {
    await renderApp(<Roster />)
    const row = screen.getByRole('row', { name: /1-10/ })
    await userEvent.click(within(row).getByRole('checkbox', { name: /选择.*1-10/ }))
    expect(within(row).getByRole('checkbox').matches(':checked')).toBe(true)
    await userEvent.click(screen.getByRole('checkbox', { name: '全选本页' }))
    expect(screen.getAllByRole('checkbox').every((box) => box.matches(':checked'))).toBe(true)
  })
})
