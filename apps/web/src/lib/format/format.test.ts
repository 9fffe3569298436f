import { describe, expect, it } from 'vitest'
import {
  civilDate,
  formatArea,
  formatDate,
  formatDateTime,
  formatMoney,
  formatPercent,
  formatRelativeDay,
} from './format.js'
import { parseHundredths } from './parse.js'

describe('dates', () => {
  it('are those of Shanghai, wherever the reader sits', () => {
    expect(civilDate('2026-11-22T16:30:00Z')).toBe('2026-11-23')
    expect(formatDate('2026-11-22T16:30:00Z', 'zh')).toBe('2026年11月23日')
    expect(formatDateTime('2026-11-22T16:05:00Z', 'zh')).toMatch(/2026年11月23日.*00:05/)
  })

  it('keep a civil date on its own day', () => {
    expect(formatDate('2026-01-01', 'en')).toBe('January 1, 2026')
  })

  it('count days, not hours', () => {
    expect(formatRelativeDay('2026-11-23T16:01:00Z', '2026-11-23T15:59:00Z', 'zh')).toBe('明天')
    expect(formatRelativeDay('2026-11-26', '2026-11-23T01:00:00Z', 'en')).toBe('in 3 days')
  })
})

describe('areas and money', () => {
  it('are exact beyond the reach of floating point', () => {
    expect(formatArea(9007199254740993n, 'en')).toBe('90,071,992,547,409.93 m²')
    expect(formatMoney(123_450, 'zh')).toBe('¥1,234.50')
    expect(formatMoney(-5n, 'zh')).toBe('-¥0.05')
  })

  it.each([
    ['1,234.5', 123_450n],
    ['６８．９０ 平方米', 6890n],
    ['¥ 20', 2000n],
    ['12.345', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('typed as "%s" are read as %s', (text, value) => {
    expect(parseHundredths(text)).toBe(value)
  })
})

describe('a percentage', () => {
  it('is rounded to one decimal', () => {
    expect(formatPercent(3, 7)).toBe('42.9%')
    expect(formatPercent(10n, 11n)).toBe('90.9%')
  })

  it('never claims a whole that is not there, nor a nothing that is something', () => {
    expect(formatPercent(9999, 10_000)).toBe('99.9%')
    expect(formatPercent(1, 10_000)).toBe('0.1%')
    expect(formatPercent(10_000, 10_000)).toBe('100.0%')
  })

  it('does not exist without a base', () => {
    expect(formatPercent(0, 0)).toBeNull()
  })
})
