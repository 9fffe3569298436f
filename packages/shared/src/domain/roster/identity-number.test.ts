import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, isCreditCode, maskIdentity, readIdentityNumber } from './identity-number.js'

describe('a citizen identity number', () => {
  it('tells birth date and gender', () => {
    expect(readIdentityNumber('339921198912101018')).toEqual({
      number: '339921198912101018',
      birthDate: '1989-12-10',
      gender: 'MALE',
    })
  })

  it('takes a lower-case x as X', () => {
    expect(readIdentityNumber('33992119740803486x')).toMatchObject({ number: '33992119740803486X', gender: 'FEMALE' })
  })

  it.each([
    ['seventeen digits', '33992119891210101', 'identity-shape'],
    ['letters', '33992119891210A018', 'identity-shape'],
    ['an old fifteen-digit number', '339921891210101', 'identity-shape'],
    ['the thirtieth of February', '339921198902301018', 'identity-birth-date'],
    ['a wrong check character', '339921200011195801', 'identity-checksum'],
  ])('is refused for %s', (_, number, fault) => {
    expect(readIdentityNumber(number)).toBe(fault)
  })

  it('notices every single wrong digit', () => {
    const digit = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), digit, (position, wrong) => {
        const number = '339921198912101018'
        fc.pre(number[position] !== String(wrong))
        const changed = `${number.slice(0, position)}${wrong}${number.slice(position + 1)}`
        expect(typeof readIdentityNumber(changed)).toBe('string')
      }),
    )
  })

  it('has the check character X when the remainder calls for ten', () => {
    expect(checkCharacter('33992119740803486')).toBe('X')
  })

  it('shows region and last four only', () => {
    expect(maskIdentity('339921198912101018')).toBe('339921********1018')
    expect(maskIdentity('12345')).toBe('*****')
  })

  it('is not mistaken for a credit code, nor a credit code for it', () => {
    expect(isCreditCode('91339921MA2KFAKE1R')).toBe(true)
    expect(isCreditCode('91339921MA2KFAKE1X')).toBe(false)
    expect(isCreditCode('3399211956110351B3')).toBe(false)
    expect(isCreditCode('339921198912101018')).toBe(false)
  })
})
