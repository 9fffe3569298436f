import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareShare, minimumFor } from './arithmetic.js'
import { areaText, decimal, percent } from './percent.js'
import { type RatioPreset, votePresetSchema } from './preset.js'
import { VOTING_PRESETS, votePreset, withQuorumPercent } from './registry.js'
import { ruleParts, ruleRemarks } from './rule-parts.js'

describe('the registry of voting rules', () => {
  it.each(Object.entries(VOTING_PRESETS))('%s keeps its id and survives being frozen as JSON', (id, preset) => {
    expect(preset.id).toBe(id)
    expect(votePresetSchema.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset)
    expect(votePreset(id)).toEqual({ ok: true, value: preset })
  })

  it.each(Object.values(VOTING_PRESETS))('$id claims to be verified only on an article that was read', (preset) => {
    const { verified, legalBasis, binding, verification } = preset
    const read = legalBasis.some((ref) => ref.verified && ref.effectiveTo === undefined)
    expect(!verified || read).toBe(true)
    if (verification === 'RECHECK_REVISED_TEXT') expect(legalBasis.every((ref) => ref.effectiveTo)).toBe(true)
    if (legalBasis.length === 0 && binding) expect(verification).toBe('PRACTICE')
  })

  it('refuses a preset it does not know', () => {
    for (const id of ['', 'toString', 'OWNERS']) {
      expect(votePreset(id)).toMatchObject({ error: { code: 'unknown-preset', unmet: [{ params: { id } }] } })
    }
  })

  it('lets nobody change a share the law fixes, and a poll’s only from 0 to 100 %', () => {
    const poll = withQuorumPercent(VOTING_PRESETS.SIMPLE_POLL, 50)
    expect(poll).toMatchObject({ value: { quorum: [{ frac: { op: 'GTE', num: 50, den: 100 } }] } })
    for (const share of [-1, 101, 0.5]) {
      expect(withQuorumPercent(VOTING_PRESETS.SIMPLE_POLL, share)).toMatchObject({ error: { code: 'invalid-input' } })
    }
    expect(withQuorumPercent(VOTING_PRESETS.OWNERS_GENERAL, 10)).toMatchObject({ error: { code: 'preset-locked' } })
  })
})

describe('the rule in plain words', () => {
  it('has the worked numbers of an owners’ vote of 300 heads and 30,000.00 m²', () => {
    const parts = ruleParts(VOTING_PRESETS.OWNERS_SPECIAL, { heads: 300, areaCenti: 3_000_000n })
    expect(parts.map((part) => [part.part, part.measure, part.of, part.atLeast, part.example])).toEqual([
      ['QUORUM', 'HEADS', '300', '200', false],
      ['QUORUM', 'AREA', '3000000', '2000000', false],
      ['PASS', 'HEADS', '200', '150', true],
      ['PASS', 'AREA', '2000000', '1500000', true],
    ])
    expect(ruleRemarks(VOTING_PRESETS.OWNERS_SPECIAL)).toContain('BOTH_HEADS_AND_AREA')
  })

  it('counts what must agree of all members where the law says all', () => {
    const parts = ruleParts(VOTING_PRESETS.COLLECTIVE_MEMBER_ASSEMBLY, { heads: 420 })
    expect(parts.map(({ atLeast, example }) => [atLeast, example])).toEqual([
      ['280', false],
      ['280', false],
    ])
  })

  it('says that a meeting counts spoilt ballots as present and that a poll binds nobody', () => {
    expect(ruleRemarks(VOTING_PRESETS.RESIDENT_MEETING_PERSON)).toEqual([
      'ABSTAIN_TAKES_PART_BUT_NEVER_AGREES',
      'TIE_NEVER_PASSES',
      'INVALID_COUNTS_AS_PRESENT',
    ])
    expect(ruleRemarks(VOTING_PRESETS.SIMPLE_POLL)).toEqual([
      'ABSTAIN_TAKES_PART_BUT_NEVER_AGREES',
      'TIE_NEVER_PASSES',
      'INVALID_NOT_COUNTED',
      'SILENCE_NOT_COUNTED',
      'ADVISORY_ONLY',
    ])
  })

  it('works on a rule without any quorum', () => {
    const preset: RatioPreset = { ...VOTING_PRESETS.SIMPLE_POLL, quorum: [] }
    expect(ruleParts(preset, { heads: 10 })).toMatchObject([{ part: 'PASS', of: '0', atLeast: '1' }])
  })

  it('names the least number that suffices, and one less does not', () => {
    const frac = fc.record({
      op: fc.constantFrom('GTE', 'GT'),
      num: fc.integer({ min: 1, max: 9 }),
      den: fc.constant(10),
    })
    fc.assert(
      fc.property(fc.bigInt(1n, 100_000n), frac, (base, needed) => {
        const least = minimumFor(base, needed)
        expect(compareShare(least, base, needed).holds).toBe(true)
        expect(compareShare(least - 1n, base, needed).holds).toBe(false)
      }),
    )
  })
})

describe('a percentage', () => {
  const half = { num: 1, den: 2 }

  it('is rounded half up to two decimals', () => {
    expect(percent(12_345n, 100_000n)).toBe('12.35%')
    expect(percent(8n, 10n)).toBe('80.00%')
    expect(percent(1n, 3n, { digits: 0 })).toBe('33%')
    expect(decimal(1n, 8n, { digits: 1 })).toBe('0.1')
    expect(decimal(1n, 8n)).toBe('0.13')
  })

  it('of nothing is not shown at all', () => {
    expect(percent(0n, 0n)).toBeNull()
  })

  it('shows more decimals rather than round onto a threshold', () => {
    expect(percent(7_499_999n, 10_000_000n, { thresholds: [{ num: 3, den: 4 }] })).toBe('74.99999%')
    expect(percent(1_000_001n, 2_000_000n, { thresholds: [half] })).toBe('50.0001%')
    expect(percent(2n, 3n, { thresholds: [{ num: 2, den: 3 }] })).toBe('66.67%')
    expect(percent(1n, 2n, { thresholds: [half] })).toBe('50.00%')
  })

  it('always stands on the side of the threshold its value stands on', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 100_000n), fc.bigInt(1n, 100_000n), (numerator, denominator) => {
        const shown = percent(numerator, denominator, { thresholds: [half] })
        const side = Math.sign(Number(2n * numerator - denominator))
        expect(Math.sign(Number.parseFloat(shown ?? '') - 50)).toBe(side)
      }),
    )
  })

  it('is never taken of a negative number', () => {
    expect(() => percent(-1n, 2n)).toThrow(RangeError)
    expect(() => percent(1n, -2n)).toThrow(RangeError)
  })

  it('has areas written with two decimals', () => {
    expect([94_680n, 5n, -150n].map(areaText)).toEqual(['946.80', '0.05', '-1.50'])
  })
})
