import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  addDays,
  category,
  civilDateOf,
  earliestAfterNotice,
  FORMAT_IDS,
  type FormatId,
  isOtherChair,
  noticeDay,
  type StageRecords,
  template,
  votePreset,
} from '@gongyi/shared/domain'
import { gapsIf } from '../../../lib/topics/guard-gaps.js'
import { chairChange, type LedEntry, SAME_CHAIR } from '../../../ui/topic/chair-change.js'

export type Plan = NonNullable<StageRecords['format']['plan']>
export type PlannedFormat = Plan['formats'][number]
export type VotePlan = Plan['vote']

/** A plan while it is being written: days are plain text until the rules read them. */
export interface FormatEntry extends LedEntry {
  readonly key: number
  readonly format: FormatId
  readonly role: PlannedFormat['role']
  readonly on: string
  readonly time: string
  readonly place: string
  readonly chair: string
  readonly agenda: string
}

export interface VoteEntry {
  readonly method: VotePlan['method']
  readonly opensOn: string
  readonly closesOn: string
  readonly place: string
}

export interface PlanEntry {
  readonly formats: readonly FormatEntry[]
  readonly vote: VoteEntry
  readonly ruleText: string
}

export interface PlanDefaults {
  readonly place: string
  readonly time: string
  readonly agenda: string
  readonly chair: string
  readonly ruleText: string
}

/** The first day a vote may open: from the notice already served, or from one published today. */
export function earliestVote(topic: TopicDetail): string {
  const served = noticeDay(topic) ?? civilDateOf(topic.now)
  return later(earliestAfterNotice(served, template(topic.template).limits.noticeLeadD), civilDateOf(topic.now))
}

/** The last day of voting that usually serves: meetings decide at once, small matters need three days, owners two weeks. */
export function usualClose(topic: TopicDetail, opensOn: string): string {
  const { voteWindowMinD } = template(topic.template).limits
  return addDays(opensOn, Math.max(usualDays(topic), voteWindowMinD) - 1)
}

function usualDays(topic: TopicDetail): number {
  if (isMeeting(topic)) return 1
  if (topic.template === 'light') return 3
  return topic.template === 'owners-decision' ? 14 : 7
}

/** The plan as last saved, or what the matter itself suggests. */
export function planEntry(topic: TopicDetail, defaults: PlanDefaults): PlanEntry {
  const saved = topic.records.format.plan
  if (saved !== undefined)
    return {
      formats: saved.formats.map(({ time = '', agenda = '', chairSide = null, chairReason = '', ...one }, key) => ({
        ...{ ...one, key, time, agenda, chairSide, chairReason },
      })),
      vote: saved.vote,
      ruleText: saved.ruleText,
    }
  const formats = suggestedFormats(topic).map((format, key): FormatEntry => {
    const role = format === 'OPEN_TALK' ? 'PRIMARY' : 'SUPPORTING'
    return { ...entryOf(topic, format, defaults, key), role }
  })
  // People talk first and vote then
  const opensOn = formats.reduce((latest, { on }) => later(latest, on), earliestVote(topic))
  return {
    formats,
    vote: {
      method: isMeeting(topic) ? 'MEETING_BALLOT' : 'MIXED',
      opensOn,
      closesOn: usualClose(topic, opensOn),
      place: announced(topic)?.place ?? defaults.place,
    },
    ruleText: defaults.ruleText,
  }
}

/** A further format with what is already known filled in. */
export function entryOf(topic: TopicDetail, format: FormatId, defaults: PlanDefaults, key: number): FormatEntry {
  const meeting = announced(topic)
  const today = civilDateOf(topic.now)
  return {
    key,
    format,
    role: 'SUPPORTING',
    on: meeting !== undefined && meeting.on >= today ? meeting.on : addDays(today, 1),
    time: meeting?.time ?? defaults.time,
    place: meeting?.place ?? defaults.place,
    chair: topic.records.participants.set?.officers?.chair.name ?? defaults.chair,
    ...SAME_CHAIR,
    agenda: meeting?.agenda ?? defaults.agenda,
  }
}

/** The format that answers each demand of a matter (domain.md §3.4). */
export const ANSWERS = {
  'format.needs-experts': 'EXPERT_CONSULT',
  'format.needs-visits': 'VISIT_INTERVIEW',
  'format.needs-open-meeting': 'OPEN_TALK',
} as const satisfies Readonly<Record<string, FormatId>>

export function isDemand(gap: string): gap is keyof typeof ANSWERS {
  return Object.hasOwn(ANSWERS, gap)
}

/** An open talk, and whatever the rules demand of this matter. */
function suggestedFormats(topic: TopicDetail): readonly FormatId[] {
  const demanded = gapsIf(topic, 'G4.2', { format: {} })
    .filter(isDemand)
    .map((demand): FormatId => ANSWERS[demand])
  return FORMAT_IDS.filter((id) => id === 'OPEN_TALK' || demanded.includes(id))
}

/** What the plan still lacks by the rules of mixing formats and of this kind of matter. */
export function planGaps(topic: TopicDetail, entry: PlanEntry): readonly string[] {
  const { by, at } = { by: topic.id, at: topic.now }
  const formats = entry.formats.map(({ format, role, on, place, chair }) => ({
    format,
    role,
    on: day(on),
    place,
    chair,
  }))
  const vote = { ...entry.vote, opensOn: day(entry.vote.opensOn), closesOn: day(entry.vote.closesOn) }
  return gapsIf(topic, 'G4.2', {
    format: { plan: { formats, vote, ruleText: entry.ruleText, round: topic.round, by, at } },
  })
}

/** What is sent: optional lines left out when empty. */
export function planInput(topic: TopicDetail, { formats, vote, ruleText }: PlanEntry): unknown {
  return {
    formats: formats.map(({ format, role, on, place, chair, time, agenda, ...led }) => ({
      ...{ format, role, on, place, chair },
      ...(isOtherChair(topic, chair) ? chairChange(led) : {}),
      ...(time.trim() === '' ? {} : { time }),
      ...(agenda.trim() === '' ? {} : { agenda }),
    })),
    vote,
    ruleText,
  }
}

/** True when the statute or the category lets a meeting decide. */
function isMeeting(topic: TopicDetail): boolean {
  const presetId = topic.motions[0]?.presetId ?? category(topic.category).presets[0] ?? ''
  const preset = votePreset(presetId)
  return preset.ok && preset.value.method === 'RATIO' && preset.value.gathering === 'MEETING'
}

function announced(topic: TopicDetail) {
  return topic.records.notice.versions.findLast((version) => version.meeting !== undefined)?.meeting
}

// Not yet a day while somebody is typing; the far past never satisfies an order of days
function day(text: string) {
  return civilDateOf(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : '1970-01-01T00:00:00+08:00')
}

function later<T extends string>(a: T, b: T): T {
  return a > b ? a : b
}
