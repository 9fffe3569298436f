import { readFile } from 'node:fs/promises'
import {
  importPageSchema,
  importRowsPageSchema,
  personPageSchema,
  problemSchema,
  propertyAreasSchema,
  rosterImportSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { emptyRoster } from '../../../test/database.js'
import { multipart } from '../../../test/multipart.js'
import { identityHash } from './identity-hash.js'

const FIXTURES = new URL('../../../test/fixtures/', import.meta.url)
const HOUSEHOLDS = await readFile(new URL('roster-guiyuan-households.xlsx', FIXTURES))
const OWNERS = await readFile(new URL('owners-jinlanfu.csv', FIXTURES))
const HEADINGS = '序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注'

let test: TestApp
let admin: Caller
let path: string

beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  path = `/api/communities/${test.regions.guiyuan}/imports`
})

beforeEach(() => emptyRoster(test.database))

afterAll(() => test.close())

function upload(bytes: Buffer | string, fields: Readonly<Record<string, string>> = { kind: 'HOUSEHOLDS' }) {
  return admin.post(path, undefined, multipart(fields, { name: '名册.csv', bytes: Buffer.from(bytes) }))
}

async function preview(bytes: Buffer | string, fields?: Readonly<Record<string, string>>) {
  const answer = await upload(bytes, fields)
  if (answer.status !== 201) throw new Error(answer.text)
  return rosterImportSchema.parse(answer.body)
}

async function confirm(id: string) {
  const answer = await admin.post(`${path}/${id}/confirm`)
  if (answer.status !== 200) throw new Error(answer.text)
  return rosterImportSchema.parse(answer.body)
}

