import {
  importColumnsSchema,
  importRowsPageSchema,
  personPageSchema,
  problemSchema,
  type RosterImportView,
  rosterImportSchema,
  undoViewSchema,
} from '@gongyi/shared/contracts'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { emptyRoster, transaction } from '../../../test/database.js'
import { identityNumber, workbookOf } from '../../../test/fixtures/roster-layouts.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { multipart } from '../../../test/multipart.js'

const HEADINGS = '序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注'
const [ZHANG, LI, WANG] = [1, 2, 3].map(identityNumber)

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
  return imported(await upload(bytes, fields), 201)
}

async function confirm({ id }: RosterImportView) {
  return imported(await admin.post(`${path}/${id}/confirm`), 200)
}

function imported(answer: Answer, status: number): RosterImportView {
  if (answer.status !== status) throw new Error(answer.text)
  return rosterImportSchema.parse(answer.body)
}

async function count(sql: string): Promise<number> {
  return transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, async (client) => {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${sql}`)
    return Number(rows[0]?.n)
  })
}

/** Every record of the register, for before and after. */
async function register(): Promise<unknown> {
  return transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, async (client) => {
    const { rows } = await client.query(`
      select 'household' as of, h.id, to_jsonb(h) - 'version' as record from household h
      union all select 'member', m.id, to_jsonb(m) - 'version' from household_member m
      union all select 'area', a.id, to_jsonb(a) - 'version' from property_area a
      union all select 'unit', u.id, to_jsonb(u) - 'version' from unit u
      union all select 'owner', o.id, to_jsonb(o) - 'version' from unit_owner o
      union all select 'person', p.id, jsonb_build_object('active', active, 'deceased', deceased, 'birth', birth_date,
        'hash', id_hash, 'index', search_index, 'gender', gender) from person p
      order by 1, 2`)
    return rows
  })
}

describe('columns that the headings do not tell', () => {
  const file = `门牌楼,楼层门,居住人,家庭角色,号码\n1,101,张一,户主,${ZHANG}\n1,102,李二,户主,${LI}\n`
  const fields = ['building', 'room', 'name', 'relation', 'identity']

  it('wait for a choice, shown with samples of which long numbers are masked', async () => {
    const item = await preview(file)
    expect(item).toMatchObject({ state: 'MAPPING', summary: { states: { NEW: 0 } } })
    const columns = importColumnsSchema.parse((await admin.get(`${path}/${item.id}/columns`)).body)
    expect(columns).toMatchObject({
      headingRow: 1,
      source: 'RECOGNISED',
      missing: ['name', 'relation', 'building', 'room'],
    })
    expect(columns.columns.map(({ heading }) => heading)).toEqual(['门牌楼', '楼层门', '居住人', '家庭角色', '号码'])
    expect(columns.columns[2]?.samples).toEqual(['张一', '李二'])
    expect(JSON.stringify(columns)).not.toContain(ZHANG)
    const refused = await admin.post(`${path}/${item.id}/confirm`)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'import-not-open'])
  })

  it('are read as chosen, and remembered for the next file with these headings', async () => {
    const item = await preview(file)
    const chosen = imported(await admin.post(`${path}/${item.id}/columns`, { fields, remember: true }), 200)
    expect(chosen).toMatchObject({
      state: 'PREVIEW',
      summary: { states: { NEW: 2, ERROR: 0 }, columns: { used: 5, ignored: 0, source: 'CHOSEN' } },
    })
    const next = await preview(file.replace('张一', '张一一'))
    expect(next).toMatchObject({ state: 'PREVIEW', summary: { columns: { source: 'REMEMBERED' } } })
  })

  it('are remembered for this office alone, and only when asked', async () => {
    const item = await preview(file)
    await admin.post(`${path}/${item.id}/columns`, { fields, remember: false })
    expect((await preview(`${file}\n`)).state).toBe('MAPPING')
    await admin.post(`${path}/${item.id}/columns`, { fields, remember: true })
    const stranger = await test.signIn('community-admin', 'jinlan')
    const own = path.replace(test.regions.guiyuan, test.regions.jinlan)
    const form = multipart({ kind: 'HOUSEHOLDS' }, { name: '名册.csv', bytes: Buffer.from(file) })
    expect(imported(await stranger.post(own, undefined, form), 201).state).toBe('MAPPING')
  })

  it('may be corrected after a preview as well, which is then computed anew', async () => {
    const item = await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901000193,`)
    const fields = ['serial', 'building', 'stairwell', 'room', 'name', 'relation', null, 'phone', 'note']
    const again = imported(await admin.post(`${path}/${item.id}/columns`, { fields, remember: false }), 200)
    expect(again.summary.columns).toEqual({ used: 8, ignored: 1, source: 'CHOSEN', overlooked: [] })
    const rows = importRowsPageSchema.parse((await admin.get(`${path}/${item.id}/rows`)).body)
    expect(rows.items[0]?.cells).not.toHaveProperty('identity')
  })

  it('without a needed one are refused by its name, and so is a field that does not exist', async () => {
    const item = await preview(file)
    const answer = await admin.post(`${path}/${item.id}/columns`, {
      fields: ['building', null, 'name'],
      remember: true,
    })
    expect(problemSchema.parse(answer.body)).toMatchObject({
      status: 422,
      code: 'missing-column',
      errors: [{ pointer: '/columns/relation', message: '与户主关系' }, { pointer: '/columns/room' }],
    })
    const unknown = await admin.post(`${path}/${item.id}/columns`, { fields: ['password'], remember: false })
    expect([unknown.status, codeOf(unknown)]).toEqual([422, 'validation-failed'])
    expect(await count('roster_mapping')).toBe(0)
  })

  it('of which two are said to be one field are refused, the second by its place', async () => {
    const item = await preview(file)
    const twice = { fields: ['building', 'room', 'name', 'relation', 'name'], remember: true }
    const answer = await admin.post(`${path}/${item.id}/columns`, twice)
    expect(problemSchema.parse(answer.body)).toMatchObject({
      status: 422,
      code: 'validation-failed',
      errors: [{ pointer: '/fields/4', code: 'field-twice' }],
    })
    expect(await count('roster_mapping')).toBe(0)
  })
})

