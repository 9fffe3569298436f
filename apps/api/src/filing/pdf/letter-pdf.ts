import { dayText, groupedHash } from './figures.js'
import { type RenderedPdf, Sheet } from './sheet.js'
import type { Locale } from './words.js'

/** A notice, announcement or report as a formal letter. */
export interface Letter {
  readonly title: string
  /** 发文字号, or null where the document has none */
  readonly number: string | null
  /** whom it is addressed to, without the colon; null for a public announcement */
  readonly addressee: string | null
  readonly paragraphs: readonly string[]
  readonly attachments: readonly string[]
  readonly contact: string | null
  readonly issuer: string
  /** civil day of the document, YYYY-MM-DD */
  readonly day: string
  /** instant it was made, the only date inside the file */
  readonly at: string
  /** SHA-256 of the text this letter gives notice of; null where there is none */
  readonly textHash: string | null
}

// GB/T 9704-2012: 22 lines of 28 characters of size 3 (16 pt) in a type area of 156 × 225 mm. A committee is no state
// organ: the standard is followed in manner (参照), without red head and rules.
const BODY = 16
const LINE_GAP = 5.5

/** The letter on A4 in the manner of GB/T 9704; page numbers stand outside, right on odd pages and left on even ones. */
export async function renderLetterPdf(letter: Letter, options: { readonly locale: Locale }): Promise<RenderedPdf> {
  const { locale } = options
  const zh = locale === 'zh'
  const sheet = new Sheet({
    title: letter.title,
    language: zh ? 'zh-CN' : 'en',
    at: new Date(letter.at),
    margins: { top: 37, left: 28, right: 26, bottom: 35 },
  })
  const body = { size: BODY, lineGap: LINE_GAP, after: 0 } as const
  const colon = zh ? '：' : ':'
  sheet.text(letter.title, { font: 'bold', size: 22, align: 'center', after: letter.number ? 4 : 20 })
  if (letter.number) sheet.text(letter.number, { size: BODY, align: 'center', after: 20 })
  if (letter.addressee) sheet.text(`${letter.addressee}${colon}`, body)
  for (const paragraph of letter.paragraphs) sheet.text(paragraph, { ...body, indent: zh ? 2 : 0 })
  if (letter.contact) sheet.text(letter.contact, { ...body, indent: zh ? 2 : 0 })
  writeAttachmentNote(sheet, letter.attachments, locale)
  sheet.keep(110)
  sheet.pdf.y += 34
  sheet.text(letter.issuer, { ...body, align: 'right', inset: 2 })
  sheet.text(dayText(letter.day, locale), { ...body, align: 'right', inset: 4 })
  sheet.footers((page) => {
    if (letter.textHash) {
      sheet.line(`SHA-256 ${groupedHash(letter.textHash)}`, sheet.floor + 12, {
        size: 7,
        align: 'center',
        color: '#444444',
      })
    }
    sheet.line(`— ${page} —`, sheet.floor + 28, { size: 12, align: page % 2 === 1 ? 'right' : 'left' })
  })
  return sheet.finish()
}

function writeAttachmentNote(sheet: Sheet, attachments: readonly string[], locale: Locale): void {
  if (attachments.length === 0) return
  const zh = locale === 'zh'
  const [only] = attachments
  const body = { size: BODY, lineGap: LINE_GAP, after: 0, indent: zh ? 2 : 0 } as const
  sheet.pdf.y += LINE_GAP + BODY
  if (attachments.length === 1) {
    sheet.text(`${zh ? '附件：' : 'Attachment: '}${only}`, body)
    return
  }
  sheet.text(zh ? '附件：' : 'Attachments:', body)
  attachments.forEach((name, i) => {
    sheet.text(`${i + 1}. ${name}`, body)
  })
}
