import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../test/app.js'
import { transaction } from '../../test/database.js'
import { HousekeepingService } from './housekeeping.service.js'

let test: TestApp
let accountId: string

beforeAll(async () => {
  test = await startTestApp()
  accountId = (await test.account('resident')).id
})
afterAll(() => test.close())

/** How old each thing is, in days before the real now; a session's is the day it ended. */
async function leave(days: { readonly session: number; readonly code: number; readonly attempt: number }) {
  const owner = test.database.ownerPool
  const ago = (n: number) => `clock_timestamp() - interval '${n} days'`
  await owner.query(
    `insert into session (id, token_hash, account_id, expires_at)
     values (gen_random_uuid(), gen_random_uuid()::text, $1, ${ago(days.session)})`,
    [accountId],
  )
  await owner.query(
    `insert into one_time_code (id, account_id, code_hash, issued_by, expires_at)
     values (gen_random_uuid(), $1, 'hash', $1, ${ago(days.code)})`,
    [accountId],
  )
  await owner.query(
    `insert into sign_in_attempt (id, phone_index, ip, at, ok)
     values (gen_random_uuid(), '16600000000', '10.9.9.9', ${ago(days.attempt)}, false)`,
  )
}

async function answered(communityId: string, days: number): Promise<void> {
  await transaction(test.database.ownerPool, { communityId }, (client) =>
    client.query(
      `insert into idempotency_key (community_id, account_id, key, route, request_hash, status, created_at)
       values ($1, $2, $3, 'r', 'h', 200, app_now() - make_interval(days => $4))`,
      [communityId, accountId, `${days} days`, days],
    ),
  )
}

async function left() {
  const owner = test.database.ownerPool
  const count = async (sql: string) =>
    (await owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n
  const answers = async (communityId: string) => {
    const sql = 'select key from idempotency_key order by created_at'
    const { rows } = await transaction(owner, { communityId }, (client) => client.query<{ key: string }>(sql))
    return rows.map(({ key }) => key)
  }
  return {
    sessions: await count(`session where account_id = '${accountId}'`),
    codes: await count(`one_time_code where account_id = '${accountId}'`),
    attempts: await count(`sign_in_attempt where ip = '10.9.9.9'`),
    here: await answers(test.regions.guiyuan),
    there: await answers(test.regions.shitang),
  }
}

describe('housekeeping', () => {
  beforeAll(async () => {
    await leave({ session: 1, code: 91, attempt: 91 })
    await leave({ session: -1, code: 89, attempt: 89 })
    for (const community of [test.regions.guiyuan, test.regions.shitang]) {
      await answered(community, 29)
      await answered(community, 31)
    }
  })

  it('runs as a job of the queue, and takes away what is over and old, in every community', async () => {
    await test.database.appPool.query(`select from graphile_worker.add_job('tidy-up', job_key => 'tidy-up')`)
    const rest = { sessions: 1, codes: 1, attempts: 1, here: ['29 days'], there: ['29 days'] }
    await vi.waitFor(async () => expect(await left()).toEqual(rest), { timeout: 10_000 })
  })

  it('leaves alone what is still good when it runs again', async () => {
    const before = await left()
    await test.app.get(HousekeepingService, { strict: false }).run()
    expect(await left()).toEqual(before)
  })

  it('comes round once a day', async () => {
    const { rows } = await test.database.ownerPool.query<{ identifier: string }>(
      'select identifier from graphile_worker._private_known_crontabs',
    )
    expect(rows).toEqual([{ identifier: 'tidy-up' }])
  })
})