describe('a changed row', () => {
  it('says of every cell what the register has now', async () => {
    await confirm(await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901000193,\n,,,,李二,配偶,${LI},,租户`))
    const item = await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901009999,\n,,,,李二,子,${LI},,已故`)
    expect(item.summary.changes).toEqual({ NEW: 0, CHANGED: 2, UNCHANGED: 0 })
    const { items } = importRowsPageSchema.parse((await admin.get(`${path}/${item.id}/rows`)).body)
    expect(items).toMatchObject([
      { former: { phone: '199****0193' }, cells: { phone: '199****9999' } },
      {
        former: { relation: '配偶', note: '租户', presence: 'ACTIVE' },
        cells: { relation: '子', presence: 'DECEASED' },
      },
    ])
    expect(Object.keys(items[0]?.former ?? {})).toEqual(['phone'])
  })
})

describe('the workbook of remarks', () => {
  const rows = [
    ['桂苑住户'],
    HEADINGS.split(','),
    ['—— 桂苑新村1幢 ——'],
    ['1', '1', '1', '101', '张一', '户主', ZHANG ?? '', '', ''],
    ['', '', '', '', '', '配偶', LI ?? '', '', '=HYPERLINK("http://x","y")'],
    ['2', '1', '1', '102', '王三', '户主', WANG ?? '', '', '@SUM(1)'],
  ]

  async function remarks(id: string) {
    const answer = await admin.get(`${path}/${id}/remarks`)
    if (answer.status !== 200) throw new Error(answer.text)
    return answer
  }

  it('holds the refused row, its whole household and what is wrong, and nothing that runs', async () => {
    const item = await preview(await workbookOf(rows))
    const bytes = await download(item.id)
    const sheet = (await readXlsx(bytes)).sheets[0]
    expect(sheet?.rows).toEqual([
      [...HEADINGS.split(','), '导入说明'],
      ['—— 桂苑新村1幢 ——', ...Array.from({ length: 9 }, () => '')],
      ['1', '1', '1', '101', '张一', '户主', ZHANG, '', '', '同户，供对照'],
      ['1', '1', '1', '101', '', '配偶', LI, '', `'=HYPERLINK("http://x","y")`, '【未导入】姓名：没有姓名'],
    ])
    expect(Buffer.from(bytes).includes('<f>')).toBe(false)
  })

  it('corrected and sent again brings in what was refused and leaves the rest alone', async () => {
    const item = await preview(await workbookOf(rows))
    await confirm(item)
    const sheet = (await readXlsx(await download(item.id))).sheets[0]
    const corrected = (sheet?.rows ?? []).map((row) => row.map((cell) => (cell === '' ? null : cell)))
    const last = corrected.at(-1)
    if (last === undefined) throw new Error('the workbook is empty')
    last[4] = '李二'
    const again = await preview(await workbookOf(corrected))
    expect(again.summary.changes).toEqual({ NEW: 1, CHANGED: 0, UNCHANGED: 1 })
    await confirm(again)
    expect([await count('person'), await count('household')]).toEqual([3, 2])
  })

  it('after the confirmation is all that is kept of the file, and sealed', async () => {
    const item = await preview(await workbookOf(rows))
    expect(await count('roster_import_part')).toBe(1)
    await confirm(item)
    const plain = "~ '3399[0-9]{13}[0-9X]'"
    expect(await count(`roster_import_part p where to_jsonb(p)::text ${plain}`)).toBe(0)
    const clean = await preview(`${HEADINGS}\n9,9,1,901,张九,户主,${identityNumber(9)},,`)
    await confirm(clean)
    expect(await count(`roster_import_part where import_id = '${clean.id}'`)).toBe(0)
    expect(codeOf(await admin.get(`${path}/${clean.id}/remarks`))).toBe('import-not-open')
    expect((await remarks(item.id)).headers['content-disposition']).toContain('filename*=UTF-8')
  })

  async function download(id: string): Promise<Uint8Array> {
    const answer = await test.fastify.inject({
      method: 'GET',
      url: `${path}/${id}/remarks`,
      headers: { host: 'gongyi.test', cookie: admin.cookie ?? '' },
    })
    return new Uint8Array(answer.rawPayload)
  }
})

