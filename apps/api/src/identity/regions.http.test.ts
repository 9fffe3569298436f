import { regionSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, codeOf, startTestApp, type TestApp } from '../../test/app.js'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const township = (parentId: string, code: string, more: object = {}) => ({
  parentId,
  code,
  name: '清河镇',
  shortName: '清河',
  level: 'TOWNSHIP',
  kind: 'ZHEN',
  filingPrefix: '清河协备',
  ...more,
})
const community = (parentId: string, code: string, more: object = {}) => ({
  parentId,
  code,
  name: '新桥社区',
  shortName: '新桥',
  level: 'VILLAGE_COMMUNITY',
  kind: 'COMMUNITY',
  ...more,
})

function pointers(answer: Answer): unknown {
  const body = answer.body as { errors?: { pointer: string }[] }
  return [answer.status, body.errors?.map((error) => error.pointer)]
}

describe('a new region', () => {
  it('is made below the county by the system admin, and grants on the county reach it at once', async () => {
    const admin = await test.signIn('system-admin')
    const made = regionSchema.parse(
      (await admin.post('/api/identity/regions', township(test.regions.county, '339921102'))).body,
    )
    const below = await admin.post('/api/identity/regions', community(made.id, '339921102001'))
    const { id } = regionSchema.parse(below.body)
    const account = { phone: '17800000001', displayName: '新社区管理员', role: 'community-admin', regionId: id }
    expect((await admin.post('/api/identity/accounts', account)).status).toBe(201)
    const rows = await test.database.ownerPool.query("select subject from audit_log where action = 'region.created'")
    expect(rows.rows.map((row) => row.subject)).toEqual([made.id, id])
  })
  it('is made by a township below itself and nowhere else', async () => {
    const admin = await test.signIn('township-admin')
    expect((await admin.post('/api/identity/regions', community(test.regions.yunxi, '339921001009'))).status).toBe(201)
    for (const parent of [test.regions.county, test.regions.songbu]) {
      const answer = await admin.post('/api/identity/regions', community(parent, '339921101009'))
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
    }
  })
  it('is made by nobody below the township', async () => {
    const admin = await test.signIn('community-admin')
    const answer = await admin.post('/api/identity/regions', community(test.regions.guiyuan, '339921001008'))
    expect([answer.status, codeOf(answer)]).toEqual([403, 'not-allowed'])
  })
  it('takes no code another region has', async () => {
    const admin = await test.signIn('system-admin')
    const answer = await admin.post('/api/identity/regions', community(test.regions.yunxi, '339921001001'))
    expect([answer.status, codeOf(answer)]).toEqual([409, 'region-code-taken'])
  })
  it('has as many digits as its level, a kind of its level, and a filing prefix where filings are numbered', async () => {
    const admin = await test.signIn('system-admin')
    const { county, yunxi } = test.regions
    const answers = [
      [township(county, '3399211'), '/code'],
      [township(county, '33992110x'), '/code'],
      [township(county, '339921103', { kind: 'COMMUNITY' }), '/kind'],
      [township(county, '339921103', { kind: null }), '/kind'],
      [township(county, '339921103', { filingPrefix: null }), '/filingPrefix'],
      [community(yunxi, '339921001007', { filingPrefix: '新桥协备' }), '/filingPrefix'],
    ] as const
    for (const [input, pointer] of answers) {
      expect(pointers(await admin.post('/api/identity/regions', input))).toEqual([422, [pointer]])
    }
  })
  it('lies directly below the level above it and continues that one’s code', async () => {
    const admin = await test.signIn('system-admin')
    const { county, yunxi, guiyuan } = test.regions
    const answers = [
      [community(county, '339921999001'), ['/level']],
      [community(guiyuan, '339921001001'), ['/level']],
      [community(yunxi, '339921101009'), ['/code']],
    ] as const
    for (const [input, wrong] of answers) {
      expect(pointers(await admin.post('/api/identity/regions', input))).toEqual([422, wrong])
    }
  })
})
