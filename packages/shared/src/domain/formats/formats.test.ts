import { describe, expect, it } from 'vitest'
import { timeLimitPolicySchema } from '../time-limit-policy.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import { VOTING_PRESETS } from '../voting/registry.js'
import { type FormatDetails, type FormatRecord, formatDetailsSchema, type MinimumCheck } from './format.js'
import type { FormatPlan, PlannedFormat } from './mixture.js'
import { distinctPeople, latestStances, onlinePresenceCounts } from './participation.js'
import { FORMATS, type FormatId, format, minimumRecordUnmet, mixtureUnmet } from './registry.js'
import { formatDemands, LARGE_BUDGET_FEN } from './selection.js'

const COMMON: FormatRecord = {
  from: '2026-03-27',
  to: '2026-03-27',
  place: 'Hall',
  organiser: 'Committee',
  chair: 'Li',
  minuteTaker: 'Wang',
  attendance: 14,
  unitsReached: 10,
  unitsInvited: 12,
  attendanceEvidence: 'sign-in sheet',
  agenda: 'Lift',
  speeches: [{ stance: 'SUPPORT', summary: 'Yes' }],
  conclusion: 'Go on',
  signatures: ['Li', 'Wang', 'Zhao', 'Qian'],
  media: 1,
}

const COMPLETE: Readonly<Record<FormatId, FormatRecord>> = {
  OPEN_TALK: { ...COMMON, details: { questions: 3, questionsAnswered: 3, burdenedHeard: true } },
  EXPERT_CONSULT: {
    ...COMMON,
    details: {
      safetyOrCost: true,
      signedOpinions: 3,
      interestsDeclared: 3,
      questions: 2,
      questionsAnswered: 2,
      summaryPublished: true,
      dissentAttached: true,
    },
  },
  WRITTEN_INQUIRY: {
    ...COMMON,
    details: { unitsAttempted: 12, supported: false, answersClassified: true, summaryPublished: true },
  },
  VISIT_INTERVIEW: {
    ...COMMON,
    details: { visitsAttempted: 12, twoVisitors: true, opponents: 0, opponentsAnswered: 0 },
  },
  DECISION_HEARING: {
    ...COMMON,
    details: { participants: 10, participantsInvited: 15, residents: 10, bothSides: true, reasonsPublished: true },
  },
  ONLINE_CONSULT: {
    ...COMMON,
    to: '2026-04-01',
    details: { clusters: 4, clustersAnswered: 4, realName: true, offlineOffered: true },
  },
}
const IDS = Object.keys(FORMATS).filter((id): id is FormatId => Object.hasOwn(FORMATS, id))

function missing(id: FormatId, change: Partial<FormatRecord> = {}, details: FormatDetails = {}) {
  const record = { ...COMPLETE[id], ...change }
  return minimumRecordUnmet(id, { ...record, details: { ...record.details, ...details } }).map((unmet) => unmet.id)
}

function figuresOf(check: MinimumCheck): readonly string[] {
  if ('checks' in check) return check.checks.flatMap(figuresOf)
  return 'of' in check ? [check.figure, check.of] : [check.figure]
}

