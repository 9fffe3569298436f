import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  caseNumber,
  filingNumber,
  motionNumber,
  parseCaseNumber,
  parseFilingNumber,
  parseMotionNumber,
  parseTaskNumber,
  taskNumber,
} from './numbering.js'

const C01 = 'XS-339921001001-2026-0007'

describe('document numbers', () => {
  it('are written as on the paper forms', () => {
    expect(caseNumber('339921001001', 2026, 7)).toBe(C01)
    expect(motionNumber(C01, 1)).toBe(`${C01}-M1`)
    expect(taskNumber(C01, 3)).toBe(`RW-${C01}-3`)
    expect(filingNumber('云溪协备', 2026, 9)).toBe('云溪协备〔2026〕9号')
  })

  it('read back to their parts', () => {
    expect(parseCaseNumber(C01)).toEqual({ regionCode: '339921001001', year: 2026, seq: 7 })
    expect(parseMotionNumber(`${C01}-M12`)).toEqual({ caseNo: C01, ordinal: 12 })
    expect(parseTaskNumber(`RW-${C01}-3`)).toEqual({ caseNo: C01, n: 3 })
    expect(parseFilingNumber('松埠协备〔2026〕4号')).toEqual({ prefix: '松埠协备', year: 2026, n: 4 })
  })

  it('every number that can be written can be read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (year, n) => {
        expect(parseCaseNumber(caseNumber('339921101201', year, n))).toEqual({
          regionCode: '339921101201',
          year,
          seq: n,
        })
        expect(parseFilingNumber(filingNumber('松埠协备', year, n))).toEqual({ prefix: '松埠协备', year, n })
      }),
    )
  })

  it.each([
    '云溪协备[2026]9号',
    '云溪协备（2026）9号',
    '云溪协备〔2026〕09号',
    '云溪协备〔2026〕第9号',
    '云溪协备〔2026〕0号',
    '〔2026〕9号',
    '云溪协备〔26〕9号',
    '云溪协备〔0026〕9号',
  ])('%s is not a filing number', (text) => {
    expect(parseFilingNumber(text)).toBeUndefined()
  })

  it.each(['XS-339921001001-2026-7', 'XS-339921001001-2026-0000', 'XS-33992100100-2026-0007', `${C01}-M1`, ` ${C01}`])(
    '%s is not a case number',
    (text) => {
      expect(parseCaseNumber(text)).toBeUndefined()
    },
  )

  it('motion and task numbers need a case number and an ordinal from 1', () => {
    expect(parseMotionNumber(`${C01}-M0`)).toBeUndefined()
    expect(parseMotionNumber('XS-339921001001-2026-0000-M1')).toBeUndefined()
    expect(parseTaskNumber(`RW-${C01}-01`)).toBeUndefined()
  })

  it.each([
    ['a short region code', () => caseNumber('3399', 2026, 1)],
    ['case 10000 of a year', () => caseNumber('339921001001', 2026, 10_000)],
    ['half a case', () => caseNumber('339921001001', 2026, 1.5)],
    ['filing 0', () => filingNumber('云溪协备', 2026, 0)],
    ['an empty prefix', () => filingNumber('', 2026, 1)],
    ['a prefix with brackets', () => filingNumber('云溪〔协备', 2026, 1)],
    ['a motion of no case', () => motionNumber('C01', 1)],
  ])('%s is refused', (_what, write) => {
    expect(write).toThrow(RangeError)
  })
})
