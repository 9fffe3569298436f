import { type CellProblem, FOOTER_MEASURES, type FooterCheck, type FooterMeasure } from './row.js'
import { isSubtotal } from './table.js'
import { cleanText, readArea } from './text.js'

const COUNTS = /(\d[\d,]*) ?(人|户|套)/g
const AREAS = /(\d[\d,]*(?:\.\d+)?) ?(?:m2|平方米|平米)/g
const MEASURE_OF: Readonly<Record<string, FooterMeasure>> = { 人: 'persons', 户: 'households', 套: 'units' }

export type Counts = Readonly<Partial<Record<FooterMeasure, number>>>

/** What a total row says in words: `合计 896 户 98,560.00 ㎡`; areas in 0.01 m². What stands first counts. */
export function statedInWords(row: readonly string[]): Counts {
  const stated: Partial<Record<FooterMeasure, number>> = {}
  for (const cell of row.map(cleanText)) {
    for (const [, digits = '', unit = ''] of cell.matchAll(COUNTS)) {
      const measure = MEASURE_OF[unit]
      if (measure !== undefined) stated[measure] ??= Number(digits.replaceAll(',', ''))
    }
    for (const [, digits = ''] of cell.matchAll(AREAS)) {
      const area = readArea(digits)
      if (area !== undefined) stated.area ??= area.areaCenti
    }
  }
  return stated
}

/** Holds a total row against what was read: a page's or section's against what came since the one before it. */
export class FooterBook {
  readonly checks: FooterCheck[] = []
  private before: Counts = {}

  /** Compares and notes; answers the ones that differ. */
  compare(rowNo: number, row: readonly string[], stated: Counts, counted: Counts): readonly FooterCheck[] {
    const isPart = isSubtotal(row)
    const checks = FOOTER_MEASURES.flatMap((measure): FooterCheck[] => {
      const says = stated[measure]
      if (says === undefined) return []
      const since = isPart ? (this.before[measure] ?? 0) : 0
      return [{ row: rowNo, measure, stated: says, counted: (counted[measure] ?? 0) - since }]
    })
    if (isPart) this.before = { ...counted }
    this.checks.push(...checks)
    return checks.filter((check) => check.stated !== check.counted)
  }
}

/** A total that differs, as a remark on the total row. */
export function footerProblem({ row, measure, stated, counted }: FooterCheck, column: string): CellProblem {
  return { row, column: measure === 'area' ? 'area' : column, code: 'total-differs', params: { stated, counted } }
}
