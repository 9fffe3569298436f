import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'

export interface TableState {
  readonly sort: { readonly column: string; readonly isDescending: boolean } | null
  readonly filter: string
  /** From 1. */
  readonly page: number
  readonly hidden: readonly string[] | null
}

export const initialTableState: TableState = { sort: null, filter: '', page: 1, hidden: null }

export interface TableStateHandle {
  readonly state: TableState
  readonly change: (change: Partial<TableState>) => void
}

/** Table state that lives as long as the table. */
export function useTableState(initial: Partial<TableState> = {}): TableStateHandle {
  const [state, setState] = useState<TableState>({ ...initialTableState, ...initial })
  const change = useCallback((next: Partial<TableState>) => setState((old) => ({ ...old, ...next })), [])
  return { state, change }
}

/** Table state in the address, so that a filtered list can be sent to a colleague. `key` tells two tables apart. */
export function useTableUrlState(key = 't'): TableStateHandle {
  const [search, setSearch] = useSearchParams()
  const change = useCallback(
    (next: Partial<TableState>) =>
      setSearch((old) => writeTableState(old, key, { ...readTableState(old, key), ...next }), { replace: true }),
    [key, setSearch],
  )
  return { state: readTableState(search, key), change }
}

export function readTableState(search: URLSearchParams, key: string): TableState {
  const sort = search.get(`${key}.sort`) ?? ''
  const page = Number(search.get(`${key}.page`))
  const hidden = search.get(`${key}.hide`)
  return {
    sort: sort === '' ? null : { column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
    filter: search.get(`${key}.q`) ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    hidden: hidden === null ? null : hidden.split(',').filter(Boolean),
  }
}

export function writeTableState(search: URLSearchParams, key: string, state: TableState): URLSearchParams {
  const next = new URLSearchParams(search)
  const put = (name: string, value: string | null) =>
    value === null ? next.delete(`${key}.${name}`) : next.set(`${key}.${name}`, value)
  put('sort', state.sort && `${state.sort.isDescending ? '-' : ''}${state.sort.column}`)
  put('q', state.filter || null)
  put('page', state.page > 1 ? String(state.page) : null)
  put('hide', state.hidden?.join(',') ?? null)
  return next
}
