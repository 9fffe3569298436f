import type { DossierDocument, DossierMotion, DossierPoll } from '@gongyi/shared/domain'
import { conditionSentence, countRows } from './arithmetic-words.js'
import { groupedHash, momentText } from './figures.js'
import type { Sheet } from './sheet.js'
import { drawTable, headCells } from './table.js'
import { type Locale, MOTION_OUTCOMES, WORDS } from './words.js'

type RatioResult = Extract<DossierPoll['result'], { kind: 'ratio' }>
type AnswersResult = Extract<DossierPoll['result'], { kind: 'answers' }>

/** Every motion: text and its hash, then each poll with rule, count and arithmetic. */
export function writeVotes(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  sheet.heading(WORDS.votes[locale])
  if (document.motions.length === 0) sheet.text(MOTION_OUTCOMES.NO_VOTE[locale])
  for (const motion of document.motions) writeMotion(sheet, motion, locale)
}

function writeMotion(sheet: Sheet, motion: DossierMotion, locale: Locale): void {
  const zh = locale === 'zh'
  sheet.keep(90)
  sheet.text(`${motion.motionNo}　${motion.title}`, { font: 'bold', size: 11, after: 3 })
  sheet.text(motion.text, { indent: zh ? 2 : 0, after: 3 })
  sheet.text(`${zh ? '文本哈希' : 'Hash of the text'} ${groupedHash(motion.textHash)}`, { size: 7.5, color: '#444444' })
  const electorate = `${zh ? '表决主体：' : 'Electorate: '}${motion.electorate[locale]}`
  sheet.text(motion.dependsOn ? `${electorate}${zh ? '；依附于 ' : '; depends on '}${motion.dependsOn}` : electorate)
  for (const poll of motion.polls) writePoll(sheet, poll, locale)
  // where answers were only counted, their finding stands above and nothing passed or failed
  if (motion.polls.at(-1)?.result.kind === 'answers') return
  const verdict = MOTION_OUTCOMES[motion.outcome][locale]
  sheet.text(zh ? `结论：${verdict}。` : `Result: ${verdict}.`, { font: 'bold', after: 10 })
}

function writePoll(sheet: Sheet, poll: DossierPoll, locale: Locale): void {
  const zh = locale === 'zh'
  const window = `${momentText(poll.opensAt, locale)} – ${momentText(poll.closesAt, locale)}`
  sheet.keep(80)
  sheet.text(zh ? `第${poll.round}轮表决　${window}` : `Round ${poll.round}: ${window}`, { font: 'bold', after: 2 })
  if (poll.status === 'ANNULLED') {
    sheet.text(`${zh ? '本次表决已作废：' : 'This ballot was annulled: '}${poll.annulledReason ?? ''}`)
  }
  sheet.text(ruleText(poll, locale), { after: 2 })
  const { online, paper, proxy } = poll.channels
  sheet.text(
    zh
      ? `${poll.mode === 'OPEN' ? '记名' : '不记名'}表决；线上 ${online} 票，纸质 ${paper} 票，其中委托 ${proxy} 票。`
      : `${poll.mode === 'OPEN' ? 'Open' : 'Secret'} ballot; ${online} online, ${paper} on paper, ${proxy} of them by proxy.`,
  )
  writeResult(sheet, poll, locale)
  if (poll.ballotsRoot) sheet.text(`Merkle ${groupedHash(poll.ballotsRoot)}`, { size: 7.5, color: '#444444' })
}

function writeResult(sheet: Sheet, poll: DossierPoll, locale: Locale): void {
  const { result } = poll
  if (result.kind === 'answers') writeAnswers(sheet, result, locale)
  if (result.kind === 'ratio') writeCount(sheet, poll, result.count, locale)
  if (result.kind !== 'options') return
  for (const option of result.options) {
    const word = MOTION_OUTCOMES[option.count.outcome][locale]
    sheet.text(`${locale === 'zh' ? '选项' : 'Option'} ${option.id} ${option.label[locale]}: ${word}`, {
      font: 'bold',
      after: 2,
    })
    writeCount(sheet, poll, option.count, locale)
  }
  const between = result.options.filter(({ id }) => result.runoffBetween.includes(id)).map(({ label }) => label[locale])
  if (between.length > 0)
    sheet.text(
      `${locale === 'zh' ? '再行表决的选项：' : 'Run-off between: '}${between.join(locale === 'zh' ? '、' : ', ')}`,
    )
}

function ruleText({ preset }: DossierPoll, locale: Locale): string {
  const zh = locale === 'zh'
  const basis = preset.legalBasis.map(({ statute, article, textVersion }) =>
    zh
      ? `《${statute.zh}》第${article}条（${textVersion}年文本）`
      : `${statute.en}, art. ${article} (text of ${textVersion})`,
  )
  const force = preset.binding ? '' : zh ? '（民意征询，无法定约束力）' : ' (advisory, not binding)'
  const law = basis.length === 0 ? WORDS.none[locale] : basis.join(zh ? '、' : '; ')
  return zh
    ? `表决规则：${preset.label.zh}${force}；依据：${law}。`
    : `Rule: ${preset.label.en}${force}; basis: ${law}.`
}

function writeCount(sheet: Sheet, poll: DossierPoll, count: RatioResult['count'], locale: Locale): void {
  const zh = locale === 'zh'
  const rows = countRows(count, locale)
  const area = rows.some((row) => row[2] !== '—')
  const head = zh ? ['项目', '人数（户数）', '面积（㎡）'] : ['', 'Heads', 'Area (㎡)']
  const width = area ? 3 : 2
  drawTable(
    sheet,
    rows.map((row) =>
      row.slice(0, width).map((text, i) => ({ text, align: i === 0 ? ('center' as const) : ('right' as const) })),
    ),
    { columns: area ? [1, 1, 1] : [1, 1], head: [headCells(head.slice(0, width))] },
  )
  const [unit] = poll.preset.unitTypes
  for (const condition of count.conditions) {
    sheet.keep(34)
    if (unit) sheet.text(`· ${conditionSentence(condition, unit, locale)}`, { size: 10, after: 2 })
  }
  sheet.pdf.y += 4
}

function writeAnswers(sheet: Sheet, result: AnswersResult, locale: Locale): void {
  const rows = [
    ...result.answers.map((answer) => [answer.label[locale], String(answer.heads)]),
    ...result.figures.map((figure) => [figure.label[locale], figure.shown]),
  ]
  drawTable(
    sheet,
    rows.map((row) => row.map((text) => ({ text }))),
    { columns: [2, 1] },
  )
  sheet.text(result.finding[locale])
}
