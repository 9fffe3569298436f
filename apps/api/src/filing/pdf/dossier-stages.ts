import type { DossierDocument, DossierFieldValue, DossierSection } from '@gongyi/shared/domain'
import { momentText } from './figures.js'
import type { Sheet } from './sheet.js'
import { drawTable, headCells } from './table.js'
import { type Locale, STAGE_WORDS, WORDS } from './words.js'

const ORDER = ['propose', 'participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'] as const

/** The eight stages, each with when it ran, what was recorded and which conditions were checked. */
export function writeStages(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  sheet.pdf.addPage()
  sheet.heading(WORDS.stages[locale])
  for (const stage of ORDER) writeStage(sheet, STAGE_WORDS[stage][locale], document.stages[stage], locale)
}

function writeStage(sheet: Sheet, title: string, section: DossierSection, locale: Locale): void {
  sheet.keep(60)
  sheet.text(`${title}${period(section, locale)}`, { font: 'bold', size: 11, after: 3 })
  if (section.enteredAt === null) sheet.text(WORDS.notEntered[locale], { after: 6 })
  else if (section.fields.length === 0) sheet.text(WORDS.nothingRecorded[locale])
  writeValues(sheet, section, locale)
  writeTables(sheet, section, locale)
  writeGuards(sheet, section.guards, locale)
}

function writeValues(sheet: Sheet, section: DossierSection, locale: Locale): void {
  const plain = section.fields.filter((field) => !isTable(field.value))
  const rows = plain.map((field) => [
    { text: field.label[locale], shaded: true },
    { text: valueText(field.value, locale) },
  ])
  if (rows.length > 0) drawTable(sheet, rows, { columns: [1, 4] })
}

function writeTables(sheet: Sheet, section: DossierSection, locale: Locale): void {
  for (const { label, value } of section.fields) {
    if (!isTable(value)) continue
    sheet.text(label[locale], { after: 2 })
    const rows = value.rows.map((row) => row.map((text) => ({ text })))
    const head = [headCells(value.columns.map((column) => column[locale]))]
    drawTable(sheet, rows, { columns: value.columns.map(() => 1), head })
  }
}

/** Each condition in words beside its number. */
function writeGuards(sheet: Sheet, guards: DossierSection['guards'], locale: Locale): void {
  const list = (holds: boolean) =>
    guards
      .filter((guard) => guard.holds === holds)
      .map(({ id, label }) => `${id} ${label[locale]}`)
      .join(locale === 'zh' ? '；' : '; ')
  const colon = locale === 'zh' ? '：' : ': '
  const held = list(true)
  const open = list(false)
  if (held) sheet.text(`${WORDS.guardsHeld[locale]}${colon}${held}`, { size: 9, color: '#333333', after: open ? 1 : 9 })
  if (open) sheet.text(`${WORDS.guardsOpen[locale]}${colon}${open}`, { size: 9, font: 'bold', after: 9 })
}

function period({ enteredAt, leftAt }: DossierSection, locale: Locale): string {
  if (enteredAt === null) return ''
  const from = momentText(enteredAt, locale)
  if (leftAt !== null) return `　${from} – ${momentText(leftAt, locale)}`
  return locale === 'zh' ? `　${from} 起` : `　since ${from}`
}

type TableValue = Extract<DossierFieldValue, { readonly rows: unknown }>

function isTable(value: DossierFieldValue): value is TableValue {
  return typeof value === 'object' && 'rows' in value
}

/** A plain value in words; an instant as civil time. */
function valueText(value: DossierFieldValue, locale: Locale): string {
  if (typeof value === 'boolean') return value ? WORDS.yes[locale] : WORDS.no[locale]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return isInstant(value) ? momentText(value, locale) : value
  if (Array.isArray(value)) {
    return value.length === 0 ? WORDS.none[locale] : value.map((item) => valueText(item, locale)).join('\n')
  }
  return isTable(value) ? '' : value[locale]
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)
}
