import type { DossierDocument } from '@gongyi/shared/domain'
import { dayText, momentText } from './figures.js'
import type { Sheet } from './sheet.js'
import { type Cell, drawTable } from './table.js'
import { type Locale, MOTION_OUTCOMES, roleWord, TOPIC_OUTCOMES, WORDS } from './words.js'

const COLUMNS = [1.1, 2.4, 1.1, 2.4]

/** The first page: the filing form, with room for both seals (domain.md §6.1). */
export function writeFilingForm(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const word = (key: keyof typeof WORDS) => WORDS[key][locale]
  sheet.text(word('formTitle'), { font: 'bold', size: 22, align: 'center', after: 2 })
  const number = document.filing?.number ?? word('notFiled')
  sheet.text(number, { size: 12, align: 'center', after: 12 })
  drawTable(
    sheet,
    [
      wide(word('title'), document.title),
      pair(word('caseNo'), document.caseNo, word('filingNo'), number),
      pair(word('organiser'), document.regionPath.join(' '), word('round'), String(document.round)),
      pair(word('category'), document.category.label[locale], word('template'), document.template.label[locale]),
      wide(word('outcome'), outcomeText(document, locale)),
      wide(word('resolution'), document.resolution ?? word('none')),
      ...filingRows(document, locale),
      wide(word('generatedAt'), momentText(document.generatedAt, locale)),
    ],
    { columns: COLUMNS, size: 10.5, minHeight: 26 },
  )
  seals(sheet, locale)
}

function filingRows(document: DossierDocument, locale: Locale): readonly (readonly Cell[])[] {
  const { filing } = document
  if (!filing) return []
  const word = (key: keyof typeof WORDS) => WORDS[key][locale]
  return [
    pair(
      word('submittedAt'),
      momentText(filing.submittedAt, locale),
      word('filedAt'),
      momentText(filing.filedAt, locale),
    ),
    pair(word('reviewer'), roleWord(filing.reviewerRole, locale), word('remarks'), filing.remarks ?? word('none')),
  ]
}

function outcomeText(document: DossierDocument, locale: Locale): string {
  const motions = document.motions.map(
    (motion) =>
      `${motion.motionNo.replace(/^.*-(?=M)/, '')} ${motion.title}${locale === 'zh' ? '：' : ': '}${MOTION_OUTCOMES[motion.outcome][locale]}`,
  )
  const result = document.publicity.at(-1)
  const shown = result ? [`${result.what[locale]} ${dayText(result.from, locale)} – ${dayText(result.to, locale)}`] : []
  return [TOPIC_OUTCOMES[document.outcome][locale], ...motions, ...shown].join('\n')
}

function seals(sheet: Sheet, locale: Locale): void {
  sheet.keep(90)
  sheet.pdf.y -= 8
  const box = (text: string): Cell => ({ text: `${text}\n\n\n\n${WORDS.date[locale]}`, align: 'center' })
  drawTable(sheet, [[box(WORDS.submitterSeal[locale]), box(WORDS.filerSeal[locale])]], { columns: [1, 1], size: 10.5 })
}

function wide(label: string, text: string): readonly Cell[] {
  return [labelCell(label), { text, span: 3 }]
}

function pair(labelA: string, a: string, labelB: string, b: string): readonly Cell[] {
  return [labelCell(labelA), { text: a }, labelCell(labelB), { text: b }]
}

function labelCell(text: string): Cell {
  return { text, font: 'bold', align: 'center', shaded: true }
}
