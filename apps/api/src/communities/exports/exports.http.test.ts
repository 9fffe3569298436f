import { readFile } from 'node:fs/promises'
import { propertyAreasSchema, type RosterImportView, rosterImportSchema } from '@gongyi/shared/contracts'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { emptyRoster } from '../../../test/database.js'
import { multipart } from '../../../test/multipart.js'

const REGISTER = `户编号,地址,姓名,与户主关系,身份证号,联系电话,户籍,居民小组,备注
,桂苑新村1幢1单元101室,张一,户主,339921198912101018,19901000193,外地,第1网格 1-1,
,桂苑新村1幢1单元101室,李二,配偶,339921198609241026,19901000194,,,=HYPERLINK("http://x")
,桂苑新村1幢1单元201室,@袁四,户主,339921194509061046,19901000196,流动,,配偶已故
,桂苑新村1幢1单元301室,乔三,户主,339921195006151036,19901000195,,,已故
HB7,石坞村3组12号,王五,户主,,,,,党员`
const OWNERS = `幢号,单元,室号,建筑面积,面积来源,用途,产权人,证件号,手机,交付状态
1,1,101,88.00,登记,住宅,张一、李二,339921198912101018、339921198609241026,19901000193,已交付
1,1,102,88.00,登记,商铺,张一,339921198912101018,,已售未交付
1,1,201,66.00,实测,住宅,张伟,,,已交付
1,1,202,66.00,实测,住宅,张伟,,,已交付
1,1,B1,12.00,,车位,张伟,,19901000777,已交付
1,2,101,70.00,,住宅,某某置业有限公司,91339921MA2KFAKE1R,,未售`

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string
beforeAll(async () => {
  test = await startTestApp()
  admin = await test.signIn('community-admin')
  coordinator = await test.signIn('coordinator')
  path = `/api/communities/${test.regions.guiyuan}`
  for (const [kind, text] of [
    ['HOUSEHOLDS', REGISTER],
    ['OWNERS', OWNERS],
  ] as const) {
    const { id } = await upload(kind, Buffer.from(text))
    await admin.post(`${path}/imports/${id}/confirm`)
  }
})
afterAll(() => test.close())

async function upload(kind: 'HOUSEHOLDS' | 'OWNERS', bytes: Buffer): Promise<RosterImportView> {
  const fields = kind === 'OWNERS' ? { kind, propertyAreaName: '桂苑新村' } : { kind }
  const answer = await admin.post(`${path}/imports`, undefined, multipart(fields, { name: `${kind}.csv`, bytes }))
  return rosterImportSchema.parse(answer.body)
}

const ask = (who: Caller, input: object) => who.post(`${path}/exports`, { format: 'csv', purpose: 'CHECK', ...input })

