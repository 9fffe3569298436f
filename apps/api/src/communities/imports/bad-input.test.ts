import {
  interpretHouseholds,
  interpretOwners,
  partyKey,
  type RosterProblemCode,
  type RosterTable,
} from '@gongyi/shared/domain'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { zip } from '../../../test/fixtures/archive.js'
import { identityNumber } from '../../../test/fixtures/roster-layouts.js'
import { harmless } from '../../platform/formulas.js'
import { readFile } from './read-file.js'

const OWNERS = ['幢', '单元', '室', '建筑面积', '产权人', '共有人', '证件号']
const PEOPLE = ['幢', '单元', '室', '姓名', '与户主关系']

async function tableOf(bytes: Buffer): Promise<RosterTable> {
  const tables = await readFile(bytes)
  if (!tables.ok || tables.value[0] === undefined) throw new Error(tables.ok ? 'no table' : tables.error)
  return tables.value[0]
}

function problemsOf(
  rows: readonly (readonly string[])[],
  kind: 'people' | 'owners',
): readonly (readonly RosterProblemCode[])[] {
  const table = { rows: [kind === 'people' ? PEOPLE : OWNERS, ...rows], merges: [] }
  const sheet = kind === 'people' ? interpretHouseholds(table) : interpretOwners(table)
  if (!sheet.ok) throw new Error(sheet.error.code)
  // Nobody here has a number: that is not what is looked at
  const codes = sheet.value.rows.map((row) => row.problems.map((problem) => problem.code))
  return codes.map((row) => row.filter((code) => code !== 'owner-identity-unknown'))
}

/** The parts of a workbook by hand, for what a library would never write. */
function workbookWith(cells: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    ...more,
  }
  return zip(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })))
}

const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('formulas', () => {
  it('give the value the office saw and are never computed; without one the cell is blank', async () => {
    const table = await tableOf(
      workbookWith(
        `<row r="1">${text('A1', '室')}${text('B1', '面积')}${text('C1', '备注')}</row>
         <row r="2">${text('A2', '101')}<c r="B2"><f>40+40.5</f><v>80.5</v></c><c r="C2"><f>WEBSERVICE("http://127.0.0.1:9")</f></c></row>`,
      ),
    )
    expect(table.rows[1]?.slice(0, 2)).toEqual(['101', '80.5'])
    expect(table.rows[1]?.[2] ?? '').toBe('')
  })

  it('that refer to themselves in a circle are read like any other', async () => {
    const table = await tableOf(
      workbookWith(`<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>`),
    )
    expect(table.rows[0]).toEqual(['1', '1'])
  })

  it('that broke leave a mark which is taken for nothing, so that the row says what it lacks', () => {
    expect(problemsOf([['1', '1', '101', '#REF!', '#N/A', '', '']], 'owners')).toEqual([
      ['area-invalid', 'owner-missing'],
    ])
    expect(problemsOf([['1', '1', '101', '#NAME?', '户主']], 'people')[0]).toContain('name-missing')
  })

  it.each(['=1+1', '＝1+1', '＠SUM(1)', '＋1|x', '－2+3|calc', '@SUM(1)', '+cmd|x', '-2+3|calc', '\t=1'])(
    '%j leaves in a workbook as text',
    (cell) => {
      expect(harmless(cell)).toBe(`'${cell}`)
    },
  )

  it.each(['-', '+86 199-0100-0001', '1-1-101', '张一', '-12'])('%j is no formula and stays', (cell) => {
    expect(harmless(cell)).toBe(cell)
  })
})

describe('workbooks that reach beyond themselves', () => {
  it('with an external link are read without following it', async () => {
    const link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    const table = await tableOf(
      workbookWith(`<row r="1">${text('A1', '室')}<c r="B1" t="str"><f>[1]a!A1</f><v>存值</v></c></row>`, {
        'xl/externalLinks/externalLink1.xml': link,
        'xl/externalLinks/_rels/externalLink1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>',
      }),
    )
    expect(table.rows[0]).toEqual(['室', '存值'])
  })

  it('with an entity that would read a file or grow without end are refused or read without it', async () => {
    const sheet = (entity: string, use: string) =>
      `<?xml version="1.0"?><!DOCTYPE x [${entity}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${use}</t></is></c></row></sheetData></worksheet>`
    const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')
    for (const part of [
      sheet('<!ENTITY f SYSTEM "file:///etc/hostname">', '&f;'),
      sheet(`<!ENTITY a0 "ha">${laughs}`, '&a12;'),
    ]) {
      const read = await readFile(workbookWith('', { 'xl/worksheets/sheet1.xml': part }))
      const cells = read.ok ? (read.value[0]?.rows.flat().join('') ?? '') : ''
      expect(cells.length).toBeLessThan(100)
    }
  })
})

describe('sheets of absurd size', () => {
  it('of 250 columns are read to the 200th', async () => {
    const row = Array.from({ length: 250 }, (_, at) => `列${at + 1}`)
    const table = await tableOf(Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [row, row] }] })))
    expect(table.rows[0]?.length).toBe(200)
  })

  it('of a million rows are refused in one word, in little memory', async () => {
    const before = process.memoryUsage().rss
    const lines = Buffer.from('1,1,101,张一,户主\n'.repeat(1_000_000))
    expect(await readFile(lines)).toEqual({ ok: false, error: 'too-many-rows' })
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(200)
  })

  it('whose only cell stands in the last row Excel has are refused or empty, not filled up', async () => {
    const read = await readFile(workbookWith(`<row r="1048576">${text('XFD1048576', '远')}</row>`))
    expect(read.ok ? read.value.flatMap((table) => table.rows).length : 0).toBeLessThan(60_002)
  })
})

