import { ATTACHMENTS, type DossierDocument } from '@gongyi/shared/domain'
import { groupedHash, momentText } from './figures.js'
import type { Sheet } from './sheet.js'
import { drawTable, headCells } from './table.js'
import { ATTACHMENT_STATE_WORDS, type Locale, roleWord, STAGE_WORDS, WORDS } from './words.js'

/** The seventeen attachments with what was found of each and where the paper is, then the documents with their hashes. */
export function writeAttachments(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const zh = locale === 'zh'
  sheet.heading(WORDS.attachments[locale])
  drawTable(
    sheet,
    document.checklist.map((item) => [
      { text: String(item.no), align: 'center' },
      { text: attachmentText(item, locale) },
      { text: item.mandatory ? WORDS.yes[locale] : WORDS.no[locale], align: 'center' },
      { text: ATTACHMENT_STATE_WORDS[item.state][locale], align: 'center' },
      { text: String(item.count), align: 'center' },
    ]),
    {
      columns: [0.6, 4, 0.8, 1, 0.8],
      head: [
        headCells(
          zh ? ['序号', '附件', '必备', '情况', '记录数'] : ['No.', 'Attachment', 'Mandatory', 'State', 'Records'],
        ),
      ],
    },
  )
  for (const file of document.documents) {
    sheet.keep(30)
    sheet.text(`${file.title}　${file.fileName}　${file.bytes} B`, { size: 9, after: 0 })
    sheet.text(groupedHash(file.sha256), { size: 7.5, color: '#444444', after: 4 })
  }
}

/** Photographs are not in the system: the line says where they are kept, or nothing. */
function attachmentText(item: DossierDocument['checklist'][number], locale: Locale): string {
  const label = ATTACHMENTS[item.id].label[locale]
  return item.original === null ? label : `${label}\n${WORDS.keptOnPaper[locale]}${item.original}`
}

/** The chained events in their order, each with the first half of its hash. */
export function writeTimeline(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const head =
    locale === 'zh'
      ? ['序号', '时间', '环节', '事项', '身份', '哈希（前32位）']
      : ['No.', 'Time', 'Stage', 'Event', 'Role', 'Hash (first 32)']
  sheet.heading(WORDS.timeline[locale])
  drawTable(
    sheet,
    document.events.map((event) => [
      { text: String(event.seq), align: 'center' },
      { text: momentText(event.at, locale) },
      { text: STAGE_WORDS[event.stage][locale].replace(/^（.）|^Stage \d: /, '') },
      { text: document.eventLabels[event.type]?.[locale] ?? event.type },
      { text: roleWord(event.actorRole, locale) },
      { text: groupedHash(event.hash.slice(0, 32)) },
    ]),
    { columns: [0.5, 1.8, 1.1, 1.6, 1.3, 1.6], size: 8, head: [headCells(head)] },
  )
}

/** How anyone recomputes the hash, and the characters the font lacks. */
export function writeCheck(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const zh = locale === 'zh'
  sheet.heading(WORDS.howToCheck[locale])
  const steps = zh
    ? [
        '取本档案的 JSON 文件，去掉其中的 hash 一项，按 RFC 8785（JSON 规范化）写成文本，以 UTF-8 编码计算 SHA-256，应得：',
        `过程记录首尾相接：每条记录的哈希包含前一条的哈希，末条（第${document.chainHead.seq}条）为：`,
        '表决事项的文本哈希为该文本 UTF-8 编码的 SHA-256，与选票上印制的一致；表决结果可按第二部分的算式重算。',
      ]
    : [
        'Take this dossier’s JSON file, remove its member "hash", write it as canonical JSON (RFC 8785) and compute SHA-256 of its UTF-8 bytes. It must be:',
        `The events form a chain: the hash of each covers the hash of the one before. The last one (no. ${document.chainHead.seq}) is:`,
        'The hash of a motion is SHA-256 of its text in UTF-8, as printed on the ballots. The results can be recomputed from the arithmetic in part 2.',
      ]
  const [whole = '', chain = '', motions = ''] = steps
  sheet.text(`1. ${whole}`)
  sheet.text(groupedHash(document.hash), { size: 8.5, align: 'center' })
  sheet.text(`2. ${chain}`)
  sheet.text(groupedHash(document.chainHead.hash), { size: 8.5, align: 'center' })
  sheet.text(`3. ${motions}`)
  const missing = sheet.missingGlyphs
  if (missing.length === 0) return
  sheet.text(
    `${WORDS.missingGlyphs[locale]}${zh ? '（印作 〓，以 JSON 文件为准）：' : ' (printed as 〓; the JSON file is authoritative): '}${missing.join(' ')}`,
  )
}
