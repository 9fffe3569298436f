import { z } from 'zod'
import { civilDateOf, later } from '../../civil-time.js'
import { lightRecordUnmet } from '../../formats/minimum.js'
import { minimumRecordUnmet } from '../../formats/registry.js'
import { action, patch } from '../action.js'
import { line, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { notAfter, notBefore } from '../input-faults.js'
import { chairFaults, plannedChairs } from '../leading.js'
import { legalConclusion } from '../legal.js'
import { ORGANISERS } from '../role.js'
import { recusedFromOffice, sharedName } from '../separation.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { draftInput, sessionInput } from './5-deliberate.record.js'

const here = at('deliberate', 'active')
const record = (topic: Topic) => topic.records.deliberate

/** Planned formats without a session that meets the format's minimum record, each with its first gap. */
function formatGaps(topic: Topic): string[] {
  const planned = topic.records.format.plan?.formats ?? []
  const light = template(topic.template).smallMattersOnly
  const recused = recusedFromOffice(topic)
  return [...new Set(planned.map((p) => p.format))].flatMap((format) => {
    const days = planned.filter((p) => p.format === format).map((p) => p.on)
    const sessions = record(topic).sessions.filter((s) => s.format === format)
    const gaps = sessions.map((s) => [
      // Nobody comes to a talk held before the day the notice named
      ...(days.some((on) => on <= s.from) ? [] : ['format.before-plan']),
      // Whoever disclosed a gain after they led it: the talk is held again
      ...(sharedName([s.chair, s.minuteTaker], recused) === undefined ? [] : ['format.led-by-gain']),
      ...(light ? lightRecordUnmet(s) : minimumRecordUnmet(format, s)).map((u) => u.id),
    ])
    if (gaps.some((g) => g.length === 0)) return []
    return gaps.at(-1) ?? [format]
  })
}

/** Motions locked in step 2 whose frozen text the draft lacks. */
function draftGaps(topic: Topic): string[] {
  const drafted = new Set(record(topic).draft?.motions.map((m) => m.id))
  const motions = topic.records.participants.set?.motions ?? []
  const foreign = (record(topic).draft?.motions.length ?? 0) > motions.length ? ['+'] : []
  return [...motions.filter((m) => !drafted.has(m.id)).map((_, i) => String(i + 1)), ...foreign]
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}\p{C}]/gu, '')

/** The draft says what an earlier round has not passed, word for word (domain.md §3.6 asks for a changed text). */
function isRejected(topic: Topic, motions: readonly { readonly id: string; readonly text: string }[]): boolean {
  const { rejected } = record(topic)
  if (rejected === undefined || rejected.length === 0) return false
  return rejected.every(({ id, text }) => motions.some((one) => one.id === id && plain(one.text) === plain(text)))
}

const submittedOn = ({ records }: Topic) =>
  records.propose.submittedAt === undefined ? undefined : civilDateOf(records.propose.submittedAt)

/** Rounds spent on the question: a ballot declared void spends none. */
const tries = (topic: Topic) => topic.round - topic.records.vote.earlier.filter((one) => one === 'VOID').length

export const guards = {
  'G5.1': {
    stage: 'deliberate',
    check: (t) => {
      const gaps = formatGaps(t)
      return holds(gaps.length === 0 && (record(t).sessions.length > 0 || t.round > 1), { missing: gaps.join(',') })
    },
  },
  'G5.2': {
    stage: 'deliberate',
    check: (t) => {
      const gaps = draftGaps(t)
      return holds(record(t).draft !== undefined && gaps.length === 0, { missing: gaps.join(',') })
    },
  },
  'G5.3': { stage: 'deliberate', check: (t) => holds(record(t).legal?.conclusion === 'NO_OBJECTION') },
  'G5.4': {
    stage: 'deliberate',
    check: (_, c) => holds(c.facts.unansweredOpinions === 0, { open: c.facts.unansweredOpinions }),
  },
  'G5.5': {
    stage: 'deliberate',
    check: (t) => holds(record(t).sessions.every((s) => s.conclusion.length > 0)),
  },
  'G5.6': {
    stage: 'deliberate',
    check: (t) => {
      const max = template(t.template).limits.maxRounds
      return holds(tries(t) <= max, { round: tries(t), max })
    },
  },
} satisfies Record<string, Guard>

