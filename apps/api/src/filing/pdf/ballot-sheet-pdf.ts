import { areaText } from '@gongyi/shared/domain'
import { groupedHash, momentText } from './figures.js'
import { type RenderedPdf, Sheet } from './sheet.js'
import { drawTable } from './table.js'
import type { Locale } from './words.js'

/** Paper ballots of one poll, one page (or more, for long texts) for each voting unit. */
export interface BallotSheets {
  readonly communityName: string
  readonly topicTitle: string
  readonly motions: readonly {
    readonly motionNo: string
    readonly title: string
    readonly text: string
    readonly textHash: string
  }[]
  /** quorum and majority in plain words, with the law they rest on */
  readonly rule: string
  readonly closesAt: string
  /** what happens to a ballot that is not returned */
  readonly silence: string
  /** where to hand it in */
  readonly returnTo: string
  /** signed ballots carry unit and signature; secret ones carry neither */
  readonly mode: 'OPEN' | 'SECRET'
  readonly ballots: readonly {
    readonly number: string
    readonly unitLabel: string
    readonly areaCenti: bigint | null
    /** the motions this unit votes on, by their place above, each with its area there */
    readonly motions: readonly { readonly index: number; readonly areaCenti: bigint | null }[]
  }[]
  /** instant the sheets were made, the only date inside the file */
  readonly at: string
}

type Motion = BallotSheets['motions'][number]
type Ballot = BallotSheets['ballots'][number]

const TEXTS = {
  title: { zh: '表决票', en: 'Ballot' },
  number: { zh: '编号', en: 'No.' },
  unit: { zh: '表决单元', en: 'Unit' },
  area: { zh: '面积（㎡）', en: 'Area (㎡)' },
  ownArea: { zh: '本事项计入面积（㎡）', en: 'Area counted for this motion (㎡)' },
  closes: { zh: '截止时间', en: 'Closes' },
  returnTo: { zh: '交回地点', en: 'Return to' },
  rule: { zh: '通过条件', en: 'Rule' },
  silence: { zh: '未交回的后果', en: 'If not returned' },
  hash: { zh: '文本哈希', en: 'Hash of the text' },
  signature: { zh: '投票人签名', en: 'Signature of the voter' },
  agent: { zh: '代理人签名及委托书号', en: 'Agent’s signature and proxy no.' },
  how: {
    zh: '每项只在一个方框内打“√”。两框都打、涂改或字迹不清的，该项无效。',
    en: 'Tick one box for each motion. Two ticks, alterations or illegible marks make that motion invalid.',
  },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>

const CHOICES = {
  zh: ['同意', '反对', '弃权'],
  en: ['For', 'Against', 'Abstain'],
} as const satisfies Record<Locale, readonly string[]>

/** Printable paper ballots. @throws RangeError when there is no ballot or no motion to print */
export async function renderBallotSheetPdf(
  sheets: BallotSheets,
  options: { readonly locale: Locale },
): Promise<RenderedPdf> {
  const { locale } = options
  if (sheets.ballots.length === 0 || sheets.motions.length === 0) throw new RangeError('nothing to print')
  const sheet = new Sheet({
    title: `${sheets.topicTitle} ${TEXTS.title[locale]}`,
    language: locale === 'zh' ? 'zh-CN' : 'en',
    at: new Date(sheets.at),
    margins: { top: 22, left: 25, right: 25, bottom: 20 },
  })
  const owners: string[] = []
  sheets.ballots.forEach((ballot, i) => {
    if (i > 0) sheet.pdf.addPage()
    writeBallot(sheet, sheets, ballot, locale)
    while (owners.length < sheet.pdf.bufferedPageRange().count) owners.push(ballot.number)
  })
  sheet.footers((page) => {
    sheet.line(`${TEXTS.number[locale]} ${owners[page - 1] ?? ''}`, sheet.floor + 10, { size: 9, align: 'right' })
  })
  return sheet.finish()
}

function writeBallot(sheet: Sheet, sheets: BallotSheets, ballot: Ballot, locale: Locale): void {
  sheet.text(`${sheets.communityName}${locale === 'zh' ? '' : ' '}${TEXTS.title[locale]}`, {
    font: 'bold',
    size: 20,
    align: 'center',
    after: 2,
  })
  sheet.text(sheets.topicTitle, { size: 13, align: 'center', after: 8 })
  drawTable(sheet, headRows(sheets, ballot, locale), { columns: [1, 2.4, 1, 1.6], size: 10.5, minHeight: 24 })
  for (const { index, areaCenti } of ballot.motions) {
    const motion = sheets.motions[index]
    // An owner may have a part of the area only where a motion is about one building
    const own = areaCenti === ballot.areaCenti ? null : areaCenti
    if (motion !== undefined) writeMotion(sheet, motion, own, locale)
  }
  sheet.text(TEXTS.how[locale], { size: 10, after: 8 })
  drawTable(
    sheet,
    [
      [{ text: TEXTS.rule[locale], shaded: true }, { text: sheets.rule }],
      [{ text: TEXTS.silence[locale], shaded: true }, { text: sheets.silence }],
      [{ text: TEXTS.returnTo[locale], shaded: true }, { text: sheets.returnTo }],
    ],
    { columns: [1, 5], size: 10 },
  )
  if (sheets.mode === 'SECRET') return
  drawTable(
    sheet,
    [
      [{ text: TEXTS.signature[locale], shaded: true }, { text: '' }],
      [{ text: TEXTS.agent[locale], shaded: true }, { text: '' }],
    ],
    { columns: [2, 4], size: 10.5, minHeight: 40 },
  )
}

function headRows(sheets: BallotSheets, ballot: Ballot, locale: Locale) {
  const closes = [
    { text: TEXTS.number[locale], shaded: true },
    { text: ballot.number },
    { text: TEXTS.closes[locale], shaded: true },
    { text: momentText(sheets.closesAt, locale) },
  ]
  if (sheets.mode === 'SECRET') return [closes]
  const area = ballot.areaCenti === null ? '—' : areaText(ballot.areaCenti)
  return [
    closes,
    [
      { text: TEXTS.unit[locale], shaded: true },
      { text: ballot.unitLabel },
      { text: TEXTS.area[locale], shaded: true },
      { text: area },
    ],
  ]
}

function writeMotion(sheet: Sheet, motion: Motion, areaCenti: bigint | null, locale: Locale): void {
  sheet.keep(120)
  sheet.text(`${motion.motionNo}　${motion.title}`, { font: 'bold', size: 12, after: 3 })
  sheet.text(motion.text, { size: 12, indent: locale === 'zh' ? 2 : 0, after: 2 })
  if (areaCenti !== null) sheet.text(`${TEXTS.ownArea[locale]} ${areaText(areaCenti)}`, { size: 10, after: 2 })
  sheet.text(`${TEXTS.hash[locale]} ${groupedHash(motion.textHash)}`, { size: 7.5, color: '#444444', after: 8 })
  sheet.keep(40)
  drawChoices(sheet, CHOICES[locale])
}

// boxes are drawn, not printed as characters: they must be large enough for a pen in an old hand
function drawChoices(sheet: Sheet, choices: readonly string[]): void {
  const { pdf } = sheet
  const top = pdf.y
  const step = sheet.width / choices.length
  sheet.use('bold', 15)
  choices.forEach((choice, i) => {
    const x = sheet.left + i * step + 16
    pdf.lineWidth(1.4).rect(x, top, 22, 22).stroke('#000000')
    pdf.text(sheet.printable(choice), x + 32, top, { lineBreak: false })
  })
  pdf.x = sheet.left
  pdf.y = top + 36
}
