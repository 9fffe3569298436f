import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHEET_VECTORS, type SheetVector, toAmount, VOTING_VECTORS } from '../../testing/voting-vectors.js'
import { REFUSAL_CODES } from '../refusal.js'
import { count, mayOpenBallot } from './count.js'
import { countSchema } from './count-record.js'
import type { RatioPreset } from './preset.js'
import { VOTING_PRESETS } from './registry.js'
import type { SilenceGrounds } from './silence.js'
import type { Amount, Tally } from './tally.js'

const ratioPresets = Object.values(VOTING_PRESETS).flatMap((preset): RatioPreset[] =>
  preset.method === 'RATIO' ? [preset] : [],
)
const FOUNDED: SilenceGrounds = {
  providedByOwnersRules: true,
  individuallyDeliveredWithEvidence: true,
  consequencePrintedOnBallot: true,
  legalOpinion: true,
}

function presetOf(id: string): RatioPreset {
  const found = ratioPresets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(`no ratio preset ${id}`)
  return found
}

function counted(preset: RatioPreset, electorate: Amount, tally: Tally) {
  const result = count(preset, electorate, tally)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

function countVector({ preset, input }: SheetVector) {
  const tally: Tally = {
    for: toAmount(input.for),
    against: toAmount(input.against),
    abstain: toAmount(input.abstain),
    invalid: toAmount(input.invalid ?? { heads: 0, area: 0 }),
    present: input.present,
  }
  const silence =
    input.silenceRule === undefined
      ? undefined
      : { rule: input.silenceRule, deliveredUnreturned: toAmount(input.deliveredUnreturned), grounds: FOUNDED }
  return count(presetOf(preset), toAmount(input.eligible), tally, { silence })
}

const owners = (heads: number, areaCenti: number): Amount => ({ heads, areaCenti: BigInt(areaCenti) })

describe('the thirty worked count sheets', () => {
  it('are all there', () => {
    expect(VOTING_VECTORS).toHaveLength(30)
    expect(SHEET_VECTORS).toHaveLength(29)
  })

  it.each(SHEET_VECTORS.map((vector) => [vector.id, vector.preset, vector.note, vector] as const))(
    '%s %s: %s',
    (_id, _preset, _note, vector) => {
      const result = countVector(vector)
      expect(result).toMatchObject({ ok: true, value: { outcome: vector.expected } })
      for (const flag of vector.flags ?? []) expect(result).toMatchObject({ value: { flags: [flag] } })
    },
  )

  it('come out the same when a naive count in floating point is made of them', () => {
    for (const vector of SHEET_VECTORS) {
      const result = countVector(vector)
      if (!result.ok) throw new Error(vector.id)
      for (const { numerator, denominator, required, holds } of result.value.conditions) {
        const needed = (Number(denominator) * required.num) / required.den
        const naive = required.op === 'GTE' ? Number(numerator) >= needed : Number(numerator) > needed
        expect(naive && Number(denominator) > 0, vector.id).toBe(holds)
      }
    }
  })
})

describe('a count', () => {
  it('shows the whole arithmetic of the lift in case C01', () => {
    const count = counted(VOTING_PRESETS.OWNERS_SPECIAL, owners(11, 94_680), {
      for: owners(8, 70_370),
      against: owners(2, 15_780),
      abstain: owners(0, 0),
    })
    expect(count.outcome).toBe('PASSED')
    expect(count.conditions.map(({ part, measure, shown }) => `${part} ${measure} ${shown}`)).toEqual([
      'QUORUM HEADS 90.91%',
      'QUORUM AREA 90.99%',
      'PASS HEADS 80.00%',
      'PASS AREA 81.68%',
    ])
    expect(count.conditions[3]).toMatchObject({
      numerator: '70370',
      denominator: '86150',
      left: '281480',
      right: '258450',
      holds: true,
    })
  })

  it('fails the fee of case C04 on heads alone although the area is enough', () => {
    const count = counted(VOTING_PRESETS.OWNERS_GENERAL, owners(896, 9_856_000), {
      for: owners(316, 3_603_344),
      against: owners(302, 3_176_416),
      abstain: owners(23, 232_820),
    })
    expect(count.outcome).toBe('NOT_PASSED')
    expect(count.conditions.slice(2).map(({ shown, holds }) => [shown, holds])).toEqual([
      ['49.30%', false],
      ['51.38%', true],
    ])
  })

  it('below the quorum says nothing about for and against, so that nobody can hang a badge on it', () => {
    const count = counted(VOTING_PRESETS.OWNERS_SPECIAL, owners(412, 4_386_240), {
      for: owners(180, 1_905_530),
      against: owners(51, 574_120),
      abstain: owners(8, 82_220),
    })
    expect(count.outcome).toBe('QUORUM_FAILED')
    expect(count.conditions.every(({ part }) => part === 'QUORUM')).toBe(true)
  })

  it('keeps spoilt ballots among those present at a meeting and out of a collection of ballots', () => {
    const sheet = { for: { heads: 6 }, against: { heads: 4 }, abstain: { heads: 0 }, invalid: { heads: 2 } }
    expect(counted(VOTING_PRESETS.RESIDENT_MEETING_PERSON, { heads: 20 }, sheet)).toMatchObject({
      outcome: 'NOT_PASSED',
      present: 12,
    })
    expect(counted(VOTING_PRESETS.SIMPLE_POLL, { heads: 20 }, sheet)).toMatchObject({
      outcome: 'PASSED',
      present: null,
      participating: { heads: 10 },
      flags: ['ADVISORY'],
    })
  })

  it('says beside the result when the statute was revised and the new text not read', () => {
    const sheet = { for: { heads: 2 }, against: { heads: 0 }, abstain: { heads: 0 } }
    expect(counted(VOTING_PRESETS.VILLAGER_MEETING_PERSON, { heads: 2 }, sheet).flags).toEqual(['PRESET_UNVERIFIED'])
  })

  it('on nobody is refused at the opening and never divides by zero', () => {
    for (const preset of ratioPresets) {
      const nobody = owners(0, 0)
      expect(mayOpenBallot(preset, nobody)).toMatchObject({ ok: false, error: { code: 'electorate-empty' } })
      const empty = counted(preset, nobody, { for: nobody, against: nobody, abstain: nobody })
      expect(empty).toMatchObject({ outcome: 'NOT_PASSED', conditions: [] })
      expect(empty.flags).toContain('EMPTY_ELECTORATE')
      expect(mayOpenBallot(preset, owners(1, 1))).toEqual({ ok: true, value: true })
    }
  })

  it('of a ballot nobody took part in passes nothing, even under a rule without a quorum', () => {
    const preset: RatioPreset = { ...VOTING_PRESETS.OWNERS_SPECIAL, quorum: [] }
    const nobody = owners(0, 0)
    expect(counted(preset, owners(3, 300), { for: nobody, against: nobody, abstain: nobody })).toMatchObject({
      outcome: 'NOT_PASSED',
      conditions: [
        { holds: false, shown: null },
        { holds: false, shown: null },
      ],
    })
  })

  it('survives being stored as JSON', () => {
    const count = counted(VOTING_PRESETS.OWNERS_GENERAL, owners(3, 300), {
      for: owners(2, 200),
      against: owners(1, 100),
      abstain: owners(0, 0),
    })
    expect(countSchema.parse(JSON.parse(JSON.stringify(count)))).toEqual(count)
  })
})

describe('a count sheet that cannot be true', () => {
  const preset = VOTING_PRESETS.OWNERS_GENERAL
  const none = owners(0, 0)

  it.each<[string, RatioPreset, Amount, Tally, string, string]>([
    [
      'a fraction of a vote',
      preset,
      owners(9, 900),
      { for: owners(1.5, 1), against: none, abstain: none },
      'invalid-input',
      'vote.whole-numbers',
    ],
    [
      'a negative area',
      preset,
      owners(9, 900),
      { for: owners(1, -1), against: none, abstain: none },
      'invalid-input',
      'vote.whole-numbers',
    ],
    [
      'owners without area',
      preset,
      owners(9, 900),
      { for: { heads: 1 }, against: none, abstain: none },
      'area-missing',
      'vote.area-given',
    ],
    [
      'more heads than owners',
      preset,
      owners(9, 900),
      { for: owners(9, 900), against: owners(1, 0), abstain: none },
      'tally-mismatch',
      'vote.within-electorate',
    ],
    [
      'more area than the estate',
      preset,
      owners(9, 900),
      { for: owners(9, 901), against: none, abstain: none },
      'tally-mismatch',
      'vote.within-electorate',
    ],
    [
      'fewer present than ballots',
      VOTING_PRESETS.VILLAGER_DELEGATE_MEETING,
      { heads: 9 },
      { for: { heads: 5 }, against: { heads: 0 }, abstain: { heads: 0 }, present: 4 },
      'tally-mismatch',
      'vote.presence-possible',
    ],
    [
      'more present than delegates',
      VOTING_PRESETS.VILLAGER_DELEGATE_MEETING,
      { heads: 9 },
      { for: { heads: 5 }, against: { heads: 0 }, abstain: { heads: 0 }, present: 10 },
      'tally-mismatch',
      'vote.presence-possible',
    ],
  ])('is refused: %s', (_name, given, electorate, tally, code, id) => {
    const result = count(given, electorate, tally)
    expect(result).toMatchObject({ ok: false, error: { code, unmet: [{ id }] } })
  })
})

describe('silence', () => {
  const electorate = owners(30, 3000)
  const silent = owners(12, 1200)
  const sheet = (yes: number, no: number, yesArea = yes * 100): Tally => ({
    for: owners(yes, yesArea),
    against: owners(no, no * 100),
    abstain: owners(0, 0),
  })
  const rule = { rule: 'COUNT_WITH_MAJORITY', deliveredUnreturned: silent, grounds: FOUNDED } as const

  it('joins those against when they lead in both measures', () => {
    const result = count(VOTING_PRESETS.OWNERS_GENERAL, electorate, sheet(4, 8), { silence: rule })
    expect(result).toMatchObject({
      value: { outcome: 'NOT_PASSED', silenceJoined: 'AGAINST', against: { heads: 20, areaCenti: '2000' } },
    })
  })

  it('joins nobody when heads and area have different leaders or are level', () => {
    for (const tally of [sheet(4, 8, 900), sheet(5, 5)]) {
      const result = count(VOTING_PRESETS.OWNERS_GENERAL, electorate, tally, { silence: rule })
      expect(result).toMatchObject({
        value: { outcome: 'QUORUM_FAILED', silenceJoined: null, flags: ['SILENCE_RULE_NOT_APPLIED'] },
      })
    }
  })

  it('needs every one of its grounds, each named when it is missing', () => {
    const grounds = { ...FOUNDED, consequencePrintedOnBallot: false, legalOpinion: false }
    const result = count(VOTING_PRESETS.OWNERS_GENERAL, electorate, sheet(8, 4), { silence: { ...rule, grounds } })
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'silence-rule-unfounded',
        unmet: [{ id: 'vote.silence.printed' }, { id: 'vote.silence.legal-opinion' }],
      },
    })
  })

  it('never counts where unanimity or a meeting decides', () => {
    const result = count(VOTING_PRESETS.AFFECTED_UNANIMOUS, electorate, sheet(8, 0), { silence: rule })
    expect(result).toMatchObject({ ok: false, error: { code: 'preset-locked' } })
  })

  it('cannot bring in more than the electorate holds', () => {
    const tooMuch = { ...rule, deliveredUnreturned: owners(20, 2000) }
    const result = count(VOTING_PRESETS.OWNERS_GENERAL, electorate, sheet(8, 4), { silence: tooMuch })
    expect(result).toMatchObject({ ok: false, error: { code: 'tally-mismatch' } })
  })
})

