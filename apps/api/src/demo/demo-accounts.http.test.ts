import { demoAccountsSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { writeAccount } from '../../test/vault.js'
import { hashPassword } from '../identity/passwords.js'
import { newId } from '../platform/ids.js'
import { DEMO_ACCOUNTS } from './demo-accounts.js'

const ADDRESS = '/api/demo/accounts'

describe('the list of demo accounts in demo mode', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ mode: 'demo' })
  })
  afterAll(() => test.close())

  it('is nowhere while the demo data is not loaded', async () => {
    const answer = await test.anonymous.get(ADDRESS)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  })
  it('names the accounts that are there and can sign in, and no other', async () => {
    const [first, second, third] = DEMO_ACCOUNTS
    await insert(first.phone, first.password)
    await insert(second.phone, second.password, new Date())
    await insert(third.phone, null)
    const answer = await test.anonymous.get(ADDRESS)
    expect(demoAccountsSchema.parse(answer.body).accounts).toEqual([first])
    const { phone, password } = first
    expect((await test.anonymous.post('/api/session', { phone, password })).status).toBe(201)
  })

  async function insert(phone: string, password: string | null, disabledAt: Date | null = null): Promise<void> {
    const [id, passwordHash] = [newId(), password === null ? null : await hashPassword(password)]
    await writeAccount(test.database.ownerPool, { id, phone, passwordHash, displayName: '演示' })
    await test.database.ownerPool.query('update account set disabled_at = $2 where id = $1', [id, disabledAt])
  }
})

describe('the list of demo accounts elsewhere', () => {
  it.each(['test', 'production'] as const)('has no address in %s mode', async (mode) => {
    const test = await startTestApp({ mode })
    try {
      expect((await test.anonymous.get(ADDRESS)).status).toBe(404)
    } finally {
      await test.close()
    }
  })
})

it('gives every role an account, each with a number of its own', () => {
  expect(new Set(DEMO_ACCOUNTS.map((account) => account.role)).size).toBe(9)
  expect(new Set(DEMO_ACCOUNTS.map((account) => account.phone)).size).toBe(DEMO_ACCOUNTS.length)
})