export const actions = {
  'deliberate.record': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['SD.8'],
    settles: ['SD.8'],
    input: sessionInput.refine((s) => s.from <= s.to, { path: ['to'], message: 'ends before it begins' }),
    faults: (t, { from, to, attendance, unitsReached, unitsInvited, ...led }, c) => [
      ...chairFaults(t, '', led, plannedChairs(t)),
      ...notBefore('/from', from, submittedOn(t) ?? from, 'before-submission'),
      ...notAfter('/from', from, c.today, 'not-yet-held'),
      ...notAfter('/to', to, c.today, 'not-yet-held'),
      ...(attendance > 0 && unitsInvited === 0 ? [{ pointer: '/unitsInvited', code: 'nobody-invited' } as const] : []),
      ...(unitsReached > unitsInvited ? [{ pointer: '/unitsReached', code: 'reached-over-invited' } as const] : []),
    ],
    event: 'deliberate.session-recorded',
    apply: (t, input, c) => {
      const session = { ...input, id: sessionId(t), by: c.actor.accountId, at: c.now }
      return { records: patch(t, 'deliberate', { sessions: [...record(t).sessions, session] }) }
    },
  }),
  'deliberate.freeze': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G5.2'],
    settles: ['G5.2'],
    input: draftInput,
    faults: (t, { deadline, motions }, c) => {
      const { plan } = t.records.format
      const voted = plan?.round === t.round ? plan.vote.closesOn : c.today
      return [
        ...notBefore('/deadline', deadline, later(voted, c.today), 'deadline-past'),
        ...(isRejected(t, motions) ? [{ pointer: '/motions/0/text', code: 'text-unchanged' } as const] : []),
      ]
    },
    event: 'deliberate.draft-frozen',
    apply: (t, input, c) => ({
      records: patch(t, 'deliberate', {
        draft: { ...input, frozenAt: c.now, by: c.actor.accountId },
        legal: undefined,
      }),
    }),
  }),
  'deliberate.legal-check': action({
    roles: ['expert', 'community-admin'],
    from: [here],
    to: 'same',
    guards: ['G5.2'],
    input: z.object({ conclusion: z.enum(legalConclusion), adviser: line, text: prose }),
    event: 'deliberate.legality-checked',
    apply: (t, input, c) => ({
      records: patch(t, 'deliberate', { legal: { ...input, recordedBy: c.actor.accountId, at: c.now } }),
    }),
  }),
  'deliberate.widen': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('participants', 'active')],
    guards: [],
    input: z.object({ reason: prose }),
    event: 'deliberate.widened',
    confirm: true,
    apply: (t, input) => ({
      records: {
        ...patch(t, 'deliberate', { reason: input.reason }),
        ...patch(t, 'participants', { publicised: undefined, supervisor: undefined, locked: undefined }),
        format: {},
      },
    }),
  }),
  'deliberate.complete': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('vote', 'active')],
    guards: ['G5.1', 'G5.2', 'G5.3', 'G5.4', 'G5.5', 'G5.6'],
    input: z.object({}),
    event: 'deliberate.completed',
    apply: () => ({}),
  }),
}

/** An id for the next session, derived from the topic's id, the round and how many there are. */
function sessionId(topic: Topic): string {
  const n = topic.round * 1000 + record(topic).sessions.length + 1
  return `${topic.id.slice(0, -12)}${(BigInt(`0x${topic.id.slice(-12)}`) ^ (BigInt(n) << 16n)).toString(16).padStart(12, '0')}`
}