describe('a preview of before the register was changed', () => {
  const rows = `${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901000193,\n`
  const more = `${rows}2,1,1,102,李二,户主,${LI},,`
  const again = (item: RosterImportView) => admin.post(`${path}/${item.id}/preview`)

  async function confirmation(item: RosterImportView) {
    const answer = await admin.post(`${path}/${item.id}/confirm`)
    return [answer.status, codeOf(answer)]
  }

  it('is not confirmed after another import; computed again it says what will happen, and then is', async () => {
    const old = await preview(more)
    expect(old.summary.changes).toEqual({ NEW: 2, CHANGED: 0, UNCHANGED: 0 })
    await confirm(await preview(rows))
    expect(await confirmation(old)).toEqual([409, 'stale-preview'])
    expect(await count('person')).toBe(1)
    const now = imported(await again(old), 200)
    expect(now).toMatchObject({
      id: old.id,
      state: 'PREVIEW',
      summary: { changes: { NEW: 1, CHANGED: 0, UNCHANGED: 1 } },
    })
    expect((await confirm(now)).summary.changes).toEqual({ NEW: 1, CHANGED: 0, UNCHANGED: 1 })
    expect(codeOf(await again(now))).toBe('import-not-open')
  })

  it.each([
    ['a person was edited', `update person set deceased = true`],
    ['a household was edited', `update household set elderly = true`],
    ['a member moved out', `update household_member set active = false`],
  ])('is not confirmed once %s', async (_, sql) => {
    await confirm(await preview(rows))
    const old = await preview(more)
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) => client.query(sql))
    expect(await confirmation(old)).toEqual([409, 'stale-preview'])
  })

  it('of an owner list is not confirmed once its estate has changed, and is when another one has', async () => {
    const list = (area: string) => `幢号,单元,室号,建筑面积,产权人,证件号\n1,1,101,${area},张一,${ZHANG}`
    const fields = { kind: 'OWNERS', propertyAreaName: '锦澜府' }
    await confirm(await preview(list('80.00'), fields))
    await confirm(await preview(list('70.00'), { kind: 'OWNERS', propertyAreaName: '桂苑' }))
    const edit = (name: string) =>
      transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
        client.query(
          `update unit set area_centi = area_centi + 1 where property_area_id = (select id from property_area where name = $1)`,
          [name],
        ),
      )
    const old = await preview(list('81.00'), fields)
    await edit('锦澜府')
    expect(await confirmation(old)).toEqual([409, 'stale-preview'])
    const now = imported(await again(old), 200)
    await edit('桂苑')
    expect((await confirm(now)).state).toBe('CONFIRMED')
  })
})

