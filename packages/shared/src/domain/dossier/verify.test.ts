import { describe, expect, it } from 'vitest'
import { sampleDossierContent, sampleEvents } from '../../testing/sample-dossier.js'
import { count } from '../voting/count.js'
import { countOptions } from '../voting/options.js'
import type { RatioPreset } from '../voting/preset.js'
import { SIMPLE_POLL } from '../voting/presets/practice.js'
import { VOTING_PRESETS } from '../voting/registry.js'
import { type Amount, NOTHING } from '../voting/tally.js'
import { sha256Hex } from './canonical-json.js'
import type { DossierContent, DossierDocument } from './dossier.js'
import type { DossierMotion } from './dossier-motion.js'
import { dossierHash, sealDossier, verifyDossier } from './verify.js'
import { outcomeOfTopic } from './verify-motions.js'

describe('a sealed dossier', () => {
  it('verifies from its own JSON text, and gives the same hash each time', () => {
    const sealed = seal()
    const read: unknown = JSON.parse(JSON.stringify(sealed))
    expect(verifyDossier(read)).toEqual({ ok: true, value: sealed })
    expect(seal().hash).toBe(sealed.hash)
    expect(dossierHash(sealed)).toBe(sealed.hash)
  })

  it('has the hash any JCS implementation gives over the document without its hash', () => {
    const { hash, ...content } = seal()
    expect(sha256Hex(sorted(content))).toBe(hash)
  })

  it('verifies against the chain head known from elsewhere, and not against another', () => {
    const head = sampleEvents().at(-1)
    if (!head) throw new Error('the sample has events')
    expect(verifyDossier(seal(), { head }).ok).toBe(true)
    expect(checks(verifyDossier(seal(), { head: { ...head, seq: head.seq + 1 } }))).toEqual(['chain'])
  })

  it('may have optional members given as undefined, which are not hashed', () => {
    const content = sampleDossierContent()
    const events = content.events.map((event) => ({ payload: undefined, ...event }))
    expect(sealDossier({ ...content, events })).toMatchObject({ ok: true, value: { hash: seal().hash } })
  })

  it.each([null, 1, 'x', [], {}, { scheme: 'gongyi-dossier-v1' }])('%j is no dossier', (input) => {
    expect(new Set(checks(verifyDossier(input)))).toEqual(new Set(['schema']))
  })

  it('any change without a new hash breaks the hash, also one the schema overlooks', () => {
    const sealed = seal()
    expect(checks(verifyDossier({ ...sealed, title: '加装两部电梯' }))).toEqual(['hash'])
    const label = { ...sealed.category.label, fr: 'ascenseur' }
    expect(checks(verifyDossier({ ...sealed, category: { ...sealed.category, label } }))).toEqual(['hash'])
  })

  it('an unknown member is refused', () => {
    expect(checks(verifyDossier({ ...seal(), extra: 1 }))).toEqual(['schema'])
  })

  it('a text without a canonical form is refused with its place, not thrown', () => {
    const result = verifyDossier({ ...seal(), title: '加装\ud800' })
    expect(result).toMatchObject({ ok: false, error: [{ check: 'schema', path: '/title' }] })
  })
})

describe('a claimed head', () => {
  it('that is not where the chain ends is a fork, although the reader knows the right one', () => {
    const head = sampleEvents().at(-1)
    if (!head) throw new Error('the sample has events')
    const chainHead = { seq: head.seq, hash: '0'.repeat(64) }
    expect(sealDossier({ ...sampleDossierContent(), chainHead }, { head })).toMatchObject({
      ok: false,
      error: [{ check: 'chain', path: '/chainHead' }],
    })
  })

  it('surprises are thrown, not taken for faults of the document', () => {
    const names = {
      map: () => {
        throw new Error('surprise')
      },
    }
    expect(() => sealDossier(sampleDossierContent(), { names: Object.assign([], names) })).toThrow('surprise')
  })
})

