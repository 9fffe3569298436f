import { writeCsv, writeXlsx } from 'hucre'
import { harmless } from '../../platform/formulas.js'

export interface Sheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** With a BOM, or Excel takes it for another encoding; what a spreadsheet would compute is led by an apostrophe. */
export function toCsv({ headings, rows }: Sheet): Buffer {
  const lines = [headings, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))
  return Buffer.from(`\uFEFF${writeCsv(lines)}`, 'utf8')
}

/** Every text is a text cell: nothing in it is computed. */
export async function toXlsx({ name, headings, rows }: Sheet): Promise<Buffer> {
  const sheet = {
    name,
    rows: [[...headings], ...rows.map((row) => [...row])],
    columns: headings.map((heading) => ({ width: Math.max(10, heading.length * 2 + 4) })),
    freezePane: { rows: 1 },
  }
  return Buffer.from(await writeXlsx({ sheets: [sheet], stringMode: 'inline' }))
}
