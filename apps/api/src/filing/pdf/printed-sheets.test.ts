import { describe, expect, it } from 'vitest'
import { pdfPages } from '../../../test/pdf-text.js'
import { type BallotSheets, renderBallotSheetPdf } from './ballot-sheet-pdf.js'
import { dayText, momentText, moneyText } from './figures.js'
import { type Letter, renderLetterPdf } from './letter-pdf.js'

const AT = '2026-04-08T01:00:00.000Z'
const HASH = '0123456789abcdef'.repeat(4)

const LETTER: Letter = {
  title: '协商告知书（第2号）',
  number: '桂苑协〔2026〕3号',
  addressee: '7幢2单元全体业主',
  paragraphs: ['现将有关事项告知如下。', '表决时间：2026年4月24日至5月8日。'],
  attachments: ['加装电梯方案', '费用分摊表'],
  contact: '可到社区服务大厅查询。',
  issuer: '桂苑社区居民委员会',
  day: '2026-04-08',
  at: AT,
  textHash: HASH,
}

const SHEETS: BallotSheets = {
  communityName: '桂苑社区',
  topicTitle: '加装电梯',
  motions: [{ motionNo: 'XS-339921001001-2026-0007-M1', title: '方案', text: '同意加装电梯。', textHash: HASH }],
  rule: '三分之二以上参与，四分之三以上同意。',
  closesAt: '2026-05-08T10:00:00.000Z',
  silence: '不计入参与表决。',
  returnTo: '社区服务大厅',
  mode: 'OPEN',
  ballots: [
    { number: '0001', unitLabel: '7幢2单元101室', areaCenti: 7250n, motions: [{ index: 0, areaCenti: 7250n }] },
    { number: '0002', unitLabel: '7幢2单元102室', areaCenti: null, motions: [{ index: 0, areaCenti: null }] },
  ],
  at: AT,
}

describe('a letter', () => {
  it('has title, number, addressee, text, attachments, issuer, day and the hash of what it announces', async () => {
    const [page = ''] = pdfPages((await renderLetterPdf(LETTER, { locale: 'zh' })).pdf)
    const order = [
      '协商告知书',
      '桂苑协〔2026〕3号',
      '全体业主：',
      '告知如下。',
      '附件：',
      '2.费用分摊表',
      '居民委员会',
      '2026年4月8日',
      HASH,
    ]
    expect(order.map((part) => page.indexOf(part)).every((place, i, all) => place > (all[i - 1] ?? -1))).toBe(true)
  })

  it('leaves out what it does not have, and one attachment has no number', async () => {
    const plain = { ...LETTER, number: null, addressee: null, contact: null, textHash: null, attachments: ['方案'] }
    const [page = ''] = pdfPages((await renderLetterPdf(plain, { locale: 'zh' })).pdf)
    expect(page).toContain('附件：方案')
    expect(page).not.toMatch(/SHA-256|：：|1\.方案/)
  })

  it('goes on to further pages, each with its number', async () => {
    const long = { ...LETTER, paragraphs: Array.from({ length: 60 }, (_, n) => `第${n}项事项说明。`) }
    const pages = pdfPages((await renderLetterPdf(long, { locale: 'zh' })).pdf)
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, i) => {
      expect(page).toContain(`—${i + 1}—`)
    })
  })

  it('is the same file each time', async () => {
    const [a, b] = [await renderLetterPdf(LETTER, { locale: 'en' }), await renderLetterPdf(LETTER, { locale: 'en' })]
    expect(a.pdf.equals(b.pdf)).toBe(true)
  })
})

