import {
  type CommunityKeys,
  communityKeysSchema,
  householdPageSchema,
  personPageSchema,
} from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { multipart } from '../../../test/multipart.js'
import { communityRing } from '../../../test/vault.js'
import { newId } from '../../platform/ids.js'
import { type PersonRecord, sealPerson } from '../roster/person.js'

const PEOPLE = 4_000

let test: TestApp
let system: Caller
let coordinator: Caller
let admin: Caller
let path: string

beforeAll(async () => {
  test = await startTestApp()
  system = await test.signIn('system-admin')
  coordinator = await test.signIn('coordinator')
  admin = await test.signIn('community-admin')
  path = `/api/communities/${test.regions.guiyuan}`
})
afterAll(() => test.close())

async function keys(): Promise<CommunityKeys['items']> {
  return communityKeysSchema.parse((await system.get(`${path}/keys`)).body).items
}

async function rotated(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await keys()).every((key) => key.state !== 'RETIRING')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the rotation does not end')
}

function inGuiyuan<T>(work: Parameters<typeof transaction<T>>[2]): Promise<T> {
  return transaction(test.database.ownerPool, { communityId: test.regions.guiyuan }, work)
}

/** How many rows stand under a key. */
function rowsUnder(keyId: string): Promise<number> {
  return inGuiyuan(async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select ((select count(*) from person p where p::text like $1)
        + (select count(*) from roster_import_row r where r::text like $1))::int as n`,
      [`%${keyId}.%`],
    )
    return rows[0]?.n ?? -1
  })
}

function person(n: number): PersonRecord {
  const [birthDate, gender, note] = ['1980-01-01', null, `备注${n}`]
  const phone = `199${String(n).padStart(8, '0')}`
  const known = {
    id: newId(),
    name: `王${n}`,
    phone,
    idHash: null,
    idMasked: `339921********${String(n).padStart(4, '0')}`,
  }
  return { ...known, birthDate, gender, deceased: false, active: true, note }
}

async function fill(): Promise<void> {
  await inGuiyuan(async (client) => {
    const ring = await communityRing(client, test.regions.guiyuan)
    const rows = Array.from({ length: PEOPLE }, (_, n) => sealPerson(ring, person(n)))
    await client.query(
      `insert into person (community_id, id, name_sealed, phone_sealed, id_masked_sealed, note_sealed, search_index)
       select $1, id, "nameSealed", "phoneSealed", "idMaskedSealed", "noteSealed", "searchIndex"
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "nameSealed" text, "phoneSealed" text, "idMaskedSealed" text,
         "noteSealed" text, "searchIndex" text[])`,
      [test.regions.guiyuan, JSON.stringify(rows)],
    )
  })
}

const REGISTER = '序号,幢,单元,室,姓名,与户主关系,身份证号,联系电话,备注\n1,1,1,101,张一,户主,,19901000193,'

function upload(title: string) {
  const bytes = Buffer.from(`${title}\n${REGISTER}`)
  return admin.post(`${path}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, { name: '名册.csv', bytes }))
}

describe('rotating a community’s keys', () => {
  it('is for the system administrator, and there must be a key', async () => {
    for (const who of [admin, coordinator]) expect((await who.post(`${path}/keys/rotate`)).status).toBe(403)
    const nothing = await system.post(`${path}/keys/rotate`)
    expect([nothing.status, codeOf(nothing)]).toEqual([409, 'nothing-to-rotate'])
  })

  it('moves every row while others read and write, and destroys the old key', async () => {
    await fill()
    expect((await upload('甲表')).status).toBe(201)
    const [old] = await keys()
    if (old === undefined) throw new Error('no key')
    expect(await rowsUnder(old.id)).toBeGreaterThan(PEOPLE)

    const started = performance.now()
    const begun = await system.post(`${path}/keys/rotate`)
    expect(begun.status).toBe(202)
    const states = communityKeysSchema.parse(begun.body).items.map((key) => key.state)
    expect(states.sort()).toEqual(['ACTIVE', 'RETIRING'])

    let isOver = false
    const failures: string[] = []
    let reads = 0
    const read = async (n: number) => {
      for (let turn = 0; !isOver; turn += 1) {
        const number = (turn * 7 + n * 13) % PEOPLE
        const answer = await coordinator.get(`${path}/persons?query=${encodeURIComponent(`王${number}`)}&limit=100`)
        const page = personPageSchema.safeParse(answer.body)
        const found = page.success && page.data.items.some((item) => item.name === `王${number}`)
        if (!found) failures.push(`${answer.status} 王${number} ${answer.text.slice(0, 200)}`)
        reads += 1
      }
    }
    const readers = [0, 1, 2].map(read)
    const written = await upload('乙表')
    await rotated()
    const seconds = (performance.now() - started) / 1_000
    isOver = true
    await Promise.all(readers)

    expect(failures).toEqual([])
    expect(reads).toBeGreaterThan(5)
    expect(written.status).toBe(201)
    expect(await rowsUnder(old.id)).toBe(0)
    const after = await keys()
    expect(after.find((key) => key.id === old.id)).toMatchObject({
      state: 'DESTROYED',
      // The row of the preview and the sheet it was read from
      rowsTotal: PEOPLE + 2,
      rowsDone: PEOPLE + 2,
    })
    const { rows } = await inGuiyuan((client) =>
      client.query('select data_wrapped, index_wrapped from community_key where id = $1', [old.id]),
    )
    expect(rows).toEqual([{ data_wrapped: null, index_wrapped: null }])
    process.stdout.write(`rotation: ${Math.round(PEOPLE / seconds)} rows/s beside ${reads} searches, none failed\n`)
  })

  it('leaves everything readable and found: names, phones, ends of numbers, previews', async () => {
    const found = async (query: string) =>
      personPageSchema.parse((await coordinator.get(`${path}/persons?query=${encodeURIComponent(query)}`)).body).items
    expect(await found('19900003999')).toMatchObject([{ name: '王3999', phoneMasked: '199****3999' }])
    expect((await found('3999')).map((item) => item.name)).toEqual(['王3999'])
    const imports = await admin.get(`${path}/imports`)
    const [last] = Object(imports.body).items
    expect((await admin.post(`${path}/imports/${last.id}/confirm`)).status).toBe(200)
    const households = await coordinator.get(`${path}/households`)
    expect(householdPageSchema.parse(households.body).items).toMatchObject([{ headName: '张一' }])
  })

  it('goes on where a killed job left off, and refuses a second rotation meanwhile', async () => {
    const [active] = (await keys()).filter((key) => key.state === 'ACTIVE')
    await test.database.ownerPool.query(`create function hold() returns trigger language plpgsql as $$
      begin if current_setting('application_name') = 'gongyi-api' and random() < 0.2 then raise exception 'killed here'; end if; return new; end $$;
      create trigger hold before update on person for each statement execute function hold()`)
    expect((await system.post(`${path}/keys/rotate`)).status).toBe(202)
    const second = await system.post(`${path}/keys/rotate`)
    expect([second.status, codeOf(second)]).toEqual([409, 'rotation-running'])
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await test.database.ownerPool.query('drop trigger hold on person')
    await rotated()
    expect(await rowsUnder(active?.id ?? '')).toBe(0)
    const { rows } = await test.database.ownerPool.query(
      `select action, count(*)::int as n from audit_log where action like 'keys.%' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { action: 'keys.rotated', n: 2 },
      { action: 'keys.rotation-begun', n: 2 },
    ])
  })
})
