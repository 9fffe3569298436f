import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEnv } from '../../test/app.js'
import { createTestDatabase, type TestDatabase, transaction } from '../../test/database.js'
import { insertAccount, insertRegions } from '../../test/fixtures/people.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'
import { platformRing } from '../../test/vault.js'
import { TenantDatabase } from '../platform/database.js'
import { CELLS } from '../platform/vault/cells.js'
import type { Channel, Message } from './channels/channel.js'
import { DeliveryService } from './delivery.service.js'

const PEOPLE = 120

let database: TestDatabase
let tenants: TenantDatabase
let delivery: DeliveryService
let communityId: string
let topicId: string
let accounts: readonly string[]
let seq = 1

beforeAll(async () => {
  database = await createTestDatabase()
  const env = testEnv(database.appUrl, 'test')
  tenants = new TenantDatabase(env)
  delivery = new DeliveryService(tenants, env)
  const region = await insertRegions(database.ownerPool)
  communityId = region.guiyuan
  const seeds = Array.from({ length: PEOPLE }, () =>
    insertAccount(database.ownerPool, { role: 'resident', regionId: communityId }, { password: false }),
  )
  accounts = (await Promise.all(seeds)).map(({ id }) => id)
  const proposerAccountId = accounts[0] ?? ''
  topicId = await insertTopicAt(database.ownerPool, { communityId, proposerAccountId, stage: 'vote', status: 'active' })
})
afterAll(async () => {
  await tenants.onApplicationShutdown()
  await database.drop()
})

function inCommunity(sql: string, values: readonly unknown[]) {
  return transaction(database.ownerPool, { communityId }, (client) => client.query(sql, [...values]))
}

/** An event told to everybody. */
async function event() {
  seq += 1
  await inCommunity(
    `insert into notification (community_id, id, account_id, topic_id, event_seq, kind)
     select $1, new_id(), account, $2, $3, 'vote.opened' from unnest($4::uuid[]) as account`,
    [communityId, topicId, seq, accounts],
  )
  return { communityId, topicId, eventSeq: seq }
}

/** A way out that remembers what went through it, and loses what `lose` says. */
function channel(more: Partial<Channel> = {}, lose: (message: Message) => boolean = () => false) {
  const sent: Message[] = []
  const way: Channel = {
    isOn: () => true,
    needsAddress: false,
    open: () => ({
      send: async (message) => {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (lose(message)) throw new Error('line busy')
        sent.push(message)
      },
      close: () => undefined,
    }),
    ...more,
  }
  return { way, sent }
}

const distinct = (messages: readonly Message[]) => new Set(messages.map(({ id }) => id)).size

describe('delivery', () => {
  it('sends every notice of the event once, also when the job runs again', async () => {
    const told = await event()
    const { way, sent } = channel()
    await delivery.deliver(told, { way })
    await delivery.deliver(told, { way })
    expect([sent.length, distinct(sent)]).toEqual([PEOPLE, PEOPLE])
  })

  it('sends each once when two processes have the job at the same time', async () => {
    const told = await event()
    const { way, sent } = channel()
    await Promise.all([delivery.deliver(told, { way }), delivery.deliver(told, { way })])
    expect([sent.length, distinct(sent)]).toEqual([PEOPLE, PEOPLE])
  })

  it('fails when some could not be sent, and the next run sends those alone', async () => {
    const told = await event()
    let busy = true
    const { way, sent } = channel({}, ({ to }) => busy && accounts.indexOf(to.accountId) % 3 === 0)
    await expect(delivery.deliver(told, { way })).rejects.toThrow('40 notices could not be sent')
    expect(sent).toHaveLength(80)
    busy = false
    await delivery.deliver(told, { way })
    expect([sent.length, distinct(sent)]).toEqual([PEOPLE, PEOPLE])
  })

  it('leaves what another process has claimed, until the claim is too old to be alive', async () => {
    const told = await event()
    await inCommunity(
      `insert into notification_delivery (community_id, notification_id, channel)
       select community_id, id, 'way' from notification where topic_id = $1 and event_seq = $2`,
      [topicId, told.eventSeq],
    )
    const { way, sent } = channel()
    await delivery.deliver(told, { way })
    expect(sent).toEqual([])
    await inCommunity(
      `update notification_delivery set claimed_at = claimed_at - interval '11 minutes' where sent_at is null`,
      [],
    )
    await delivery.deliver(told, { way })
    expect([sent.length, distinct(sent)]).toEqual([PEOPLE, PEOPLE])
  })

  it('leaves people without an address out of channels that need one, and ways that are off', async () => {
    const told = await event()
    const [account] = accounts
    const ring = await platformRing(database.ownerPool)
    await database.ownerPool.query(
      `insert into contact_address (account_id, channel, address_sealed) values ($1, 'letters', $2)`,
      [account, ring.seal(CELLS.contactAddress(account ?? '', 'letters'), 'a@b.cn')],
    )
    const letters = channel({ needsAddress: true })
    const off = channel({ isOn: () => false })
    await delivery.deliver(told, { letters: letters.way, off: off.way })
    expect(letters.sent.map(({ to }) => [to.accountId, to.address])).toEqual([[account, 'a@b.cn']])
    expect(off.sent).toEqual([])
  })
})
