import type { z } from 'zod'
import { addDays, type CivilDate, earliestAfterNotice, later } from '../../civil-time.js'
import type { PollFacts } from '../facts.js'
import { type Guard, holds } from '../guard.js'
import { noticeDay } from '../notice-day.js'
import { differentNames } from '../same-name.js'
import { recusedFromOffice, sharedName } from '../separation.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import type { countSheet } from './6-vote.record.js'

type Sheet = z.infer<typeof countSheet>
const SIDES = ['for', 'against', 'abstain', 'invalid'] as const

const record = (topic: Pick<Topic, 'records'>) => topic.records.vote

/** The window planned for this round: the fresh announcement's, else the plan's of step 4. */
export function plannedWindow(
  topic: Pick<Topic, 'records' | 'round'>,
): { opensOn: CivilDate; closesOn: CivilDate } | undefined {
  const plan = topic.records.format.plan
  return record(topic).announced ?? (plan?.round === topic.round ? plan.vote : undefined)
}

/** An objection was upheld and nothing has been counted again since: the result does not stand as it is. */
export function upheldSinceCount(topic: Pick<Topic, 'records'>): boolean {
  const { count, decisions } = record(topic)
  return decisions.some((d) => d.upheld && (count === undefined || d.at >= count.at))
}

/** Who upheld objections to the result as it stands. */
export function upheldBy(topic: Pick<Topic, 'records'>): readonly string[] {
  return upheldSinceCount(topic) ? record(topic).decisions.flatMap((d) => (d.upheld ? [d.by] : [])) : []
}

/** How the counted round ends when nothing passed; undefined while it is not counted, or when a motion passed. */
export function roundEnd(topic: Pick<Topic, 'records'>): 'NOT_PASSED' | 'QUORUM_FAILED' | undefined {
  const outcomes = (record(topic).count?.results ?? []).map((r) => r.count.outcome)
  if (outcomes.length === 0 || outcomes.includes('PASSED')) return undefined
  return outcomes.every((outcome) => outcome === 'QUORUM_FAILED') ? 'QUORUM_FAILED' : 'NOT_PASSED'
}

/** More than half of those who count, cross-multiplied. */
const majority = (yes: number, of: number) => yes * 2 > of

/** At least two thirds of those who count, cross-multiplied. */
const twoThirds = (n: number, of: number) => n * 3 >= of * 2

/** True when two people have written down the same figures for every motion. */
export function sameSheets(first: readonly Sheet[], second: readonly Sheet[]): boolean {
  const plain = (sheets: readonly Sheet[]) =>
    JSON.stringify(
      sheets
        .toSorted((a, b) => (a.motionId < b.motionId ? -1 : 1))
        .map(({ motionId, present, ...s }) => [
          motionId,
          present ?? null,
          ...SIDES.map((side) => [s[side].heads, s[side].areaCenti ?? null]),
        ]),
    )
  return plain(first) === plain(second)
}

/** True when the tellers' sheet for the motion equals the count of the stored ballots, or there are no stored ballots. */
function sheetAgrees(poll: PollFacts, sheets: readonly Sheet[]): boolean {
  const sheet = sheets.find((s) => s.motionId === poll.motionId)
  if (!sheet) return false
  const tally = poll.tally
  if (tally === null) return true
  const returned = tally.for.heads + tally.against.heads + tally.abstain.heads + tally.invalid.heads
  if (sheet.present !== undefined && sheet.present !== returned) return false
  return SIDES.every((side) => {
    const area = sheet[side].areaCenti
    return sheet[side].heads === tally[side].heads && (area === undefined || area === tally[side].areaCenti)
  })
}

