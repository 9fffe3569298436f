import type { DossierDocument } from '@gongyi/shared/domain'
import { percent } from '@gongyi/shared/domain'
import { dayText, momentText, moneyText } from './figures.js'
import type { Sheet } from './sheet.js'
import { drawTable, headCells } from './table.js'
import { type Locale, TASK_STATUS, WORDS } from './words.js'

/** Publicities, then the objections and how each was decided. */
export function writePublicity(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const zh = locale === 'zh'
  sheet.heading(WORDS.publicity[locale])
  if (document.publicity.length === 0) sheet.text(WORDS.none[locale])
  else {
    drawTable(
      sheet,
      document.publicity.map(({ what, from, to, places, objections }) => [
        { text: what[locale] },
        { text: `${dayText(from, locale)} – ${dayText(to, locale)}` },
        { text: places.join(zh ? '、' : ', ') },
        { text: String(objections), align: 'center' },
      ]),
      {
        columns: [1.2, 2.4, 2, 0.8],
        head: [headCells(zh ? ['公示事项', '期间', '地点', '异议'] : ['Subject', 'Period', 'Places', 'Objections'])],
      },
    )
  }
  for (const objection of document.objections) {
    const verdict = objection.upheld ? (zh ? '成立' : 'upheld') : zh ? '不成立' : 'not upheld'
    const dates = `${dayText(objection.receivedOn, locale)} – ${dayText(objection.decidedOn, locale)}`
    const head = zh ? `异议 ${objection.no}` : `Objection ${objection.no}`
    sheet.text(`${head}　${objection.kind[locale]}　${dates}　${verdict}`, { font: 'bold', after: 2 })
    sheet.text(objection.text, { indent: zh ? 2 : 0 })
  }
}

/** Tasks, execution and the other rates, satisfaction. */
export function writeExecution(sheet: Sheet, document: DossierDocument, locale: Locale): void {
  const zh = locale === 'zh'
  sheet.heading(WORDS.execution[locale])
  if (document.tasks.length === 0) sheet.text(WORDS.none[locale])
  else writeTasks(sheet, document.tasks, locale)
  const rates = document.rates.map(({ label, definition, numerator, denominator }) => [
    { text: label[locale] },
    { text: definition[locale] },
    { text: `${numerator} / ${denominator}`, align: 'center' as const },
    { text: percent(BigInt(numerator), BigInt(denominator), { digits: 1 }) ?? '—', align: 'center' as const },
  ])
  drawTable(sheet, rates, {
    columns: [1.2, 3.4, 1.4, 0.9],
    size: 9,
    head: [headCells(zh ? ['指标', '算法', '分子 / 分母', '比率'] : ['Indicator', 'Counted as', 'Of', 'Rate'])],
  })
  sheet.text(WORDS.ratesAt[locale] + momentText(document.generatedAt, locale), { size: 8.5, color: '#444444' })
  const { satisfaction } = document
  if (!satisfaction) return
  const answers = satisfaction.answers.map(({ label, n }) => `${label[locale]} ${n}`).join(zh ? '，' : ', ')
  sheet.text(
    zh
      ? `满意度：有效 ${satisfaction.valid} 份；${answers}。`
      : `Satisfaction: ${satisfaction.valid} valid; ${answers}.`,
  )
}

function writeTasks(sheet: Sheet, tasks: DossierDocument['tasks'], locale: Locale): void {
  const head =
    locale === 'zh'
      ? ['序号', '任务', '承办', '期限', '状态', '预算（元）', '权重']
      : ['No.', 'Task', 'Executor', 'Due', 'Status', 'Budget (CNY)', 'Weight']
  drawTable(
    sheet,
    tasks.map((task) => [
      { text: task.no.replace(/^.*-/, ''), align: 'center' },
      { text: task.title },
      { text: task.executor },
      { text: task.due, align: 'center' },
      { text: taskState(task, locale) },
      { text: task.budgetFen === null ? '—' : moneyText(task.budgetFen), align: 'right' },
      { text: String(task.weight), align: 'center' },
    ]),
    { columns: [0.6, 2, 2, 1.3, 1.3, 1.4, 0.7], size: 8.5, head: [headCells(head)] },
  )
}

function taskState(task: DossierDocument['tasks'][number], locale: Locale): string {
  const state = TASK_STATUS[task.status][locale]
  return task.acceptedOn === null ? state : `${state} ${task.acceptedOn}`
}
