import type { DossierDocument } from '@gongyi/shared/domain'
import { writeFilingForm } from './dossier-form.js'
import { writeAttachments, writeCheck, writeTimeline } from './dossier-record.js'
import { writeExecution, writePublicity } from './dossier-result.js'
import { writeStages } from './dossier-stages.js'
import { writeVotes } from './dossier-votes.js'
import { groupedHash } from './figures.js'
import { type RenderedPdf, Sheet } from './sheet.js'
import { type Locale, WORDS } from './words.js'

/**
 * A sealed dossier as an A4 document: filing form, the eight stages, each vote with its arithmetic, publicity,
 * implementation, attachments and the chained record. Its hash stands on every page. The same dossier gives the same bytes.
 */
export async function renderDossierPdf(
  document: DossierDocument,
  options: { readonly locale: Locale },
): Promise<RenderedPdf> {
  const { locale } = options
  const sheet = new Sheet({
    title: `${document.title} ${WORDS.dossier[locale]} ${document.filing?.number ?? document.caseNo}`,
    language: locale === 'zh' ? 'zh-CN' : 'en',
    at: new Date(document.generatedAt),
    margins: { top: 28, left: 28, right: 26, bottom: 30 },
  })
  writeFilingForm(sheet, document, locale)
  writeStages(sheet, document, locale)
  writeVotes(sheet, document, locale)
  writePublicity(sheet, document, locale)
  writeExecution(sheet, document, locale)
  writeAttachments(sheet, document, locale)
  writeTimeline(sheet, document, locale)
  writeCheck(sheet, document, locale)
  sheet.footers((page, pages) => {
    const y = sheet.floor + 14
    sheet.line(`${document.caseNo}  SHA-256`, y, { size: 7, align: 'center', color: '#444444' })
    sheet.line(groupedHash(document.hash), y + 10, { size: 7, align: 'center', color: '#444444' })
    sheet.line(`— ${page} / ${pages} —`, y + 24, { size: 9, align: 'center' })
  })
  return sheet.finish()
}
