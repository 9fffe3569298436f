import { describe, expect, it } from 'vitest'
import { findPersonalData, maskName, maskPersonalData } from './personal-data.js'

describe('a public document', () => {
  const clean = {
    title: '桂苑新村7幢2单元加装电梯',
    caseNo: 'XS-339921001001-2026-0007',
    regionCode: '339921001001',
    topicId: '019ab0c4-0000-7000-8000-138123456782',
    hash: 'aa13812345678bb0'.repeat(4),
    salt: '13812345678'.padEnd(32, '0'),
    budgetFen: '13812345678',
    areaCenti: '15912345678',
    text: '2026-11-23，共 12 户 946.80 平方米，同意 8 户，反对 2 户；301 户参加，同意 200 户。公告期 2026-05-09 至 2026-05-16。',
    organisation: '云溪街道办事处',
    at: '2026-11-23T01:02:03.004Z',
  }

  it('may hold numbers, dates, hashes, money and case numbers', () => {
    expect(findPersonalData(clean, ['王小明'])).toEqual([])
  })

  it.each([
    ['an identity number', '身份证339921199001011234', 'identity-number'],
    ['one ending in X', '33992119900101123X', 'identity-number'],
    ['one written in groups', '339921 19900101 1234', 'identity-number'],
    ['one in full-width digits', '３３９９２１１９９００１０１１２３４', 'identity-number'],
    ['a mobile number', '请联系13812345678。', 'phone'],
    ['one written in groups', '138 1234 5678', 'phone'],
    ['one with hyphens', '138-1234-5678', 'phone'],
    ['one with the country code', '+8613812345678', 'phone'],
    ['one in full-width digits', '电话１３８１２３４５６７８', 'phone'],
    ['a landline', '电话 0571-87654321', 'phone'],
    ['a resident’s name', '由王小明提出', 'name'],
    ['a room and how it voted', '101室：反对', 'choice-of-unit'],
    ['a door number and how it voted', '7-2-101 同意', 'choice-of-unit'],
    ['the same in English', '7-2-101 voted against', 'choice-of-unit'],
  ])('%s is found wherever it is planted', (_what, canary, kind) => {
    for (const planted of [
      { ...clean, title: canary },
      { ...clean, deep: { list: ['x', { text: canary }] } },
      { ...clean, [canary]: true },
    ]) {
      const found = findPersonalData(planted, ['王小明'])
      expect(found.map((finding) => finding.kind)).toContain(kind)
    }
  })

  it('names the place by a JSON pointer', () => {
    expect(findPersonalData({ a: [{ 'b/c': '13812345678' }] })).toEqual([{ path: '/a/0/b~1c', kind: 'phone' }])
  })

  it('a phone kept as a number is found too', () => {
    expect(findPersonalData({ contact: 13812345678 })).toEqual([{ path: '/contact', kind: 'phone' }])
  })

  it.each(['choice', 'phone', 'actorId', 'PersonName', 'unitId'])(
    'a member called %s is found whatever it holds',
    (name) => {
      expect(findPersonalData({ payload: { [name]: 'x' } })).toEqual([
        { path: `/payload/${name}`, kind: 'personal-field' },
      ])
      expect(findPersonalData({ payload: { [name]: null } })).toEqual([])
    },
  )

  it('a name of one character is no name to look for', () => {
    expect(findPersonalData({ text: '王' }, ['王'])).toEqual([])
  })
})

describe('masking', () => {
  it('leaves the family name and hides the rest', () => {
    expect(['王小明', '李雷', '欧阳修', '欧阳娜娜', '阿卜杜拉'].map(maskName)).toEqual([
      '王某某',
      '李某',
      '欧阳某',
      '欧阳某某',
      '阿某某',
    ])
  })

  it.each([
    ['电话138 0013 8000，', '电话138****8000，'],
    ['138-0013-8000', '138****8000'],
    ['138 00138000', '138****8000'],
    ['138－0013－8000', '138****8000'],
    ['+86 138 0013 8000', '+86138****8000'],
    ['１３８００１３８０００。', '138****8000。'],
    ['0571 8765 4321', '****'],
    ['339921 19900101 1234', '339921********1234'],
    ['339921-1990-01-01-123X', '339921********123X'],
    ['３３９９２１１９９００１０１１２３Ｘ，全文', '339921********123X，全文'],
  ])('finds %s however it is written', (written, masked) => {
    expect(maskPersonalData(written)).toBe(masked)
    expect(findPersonalData({ masked: maskPersonalData(written) })).toEqual([])
    expect(findPersonalData({ written })).not.toEqual([])
  })

  it.each([
    '7-2-101、7-2-201、７－２－３０１',
    '2026-11-23 19:30，共 13 户 1946.80 平方米',
    '预算 138000 元，分 3 期：46000 46000 46000',
    '13 2026-11-23 10:30',
    '131 132 133 10',
    '13 14 15 16 101',
    '公告期 2026-05-09 至 2026-05-16，（２０２６）第 １２ 号',
  ])('leaves other numbers as they are: %s', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })

  it('leaves a text in which nothing is found', () => {
    const masked = maskPersonalData('王小明（339921199001011234，13812345678，0571-87654321）与王小反映噪音', [
      '王小',
      '王小明',
    ])
    expect(masked).toBe('王某某（339921********1234，138****5678，****）与王某反映噪音')
    expect(findPersonalData({ masked }, ['王小', '王小明'])).toEqual([])
  })
})
