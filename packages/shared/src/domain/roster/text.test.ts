import { describe, expect, it } from 'vitest'
import { cleanName, cleanNumber, cleanText, isBlank, maskPhone, readArea, readPhone, splitList } from './text.js'

describe('cells as offices type them', () => {
  it('turns full-width digits and ideographic spaces into plain ones', () => {
    expect(cleanText('　１２３　４ ')).toBe('123 4')
  })

  it('drops invisible and direction-changing characters', () => {
    expect(cleanText('张\u200b一\u202e')).toBe('张一')
  })

  it.each(['', '  ', '--', '/', '无', '未知'])('takes %j for blank', (cell) => {
    expect(isBlank(cell)).toBe(true)
  })

  it('closes the gap in a padded two-character name and keeps it in a foreign one', () => {
    expect(cleanName('张　一')).toBe('张一')
    expect(cleanName('John Smith')).toBe('John Smith')
    expect(cleanName('阿卜杜拉·买买提')).toBe('阿卜杜拉·买买提')
  })

  it.each([
    ['１幢', '1'],
    ['02单元', '2'],
    ['101室', '101'],
    ['3.0', '3'],
    ['A-01', 'A-01'],
  ])('reads house number %s as %s', (cell, number) => {
    expect(cleanNumber(cell)).toBe(number)
  })

  it('splits a list however it is joined', () => {
    for (const cell of ['党员、租户', '党员，租户', '党员；租户', '党员 租户', '党员/租户']) {
      expect(splitList(cell)).toEqual(['党员', '租户'])
    }
  })
})

describe('a phone number', () => {
  it.each(['199-0100-0193', '199 0100 0193', '１９９０１０００１９３', '+86 19901000193', '8619901000193'.slice(2)])(
    'is read from %s',
    (cell) => {
      expect(readPhone(cell)).toBe('19901000193')
    },
  )

  it('may be a landline', () => {
    expect(readPhone('0571-88001234')).toBe('057188001234')
  })

  it.each(['12345', '2990100019', 'abc', '199010001933'])('is not %s', (cell) => {
    expect(readPhone(cell)).toBeUndefined()
  })

  it('is shown without its middle', () => {
    expect(maskPhone('19901000193')).toBe('199****0193')
    expect(maskPhone('110')).toBe('***')
  })
})

describe('an area', () => {
  it.each([
    ['111.10', 11_110],
    ['１２.５０', 1_250],
    ['1,234.5 ㎡', 123_450],
    ['80', 8_000],
    ['0.29', 29],
  ])('%s is %i hundredths', (cell, areaCenti) => {
    expect(readArea(cell)).toEqual({ areaCenti, rounded: false })
  })

  it('is rounded half up at the third decimal, and says so', () => {
    expect(readArea('80.125')).toEqual({ areaCenti: 8_013, rounded: true })
    expect(readArea('80.124')).toEqual({ areaCenti: 8_012, rounded: true })
    expect(readArea('80.1200')).toEqual({ areaCenti: 8_012, rounded: false })
  })

  it.each(['-5', '0', '0.00', '', 'abc', '1e3', '10000000', '9999999.99'])('is not %j', (cell) => {
    expect(readArea(cell)).toBeUndefined()
  })
})
