import {
  areaText,
  type DossierFieldValue,
  type DossierSection,
  EXCLUSION_IDS,
  type Facts,
  GUARD_LABELS,
  GUARDS,
  RATES,
  type RateValue,
  STAGES,
  type Stage,
  type StageRecords,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { EventRow } from '../consultations/events.store.js'
import type { DossierSource } from './dossier.store.js'
import {
  both,
  EXCLUSION_LABELS,
  FORMAT_LABELS,
  METHOD_LABELS,
  placeOf,
  RISK_LABELS,
  SCREEN_LABELS,
  scopeLabel,
} from './dossier-labels.js'
import type { PublicText } from './public-text.js'

type Fields = (DossierSection['fields'][number] | undefined)[]
type Writer = (source: DossierSource, text: PublicText) => Fields

/** A field, or nothing where nothing was recorded. */
function field(name: string, zh: string, en: string, value: DossierFieldValue | undefined): Fields[number] {
  return value === undefined || value === '' ? undefined : { name, label: both(zh, en), value }
}

const maybe = (text: string | undefined, write: (text: string) => string) =>
  text === undefined ? undefined : write(text)

const propose: Writer = ({ topic, facts }, { prose }) => {
  const { screening, legalOpinion, answer } = topic.records.propose
  const exclusions = screening?.exclusions
  return [
    field('description', '情况说明', 'Description', prose(topic.description)),
    field('question', '待决问题', 'Question', maybe(screening?.question, prose)),
    field('riskGrade', '风险等级', 'Risk grade', screening && RISK_LABELS[screening.riskGrade]),
    field(
      'exclusions',
      '五类排除审查',
      'The five exclusions',
      exclusions && {
        columns: [both('排除情形', 'Exclusion'), both('结论', 'Finding'), both('依据', 'Ground')],
        rows: EXCLUSION_IDS.map((id) => [
          EXCLUSION_LABELS[id].zh,
          SCREEN_LABELS[exclusions[id].answer].zh,
          prose(exclusions[id].ground ?? ''),
        ]),
      },
    ),
    field('screeners', '审查签署人数', 'Screeners', screening?.signers.length),
    field('coSigns', '附议人数', 'Co-signers', facts.coSigns),
    field('legalOpinion', '法律意见', 'Legal opinion', maybe(legalOpinion?.text, prose)),
    field('answer', '答复', 'Answer', maybe(answer?.text, prose)),
  ]
}

const participants: Writer = ({ topic, facts }, { prose }) => {
  const { set, publicised, locked, supervisor } = topic.records.participants
  const lists = set && listsOf(set, facts)
  return [
    field('scope', '范围', 'Scope', lists ? undefined : scopeLabel(set?.scope, facts.electorate.heads)),
    field('lists', '各事项的表决范围', 'Who votes on each motion', lists),
    field(
      'areaCenti',
      '专有部分面积（0.01平方米）',
      'Floor area (0.01 m²)',
      Number(facts.electorate.areaCenti) || undefined,
    ),
    field(
      'stakeholders',
      '利益相关方',
      'Stakeholders',
      set?.stakeholders.map(({ party }) => prose(party)),
    ),
    field('recusals', '回避人数', 'Recusals', set?.recusals.length),
    field('places', '公示地点', 'Places of publicity', publicised?.places.map(prose)),
    field('supervisor', '监督签署', 'Signed by the supervisor', supervisor !== undefined),
    field('rosterHash', '名册摘要', 'Roster digest', locked?.rosterHash),
    field('merkleRoot', '名单校验码', 'Root of the list', locked?.merkleRoot),
    field('lateCorrections', '锁定后的更正', 'Corrections after the lock', locked?.corrections?.length),
  ]
}

/** Where motions have lists of their own: one line for each. */
function listsOf(
  set: NonNullable<StageRecords['participants']['set']>,
  { electorate }: Facts,
): DossierFieldValue | undefined {
  if (set.motions.every(({ scope }) => scope === undefined)) return undefined
  return {
    columns: [
      both('事项', 'Motion'),
      both('范围', 'Scope'),
      both('表决单元', 'Voting units'),
      both('面积（㎡）', 'Area (㎡)'),
    ],
    rows: set.motions.map(({ id, scope = set.scope }, index) => {
      const own = electorate.motions.find(({ motionId }) => motionId === id)
      const area = BigInt(own?.areaCenti ?? '0')
      return [String(index + 1), placeOf(scope).zh, String(own?.heads ?? 0), area === 0n ? '—' : areaText(area)]
    }),
  }
}

const notice: Writer = ({ topic, facts: { delivery }, rates }, { prose }) => {
  const current = topic.records.notice.versions.at(-1)
  const awareness = rates.find(({ id }) => id === RATES.awareness.id)
  return [
    field('versions', '告知书版本数', 'Notice versions', topic.records.notice.versions.length),
    field('places', '张贴地点', 'Places', current?.places.map(prose)),
    field('units', '应告知', 'To be informed', delivery.units),
    field('attempted', '已尝试', 'Attempted', delivery.attempted),
    field('delivered', '已送达', 'Delivered', delivery.delivered),
    // One definition of knowing: that of the page and of the rates below, never a second count of receipts
    field('awareness', '知晓率', 'Awareness', awareness && shareText(awareness)),
  ]
}

const format: Writer = ({ topic }, { prose }) => {
  const { plan, noticeB } = topic.records.format
  return [
    field(
      'formats',
      '协商形式',
      'Formats',
      plan?.formats.map(({ format: id }) => FORMAT_LABELS[id]),
    ),
    field('method', '表决方式', 'Method of voting', plan && METHOD_LABELS[plan.vote.method]),
    field('window', '表决期间', 'Voting period', plan && `${plan.vote.opensOn} – ${plan.vote.closesOn}`),
    field('rule', '表决规则', 'The rule in plain words', maybe(plan?.ruleText, prose)),
    field('noticeB', '补充告知日期', 'Supplementary notice', noticeB?.on),
  ]
}

const deliberate: Writer = ({ topic, facts }, { prose }) => {
  const rounds = topic.history.flatMap((past) => (past.stage === 'deliberate' ? [past.data] : []))
  const draft = rounds.findLast((round) => round.draft !== undefined)?.draft
  const legal = rounds.findLast((round) => round.legal !== undefined)?.legal
  return [
    field('sessions', '协商记录', 'Sessions', {
      columns: [both('形式', 'Format'), both('日期', 'Date'), both('到会', 'Attendance'), both('结论', 'Conclusion')],
      rows: rounds
        .flatMap((round) => round.sessions)
        .map((s) => [FORMAT_LABELS[s.format].zh, s.to, String(s.attendance), prose(s.conclusion)]),
    }),
    field('opinions', '意见数', 'Opinions', facts.opinions),
    field('unanswered', '未答复意见数', 'Opinions without a reply', facts.unansweredOpinions),
    field('budget', '预算（元）', 'Budget (yuan)', maybe(draft?.budgetFen, yuan)),
    field('payer', '出资', 'Payer', maybe(draft?.payer, prose)),
    field('executor', '实施主体', 'Executor', maybe(draft?.executor, prose)),
    field('deadline', '完成期限', 'Deadline', draft?.deadline),
    field('maintenance', '维护', 'Maintenance', maybe(draft?.maintenance, prose)),
    field('remedy', '受影响方补救', 'Remedy for those burdened', maybe(draft?.remedy, prose)),
    field('legality', '合法性审查', 'Legality check', maybe(legal?.text, prose)),
  ]
}

const vote: Writer = ({ topic, objections, channels }, { prose }) => {
  const online = channels.filter(({ channel }) => channel === 'ONLINE')
  const { count, published } = topic.records.vote
  return [
    field('round', '表决轮次', 'Round', topic.round),
    field('scrutineers', '监票人数', 'Scrutineers', count?.scrutineers.length),
    field('places', '公示地点', 'Places of publicity', published?.places.map(prose)),
    field('onlineBallots', '网上票', 'Online ballots', total(online, 'ballots') || undefined),
    field(
      'onlineSound',
      '网上票中在表决期间内且属名册内单元',
      'Online ballots within the voting period and of a unit on the roll',
      online.length > 0 ? total(online, 'sound') : undefined,
    ),
    field('objections', '异议件数', 'Objections', objections.length),
  ]
}

const filing: Writer = ({ topic }, { prose }) => {
  const { supervisor, submitted, review } = topic.records.filing
  return [
    field('supervisorOpinion', '监督意见', 'Supervisor’s opinion', maybe(supervisor?.opinion, prose)),
    field('letter', '报送说明', 'Letter of submission', maybe(submitted?.letter, prose)),
    field('budgetSource', '资金来源', 'Source of funds', maybe(submitted?.budgetSource, prose)),
    field('checked', '审查项目', 'Items reviewed', review?.checked),
  ]
}

const implement: Writer = ({ topic }, { prose }) => {
  const { accounts, completion, closed } = topic.records.implement
  return [
    field('spentFen', '支出（分）', 'Spent (fen)', accounts?.spentFen),
    field('completion', '完工情况', 'Completion', maybe(completion?.text, prose)),
    field('report', '办结报告', 'Closing report', maybe(closed?.report, prose)),
  ]
}

const WRITERS = { propose, participants, notice, format, deliberate, vote, filing, implement } satisfies Record<
  Stage,
  Writer
>

/** The eight sections of the dossier: when each stage ran, what it recorded, which conditions were checked. */
export function sectionsOf(source: DossierSource, text: PublicText): Record<Stage, DossierSection> {
  const steps = source.events.flatMap((event) => stepOf(event) ?? [])
  const section = (stage: Stage): DossierSection => {
    const { enteredAt, leftAt } = stayIn(stage, source, steps)
    const fields = enteredAt === null ? [] : WRITERS[stage](source, text).filter((f) => f !== undefined)
    return { enteredAt, leftAt, fields, guards: guardsOf(stage, steps) }
  }
  const [p, pa, n, f, d, v, fi, i] = STAGES.map(section)
  if (!p || !pa || !n || !f || !d || !v || !fi || !i) throw new Error('a stage is missing')
  return { propose: p, participants: pa, notice: n, format: f, deliberate: d, vote: v, filing: fi, implement: i }
}

const position = z.object({ stage: z.enum(STAGES) })
const payload = z.object({
  from: position,
  to: position,
  guards: z.array(z.object({ id: z.string(), holds: z.boolean() })),
})

type StepEvent = z.infer<typeof payload> & { readonly at: string }

/** A step of the procedure; drafting and editing are none. */
function stepOf(event: EventRow): StepEvent | undefined {
  const parsed = payload.safeParse(event.payload)
  return parsed.success ? { ...parsed.data, at: event.at.toISOString() } : undefined
}

function stayIn(stage: Stage, { topic, events }: DossierSource, steps: readonly StepEvent[]) {
  const entered = steps.find((step) => step.to.stage === stage && step.from.stage !== stage)?.at
  const left = steps.findLast((step) => step.from.stage === stage && step.to.stage !== stage)?.at
  const began = stage === 'propose' ? events[0]?.at.toISOString() : undefined
  return { enteredAt: began ?? entered ?? null, leftAt: topic.stage === stage ? null : (left ?? null) }
}

/** As they were found when the steps of this stage were taken; the last finding counts. */
function guardsOf(stage: Stage, steps: readonly StepEvent[]): DossierSection['guards'] {
  const found = steps.filter((step) => step.from.stage === stage).flatMap((step) => step.guards)
  const last = new Map(found.map(({ id, holds }) => [id, holds]))
  return [...last]
    .flatMap(([id, holds]) => (isChecked(id) && GUARDS[id].stage === stage ? [{ id, holds }] : []))
    .map(({ id, holds }) => ({ id, label: GUARD_LABELS[id], holds }))
    .sort((a, b) => a.id.localeCompare(b.id))
}

function isChecked(id: string): id is keyof typeof GUARDS {
  return Object.hasOwn(GUARDS, id)
}

function total(rows: DossierSource['channels'], of: 'ballots' | 'sound'): number {
  return rows.reduce((sum, row) => sum + row[of], 0)
}

/** `1109/1180 (94.0%)`; a dash where there is nothing to divide by. */
function shareText({ numerator, denominator, shown }: RateValue): string {
  return `${numerator}/${denominator} (${shown ?? '—'})`
}

/** Fen as yuan with two decimals, by digits alone: 62800000 is 628000.00. */
function yuan(fen: string): string {
  const digits = fen.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