describe('paper ballots', () => {
  it('are one page for each unit, with number, text, hash, three choices and room to sign', async () => {
    const pages = pdfPages((await renderBallotSheetPdf(SHEETS, { locale: 'zh' })).pdf)
    expect(pages).toHaveLength(2)
    for (const part of [
      '0001',
      '7幢2单元101室',
      '72.50',
      '同意加装电梯。',
      HASH,
      '反对',
      '弃权',
      '签名',
      '2026年5月8日18:00',
    ]) {
      expect(pages[0]).toContain(part)
    }
    expect(pages[1]).toContain('7幢2单元102室')
    expect(pages[1]).not.toContain('0001')
  })

  it('of a secret vote carry neither the unit nor a signature', async () => {
    const [page = ''] = pdfPages((await renderBallotSheetPdf({ ...SHEETS, mode: 'SECRET' }, { locale: 'zh' })).pdf)
    expect(page).toContain('0001')
    expect(page).not.toMatch(/101室|72\.50|签名/)
  })

  it('ask each unit about the motions it votes on, with the area of a motion where that is another than the whole', async () => {
    const motions = [0, 1].map((i) => ({ ...at(i), title: i === 0 ? '规约' : '电梯' }))
    const [first, second] = SHEETS.ballots
    if (first === undefined || second === undefined) throw new Error('two ballots')
    const both = [
      { index: 0, areaCenti: 7250n },
      { index: 1, areaCenti: 4000n },
    ]
    const ballots = [
      { ...first, motions: both },
      { ...second, motions: both.slice(0, 1) },
    ]
    const [one = '', other = ''] = pdfPages(
      (await renderBallotSheetPdf({ ...SHEETS, motions, ballots }, { locale: 'zh' })).pdf,
    )
    expect(one).toMatch(/规约[\s\S]*电梯[\s\S]*本事项计入面积（㎡）\s*40\.00/)
    expect(one.match(/本事项计入面积/g)).toHaveLength(1)
    expect(other).toContain('规约')
    expect(other.split('电梯').length).toBeLessThan(one.split('电梯').length)
  })

  it('with texts longer than a page carry their own number on each page', async () => {
    const motions = Array.from({ length: 12 }, (_, i) => ({ ...at(i), text: '同意加装电梯并分摊费用。'.repeat(30) }))
    const listed = motions.map((_, index) => ({ index, areaCenti: null }))
    const ballots = SHEETS.ballots.map((ballot) => ({ ...ballot, motions: listed }))
    const pages = pdfPages((await renderBallotSheetPdf({ ...SHEETS, motions, ballots }, { locale: 'en' })).pdf)
    const of = (number: string) => pages.filter((page) => page.endsWith(`No.${number}`)).length
    expect(of('0001')).toBeGreaterThan(1)
    expect(of('0001')).toBe(of('0002'))
    expect(of('0001') + of('0002')).toBe(pages.length)
  })

  it('are refused when there is nothing to print', async () => {
    await expect(renderBallotSheetPdf({ ...SHEETS, ballots: [] }, { locale: 'zh' })).rejects.toThrow(RangeError)
    await expect(renderBallotSheetPdf({ ...SHEETS, motions: [] }, { locale: 'zh' })).rejects.toThrow(RangeError)
  })
})

describe('figures', () => {
  it('an instant is printed as the time in Shanghai', () => {
    expect(momentText('2026-05-08T16:30:00.000Z', 'zh')).toBe('2026年5月9日 00:30')
    expect(momentText('2026-05-08T16:30:00.000Z', 'en')).toBe('2026-05-09 00:30')
    expect(dayText('2026-01-02', 'zh')).toBe('2026年1月2日')
  })

  it.each([
    ['0', '0.00'],
    ['5', '0.05'],
    ['123', '1.23'],
    ['62800000', '628,000.00'],
    ['123456789012', '1,234,567,890.12'],
  ])('%s fen are %s yuan', (fen, yuan) => {
    expect(moneyText(fen)).toBe(yuan)
  })
})

function at(i: number): BallotSheets['motions'][number] {
  return { motionNo: `XS-339921001001-2026-0007-M${i + 1}`, title: '方案', text: '', textHash: HASH }
}