describe('of any vote', () => {
  const votes = fc.record({
    preset: fc.constantFrom(...ratioPresets),
    yes: fc.nat(60),
    no: fc.nat(60),
    abstain: fc.nat(60),
    invalid: fc.nat(20),
    rest: fc.integer({ min: 1, max: 60 }),
    area: fc.integer({ min: 1, max: 20_000 }),
  })
  type Vote = typeof votes extends fc.Arbitrary<infer T> ? T : never
  const of = (vote: Vote, heads: number) => owners(heads, heads * vote.area)
  const outcome = (vote: Vote, more: Partial<Pick<Vote, 'yes' | 'abstain'>> = {}) => {
    const now = { ...vote, ...more }
    const all = vote.yes + vote.no + vote.abstain + vote.invalid + vote.rest
    return counted(vote.preset, of(vote, all), {
      for: of(vote, now.yes),
      against: of(vote, now.no),
      abstain: of(vote, now.abstain),
      invalid: of(vote, now.invalid),
    }).outcome
  }

  it('one more abstention never turns a motion that did not pass into one that did', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        fc.pre(outcome(vote) === 'NOT_PASSED')
        expect(outcome(vote, { abstain: vote.abstain + 1 })).toBe('NOT_PASSED')
      }),
    )
  })

  it('one more vote in favour never turns a motion that passed into one that did not', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        fc.pre(outcome(vote) === 'PASSED')
        expect(outcome(vote, { yes: vote.yes + 1 })).toBe('PASSED')
      }),
    )
  })

  it('the outcome follows from the conditions, and below the quorum none speaks of passing', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const heads = vote.yes + vote.no + vote.abstain + vote.invalid + vote.rest
        const { outcome, conditions } = counted(vote.preset, of(vote, heads), {
          for: of(vote, vote.yes),
          against: of(vote, vote.no),
          abstain: of(vote, vote.abstain),
          invalid: of(vote, vote.invalid),
        })
        expect(outcome === 'PASSED').toBe(conditions.every(({ holds }) => holds))
        if (outcome === 'QUORUM_FAILED') expect(conditions.some(({ part }) => part === 'PASS')).toBe(false)
      }),
    )
  })

  it('a refusal carries a code of the catalogue and names what is missing', () => {
    const amount = fc.record({
      heads: fc.integer({ min: -5, max: 30 }),
      areaCenti: fc.option(fc.bigInt(-5n, 3000n), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...ratioPresets), amount, amount, amount, (preset, electorate, yes, no) => {
        const result = count(preset, electorate, { for: yes, against: no, abstain: { heads: 0 } })
        if (result.ok) return
        expect(REFUSAL_CODES).toHaveProperty([result.error.code])
        expect(result.error.unmet.length).toBeGreaterThan(0)
        for (const { id } of result.error.unmet) expect(id).toMatch(/^vote\.[a-z.-]+$/)
      }),
    )
  })

  it('adding a vote against can complete the quorum and so let a motion pass: lawful, not to be mended', () => {
    const electorate = { heads: 3 }
    const one = { for: { heads: 1 }, against: { heads: 0 }, abstain: { heads: 0 } }
    const preset = VOTING_PRESETS.RESIDENT_MEETING_PERSON
    expect(counted(preset, electorate, one).outcome).toBe('QUORUM_FAILED')
    const three = { for: { heads: 2 }, against: { heads: 1 }, abstain: { heads: 0 } }
    expect(counted(preset, electorate, three).outcome).toBe('PASSED')
  })
})