describe('a dossier with a fault is not sealed, and the fault is named', () => {
  const faults: [string, (content: DossierContent) => DossierContent, string, string][] = [
    ['an event left out', (c) => ({ ...c, events: c.events.toSpliced(2, 1) }), 'chain', '/events'],
    ['the last event left out', (c) => ({ ...c, events: c.events.slice(0, -1) }), 'chain', '/events'],
    [
      'a shown payload changed',
      (c) => ({ ...c, events: c.events.map((e) => (e.salt ? { ...e, payload: { notice: 'B' } } : e)) }),
      'chain',
      '/events',
    ],
    ['events of another topic', (c) => ({ ...c, topicId: c.community.id }), 'chain', '/events'],
    [
      'a case number of another community',
      (c) => ({ ...c, community: { ...c.community, code: '339921001002' } }),
      'number',
      '/caseNo',
    ],
    ['no case number', (c) => ({ ...c, caseNo: 'C01' }), 'number', '/caseNo'],
    ['a filing number in square brackets', (c) => filed(c, '云溪协备[2026]9号'), 'number', '/filing/number'],
    ['a task of another case', (c) => tasks(c, { no: 'RW-XS-339921001001-2026-0008-1' }), 'number', '/tasks/0/no'],
    [
      'a motion of another case',
      (c) => motion(c, { motionNo: 'XS-339921001001-2026-0008-M1' }),
      'number',
      '/motions/0/motionNo',
    ],
    [
      'another text than was voted on',
      (c) => motion(c, { text: '同意加装两部电梯' }),
      'motion-text',
      '/motions/0/textHash',
    ],
    [
      'one vote moved',
      (c) => counted(c, { for: { heads: 9, areaCenti: '70370' } }),
      'count',
      '/motions/0/polls/0/result',
    ],
    [
      '0.01 m² moved',
      (c) => counted(c, { for: { heads: 8, areaCenti: '70371' } }),
      'count',
      '/motions/0/polls/0/result',
    ],
    [
      'more ballots than units',
      (c) => counted(c, { for: { heads: 80, areaCenti: '70370' } }),
      'count',
      '/motions/0/polls/0/result',
    ],
    ['a condition left out', (c) => counted(c, { conditions: [] }), 'count', '/motions/0/polls/0/result'],
    [
      'a window that ends before it begins',
      (c) => polled(c, { closesAt: '2026-04-24T00:00:00.000Z' }),
      'count',
      '/motions/0/polls/0/closesAt',
    ],
    ['another outcome than was counted', (c) => motion(c, { outcome: 'NOT_PASSED' }), 'outcome', '/motions/0/outcome'],
    ['another outcome of the whole', (c) => ({ ...c, outcome: 'NOT_ADOPTED' }), 'outcome', '/outcome'],
    ['an annulled poll taken for a result', (c) => polled(c, { status: 'ANNULLED' }), 'outcome', '/motions/0/outcome'],
    [
      'a motion whose base was not passed',
      (c) => motion(c, { dependsOn: 'XS-339921001001-2026-0007-M9' }),
      'outcome',
      '/motions/0/outcome',
    ],
    [
      'a publicity that ends before it begins',
      (c) => ({ ...c, publicity: c.publicity.map((p) => ({ ...p, to: '2020-01-01' })) }),
      'publicity',
      '/publicity/0',
    ],
    [
      'an execution rate that is not its tasks’',
      (c) => ({ ...c, executionRate: { numerator: 4, denominator: 7 } }),
      'execution',
      '/executionRate',
    ],
    [
      'a listed execution rate that is another than that of its tasks',
      (c) => ({ ...c, rates: c.rates.map((rate) => ({ ...rate, numerator: 7, denominator: 7 })) }),
      'execution',
      '/executionRate',
    ],
    [
      'an attachment said to be there without a record of it',
      (c) => ({ ...c, checklist: c.checklist.map((item) => ({ ...item, state: 'PRESENT', count: 0 })) }),
      'schema',
      '/checklist/0',
    ],
    ['a phone number', (c) => ({ ...c, title: '联系13812345678' }), 'personal-data', '/title'],
    ['a name of the roster', (c) => ({ ...c, title: '王小明的电梯' }), 'personal-data', '/title'],
  ]
  it.each(faults)('%s', (_what, damage, check, path) => {
    const result = sealDossier(damage(sampleDossierContent()), { names: ['王小明'] })
    expect(result.ok ? [] : result.error).toContainEqual(expect.objectContaining({ check, path }))
  })

  it.each([
    ['a quorum lowered together with its count', { quorum: [] }],
    ['a rule of no registry', { id: 'OWNERS_EASY' }],
  ])('%s', (_what, change) => {
    const { preset } = samplePoll()
    expect(checks(sealDossier(polled(sampleDossierContent(), { preset: { ...preset, ...change } })))).toContain(
      'preset',
    )
  })

  it('a rule in a version the registry no longer has is taken as it was frozen', () => {
    const { preset, result } = samplePoll()
    if (result.kind !== 'ratio') throw new Error('the sample has a ratio count')
    const old = {
      preset: { ...preset, version: 99 },
      result: { ...result, count: { ...result.count, presetVersion: 99 } },
    }
    expect(sealDossier(polled(sampleDossierContent(), old)).ok).toBe(true)
  })

  it('a share that anyone may set is not compared with the registry’s', () => {
    const counts = count(SIMPLE_POLL, { heads: 11 }, { for: { heads: 8 }, against: { heads: 2 }, abstain: NOTHING })
    if (!counts.ok) throw new Error(counts.error.code)
    const poll = { preset: SIMPLE_POLL, result: { kind: 'ratio' as const, count: counts.value } }
    expect(checks(sealDossier(polled(sampleDossierContent(), poll)))).toEqual([])
  })

  it('a cancelled task counts for nothing', () => {
    const content = tasks(sampleDossierContent(), { status: 'CANCELLED' })
    const done = { numerator: 2, denominator: 6 }
    const rates = content.rates.map((rate) => (rate.id === 'execution' ? { ...rate, ...done } : rate))
    expect(sealDossier({ ...content, executionRate: done, rates }).ok).toBe(true)
  })

  it('a text without a canonical form', () => {
    const result = sealDossier({ ...sampleDossierContent(), title: '加装\ud800' })
    expect(result).toMatchObject({ ok: false, error: [{ check: 'schema', path: '/title' }] })
  })

  it('a schema fault is refused at its place', () => {
    const broken = { ...sampleDossierContent(), generatedAt: 'yesterday' }
    expect(sealDossier(broken)).toMatchObject({ ok: false, error: [{ check: 'schema', path: '/generatedAt' }] })
  })

  it('answers that are only counted go with a preset that decides by no shares', () => {
    const answers = { kind: 'answers' as const, answers: [], finding: { zh: '一致', en: 'Agreed' }, figures: [] }
    expect(checks(sealDossier(polled(sampleDossierContent(), { result: answers })))).toContain('count')
  })
})

