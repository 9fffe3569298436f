import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, cookieOf, startTestApp, type TestApp } from '../../test/app.js'
import { letFirstAdminIn } from './first-admin.js'

const PHONE = '19901008888'
const SETTINGS = { adminPhone: PHONE, adminRegion: { code: '339921', name: '禾川市' } }

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ mode: 'production' })
  await test.database.ownerPool.query('delete from region')
})
afterAll(() => test.close())

function start(settings: object = SETTINGS) {
  return letFirstAdminIn({ ...test.env, ...settings })
}

function signIn(code: string) {
  return test.anonymous.post('/api/session', { phone: PHONE, code })
}

describe('the first start of an empty production database', () => {
  it('says which settings it needs, and makes nothing', async () => {
    expect(await start({})).toEqual({ state: 'settings-missing', settings: ['ADMIN_PHONE', 'ADMIN_REGION'] })
    expect(await start({ adminPhone: PHONE })).toEqual({ state: 'settings-missing', settings: ['ADMIN_REGION'] })
    expect((await test.database.ownerPool.query('select from account')).rowCount).toBe(0)
  })

  it('lets the first system admin in by a code, over a region they can build below', async () => {
    const first = await start()
    if (first.state !== 'code-issued') throw new Error(first.state)
    expect(first).toMatchObject({ phoneMasked: '199****8888', regionName: '禾川市' })
    const opened = await signIn(first.code)
    expect(opened.body).toMatchObject({
      session: { passwordMissing: true, grants: [{ role: 'system-admin', regionLevel: 'COUNTY' }] },
    })
    const admin = new Caller(test.fastify, cookieOf(opened), undefined)
    const { rows } = await test.database.ownerPool.query<{ id: string }>("select id from region where code = '339921'")
    const region = { parentId: rows[0]?.id, code: '339921001', name: '云溪街道', shortName: '云溪', level: 'TOWNSHIP' }
    const made = await admin.post('/api/identity/regions', { ...region, kind: 'JIEDAO', filingPrefix: '云溪协备' })
    expect(made.status).toBe(201)
  })

  it('prints a new code for the same account at every start, and the one before is worth nothing', async () => {
    const lost = await start()
    const again = await start({ adminPhone: PHONE })
    if (lost.state !== 'code-issued' || again.state !== 'code-issued') throw new Error('no code')
    expect((await signIn(lost.code)).status).toBe(401)
    expect((await signIn(again.code)).status).toBe(201)
    expect((await test.database.ownerPool.query('select from role_grant')).rowCount).toBe(1)
  })

  it('does nothing more once somebody has a password', async () => {
    const last = await start()
    if (last.state !== 'code-issued') throw new Error(last.state)
    const admin = new Caller(test.fastify, cookieOf(await signIn(last.code)), undefined)
    expect((await admin.post('/api/identity/password', { next: 'a password of my own' })).status).toBe(204)
    expect(await start()).toEqual({ state: 'not-needed' })
    expect(await start({ adminPhone: '19901007777' })).toEqual({ state: 'not-needed' })
  })
})