export const guards = {
  'G6.1': {
    stage: 'vote',
    check: (t, c) => {
      const limits = template(t.template).limits
      const window = plannedWindow(t)
      const served = noticeDay(t)
      if (!window || served === null) return { reason: 'notice' }
      const earliest = earliestAfterNotice(served, limits.noticeLeadD)
      if (window.opensOn < earliest || c.today < window.opensOn)
        return { reason: 'opens', opensOn: later(window.opensOn, earliest) }
      if (window.closesOn < addDays(window.opensOn, limits.voteWindowMinD - 1))
        return { reason: 'window', days: limits.voteWindowMinD }
      if (window.closesOn > addDays(window.opensOn, limits.voteWindowMaxD - 1))
        return { reason: 'long', days: limits.voteWindowMaxD }
      if (window.closesOn < c.today) return { reason: 'over', closesOn: window.closesOn }
      return true
    },
  },
  'G6.2': {
    stage: 'vote',
    check: (t, c) => {
      const sheets = record(t).count?.sheets ?? []
      const differing = c.facts.polls.filter((p) => !sheetAgrees(p, sheets)).length
      const counted = record(t).count?.results.length ?? 0
      return holds(c.facts.polls.length > 0 && differing === 0 && counted === c.facts.polls.length, {
        motions: differing,
      })
    },
  },
  'G6.3': {
    stage: 'vote',
    check: (t, c) => {
      const endsOn = record(t).published?.endsOn
      // The last day counts in full (民法典 201, 203)
      return holds(endsOn !== undefined && c.today > endsOn, { endsOn: endsOn ?? '' })
    },
  },
  'G6.4': {
    stage: 'vote',
    check: (t, c) => {
      if (upheldSinceCount(t)) return { reason: 'upheld' }
      return holds(c.facts.openObjections === 0, { open: c.facts.openObjections })
    },
  },
  'G6.5': { stage: 'vote', check: (t) => holds(record(t).resolution !== undefined) },
  'G6.6': { stage: 'vote', check: (t) => holds(record(t).published !== undefined) },
  'G6.7': {
    stage: 'vote',
    check: (t) => {
      const end = roundEnd(t)
      const { earlier } = record(t)
      if (end === 'NOT_PASSED' && earlier.includes('NOT_PASSED')) return { reason: 'not-passed' }
      if (end === 'QUORUM_FAILED' && earlier.includes('QUORUM_FAILED')) return { reason: 'quorum' }
      const max = template(t.template).limits.maxRounds
      const round = t.round - earlier.filter((one) => one === 'VOID').length
      return holds(round < max, { reason: 'rounds', round, max })
    },
  },
  'G6.8': {
    stage: 'vote',
    // Whoever a correction brought in after the notice was told to all
    check: (_, { facts: { delivery: d } }) => {
      const untold = d.units - d.individuallyAttempted
      return holds(untold <= 0, { untold })
    },
  },
  'TL.2': {
    stage: 'vote',
    check: (t, c) => {
      const closesAt = record(t).extended?.closesAt ?? record(t).opened?.closesAt
      const meeting = t.records.format.plan?.vote.method.startsWith('MEETING') ?? false
      return holds(closesAt !== undefined && (meeting || c.now >= closesAt), { closesAt: closesAt ?? '' })
    },
  },
  'SD.2': {
    stage: 'vote',
    check: (_, c) => {
      const open = c.facts.polls.reduce((n, p) => n + p.unverifiedPaper, 0)
      return holds(open === 0, { open })
    },
  },
  'SD.3': {
    stage: 'vote',
    check: (t, c) => {
      const names = record(t).count?.scrutineers ?? []
      const opener = c.facts.openedByName
      const same = opener === null ? undefined : sharedName(names, [opener])
      if (same !== undefined) return { reason: 'opener', person: same }
      const gaining = sharedName(names, recusedFromOffice(t))
      if (gaining !== undefined) return { reason: 'gain', person: gaining }
      return holds(differentNames(names) >= 2)
    },
  },
  'SD.6': {
    stage: 'vote',
    check: (t, c) => {
      if (c.facts.polls.every((p) => p.tally !== null)) return true
      const { count } = record(t)
      if (count?.confirmed === undefined) return {}
      return holds(count.confirmed.by !== count.by, { reason: 'same' })
    },
  },
  'SU.2': {
    stage: 'vote',
    check: (t, c) => {
      const other = (by: string | undefined) => by !== undefined && by !== c.actor.accountId
      return holds(other(record(t).annulAgreed?.by) || upheldBy(t).some(other))
    },
  },
  'FT.1': { stage: 'vote', check: (t) => holds(record(t).fourTwo.branch !== undefined) },
  'FT.2': {
    stage: 'vote',
    check: (t) => {
      const m = record(t).fourTwo.committees
      return holds(m !== undefined && twoThirds(m.present, m.members) && majority(m.for, m.present))
    },
  },
  'FT.3': {
    stage: 'vote',
    check: (t) => {
      const m = record(t).fourTwo.partyReview
      return holds(m !== undefined && twoThirds(m.present, m.members) && majority(m.for, m.members))
    },
  },
} satisfies Record<string, Guard>
