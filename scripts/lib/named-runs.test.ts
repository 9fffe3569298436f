import { describe, expect, it } from 'vitest'
import { endsWithSummary } from './named-runs.ts'

describe('the summary of a bench or proof', () => {
  it('is the last line, one JSON object', () => {
    expect(endsWithSummary('counting …\n{"name":"count","ballots":1}\n')).toBe(true)
  })

  it('is not prose, a list, or a line before the last', () => {
    expect(endsWithSummary('')).toBe(false)
    expect(endsWithSummary('[1]')).toBe(false)
    expect(endsWithSummary('null')).toBe(false)
    expect(endsWithSummary('{"name":"count"}\ndone')).toBe(false)
  })
})