describe('values nobody can mean', () => {
  it.each(['-80.5', '0', '99999999.99', '8O.5', '1e5', 'NaN', '80.5.1'])(
    'the area %s is refused in its cell',
    (area) => {
      expect(problemsOf([['1', '1', '101', area, '张一', '', '']], 'owners')).toEqual([['area-invalid']])
    },
  )

  it('a unit twice is refused the second time, also when written in full width', () => {
    const rows = [
      ['1', '1', '101', '80', '张一', '', ''],
      ['１幢', '1单元', '１０１室', '80', '李二', '', ''],
    ]
    expect(problemsOf(rows, 'owners')).toEqual([[], ['duplicate-unit']])
  })

  it('a name of 60 characters is taken, of 61 refused, counted as people count them', () => {
    expect(problemsOf([['1', '1', '101', '𠮷'.repeat(60), '户主']], 'people')).toEqual([[]])
    expect(problemsOf([['1', '1', '101', '𠮷'.repeat(61), '户主']], 'people')).toEqual([['name-too-long']])
    expect(problemsOf([['1', '1', '101', '80', '长'.repeat(61), '', '']], 'owners')).toEqual([['name-too-long']])
  })

  it.each(['𠮷田', '㼆一', '阿依古丽·买买提', '赵〇'])('the rare name %s is taken as written', (name) => {
    const sheet = interpretHouseholds({ rows: [PEOPLE, ['1', '1', '101', name, '户主']], merges: [] })
    expect(sheet.ok && sheet.value.rows[0]?.entry?.name).toBe(name)
    expect(sheet.ok && sheet.value.rows[0]?.problems).toEqual([])
  })

  it('a made-up character is taken with a remark', () => {
    expect(problemsOf([['1', '1', '101', '张\ue123', '户主']], 'people')).toEqual([['name-unshowable']])
  })

  it('direction marks and zero-width characters in a name are taken out', () => {
    const sheet = interpretHouseholds({ rows: [PEOPLE, ['1', '1', '101', '张\u202e一\u200b', '户主']], merges: [] })
    expect(sheet.ok && sheet.value.rows[0]?.entry?.name).toBe('张一')
  })
})

describe('owners who own in a circle', () => {
  it('are one set of owners on either unit, and one who is named beside themself is one owner', () => {
    const [a, b] = [identityNumber(1), identityNumber(2)]
    const sheet = interpretOwners({
      rows: [
        OWNERS,
        ['1', '1', '101', '80', '张一', '李二', `${a}、${b}`],
        ['1', '1', '102', '90', '李二', '张一', `${b}、${a}`],
        ['1', '1', '103', '70', '张一', '张一', `${a}、${a}`],
      ],
      merges: [],
    })
    if (!sheet.ok) throw new Error(sheet.error.code)
    const heads = sheet.value.rows.map(({ entry }) =>
      entry === undefined ? '' : [...new Set(entry.owners.map((owner) => partyKey(owner, entry)))].sort().join('+'),
    )
    expect(heads[0]).toBe(heads[1])
    expect(heads[2]).toBe(`ID:${a}`)
  })
})

describe('text as other programs write it', () => {
  const text = '室,姓名\n101,张一\n'

  it('is read in UTF-16 either way round', async () => {
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect((await tableOf(bytes)).rows).toEqual([
        ['室', '姓名'],
        ['101', '张一'],
      ])
    }
  })

  it('with the line ends of old Macs is counted line by line too', async () => {
    expect((await tableOf(Buffer.from(text.replaceAll('\n', '\r')))).rows).toHaveLength(2)
    expect(await readFile(Buffer.from('1,1\r'.repeat(60_001)))).toEqual({ ok: false, error: 'too-many-rows' })
  })

  it('loses the mark our own lists put before what a spreadsheet would run, and no other apostrophe', async () => {
    const cells = ["'=1+1", "'＝1+1", "'-2+3|x", "'张一", "O'Hara"]
    const plain = ['=1+1', '＝1+1', '-2+3|x', "'张一", "O'Hara"]
    expect((await tableOf(Buffer.from(cells.join(',')))).rows).toEqual([plain])
    expect((await tableOf(Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [cells] }] })))).rows).toEqual([
      plain,
    ])
  })
})

describe('encodings that are not what they say', () => {
  it('read as text that names no column, or are refused as no text', async () => {
    const latin = Buffer.from('pr\xe9nom;\xe9tage;\xfcber\nA;1;2\n', 'latin1')
    const read = await readFile(latin)
    const sheet = read.ok && read.value[0] !== undefined ? interpretHouseholds(read.value[0]) : undefined
    expect(sheet?.ok ?? false).toBe(false)
    expect(await readFile(Buffer.from([0x00, 0x01, 0x02, 0x41]))).toEqual({ ok: false, error: 'file-not-recognised' })
  })
})