describe('a file that cannot be compared', () => {
  it('of two estates is told row by row, not broken', async () => {
    const list = `房屋坐落,建筑面积,产权人\n锦澜苑1幢1单元101室,80,张一\n桂苑1幢1单元101室,80,李二`
    const item = await preview(list, { kind: 'OWNERS', propertyAreaName: '锦澜苑' })
    expect(item).toMatchObject({
      state: 'PREVIEW',
      summary: { states: { ERROR: 1 }, problems: { 'unit-of-other-place': 1 } },
    })
  })

  it('leaves no open import behind', async () => {
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query(
        `create function give_up() returns trigger language plpgsql as $$ begin raise 'no' using errcode = '57014'; end $$;
         create trigger give_up before insert on roster_import_row execute function give_up()`,
      ),
    )
    try {
      const answer = await upload(`${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},,`)
      expect([answer.status, codeOf(answer)]).toEqual([422, 'import-too-slow'])
    } finally {
      await test.database.ownerPool.query('drop trigger give_up on roster_import_row; drop function give_up()')
    }
    expect(await count(`roster_import where state <> 'DISCARDED'`)).toBe(0)
    expect(await count('roster_import_part')).toBe(0)
  })
})

describe('undoing an import', () => {
  const first = `${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901000193,\n2,1,1,102,李二,户主,${LI},,`
  const second = `${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},19901009999,已故\n,,,,王三,子,${WANG},,\n2,1,1,102,李二,户主,${LI},,`

  async function undo({ id }: RosterImportView) {
    return admin.post(`${path}/${id}/undo`)
  }
  async function reasons({ id }: RosterImportView) {
    return undoViewSchema.parse((await admin.get(`${path}/${id}/undo`)).body).reasons
  }

  it('leaves nothing of the first one behind, and the file may come again', async () => {
    const item = await confirm(await preview(first))
    expect(await reasons(item)).toEqual([])
    const undone = imported(await undo(item), 200)
    expect(undone).toMatchObject({ state: 'UNDONE', summary: { undoneBy: 'community-admin 测试' } })
    for (const table of ['household', 'person', 'household_member', 'roster_import_change', 'roster_import_row']) {
      expect(await count(table)).toBe(0)
    }
    await confirm(await preview(first))
    expect(await count('person')).toBe(2)
  })

  it('restores what it changed, to the letter', async () => {
    await confirm(await preview(first))
    const before = await register()
    const item = await confirm(await preview(second))
    expect(await register()).not.toEqual(before)
    expect((await undo(item)).status).toBe(200)
    expect(await register()).toEqual(before)
    const found = await admin.get(`/api/communities/${test.regions.guiyuan}/persons?query=19901000193`)
    expect(personPageSchema.parse(found.body).items).toMatchObject([{ name: '张一' }])
  })

  it('of an owner list gives units and owners back', async () => {
    const fields = { kind: 'OWNERS', propertyAreaName: '锦澜府' }
    const list = (area: string, owner: string, id = '') =>
      `幢号,单元,室号,建筑面积,产权人,证件号\n1,1,101,${area},${owner},${id}\n1,1,102,90.00,王三,${WANG}`
    await confirm(await preview(list('80.50', '张一', ZHANG), fields))
    const before = await register()
    const item = await confirm(await preview(list('81.50', '李二', LI), fields))
    expect((await undo(item)).status).toBe(200)
    expect(await register()).toEqual(before)
    expect(await count('unit_owner')).toBe(2)
  })

  it('is refused while a later import rests on it, by the name of its file; taken back in turn both go', async () => {
    const one = await confirm(await preview(first))
    const two = await confirm(await preview(second))
    const answer = await undo(one)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'undo-blocked'])
    expect(await reasons(one)).toEqual([{ code: 'later-import', names: ['名册.csv'], count: 1 }])
    expect((await undo(two)).status).toBe(200)
    expect((await undo(one)).status).toBe(200)
    expect(await count('person')).toBe(0)
  })

  it('is refused once a topic has fixed its voters from it, by the number of the case', async () => {
    const item = await confirm(await preview(first))
    const communityId = test.regions.guiyuan
    const proposerAccountId = admin.account?.id ?? ''
    const place = { stage: 'participants', status: 'active' } as const
    const topicId = await insertTopicAt(test.database.ownerPool, { communityId, proposerAccountId, ...place })
    const caseNo = await transaction(test.database.ownerPool, { communityId }, async (client) => {
      await client.query(
        `insert into voting_unit (community_id, id, topic_id, key, label, unit_ids, person_ids)
         select community_id, gen_random_uuid(), $1, id::text, '1-1-101', '{}', '{}' from household limit 1`,
        [topicId],
      )
      const { rows } = await client.query<{ name: string }>('select case_no as name from topic where id = $1', [
        topicId,
      ])
      return rows[0]?.name
    })
    expect(await reasons(item)).toEqual([{ code: 'electorate', names: [caseNo], count: 1 }])
    expect(codeOf(await undo(item))).toBe('undo-blocked')
    expect(await count('household')).toBe(2)
  })

  it('is refused once an account is bound to somebody it brought', async () => {
    const item = await confirm(await preview(first))
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query(
        `insert into account_person (community_id, id, account_id, person_id)
         select community_id, gen_random_uuid(), $1, id from person limit 1`,
        [admin.account?.id],
      ),
    )
    expect(await reasons(item)).toEqual([{ code: 'account-linked', names: [], count: 1 }])
    expect(codeOf(await undo(item))).toBe('undo-blocked')
  })

  it.each([
    [
      'a join code was printed for somebody it brought',
      { code: 'join-codes', names: [], count: 1 },
      `insert into join_code (community_id, id, person_id, channel, issued_by, expires_at, code_hash)
       select p.community_id, gen_random_uuid(), p.id, 'PRINTED', $1, now() + interval '1 day', 'x' from person p limit 1`,
    ],
    [
      'somebody it brought has a label',
      { code: 'tags', names: [], count: 1 },
      `insert into person_tag (community_id, id, person_id, tag, evidence_sealed, valid_from, by_account)
       select community_id, gen_random_uuid(), id, 'VOLUNTEER', '0123456789ab.' || repeat('x', 40), current_date, $1 from person limit 1`,
    ],
    [
      'somebody it brought sits in a body',
      { code: 'bodies', names: ['居民议事会'], count: 1 },
      `with made as (insert into body (community_id, id, kind, name, term_from, created_by)
         select community_id, gen_random_uuid(), 'PEOPLE_COUNCIL', '居民议事会', current_date, $1 from person limit 1 returning *)
       insert into body_member (community_id, id, body_id, person_id, role, seat, from_day, by_account)
       select p.community_id, gen_random_uuid(), made.id, p.id, 'MEMBER', 'RESIDENT', current_date, $1 from person p, made
       limit 1`,
    ],
    [
      'somebody else was entered into a household it brought',
      { code: 'register', names: [], count: 1 },
      `insert into household_member (community_id, id, household_id, person_id, relation, active)
       select h.community_id, gen_random_uuid(), h.id, m.person_id, '亲属', false
       from household h join household_member m on m.household_id <> h.id where h.room = '101' and $1::uuid is not null`,
    ],
  ])('is refused once %s', async (_, reason, sql) => {
    const item = await confirm(await preview(first))
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query(sql, [admin.account?.id]),
    )
    expect(await reasons(item)).toEqual([reason])
    const answer = await undo(item)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'undo-blocked'])
    expect(await count('person')).toBe(2)
  })

  it('is refused once somebody it brought has signed a proposal, by the number of the case', async () => {
    const item = await confirm(await preview(first))
    const communityId = test.regions.guiyuan
    const proposerAccountId = admin.account?.id ?? ''
    const place = { stage: 'propose', status: 'active' } as const
    const topicId = await insertTopicAt(test.database.ownerPool, { communityId, proposerAccountId, ...place })
    const caseNo = await transaction(test.database.ownerPool, { communityId }, async (client) => {
      await client.query(
        `insert into co_sign (community_id, topic_id, person_id, entered_by)
         select community_id, $1, id, $2 from person limit 1`,
        [topicId, admin.account?.id],
      )
      return (await client.query<{ n: string }>('select case_no as n from topic where id = $1', [topicId])).rows[0]?.n
    })
    expect(await reasons(item)).toEqual([{ code: 'topics', names: [caseNo], count: 1 }])
    expect(codeOf(await undo(item))).toBe('undo-blocked')
  })

  it('is refused while a later list made somebody it brought an owner', async () => {
    const item = await confirm(await preview(first))
    const owners = `幢号,单元,室号,建筑面积,产权人,证件号\n1,1,101,80.00,张一,${ZHANG}`
    await confirm(await preview(owners, { kind: 'OWNERS', propertyAreaName: '锦澜府' }))
    expect(await reasons(item)).toEqual([{ code: 'later-import', names: ['名册.csv'], count: 1 }])
    expect(codeOf(await undo(item))).toBe('undo-blocked')
  })

  it('is refused, not broken, by a record this page cannot name', async () => {
    const item = await confirm(await preview(first))
    await test.database.ownerPool.query(
      `create table something_new (community_id uuid, person_id uuid,
         foreign key (community_id, person_id) references person (community_id, id) on delete restrict)`,
    )
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query('insert into something_new select community_id, id from person limit 1'),
    )
    try {
      const answer = await undo(item)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'undo-blocked'])
      expect(problemSchema.parse(answer.body).errors).toMatchObject([{ code: 'other-records' }])
    } finally {
      await test.database.ownerPool.query('drop table something_new')
    }
  })

  it('is refused when a record is no longer as it was written', async () => {
    const item = await confirm(await preview(first))
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query(`update household set group_name = '第二小组' where room = '102'`),
    )
    expect(await reasons(item)).toEqual([{ code: 'edited-since', names: [], count: 1 }])
    expect(codeOf(await undo(item))).toBe('undo-blocked')
  })

  it('happens once, of confirmed imports only, and to nobody else’s', async () => {
    const item = await confirm(await preview(first))
    const stranger = await test.signIn('community-admin', 'jinlan')
    expect((await stranger.post(`${path}/${item.id}/undo`)).status).toBe(404)
    await undo(item)
    expect(codeOf(await undo(item))).toBe('import-not-open')
    expect(codeOf(await undo(await preview(second)))).toBe('import-not-open')
  })
})