async function count(sql: string): Promise<number> {
  const client = await test.database.ownerPool.connect()
  try {
    await client.query(`begin; set local app.tenant = '${test.regions.guiyuan}'`)
    const result = await client.query<{ n: string }>(`select count(*) as n from ${sql}`)
    return Number(result.rows[0]?.n)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

function refusal(answer: Answer) {
  return { status: answer.status, code: codeOf(answer) }
}

describe('a household register', () => {
  it('is previewed, changes nothing until confirmed, and then stands as 1,460 households', async () => {
    const item = await preview(HOUSEHOLDS)
    expect(item.summary.households).toEqual({ total: 1_460, persons: 4_386, inactive: 17 })
    expect(item.summary.states).toEqual({ NEW: 4_320, CHANGED: 0, UNCHANGED: 0, WARNING: 66, ERROR: 1, SKIPPED: 8 })
    expect(await count('household')).toBe(0)

    const confirmed = await confirm(item.id)
    expect(confirmed.state).toBe('CONFIRMED')
    expect(confirmed.summary.confirmedBy).toBe('community-admin 测试')
    expect(await count('household where active')).toBe(1_460)
    expect(await count('person')).toBe(4_386)
    expect(await count('person where not active')).toBe(17)
    expect(await count('household_member where is_rep and active')).toBe(1_460)
  })

  it('is known to the query planner as soon as it stands', async () => {
    await confirm((await preview(HOUSEHOLDS)).id)
    const { rows } = await test.database.ownerPool.query<{ known: number }>(
      `select reltuples::int as known from pg_class where relname in ('person', 'household_member') order by relname`,
    )
    for (const { known } of rows) expect(known).toBeGreaterThanOrEqual(4_386)
  })

  it('keeps identity numbers nowhere, neither in the register nor in the preview', async () => {
    const item = await preview(HOUSEHOLDS)
    await confirm(item.id)
    const plain = "~ '3399[0-9]{13}[0-9X]'"
    expect(await count(`roster_import_row r where to_jsonb(r)::text ${plain}`)).toBe(0)
    expect(await count(`person p where to_jsonb(p)::text ${plain}`)).toBe(0)
    expect(await count('person where id_hash is not null')).toBe(4_337)
  })

  it('keys identity hashes by the pepper of persons, not by that of sessions', async () => {
    const number = '339921198912101018'
    await confirm((await preview([HEADINGS, `1,1,1,101,张一,户主,${number},,`].join('\n'))).id)
    const hashed = (pepper: string) => identityHash(pepper, test.regions.guiyuan)(number)
    expect(test.env.personPepper).not.toBe(test.env.sessionPepper)
    expect(await count(`person where id_hash = '${hashed(test.env.personPepper)}'`)).toBe(1)
    expect(await count(`person where id_hash = '${hashed(test.env.sessionPepper)}'`)).toBe(0)
  })

  it('shows the refused row with its reason and the first row it repeats', async () => {
    const item = await preview(HOUSEHOLDS)
    const answer = await admin.get(`${path}/${item.id}/rows?state=ERROR`)
    const page = importRowsPageSchema.parse(answer.body)
    expect(page.items).toMatchObject([
      {
        rowNo: 4398,
        cells: { name: '彭峰', room: '909', identity: '339921********2764', phone: '199****2114' },
        problems: [{ code: 'duplicate-person', severity: 'error', params: { firstRow: 2184 } }],
      },
    ])
  })

  it('pages its rows without gaps or repeats', async () => {
    const item = await preview(HOUSEHOLDS)
    const seen: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const answer = await admin.get(`${path}/${item.id}/rows?after=${after}&limit=200`)
      const page = importRowsPageSchema.parse(answer.body)
      seen.push(...page.items.map((row) => row.rowNo))
      after = page.next
    }
    expect(seen.length).toBe(4_395)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
  })

  it.each(['2147483648', '99999999999999999999', '-1', '1.5'])('has no row after %s', async (after) => {
    const item = await preview(`${HEADINGS}\n1,1,1,101,张一,户主,,,`)
    const answer = await admin.get(`${path}/${item.id}/rows?after=${after}`)
    expect([answer.status, codeOf(answer)]).toEqual([422, 'validation-failed'])
    expect((await admin.get(`${path}/${item.id}/rows?after=2147483647`)).body).toEqual({ items: [], next: null })
  })

  it('previews as unchanged when only its title differs from the one confirmed, and updates what changed', async () => {
    const rows = ['1,1,1,101,张一,户主,339921198912101018,19901000193,', ',,,,李二,配偶,339921198609241026,,']
    await confirm((await preview([HEADINGS, ...rows].join('\n'))).id)
    const again = await preview(['甲社区登记表', HEADINGS, ...rows].join('\n'))
    expect(again.summary.states).toMatchObject({ NEW: 0, CHANGED: 0, UNCHANGED: 2, WARNING: 0 })

    const newPhone = rows.map((row) => row.replace('19901000193', '19901009999'))
    const changed = await preview([HEADINGS, ...newPhone].join('\n'))
    expect(changed.summary.states).toMatchObject({ CHANGED: 1, UNCHANGED: 1 })
    await confirm(changed.id)
    const coordinator = await test.signIn('coordinator')
    const found = await coordinator.get(`/api/communities/${test.regions.guiyuan}/persons?query=19901009999`)
    expect(personPageSchema.parse(found.body).items).toMatchObject([{ name: '张一', phoneMasked: '199****9999' }])
    expect(await count('person')).toBe(2)
  })

  it('moves a person who turns up in another household and says so', async () => {
    const id = '339921198912101018'
    await confirm((await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${id},,\n2,1,1,102,李二,户主,,,`)).id)
    const moved = await preview(`${HEADINGS}\n2,1,1,102,李二,户主,,,\n,,,,张一,子,${id},,`)
    expect(moved.summary.problems).toMatchObject({ 'moved-household': 1 })
    await confirm(moved.id)
    expect(await count('household_member where active')).toBe(2)
    expect(await count('household_member where not active')).toBe(1)
  })
})

describe('an owner list', () => {
  const fields = { kind: 'OWNERS', propertyAreaName: '锦澜府' }

  it('stands as 896 heads and 98,560.00 m², the developer as one head with 6,240.00 m²', async () => {
    const totals = { heads: 896, areaCenti: 9_856_000, developerHeads: 1, developerAreaCenti: 624_000 }
    const item = await preview(OWNERS, fields)
    expect(item.summary.owners).toMatchObject({ ...totals, units: 986, unitsNotCounted: 24 })
    expect(item.summary.states.ERROR).toBe(1)
    await confirm(item.id)
    const areas = propertyAreasSchema.parse((await admin.get(path.replace('imports', 'property-areas'))).body)
    expect(areas.items).toMatchObject([
      { name: '锦澜府', developerName: '禾川锦城置业有限公司', units: 986, ...totals },
    ])
  })

  it('recognises a resident of the household register as the owner', async () => {
    const id = '339921198912101018'
    await confirm((await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${id},,`)).id)
    const list = `幢号,单元,室号,建筑面积,产权人,证件号\n1,1,101,80.50,张一、李二,${id}、339921198609241026`
    await confirm((await preview(list, fields)).id)
    expect(await count('person')).toBe(2)
    expect(await count('unit_owner')).toBe(2)
  })

  it('must say which property area it is about', async () => {
    const answer = await upload(OWNERS, { kind: 'OWNERS' })
    expect(problemSchema.parse(answer.body)).toMatchObject({
      code: 'validation-failed',
      errors: [{ pointer: '/propertyAreaName' }],
    })
  })
})