describe('the minimum record', () => {
  it.each(IDS)('of %s is met by a complete one and asks only for figures the form has', (id) => {
    expect(missing(id)).toEqual([])
    const known = ['attendance', 'unitsReached', 'unitsInvited', 'windowDays', ...Object.keys(FORMATS[id].details)]
    expect(known).toEqual(expect.arrayContaining(FORMATS[id].minimum.flatMap(figuresOf)))
    expect(formatDetailsSchema.parse(COMPLETE[id].details)).toEqual(COMPLETE[id].details)
    expect(format(id).noticeLead in DEFAULT_TIME_LIMITS.notice.leadD).toBe(true)
  })

  it.each(IDS)('of %s is not met without its own figures', (id) => {
    expect(minimumRecordUnmet(id, COMMON).length).toBeGreaterThan(0)
  })

  it.each<[string, Partial<FormatRecord>, string]>([
    ['a place', { place: ' ' }, 'format.given'],
    ['a minute-taker who is not the chair', { minuteTaker: 'Li' }, 'format.minute-taker-not-chair'],
    ['somebody present', { attendance: 0, unitsInvited: 12 }, 'format.attendance'],
    ['an opinion', { speeches: [] }, 'format.opinions'],
    ['the chair’s signature', { signatures: ['Wang', 'Zhao', 'Qian'] }, 'format.signed-by-chair'],
    ['the minute-taker’s signature', { signatures: ['Li', 'Zhao', 'Qian'] }, 'format.signed-by-minute-taker'],
    [
      'two different participants’ signatures',
      { signatures: ['Li', 'Wang', 'Zhao', 'Zhao'] },
      'format.signed-by-participants',
    ],
    ['a photograph or recording', { media: 0 }, 'format.media'],
  ])('of every format needs %s', (_what, change, id) => {
    for (const known of IDS) expect(missing(known, change)).toContain(id)
  })

  it.each<[string, FormatId, Partial<FormatRecord>, FormatDetails, string]>([
    [
      'an open talk: ten people',
      'OPEN_TALK',
      { attendance: 9, unitsInvited: 200 },
      {},
      'format.open-talk.participants',
    ],
    ['an open talk: never fewer than five', 'OPEN_TALK', { attendance: 4 }, {}, 'format.open-talk.participants'],
    ['an open talk: the burdened heard', 'OPEN_TALK', {}, { burdenedHeard: false }, 'format.open-talk.burdened-heard'],
    [
      'an open talk: every question answered',
      'OPEN_TALK',
      {},
      { questionsAnswered: 2 },
      'format.open-talk.questions-answered',
    ],
    [
      'experts on safety: three',
      'EXPERT_CONSULT',
      {},
      { signedOpinions: 2, interestsDeclared: 2 },
      'format.expert.three-and-odd',
    ],
    [
      'experts on safety: an odd number',
      'EXPERT_CONSULT',
      {},
      { signedOpinions: 4, interestsDeclared: 4 },
      'format.expert.three-and-odd',
    ],
    [
      'experts: each declares interests',
      'EXPERT_CONSULT',
      {},
      { interestsDeclared: 2 },
      'format.expert.interests-declared',
    ],
    ['an inquiry: every unit tried', 'WRITTEN_INQUIRY', {}, { unitsAttempted: 11 }, 'format.inquiry.all-attempted'],
    ['an inquiry: half returned', 'WRITTEN_INQUIRY', { unitsReached: 5 }, {}, 'format.inquiry.half-returned'],
    ['visits: four in five', 'VISIT_INTERVIEW', { unitsReached: 9 }, {}, 'format.visit.completed'],
    ['visits: a list', 'VISIT_INTERVIEW', { unitsInvited: 0 }, {}, 'format.visit.list'],
    ['a hearing: nine', 'DECISION_HEARING', {}, { participants: 8, participantsInvited: 11 }, 'format.hearing.nine'],
    ['a hearing: an odd number invited', 'DECISION_HEARING', {}, { participantsInvited: 14 }, 'format.hearing.odd'],
    [
      'a hearing: two thirds present',
      'DECISION_HEARING',
      {},
      { participantsInvited: 17, residents: 12 },
      'format.hearing.present',
    ],
    ['online: five days', 'ONLINE_CONSULT', { to: '2026-03-31' }, {}, 'format.online.window'],
  ])('asks of %s', (_what, id, change, details, expected) => {
    expect(missing(id, change, details)).toEqual([expected])
  })

  it('two experts are enough where neither safety nor cost is at stake', () => {
    expect(missing('EXPERT_CONSULT', {}, { safetyOrCost: false, signedOpinions: 2, interestsDeclared: 2 })).toEqual([])
  })

  it('a tenth of those affected is enough for an open talk in a small house', () => {
    expect(missing('OPEN_TALK', { attendance: 5, unitsInvited: 12 })).toEqual([])
    expect(missing('OPEN_TALK', { attendance: 7, unitsInvited: 70 })).toEqual([])
  })

  it('a poor return of an inquiry is mended by another round or a supporting format', () => {
    expect(missing('WRITTEN_INQUIRY', { unitsReached: 5 }, { supported: true })).toEqual([])
  })
})

describe('mixing formats', () => {
  const planned = (id: string, on = '2026-03-27', more: Partial<PlannedFormat> = {}): PlannedFormat => ({
    format: id,
    role: 'PRIMARY',
    on,
    ...more,
  })
  const broken = (formats: readonly PlannedFormat[], more: Partial<FormatPlan> = {}) =>
    mixtureUnmet({ formats, round: 1, ...more }).map(({ id }) => id)

  it('M1: needs something offline, a hybrid meeting will do', () => {
    expect(broken([planned('ONLINE_CONSULT')])).toEqual(['M1'])
    expect(broken([planned('ONLINE_CONSULT', '2026-03-27', { hybrid: true })])).toEqual([])
    expect(broken([planned('ONLINE_CONSULT'), planned('OPEN_TALK')])).toEqual([])
  })

  it('M2: needs a primary format', () => {
    expect(broken([planned('OPEN_TALK', '2026-03-27', { role: 'SUPPORTING' })])).toEqual(['M2'])
  })

  it('M5: experts never replace residents', () => {
    expect(broken([planned('EXPERT_CONSULT')])).toEqual(['M5'])
    expect(broken([planned('EXPERT_CONSULT'), planned('VISIT_INTERVIEW')])).toEqual([])
  })

  it('M6: a hearing follows an open talk or inquiry, an earlier round, or the township’s order', () => {
    const hearing = planned('DECISION_HEARING', '2026-04-10')
    expect(broken([hearing])).toEqual(['M6'])
    expect(broken([hearing, planned('OPEN_TALK', '2026-04-10')])).toEqual(['M6'])
    expect(broken([hearing, planned('OPEN_TALK', '2026-04-09')])).toEqual([])
    expect(broken([hearing], { round: 2 })).toEqual([])
    expect(broken([hearing], { orderedByTownship: true })).toEqual([])
  })

  it('does not know formats outside the registry, and an empty plan lacks everything', () => {
    expect(broken([planned('OPEN_TALK'), planned('KARAOKE')])).toEqual(['format.known'])
    expect(broken([])).toEqual(['M1', 'M2', 'M5'])
  })
})

