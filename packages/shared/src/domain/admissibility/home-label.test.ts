import { describe, expect, it } from 'vitest'
import { isHomeLabel } from './home-label.js'

describe('a party of a referral', () => {
  it.each(['4幢302室', '7-2-501', '三组12号', '501', 'A座1203', '2号楼底商3号', '7幢2单元501室'])(
    'is the home %s',
    (home) => {
      expect(isHomeLabel(home)).toBe(true)
    },
  )
  it.each([
    '李大牛',
    '张三 4幢302室',
    '302室李某',
    '13800005678',
    '4幢302室13800005678',
    '339921198001011234',
    'Li Daniu 302',
    '',
  ])('is not %s', (text) => {
    expect(isHomeLabel(text)).toBe(false)
  })
})