describe('an upload nobody came back for', () => {
  it('is let go of after a month, when the office uploads something else', async () => {
    const forgotten = await preview(`${HEADINGS}\n1,1,1,101,张一,户主,${ZHANG},,`)
    expect(await count(`roster_import_row where import_id = '${forgotten.id}'`)).toBe(1)
    const kept = await preview(`${HEADINGS}\n1,1,1,102,李二,户主,${LI},,`)
    await transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, (client) =>
      client.query(`update roster_import set at = at - interval '31 days' where id = $1`, [forgotten.id]),
    )
    await preview(`${HEADINGS}\n1,1,1,103,王三,户主,${WANG},,`)
    expect(imported(await admin.get(`${path}/${forgotten.id}`), 200).state).toBe('DISCARDED')
    expect(await count(`roster_import_part where import_id = '${forgotten.id}'`)).toBe(0)
    expect(await count(`roster_import_row where import_id = '${forgotten.id}'`)).toBe(0)
    expect(imported(await admin.get(`${path}/${kept.id}`), 200).state).toBe('PREVIEW')
  })
})

describe('the progress of the work', () => {
  it('is seen by others while it goes on, and gone afterwards', async () => {
    const lines = Array.from({ length: 3_000 }, (_, no) => `${no},${no % 40},1,${no},甲${no},户主,,,`)
    const item = await preview([HEADINGS, ...lines].join('\n'))
    const seen = new Set<number>()
    let isDone = false
    const confirming = confirm(item).finally(() => {
      isDone = true
    })
    while (!isDone) {
      const { work } = imported(await admin.get(`${path}/${item.id}`), 200)
      if (work !== null) seen.add(work.percent)
    }
    expect((await confirming).work).toBeNull()
    expect([...seen].some((percent) => percent > 0 && percent < 100)).toBe(true)
  })
})