describe('what is counted over several formats', () => {
  it('M3: the later statement of a unit is its stance, in whatever order they are read', () => {
    const opinions = [
      { id: '1', unitKey: 'a', stance: 'OPPOSE', at: '2026-03-01T00:00:00Z' },
      { id: '2', unitKey: 'a', stance: 'SUPPORT', at: '2026-03-02T00:00:00Z' },
      { id: '4', unitKey: 'b', stance: 'NEUTRAL', at: '2026-03-01T00:00:00Z' },
      { id: '3', unitKey: 'b', stance: 'OPPOSE', at: '2026-03-01T00:00:00Z' },
    ]
    for (const list of [opinions, opinions.toReversed()]) {
      expect(Object.fromEntries(latestStances(list))).toEqual({ a: 'SUPPORT', b: 'NEUTRAL' })
    }
    const same = { id: '1', unitKey: 'a', stance: 'OPPOSE', at: '2026-03-01T00:00:00Z' }
    expect(latestStances([same, same]).size).toBe(1)
  })

  it('M4: a person is counted once', () => {
    expect(distinctPeople([['a', 'b'], ['b', 'c'], []])).toBe(3)
  })

  it('M8: online presence counts only by real-name video and where the rule allows it', () => {
    const video = { realNameVideoCheckIn: true, allowedByLocalRule: false }
    expect(onlinePresenceCounts(VOTING_PRESETS.COLLECTIVE_MEMBER_ASSEMBLY, video)).toBe(true)
    expect(onlinePresenceCounts(VOTING_PRESETS.SIMPLE_POLL, video)).toBe(true)
    expect(onlinePresenceCounts(VOTING_PRESETS.VILLAGER_MEETING_PERSON, video)).toBe(false)
    expect(onlinePresenceCounts(VOTING_PRESETS.VILLAGER_MEETING_PERSON, { ...video, allowedByLocalRule: true })).toBe(
      true,
    )
    expect(onlinePresenceCounts(VOTING_PRESETS.SIMPLE_POLL, { ...video, realNameVideoCheckIn: false })).toBe(false)
  })
})

describe('the matter itself calls for formats', () => {
  const plain = {
    technicalOrSafety: false,
    burdensMinority: false,
    budgetFen: null,
    affectedHouseholds: 200,
    riskGrade: 'YELLOW',
    absentOwners: false,
  } as const
  const demanded = (change: object) => formatDemands({ ...plain, ...change }).map(({ anyOf }) => anyOf.join('|'))

  it('experts for technique and safety, visits for a burdened minority, and otherwise nothing', () => {
    expect(demanded({})).toEqual([])
    expect(demanded({ technicalOrSafety: true, burdensMinority: true })).toEqual(['EXPERT_CONSULT', 'VISIT_INTERVIEW'])
  })

  it('a hearing or open talk for a large budget, many households or high risk', () => {
    const open = ['DECISION_HEARING|OPEN_TALK']
    expect(demanded({ budgetFen: LARGE_BUDGET_FEN })).toEqual([])
    expect(demanded({ budgetFen: LARGE_BUDGET_FEN + 1n })).toEqual(open)
    expect(demanded({ affectedHouseholds: 201 })).toEqual(open)
    expect(demanded({ riskGrade: 'ORANGE' })).toEqual(open)
    expect(demanded({ riskGrade: 'RED' })).toEqual(open)
  })

  it('and advises an inquiry and an online window where owners live elsewhere', () => {
    expect(formatDemands({ ...plain, absentOwners: true }).map(({ mandatory }) => mandatory)).toEqual([false, false])
  })
})

describe('the default time limits', () => {
  it('parse as stored, and keep the statutory floors of notice', () => {
    expect(timeLimitPolicySchema.parse(JSON.parse(JSON.stringify(DEFAULT_TIME_LIMITS)))).toEqual(DEFAULT_TIME_LIMITS)
    expect(DEFAULT_TIME_LIMITS.notice.leadD).toMatchObject({ villagerMeeting: 10, collectiveAssembly: 10, owners: 15 })
  })
})