describe('answers and shares are not taken for one another', () => {
  const finding = { zh: '基本共识', en: 'Basic consensus' }
  const answers = { kind: 'answers' as const, answers: [], finding, figures: [] }

  it('a survey is sealed with its finding and claims no result', () => {
    const survey = polled(sampleDossierContent(), { preset: VOTING_PRESETS.SENTIMENT, result: answers })
    expect(checks(sealDossier(motion(survey, { outcome: 'NO_VOTE' })))).toEqual([])
  })

  it('a count by shares under a survey’s preset is refused', () => {
    const content = polled(sampleDossierContent(), { preset: VOTING_PRESETS.SENTIMENT })
    expect(checks(sealDossier(content))).toEqual(['count'])
  })

  it('a motion that depends on one that passed has its own result', () => {
    const content = sampleDossierContent()
    const [first] = content.motions
    if (!first) throw new Error('the sample has a motion')
    const second = { ...first, motionNo: `${content.caseNo}-M2`, dependsOn: first.motionNo }
    expect(sealDossier({ ...content, motions: [first, second] }).ok).toBe(true)
  })
})

describe('a choice between options', () => {
  const amount = (heads: number) => ({ heads, areaCenti: BigInt(heads) * 10_000n })

  it('is recounted as a whole: none above half leads to a run-off (V27)', () => {
    expect(checks(sealDossier(choice(VOTING_PRESETS.OWNERS_GENERAL, amount)))).toEqual([])
  })

  it('is recounted where only heads count', () => {
    expect(checks(sealDossier(choice(VOTING_PRESETS.SIMPLE_POLL, (heads) => ({ heads }))))).toEqual([])
  })

  const faults: [string, (options: CountedOptions) => object][] = [
    ['another winner', () => ({ winnerId: 'A' })],
    ['a run-off between others', () => ({ runoffBetween: ['B', 'C'] })],
    ['an option left out', ([a, b]) => ({ options: [a, b] })],
    ['an option twice', ([a, b]) => ({ options: [a, b, a] })],
  ]
  it.each(faults)('%s is found', (_what, change) => {
    const content = choice(VOTING_PRESETS.OWNERS_GENERAL, amount, change)
    expect(checks(sealDossier(content))).toContain('count')
  })
})

