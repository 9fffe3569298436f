import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Inbox, inboxSchema, topicDetailSchema } from '@gongyi/shared/contracts'
import { addDays, civilDateOf, endOfDay } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { transaction } from '../../test/database.js'
import { insertOpenVote } from '../../test/fixtures/polls.js'
import { insertRecord } from '../../test/fixtures/records.js'
import { insertHousehold } from '../../test/fixtures/roster.js'

const today = civilDateOf(new Date())

let app: TestApp
let dataDir: string
let admin: Caller
let coordinator: Caller
let voters: readonly Caller[]
let people: readonly string[]

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongyi-outbox-'))
  app = await startTestApp({ env: { dataDir, publicUrl: 'https://gongyi.example' } })
  admin = await app.signIn('community-admin')
  coordinator = await app.signIn('coordinator')
  voters = await Promise.all([1, 2, 3].map(() => app.signIn('resident')))
  people = await Promise.all(voters.map((voter, index) => home(String(101 + index), voter)))
})
afterAll(async () => {
  await app.close()
  await rm(dataDir, { recursive: true })
})

async function home(room: string, { account }: Caller): Promise<string> {
  const seed = { building: '1', stairwell: '1', room, ...(account === undefined ? {} : { accountId: account.id }) }
  return (await insertHousehold(app.database.ownerPool, app.regions.guiyuan, seed)).personId
}

/** A ballot that is extended: a real step, which concerns three people, one of them with two units. */
async function extendVote(): Promise<string> {
  const communityId = app.regions.guiyuan
  const seed = { communityId, proposerAccountId: voters[0]?.account?.id ?? '' }
  const units = [...people, ...people.slice(0, 1)].map((personId) => ({ personIds: [personId] }))
  const { topicId } = await insertOpenVote(app.database.ownerPool, seed, units)
  await insertRecord(app.database.ownerPool, { communityId, topicId }, 'vote', {
    opened: { by: seed.proposerAccountId, at: new Date().toISOString(), closesAt: endOfDay(today) },
  })
  const input = { closesOn: addDays(today, 5), reason: '下雨' }
  const answer = await admin.post(`/api/topics/${topicId}/vote/extend`, { input, expectedVersion: 1 })
  topicDetailSchema.parse(answer.body)
  return topicId
}

async function inbox(who: Caller | undefined, query = ''): Promise<Inbox> {
  const answer = await who?.get(`/api/inbox${query}`)
  return inboxSchema.parse(answer?.body)
}

async function sent(
  topicId: string,
): Promise<readonly { id: string; channel: string; sent: boolean; error: string | null }[]> {
  const { rows } = await transaction(app.database.ownerPool, { communityId: app.regions.guiyuan }, (client) =>
    client.query(
      `select held.notification_id as id, channel, sent_at is not null as sent, error from notification_delivery held
       join notification on notification.id = held.notification_id where topic_id = $1 and channel = 'outbox'`,
      [topicId],
    ),
  )
  return rows
}

const files = async () => readdir(join(dataDir, 'outbox')).catch((): string[] => [])

describe('a step', () => {
  it('is told once to everybody it concerns, and not to who took it', async () => {
    const topicId = await extendVote()
    for (const voter of voters) {
      const { items, unread } = await inbox(voter)
      expect(items).toMatchObject([
        {
          topicId,
          topicTitle: '议题',
          kind: 'vote.extended',
          params: { closesAt: endOfDay(addDays(today, 5)) },
          read: false,
        },
      ])
      expect(unread).toBe(1)
    }
    for (const other of [admin, coordinator]) expect((await inbox(other)).items).toEqual([])
  })

  it('goes out by the outbox, one file a person, each once', async () => {
    const topicId = await extendVote()
    await vi.waitFor(async () => expect(await sent(topicId)).toHaveLength(3), { timeout: 10_000 })
    await vi.waitFor(async () => expect((await sent(topicId)).every((each) => each.sent)).toBe(true))
    const ids = (await sent(topicId)).map(({ id }) => `${id}.eml`)
    // Letters of other tests may still be on their way: only those about this topic count
    const letters = await Promise.all(
      (await files()).map(async (name) => ({ name, text: await readFile(join(dataDir, 'outbox', name), 'utf8') })),
    )
    const bodyOf = (text: string) => Buffer.from(text.slice(text.indexOf('\r\n\r\n')), 'base64').toString()
    const about = letters.filter(({ text }) => bodyOf(text).includes(`https://gongyi.example/topics/${topicId}`))
    expect(about.map(({ name }) => name).toSorted()).toEqual(ids.toSorted())
    expect(about[0]?.text).toContain('From: gongyi@localhost')
  })

  it('that is refused tells nobody and leaves no job', async () => {
    const topicId = await extendVote()
    const count = async () => {
      const { rows } = await transaction(app.database.ownerPool, { communityId: app.regions.guiyuan }, (client) =>
        client.query('select count(*)::int as n from notification where topic_id = $1', [topicId]),
      )
      return rows[0].n
    }
    expect(await count()).toBe(3)
    const again = { input: { closesOn: addDays(today, 9), reason: '再延' }, expectedVersion: 2 }
    expect((await admin.post(`/api/topics/${topicId}/vote/extend`, again)).status).toBe(409)
    expect(await count()).toBe(3)
  })
})

describe('the inbox', () => {
  it('pages newest first and marks as read what its owner names', async () => {
    const [mine, neighbours] = [voters[1], voters[2]]
    while ((await inbox(mine)).items.length < 3) await extendVote()
    const first = await inbox(mine, '?limit=2')
    const rest = await inbox(mine, `?limit=2&after=${first.next}`)
    const all = [...first.items, ...rest.items]
    expect(all.map(({ id }) => id)).toEqual((await inbox(mine)).items.slice(0, all.length).map(({ id }) => id))
    const theirs = (await inbox(neighbours)).items[0]?.id
    const newest = first.items[0]?.id
    const done = await mine?.post('/api/inbox/read', { ids: [newest, theirs] })
    expect(done?.body).toEqual({ read: 1, unread: first.unread - 1 })
    expect((await inbox(mine, '?unread=true')).items.map(({ id }) => id)).not.toContain(newest)
    expect((await inbox(neighbours)).items[0]).toMatchObject({ id: theirs, read: false })
    expect((await mine?.post('/api/inbox/read', { all: true }))?.body).toEqual({ read: first.unread - 1, unread: 0 })
  })

  it('is one’s own: another tenant’s or nobody’s account sees none of it', async () => {
    const stranger = await app.signIn('community-admin', 'jinlan')
    expect((await inbox(stranger)).items).toEqual([])
    expect((await app.anonymous.get('/api/inbox')).status).toBe(401)
  })

  it('keeps an address for mail, which may be taken back', async () => {
    const me = voters[0]
    expect((await me?.get('/api/inbox/address'))?.body).toEqual({ mail: null })
    expect((await me?.send('PUT', '/api/inbox/address', { body: { mail: 'zhang@example.cn' } }))?.status).toBe(200)
    expect((await me?.get('/api/inbox/address'))?.body).toEqual({ mail: 'zhang@example.cn' })
    const wrong = await me?.send('PUT', '/api/inbox/address', { body: { mail: 'zhang@example.cn\r\nBcc: x@y.cn' } })
    expect(wrong && [wrong.status, codeOf(wrong)]).toEqual([422, 'validation-failed'])
    await me?.send('PUT', '/api/inbox/address', { body: { mail: null } })
    expect((await me?.get('/api/inbox/address'))?.body).toEqual({ mail: null })
  })
})