describe('an exported list', () => {
  it.each(['households', 'persons', 'units', 'owners', 'bodies', 'tags'])(
    'of %s comes as CSV and as a workbook',
    async (list) => {
      const csv = await ask(coordinator, { list })
      expect([csv.status, csv.text.startsWith('\uFEFF')]).toEqual([200, true])
      const xlsx = await ask(coordinator, { list, format: 'xlsx' })
      expect([xlsx.status, xlsx.text.startsWith('PK')]).toEqual([200, true])
      expect(xlsx.headers['content-disposition']).toContain('.xlsx')
      expect(xlsx.headers['cache-control']).toBe('no-store')
    },
  )

  it('has masked phones, numbers in clear for the administrator alone, and stands in the audit log with its purpose', async () => {
    expect((await ask(coordinator, { list: 'persons' })).text).toContain('199****0193')
    const refused = await ask(coordinator, { list: 'persons', withPhones: true })
    expect([refused.status, codeOf(refused)]).toEqual([403, 'not-allowed'])
    const clear = await ask(admin, { list: 'persons', withPhones: true, purpose: 'CONTACT' })
    expect(clear.text).toContain('19901000193')
    const { rows } = await test.database.ownerPool.query(
      `select detail from audit_log where action = 'roster.exported' order by at desc, id desc limit 1`,
    )
    expect(rows[0]).toEqual({
      detail: { list: 'persons', format: 'csv', purpose: 'CONTACT', withPhones: true, rows: 7, filtered: false },
    })
    expect((await ask(await test.signIn('resident'), { list: 'persons' })).status).toBe(403)
  })

  it('is that of the screen’s filter', async () => {
    const { text } = await ask(admin, { list: 'persons', query: '0194' })
    expect([text.includes('李二'), text.includes('张一')]).toEqual([true, false])
  })

  it('computes nothing where it is opened', async () => {
    const { text } = await ask(admin, { list: 'households' })
    expect(text).toContain(`'@袁四`)
    expect(text).not.toMatch(/(^|,)"?[=@+]/m)
    const xlsx = await admin.post(`${path}/exports`, { list: 'households', format: 'xlsx', purpose: 'CHECK' })
    expect(xlsx.text).not.toContain('<f>')
  })

  it.each([
    ['households', 'HOUSEHOLDS', 5],
    ['units', 'OWNERS', 6],
  ] as const)('of %s is imported again without a change, masked or not', async (list, kind, rows) => {
    for (const withPhones of [false, true]) {
      const exported = await ask(admin, { list, withPhones })
      const { state, summary } = await upload(kind, Buffer.from(exported.text))
      expect(state).toBe('PREVIEW')
      expect(summary.changes).toEqual({ NEW: 0, CHANGED: 0, UNCHANGED: rows })
      expect([summary.states.ERROR, summary.states.NEW, summary.states.CHANGED]).toEqual([0, 0, 0])
      expect(Object.keys(summary.problems).filter((code) => !QUIET.has(code))).toEqual([])
    }
  })

  it('of units counts the heads the register has', async () => {
    const exported = await ask(admin, { list: 'units' })
    const { summary } = await upload('OWNERS', Buffer.from(exported.text))
    const areas = propertyAreasSchema.parse((await admin.get(`${path}/property-areas`)).body)
    expect(summary.owners).toMatchObject({ heads: areas.items[0]?.heads, developerHeads: 1 })
  })
})

/** What is to be said of people without a number, however often. */
const QUIET = new Set(['identity-missing', 'owner-identity-unknown', 'presence-unclear'])

describe('the workbook', () => {
  it('holds what the screen holds', async () => {
    const answer = await test.fastify.inject({
      method: 'POST',
      url: `${path}/exports`,
      headers: { host: 'gongyi.test', origin: 'http://gongyi.test', cookie: admin.cookie ?? '' },
      payload: { list: 'units', format: 'xlsx', purpose: 'REPORT' },
    })
    const { sheets } = await readXlsx(answer.rawPayload)
    expect(sheets[0]?.rows[1]).toEqual([
      '桂苑新村',
      '1',
      '1',
      '101',
      '88.00',
      '不动产登记',
      '住宅',
      '李二、张一',
      '已交付',
      '是',
    ])
  })
})

describe('the register of a whole place, exported and imported again,', () => {
  const FIXTURES = new URL('../../../test/fixtures/', import.meta.url)

  it('is the same register: nobody twice, nobody gone, no flat in other hands', async () => {
    await emptyRoster(test.database)
    const original = (name: string) => readFile(new URL(name, FIXTURES))
    for (const [kind, name] of [
      ['HOUSEHOLDS', 'roster-guiyuan-households.xlsx'],
      ['OWNERS', 'owners-jinlanfu.csv'],
    ] as const) {
      const { id } = await upload(kind, await original(name))
      await admin.post(`${path}/imports/${id}/confirm`)
    }
    for (const [list, kind, rows] of [
      ['households', 'HOUSEHOLDS', 4_386],
      ['units', 'OWNERS', 986],
    ] as const) {
      const { summary } = await upload(kind, Buffer.from((await ask(admin, { list })).text))
      expect(summary.changes).toEqual({ NEW: 0, CHANGED: 0, UNCHANGED: rows })
      expect([summary.states.ERROR, summary.owners?.heads]).toEqual([0, kind === 'OWNERS' ? 896 : undefined])
    }
  })
})
