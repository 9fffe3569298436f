import { randomBytes } from 'node:crypto'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { zip } from '../../../test/fixtures/archive.js'
import { FILE_LIMITS } from './file-limits.js'
import { readFile } from './read-file.js'

async function workbook(rows: (string | number | null)[][]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名册', rows }] }))
}

describe('hostile workbooks', () => {
  it('refuses an archive that claims to unpack beyond the limit, without unpacking it', async () => {
    const bomb = zip([
      { name: 'xl/workbook.xml', content: Buffer.alloc(1000), claimed: FILE_LIMITS.uncompressedBytes + 1 },
    ])
    expect(await readFile(bomb)).toEqual({ ok: false, error: 'workbook-too-large' })
  })

  it('refuses a part that is packed tighter than any register, without unpacking it', async () => {
    const content = Buffer.alloc(FILE_LIMITS.uncompressedBytes - 1000, 'a')
    const tight = zip([
      { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', content },
      // Would make up for the first one in the sum
      { name: 'xl/media/noise.png', content: randomBytes(900_000) },
    ])
    const began = performance.now()
    expect(await readFile(tight)).toEqual({ ok: false, error: 'workbook-too-large' })
    expect(performance.now() - began).toBeLessThan(500)
  })

  it('refuses an archive that unpacks to more than it claims', async () => {
    const liar = zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(50_000_000), claimed: 100 }])
    expect(await readFile(liar)).toEqual({ ok: false, error: 'workbook-damaged' })
  })

  it('refuses an entry that claims no size, the way around the limit', async () => {
    const silent = zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(50_000), claimed: 0 }])
    expect(await readFile(silent)).toEqual({ ok: false, error: 'workbook-damaged' })
  })

  it('refuses entries that overlap: one packed block counted many times', async () => {
    const overlapping = zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(90_000) }], 100)
    expect(await readFile(overlapping)).toEqual({ ok: false, error: 'workbook-too-large' })
  })

  it('refuses more entries than a workbook has', async () => {
    const entries = Array.from({ length: FILE_LIMITS.entries + 1 }, (_, index) => ({
      name: `${index}`,
      content: Buffer.from('x'),
    }))
    expect(await readFile(zip(entries))).toEqual({ ok: false, error: 'workbook-too-large' })
  })

  it('does not take another kind of archive for a workbook', async () => {
    const letter = zip([{ name: 'word/document.xml', content: Buffer.from('<x/>') }])
    expect(await readFile(letter)).toEqual({ ok: false, error: 'file-not-recognised' })
  })

  it('refuses a workbook whose parts are not what they should be', async () => {
    const broken = zip([{ name: 'xl/workbook.xml', content: Buffer.from('<not-a-workbook>') }])
    expect(await readFile(broken)).toEqual({ ok: false, error: 'workbook-damaged' })
  })

  it('refuses more rows than a community can have', async () => {
    const rows = Array.from({ length: FILE_LIMITS.rows + 1 }, (_, index) => [index])
    expect(await readFile(await workbook(rows))).toEqual({ ok: false, error: 'too-many-rows' })
  })
})

describe('texts that are too long', () => {
  it('are cut at the length of a cell, in workbooks and in separated text', async () => {
    const long = '长'.repeat(FILE_LIMITS.cellLength + 1)
    const cut = { ok: true, value: [{ rows: [[long.slice(1)]] }] }
    expect(await readFile(await workbook([[long]]))).toMatchObject(cut)
    expect(await readFile(Buffer.from(`${long}\n`))).toMatchObject(cut)
  })

  it('refuse a small workbook that repeats one shared text in every cell', async () => {
    const text = '长'.repeat(FILE_LIMITS.cellLength)
    const rows = Array.from({ length: 500 }, () => Array.from({ length: 50 }, () => text))
    const file = await workbook(rows)
    expect(file.length).toBeLessThan(500_000)
    expect(await readFile(file)).toEqual({ ok: false, error: 'workbook-too-large' })
  })
})

describe('workbooks', () => {
  it('gives numbers, blanks and texts as the text people see', async () => {
    const tables = await readFile(
      await workbook([
        ['序号', '姓名'],
        [1, '张一'],
        [null, '李二'],
      ]),
    )
    expect(tables).toMatchObject({
      ok: true,
      value: [
        {
          rows: [
            ['序号', '姓名'],
            ['1', '张一'],
            ['', '李二'],
          ],
        },
      ],
    })
  })

  it('gives a formula as text and never its effect', async () => {
    const tables = await readFile(await workbook([['=HYPERLINK("http://x","y")', '@SUM(1)', '-1+1|cmd']]))
    expect(tables).toMatchObject({
      ok: true,
      value: [{ rows: [['=HYPERLINK("http://x","y")', '@SUM(1)', '-1+1|cmd']] }],
    })
  })
})

describe('separated text', () => {
  const expected = {
    ok: true,
    value: [
      {
        rows: [
          ['姓名', '室'],
          ['张一', '101'],
        ],
      },
    ],
  }

  it.each([
    ['UTF-8', Buffer.from('姓名,室\n张一,101')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,室\r\n张一,101')],
    ['UTF-16 with a mark, tabs', Buffer.from('\ufeff姓名\t室\n张一\t101', 'utf16le')],
    [
      'GB18030',
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd2, 0x0a, 0xd5, 0xc5, 0xd2, 0xbb, 0x2c, 0x31, 0x30, 0x31]),
    ],
    ['semicolons', Buffer.from('姓名;室\n张一;101')],
    ['tabs', Buffer.from('姓名\t室\n张一\t101')],
  ])('is read from %s', async (_, bytes) => {
    expect(await readFile(bytes)).toMatchObject(expected)
  })

  it('keeps commas, quotes and line breaks inside quotes', async () => {
    const tables = await readFile(Buffer.from('备注,室\n"甲,乙 ""丙""\n丁",101'))
    expect(tables).toMatchObject({
      value: [
        {
          rows: [
            ['备注', '室'],
            ['甲,乙 "丙"\n丁', '101'],
          ],
        },
      ],
    })
  })

  it('refuses more rows than a community can have', async () => {
    const rows = '1,2\n'.repeat(FILE_LIMITS.rows + 2)
    expect(await readFile(Buffer.from(rows))).toEqual({ ok: false, error: 'too-many-rows' })
  })

  it('refuses bytes that are text in no encoding', async () => {
    expect(await readFile(Buffer.from([0xff, 0xff, 0x80, 0x30]))).toEqual({ ok: false, error: 'file-not-recognised' })
  })
})
