import { describe, expect, it } from 'vitest'
import { refusal, refuse, unmet } from './refusal.js'
import { allResults, andThen, err, isErr, isOk, mapResult, ok, type Result } from './result.js'

describe('a result', () => {
  const [good, bad]: readonly [Result<number, string>, Result<number, string>] = [ok(2), err('no')]

  it('is a value or an expected failure, and says which', () => {
    expect([isOk(good), isErr(good), isOk(bad), isErr(bad)]).toEqual([true, false, false, true])
  })

  it('carries a failure untouched through what would follow', () => {
    expect(mapResult<number, number, string>(good, (n) => n + 1)).toEqual(ok(3))
    expect(mapResult<number, number, string>(bad, (n) => n + 1)).toBe(bad)
    expect(andThen(good, () => bad)).toBe(bad)
    expect(andThen(bad, () => good)).toBe(bad)
  })

  it('of many is all values in order, or the first failure', () => {
    expect(allResults([good, ok(5)])).toEqual(ok([2, 5]))
    expect(allResults([good, bad, err('later')])).toBe(bad)
  })
})

describe('a refusal', () => {
  it('carries a code and what is missing, and leaves out parameters nobody gave', () => {
    expect(refuse('wrong-stage')).toEqual({ ok: false, error: { code: 'wrong-stage', unmet: [] } })
    expect(refusal('guard-unmet', [unmet('G3.2', { have: 1 }), unmet('G3.3')])).toEqual({
      code: 'guard-unmet',
      unmet: [{ id: 'G3.2', params: { have: 1 } }, { id: 'G3.3' }],
    })
    expect('params' in unmet('G3.3')).toBe(false)
  })
})