describe('the outcome of a topic', () => {
  const [sample] = sampleDossierContent().motions
  const of = (...outcomes: DossierMotion['outcome'][]) =>
    outcomeOfTopic(sample ? outcomes.map((outcome) => ({ ...sample, outcome })) : [])

  it('is adopted when every voted motion passed, not adopted when none did, partly in between', () => {
    expect(of('PASSED', 'PASSED', 'NO_VOTE')).toBe('ADOPTED')
    expect(of('PASSED', 'PASSED', 'NOT_PASSED')).toBe('PARTLY_ADOPTED')
    expect(of('PASSED', 'VOID')).toBe('PARTLY_ADOPTED')
    expect(of('QUORUM_FAILED')).toBe('NOT_ADOPTED')
  })

  it('is not told by motions when none was voted on', () => {
    expect(of('NO_VOTE')).toBeUndefined()
  })
})

function seal(): DossierDocument {
  const sealed = sealDossier(sampleDossierContent())
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.error))
  return sealed.value
}

function checks(result: ReturnType<typeof verifyDossier>): string[] {
  return result.ok ? [] : result.error.map((problem) => problem.check)
}

function samplePoll(): DossierMotion['polls'][number] {
  const poll = sampleDossierContent().motions[0]?.polls[0]
  if (!poll) throw new Error('the sample has a poll')
  return poll
}

type CountedOptions = Extract<DossierMotion['polls'][number]['result'], { kind: 'options' }>['options']

/** The sample with a vote between A 110, B 90 and C 35 of 300, five abstaining. */
function choice(
  preset: RatioPreset,
  amount: (heads: number) => Amount,
  change: (options: CountedOptions) => object = () => ({}),
): DossierContent {
  const votes = Object.entries({ A: 110, B: 90, C: 35 }).map(([id, heads]) => ({ id, votes: amount(heads) }))
  const counted = countOptions(preset, amount(300), { options: votes, abstain: amount(5) })
  if (!counted.ok) throw new Error(counted.error.code)
  const { outcome, winnerId, runoffBetween } = counted.value
  const [first, ...others] = counted.value.options.map(({ id, count }) => ({ id, label: { zh: id, en: id }, count }))
  if (!first) throw new Error('three options were counted')
  const options: CountedOptions = [first, ...others]
  const result = {
    kind: 'options' as const,
    round: 'FIRST' as const,
    options,
    winnerId,
    runoffBetween: [...runoffBetween],
    outcome,
  }
  const content = polled(sampleDossierContent(), { preset, result: { ...result, ...change(options) } })
  return { ...motion(content, { outcome }), outcome: 'NOT_ADOPTED' }
}

/** A second, naive canonical form, enough for a document of strings, whole numbers and booleans. */
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  const members: [string, unknown][] = Object.entries(value)
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`)
    .join(',')}}`
}

function motion(content: DossierContent, change: Partial<DossierMotion>): DossierContent {
  return { ...content, motions: content.motions.map((each) => ({ ...each, ...change })) }
}

function polled(content: DossierContent, change: Partial<DossierMotion['polls'][number]>): DossierContent {
  return motion(content, {
    polls: content.motions.flatMap((each) => each.polls).map((poll) => ({ ...poll, ...change })),
  })
}

function counted(content: DossierContent, change: object): DossierContent {
  const result = content.motions[0]?.polls[0]?.result
  if (result?.kind !== 'ratio') throw new Error('the sample has a ratio count')
  return polled(content, { result: { kind: 'ratio', count: { ...result.count, ...change } } })
}

function filed(content: DossierContent, number: string): DossierContent {
  return { ...content, filing: content.filing && { ...content.filing, number } }
}

function tasks(content: DossierContent, change: Partial<DossierContent['tasks'][number]>): DossierContent {
  return { ...content, tasks: content.tasks.map((task, i) => (i === 0 ? { ...task, ...change } : task)) }
}