describe('a file is confirmed once', () => {
  const small = `${HEADINGS}\n1,1,1,101,张一,户主,,19901000193,`

  it('refuses a second confirmation and a second upload of the same file', async () => {
    const item = await preview(small)
    const other = await preview(small)
    await confirm(item.id)
    expect(refusal(await admin.post(`${path}/${item.id}/confirm`))).toEqual({ status: 409, code: 'duplicate-import' })
    expect(refusal(await admin.post(`${path}/${other.id}/confirm`))).toEqual({ status: 409, code: 'duplicate-import' })
    expect(refusal(await upload(small))).toEqual({ status: 409, code: 'duplicate-import' })
    expect(await count('household')).toBe(1)
  })

  it('lets one of two simultaneous confirmations win', async () => {
    const [one, two] = [await preview(small), await preview(small)]
    const answers = await Promise.all([one, two].map((item) => admin.post(`${path}/${item.id}/confirm`)))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await count('person')).toBe(1)
  })

  it('does not confirm what was discarded', async () => {
    const item = await preview(small)
    expect((await admin.post(`${path}/${item.id}/discard`)).status).toBe(200)
    const answer = await admin.post(`${path}/${item.id}/confirm`)
    expect(refusal(answer)).toEqual({ status: 409, code: 'import-not-open' })
    expect(await count('household')).toBe(0)
  })

  it('keeps no whole number in the name of the file', async () => {
    const named = { name: '张一19901000193、339921198912101018.csv', bytes: Buffer.from(small) }
    const answer = await admin.post(path, undefined, multipart({ kind: 'HOUSEHOLDS' }, named))
    expect(rosterImportSchema.parse(answer.body).fileName).toBe('张一199____0193、339921________1018.csv')
  })

  it('keeps no row of what was discarded: only who sent what, and how many rows', async () => {
    const item = await preview(small)
    expect(await count('roster_import_row')).toBeGreaterThan(0)
    await admin.post(`${path}/${item.id}/discard`)
    expect(await count('roster_import_row')).toBe(0)
    const rows = await admin.get(`${path}/${item.id}/rows`)
    expect(importRowsPageSchema.parse(rows.body).items).toEqual([])
    expect((await admin.get(`${path}/${item.id}`)).body).toMatchObject({ state: 'DISCARDED', summary: item.summary })
  })

  it('writes nothing at all when the database refuses the last table', async () => {
    const item = await preview(small)
    await test.database.ownerPool.query(
      `create function refuse_members() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
       create trigger refuse before insert on household_member execute function refuse_members()`,
    )
    expect((await admin.post(`${path}/${item.id}/confirm`)).status).toBe(500)
    await test.database.ownerPool.query('drop trigger refuse on household_member; drop function refuse_members')
    expect(await count('household')).toBe(0)
    expect(await count('person')).toBe(0)
    expect(await count("roster_import where state = 'PREVIEW'")).toBe(1)
  })
})

describe('bad files are refused with a reason and leave nothing', () => {
  it.each([
    ['nothing at all', '', 'file-empty'],
    ['a picture renamed to .xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-not-recognised'],
    ['an archive that breaks off', HOUSEHOLDS.subarray(0, 100_000), 'workbook-damaged'],
    ['an old or encrypted workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'workbook-encrypted'],
    ['a letter', '各位居民：\n请于周五前登记。', 'header-not-found'],
    ['headings without rows', HEADINGS, 'no-rows'],
  ])('%s', async (_, bytes, code) => {
    expect(refusal(await upload(bytes))).toEqual({ status: 422, code })
    expect(await count('roster_import')).toBe(0)
  })

  it('stops reading beyond 20 MB', async () => {
    expect(refusal(await upload(Buffer.alloc(20 * 1024 * 1024 + 1, 'a')))).toEqual({
      status: 413,
      code: 'body-too-large',
    })
  })

  it('takes no JSON in place of a file, and no form without one', async () => {
    expect(refusal(await admin.post(path, { kind: 'HOUSEHOLDS' }))).toEqual({
      status: 415,
      code: 'unsupported-media-type',
    })
    const answer = await admin.post(path, undefined, multipart({ kind: 'HOUSEHOLDS' }))
    expect(problemSchema.parse(answer.body)).toMatchObject({
      code: 'validation-failed',
      errors: [{ pointer: '/file' }],
    })
  })
})

describe('who may import', () => {
  it('another community sees neither the import nor its rows', async () => {
    const item = await preview(`${HEADINGS}\n1,1,1,101,张一,户主,,,`)
    const stranger = await test.signIn('community-admin', 'jinlan')
    expect((await stranger.get(`${path}/${item.id}`)).status).toBe(404)
    expect((await stranger.post(`${path}/${item.id}/confirm`)).status).toBe(404)
    const own = path.replace(test.regions.guiyuan, test.regions.jinlan)
    expect((await stranger.get(`${own}/${item.id}`)).status).toBe(404)
    expect((await stranger.get(`${own}/${item.id}/rows`)).status).toBe(404)
    expect((await stranger.post(`${own}/${item.id}/discard`)).status).toBe(404)
    expect(importPageSchema.parse((await stranger.get(own)).body).items).toEqual([])
  })

  it('a coordinator reads the register and does not import', async () => {
    const coordinator = await test.signIn('coordinator')
    expect((await coordinator.get(path)).status).toBeGreaterThanOrEqual(403)
    expect((await coordinator.get(path.replace('imports', 'households'))).status).toBe(200)
  })
})
