import type { RosterRefusal } from '@gongyi/shared/domain'
import { Problem } from '../../platform/problem.js'
import type { FileRefusalCode } from './file-limits.js'

/** One sentence per reason, for logs and plain clients; the screen translates the code. */
const DETAILS: Readonly<Record<FileRefusalCode | RosterRefusal['code'], string>> = {
  'file-empty': 'The file is empty',
  'file-not-recognised': 'The file is neither an XLSX workbook nor comma, semicolon or tab separated text',
  'workbook-damaged': 'The workbook cannot be read; save it again in a spreadsheet program',
  'workbook-encrypted': 'The workbook is protected by a password or in the old .xls format; save it as .xlsx',
  'workbook-too-large': 'The workbook unpacks to more than can be read',
  'too-many-rows': 'The file has more than 60,000 rows or people',
  'header-not-found': 'No row of column headings was found among the first rows',
  'missing-column': 'Required columns are missing',
  'merges-too-large': 'The merged cells of the sheet cover more than can be read',
  'no-rows': 'There are no rows below the column headings',
}

/** A file that is refused as a whole: 422 with the reason as code; missing columns are named by their usual heading. */
export function fileRefused(
  code: FileRefusalCode | RosterRefusal['code'],
  columns: RosterRefusal['columns'] = [],
): Problem {
  const labels = columns.map((column) => column.label).join('、')
  return new Problem('refused', {
    word: code,
    detail: labels === '' ? DETAILS[code] : `${DETAILS[code]}: ${labels}`,
    errors: columns.map(({ field, label }) => ({ pointer: `/columns/${field}`, code, message: label })),
  })
}
