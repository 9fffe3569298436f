import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparableName, isPhoneEnd, nameParts, phoneEnds, searchedParts } from './search-parts.js'

describe('the parts of a name', () => {
  it('are every run of up to four characters, and the whole', () => {
    expect([...nameParts('陈阿妹')].sort()).toEqual(['陈', '阿', '妹', '陈阿', '阿妹', '陈阿妹'].sort())
    expect(nameParts('买买提吐尔逊')).toContain('买买提吐尔逊')
    expect(nameParts('买买提吐尔逊')).not.toContain('买买提吐尔')
  })
  it('make no difference of width, case, spaces and middle dots', () => {
    expect(comparableName('Ｌｉ　Ming')).toBe('liming')
    expect(comparableName('买买提·吐尔逊')).toBe(comparableName('买买提吐尔逊'))
  })
  it('count rare characters beyond the basic plane as one', () => {
    expect(nameParts('𠮷野')).toEqual(['𠮷野', '𠮷', '野'])
  })
  it('stay few for the longest name there may be', () => {
    expect(nameParts(Array.from({ length: 80 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')).length).toBe(235)
  })
  it('hold all that a search for any piece of the name asks for', () => {
    const name = fc.string({ unit: fc.constantFrom(...'欧阳娜娜陈阿妹买提'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(name, fc.nat(12), fc.nat(12), (whole, from, length) => {
        const searched = searchedParts([...whole].slice(from, from + length).join(''))
        const parts = new Set(nameParts(whole))
        return searched.every((part) => parts.has(part))
      }),
    )
  })
  it('are none for an empty search', () => {
    expect(searchedParts(' · ')).toEqual([])
  })
})

describe('the endings of a phone number', () => {
  it('are four digits and more, short of the whole', () => {
    expect(phoneEnds('19901000001')).toEqual([
      '9901000001',
      '901000001',
      '01000001',
      '1000001',
      '000001',
      '00001',
      '0001',
    ])
    expect(phoneEnds('0001')).toEqual([])
  })
  it('are what a search of four to ten digits asks for', () => {
    for (const end of phoneEnds('19901000001')) expect(isPhoneEnd(end)).toBe(true)
    for (const query of ['001', '19901000001', '12a4', '']) expect(isPhoneEnd(query)).toBe(false)
  })
})
