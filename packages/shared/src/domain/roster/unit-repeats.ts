import { addressKey } from './address.js'
import type { CellProblem, InterpretedRow } from './row.js'
import type { UnitEntry } from './unit-row.js'

/** Refuses a unit met twice at its second row, and a second estate whose house numbers are those of the first. */
export function refuseRepeatedUnits(rows: readonly InterpretedRow<UnitEntry>[]): readonly InterpretedRow<UnitEntry>[] {
  const firsts = new Map<string, { readonly rowNo: number; readonly place: string }>()
  const placed = rows.map((row) => {
    if (row.entry === undefined || row.entry.room === '') return { row }
    const first = firsts.get(addressKey(row.entry))
    if (first === undefined) firsts.set(addressKey(row.entry), { rowNo: row.rowNo, place: row.entry.place })
    return first === undefined ? { row } : { row, first }
  })
  const others = otherPlaces(placed)
  return placed.map(({ row, first }) => {
    const place = row.entry?.place ?? ''
    const firstPlace = others.get(place)
    if (firstPlace !== undefined) return withProblem(row, 'unit-of-other-place', { place, firstPlace })
    return first === undefined ? row : withProblem(row, 'duplicate-unit', { firstRow: first.rowNo })
  })
}

/** Two places with the same house number are two estates, and an import is of one: the place met later goes out whole. */
function otherPlaces(
  placed: readonly { readonly row: InterpretedRow<UnitEntry>; readonly first?: { readonly place: string } }[],
): ReadonlyMap<string, string> {
  const others = new Map<string, string>()
  for (const { row, first } of placed) {
    const place = row.entry?.place ?? ''
    if (first === undefined || place === '' || first.place === '' || place === first.place) continue
    if (!others.has(first.place)) others.set(place, first.place)
  }
  return others
}

function withProblem(
  row: InterpretedRow<UnitEntry>,
  code: CellProblem['code'],
  params: NonNullable<CellProblem['params']>,
): InterpretedRow<UnitEntry> {
  return { ...row, problems: [...row.problems, { row: row.rowNo, column: 'room', code, params }] }
}
