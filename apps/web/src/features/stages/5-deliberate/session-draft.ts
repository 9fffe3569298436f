import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  civilDate,
  civilDateOf,
  FORMATS,
  type FormatId,
  format,
  isOtherChair,
  plannedChairs,
  type STANCES,
  type StageRecords,
} from '@gongyi/shared/domain'
import { gapsIf } from '../../../lib/topics/guard-gaps.js'
import { splitLines } from '../../../lib/topics/lines.js'
import { chairChange, isUnexplained, type LedEntry, SAME_CHAIR } from '../../../ui/topic/chair-change.js'

export type Session = StageRecords['deliberate']['sessions'][number]
type Planned = NonNullable<StageRecords['format']['plan']>['formats'][number]

export interface SpeechEntry {
  readonly key: number
  readonly stance: (typeof STANCES)[number]
  readonly summary: string
}

/** A session's minutes while they are written. */
export interface SessionEntry extends LedEntry {
  readonly format: FormatId
  readonly from: string
  readonly to: string
  readonly place: string
  readonly organiser: string
  readonly chair: string
  readonly minuteTaker: string
  readonly attendance: number | null
  readonly unitsReached: number | null
  readonly unitsInvited: number | null
  readonly attendanceEvidence: string
  readonly agenda: string
  readonly speeches: readonly SpeechEntry[]
  /** Why nobody spoke. */
  readonly silence: string
  readonly conclusion: string
  readonly openPoints: string
  readonly participants: string
  readonly media: number | null
  readonly details: Readonly<Record<string, number | boolean>>
}

export interface SessionDefaults {
  readonly organiser: string
  readonly evidence: string
  readonly agenda: string
  readonly place: string
}

/** Planned formats that no session finishes yet, in the plan's order. */
export function openFormats(topic: TopicDetail): readonly FormatId[] {
  const planned = topic.records.format.plan?.formats ?? []
  const open = planned.filter((one) => sessionGaps(topic, [one], topic.records.deliberate.sessions).length > 0)
  return [...new Set(open.map((one) => one.format))]
}

/** The minutes of one planned format, filled in from the plan. */
export function sessionEntry(topic: TopicDetail, chosen: FormatId, defaults: SessionDefaults): SessionEntry {
  const planned = topic.records.format.plan?.formats.find((one) => one.format === chosen)
  const today = civilDateOf(topic.now)
  // What is recorded has been held: a date planned for later is today's when the minutes come early
  const on = planned !== undefined && planned.on < today ? planned.on : today
  return {
    format: chosen,
    from: on,
    to: on,
    place: planned?.place ?? defaults.place,
    organiser: defaults.organiser,
    chair: planned?.chair ?? topic.records.participants.set?.officers?.chair.name ?? '',
    ...SAME_CHAIR,
    minuteTaker: '',
    attendance: null,
    unitsReached: null,
    unitsInvited: topic.electorate.heads,
    attendanceEvidence: defaults.evidence,
    agenda: planned?.agenda || defaults.agenda,
    speeches: [{ key: 0, stance: 'SUPPORT', summary: '' }],
    silence: '',
    conclusion: '',
    openPoints: '',
    participants: '',
    media: 0,
    details: {},
  }
}

/** True for a chair neither step 2 nor the plan named. */
export function isNewChair(topic: TopicDetail, { chair }: Pick<SessionEntry, 'chair'>): boolean {
  return chair.trim() !== '' && isOtherChair(topic, chair, plannedChairs(topic))
}

/** What is sent; null while a needed field is empty. */
export function sessionInput(topic: TopicDetail, entry: SessionEntry) {
  const {
    speeches,
    silence,
    participants,
    openPoints,
    details,
    attendance,
    unitsReached,
    unitsInvited,
    media,
    chairSide,
    chairReason,
    ...rest
  } = entry
  const led = { chairSide, chairReason }
  const isNew = isNewChair(topic, entry)
  if (isNew && isUnexplained(led)) return null
  if (attendance === null || Object.values(rest).some((text) => text.trim() === '') || rest.to < rest.from) return null
  const [from, to] = [civilDate(rest.from), civilDate(rest.to)]
  return {
    ...{ ...rest, from, to, attendance },
    ...(isNew ? chairChange(led) : {}),
    // More people than units invited may come: nobody is heard twice
    unitsReached: unitsReached ?? Math.min(attendance, unitsInvited ?? attendance),
    unitsInvited: unitsInvited ?? 0,
    media: media ?? 0,
    speeches: speeches.flatMap(({ stance, summary }) => (summary.trim() === '' ? [] : [{ stance, summary }])),
    signatures: [...new Set([rest.chair.trim(), rest.minuteTaker.trim(), ...splitLines(participants)])],
    details: detailsOf(entry.format, details),
    ...(openPoints.trim() === '' ? {} : { openPoints }),
    ...(silence.trim() === '' ? {} : { silence }),
  }
}

/** Counts nobody filled in stay out; a box not ticked says no. */
function detailsOf(chosen: FormatId, details: SessionEntry['details']): Record<string, number | boolean> {
  const answers = Object.entries(format(chosen).details).map(([name, field]) => {
    const value = details[name]
    return [name, field.kind === 'YES_NO' ? value === true : value] as const
  })
  return Object.fromEntries(answers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

/** What the minutes as written would still lack to finish their format (G5.1); nothing while they are not writable yet. */
export function entryGaps(topic: TopicDetail, entry: SessionEntry): readonly string[] {
  const input = sessionInput(topic, entry)
  if (input === null) return []
  const session: Session = { ...input, id: topic.id, by: topic.id, at: topic.now }
  return sessionGaps(topic, plannedOf(topic, session), [session])
}

/** The days this format was planned for; one nobody planned may be held on any. */
function plannedOf(topic: TopicDetail, { format: chosen, place, chair, from }: Session): Planned[] {
  const planned = topic.records.format.plan?.formats.filter((one) => one.format === chosen) ?? []
  return planned.length > 0 ? planned : [{ format: chosen, role: 'PRIMARY', on: from, place, chair }]
}

function sessionGaps(topic: TopicDetail, formats: Planned[], sessions: Session[]): readonly string[] {
  const day = formats[0]?.on ?? civilDateOf(topic.now)
  const vote = { method: 'MIXED', opensOn: day, closesOn: day, place: '' } as const
  return gapsIf(topic, 'G5.1', {
    format: { plan: { formats, vote, ruleText: '', round: topic.round, by: topic.id, at: topic.now } },
    deliberate: { ...topic.records.deliberate, sessions },
  })
}

export function isFormat(id: string): id is FormatId {
  return Object.hasOwn(FORMATS, id)
}
