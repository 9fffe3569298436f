import { readFile } from 'node:fs/promises'
import {
  demoAccountsSchema,
  rosterImportSchema,
  type TopicDetail,
  topicDetailSchema,
  topicListSchema,
} from '@gongyi/shared/contracts'
import { dossierSchema, STAGES, verifyChain, verifyDossier } from '@gongyi/shared/domain'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadDemoData } from '../../../../scripts/database/demo-data.mjs'
import { Caller, cookieOf, testEnv } from '../../test/app.js'
import { runPrintedCheck } from '../../test/check-dossier.js'
import { createTestDatabase, type TestDatabase } from '../../test/database.js'
import { multipart } from '../../test/multipart.js'
import { TEST_MASTER_KEY } from '../../test/vault.js'
import { createApp } from '../app.js'
import { DEMO_ACCOUNTS, seedDemo } from './seed.js'

const SECRETS = {
  sessionPepper: 'a pepper for tests, long enough to be taken',
  personPepper: 'another pepper for tests, for identity numbers',
  masterKey: TEST_MASTER_KEY.toString('base64'),
}

let database: TestDatabase
let app: NestFastifyApplication
let anonymous: Caller
let seeded: boolean

beforeAll(async () => {
  database = await createTestDatabase()
  const urls = { ownerUrl: database.ownerUrl, appUrl: database.appUrl, secrets: SECRETS }
  seeded = await loadDemoData(urls, seedDemo)
  app = await createApp(testEnv(database.appUrl, 'demo'))
  anonymous = new Caller(app.getHttpAdapter().getInstance(), undefined, undefined)
}, 240_000)
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function signIn(name: string): Promise<Caller> {
  const account = DEMO_ACCOUNTS.find((known) => known.name === name)
  const answer = await anonymous.post('/api/session', { phone: account?.phone, password: account?.password })
  expect([name, answer.status]).toEqual([name, 201])
  return new Caller(app.getHttpAdapter().getInstance(), cookieOf(answer), undefined)
}

async function allTopics(caller: Caller) {
  const answer = await caller.get('/api/topics?limit=100')
  return topicListSchema.parse(answer.body).items
}

async function topicOf(caller: Caller, caseNo: string): Promise<TopicDetail> {
  const found = (await allTopics(caller)).find((topic) => topic.caseNo === caseNo)
  const answer = await caller.get(`/api/topics/${found?.id}`)
  expect([caseNo, answer.status]).toEqual([caseNo, 200])
  return topicDetailSchema.parse(answer.body)
}

function rateOf(topic: TopicDetail, id: string): string {
  const rate = topic.rates.find((known) => known.id === id)
  return `${rate?.numerator}/${rate?.denominator}`
}

describe('case C01, the lift', () => {
  let topic: TopicDetail
  beforeAll(async () => {
    topic = await topicOf(await signIn('方秀珍'), 'XS-339921001001-2026-0007')
  })

  it('is counted among eleven heads with 946.80 m²', () => {
    expect(topic.electorate).toMatchObject({ heads: 11, areaCenti: '94680' })
    expect(topic.polls[0]?.count).toMatchObject({
      outcome: 'PASSED',
      participating: { heads: 10, areaCenti: '86150' },
      for: { heads: 8, areaCenti: '70370' },
      against: { heads: 2, areaCenti: '15780' },
      abstain: { heads: 0, areaCenti: '0' },
    })
    expect(topic.polls[0]?.count?.conditions.map(({ shown, holds }) => [shown, holds])).toEqual([
      ['90.91%', true],
      ['90.99%', true],
      ['80.00%', true],
      ['81.68%', true],
    ])
  })
  it('keeps its days: objection of the twelfth decided on the eighteenth, final the day after, filed on the twenty-sixth', () => {
    const { vote, filing } = topic.records
    expect(vote.announced).toMatchObject({ on: '2026-04-08', opensOn: '2026-04-24', closesOn: '2026-05-08' })
    expect(vote.published).toMatchObject({ on: '2026-05-09', endsOn: '2026-05-16' })
    expect(vote.decisions).toMatchObject([{ upheld: false, at: expect.stringContaining('2026-05-18') }])
    expect(vote.resolution?.at).toContain('2026-05-19')
    expect(filing).toMatchObject({ number: '云溪协备〔2026〕9号', review: { on: '2026-05-26' } })
    expect(topic).toMatchObject({
      stage: 'implement',
      status: 'active',
      filingNo: '云溪协备〔2026〕9号',
      openObjections: 0,
    })
  })
  it('was proposed with eight co-signing households', () => {
    expect(topic.coSigns).toBe(8)
  })
  it('has every flat told, eleven of twelve taking part, 3 of 7 done and 2 of 3 on time', () => {
    expect(rateOf(topic, 'awareness')).toBe('12/12')
    expect(rateOf(topic, 'participation')).toBe('11/12')
    expect(rateOf(topic, 'execution')).toBe('3/7')
    expect(rateOf(topic, 'on-time')).toBe('2/3')
  })
  it('does not tell a neighbour how the ground floor voted', async () => {
    const seen = await topicOf(await signIn('周桂兰'), 'XS-339921001001-2026-0007')
    expect(JSON.stringify(seen)).not.toMatch(/高美珍|徐水根|7-2-102/)
    expect(seen.me.units).toEqual([])
  })
})

describe('case C04, the fee', () => {
  it('has the area and lacks the heads: not adopted, filed all the same', async () => {
    const topic = await topicOf(await signIn('吴丽君'), 'XS-339921001002-2026-0016')
    expect(topic.electorate).toMatchObject({ heads: 896, areaCenti: '9856000' })
    expect(topic.polls[0]?.count).toMatchObject({
      outcome: 'NOT_PASSED',
      participating: { heads: 641, areaCenti: '7012580' },
      for: { heads: 316, areaCenti: '3603344' },
      against: { heads: 302, areaCenti: '3176416' },
      abstain: { heads: 23, areaCenti: '232820' },
    })
    expect(topic.polls[0]?.count?.conditions.map(({ shown, holds }) => [shown, holds])).toEqual([
      ['71.54%', true],
      ['71.15%', true],
      ['49.30%', false],
      ['51.38%', true],
    ])
    expect(topic).toMatchObject({ stage: 'filing', status: 'not-adopted', filingNo: '云溪协备〔2026〕14号' })
    expect(topic.records.vote.published).toMatchObject({ on: '2026-07-09', endsOn: '2026-07-16' })
    expect(topic.records.filing.review?.on).toBe('2026-07-23')
  })
  it('has the developer as one head with 6,240.00 m²', async () => {
    const { rows } = await inCommunity(
      '339921001002',
      `select area_centi::int as area, cardinality(unit_ids) as flats from voting_unit where key like 'DEV:%'`,
    )
    expect(rows).toEqual([{ area: 624_000, flats: 48 }])
  })
})

describe('case C05, the dogs', () => {
  it('was adopted by 689 of 812 households present out of 1,460', async () => {
    const topic = await topicOf(await signIn('陈志强'), 'XS-339921001001-2026-0019')
    expect(topic.electorate.heads).toBe(1460)
    expect(topic.polls[0]?.count).toMatchObject({
      outcome: 'PASSED',
      for: { heads: 689 },
      against: { heads: 88 },
      abstain: { heads: 27 },
      invalid: { heads: 8 },
      present: 812,
    })
    expect(topic.polls[0]?.count?.conditions.map(({ shown }) => shown)).toEqual(['55.62%', '84.85%'])
    expect(topic).toMatchObject({ stage: 'implement', filingNo: '云溪协备〔2026〕16号', coSigns: 23 })
    expect(topic.records.filing.review?.on).toBe('2026-08-03')
    expect(topic.records.implement.completion).toMatchObject({ on: '2026-11-12', followUpOn: '2027-02-08' })
    expect([rateOf(topic, 'execution'), topic.contributions]).toEqual(['4/4', ['implement.rating']])
  })
})

describe('the demo', () => {
  it('stands at every step, each matter visible to the community it belongs to', async () => {
    const topics = await allTopics(await signIn('林晓燕'))
    expect(new Set(topics.filter(({ status }) => status === 'active').map(({ stage }) => stage))).toEqual(
      new Set(STAGES.slice(1).filter((stage) => stage !== 'filing')),
    )
    const places = topics.map(({ stage, status }) => `${stage} ${status}`)
    expect(places).toEqual(expect.arrayContaining(['propose screening', 'filing submitted']))
    expect((await allTopics(await signIn('陈志强'))).map(({ status }) => status)).toContain('draft')
  })
  it('lets both residents vote in the open ballot, where a stack of papers waits for its second reader', async () => {
    for (const name of ['陈志强', '周桂兰']) {
      const topic = await topicOf(await signIn(name), 'XS-339921001001-2026-0029')
      expect(topic.contributions).toContain('vote.ballot')
      expect(topic.me.units).toMatchObject([{ ballots: [] }])
      expect(topic.polls[0]).toMatchObject({ status: 'open', turnoutHeads: 472, unverifiedPaper: 12 })
    }
  })
  it('shows the same morning to everybody and lets its clock run on', async () => {
    const topic = await topicOf(await signIn('陈志强'), 'XS-339921001001-2026-0029')
    expect(Date.parse(topic.now) - Date.parse('2026-11-23T10:00:00+08:00')).toBeGreaterThanOrEqual(0)
    expect(topic.now.slice(0, 10)).toBe('2026-11-23')
  })
  it('lets in everybody on the list of the sign-in page', async () => {
    const { accounts } = demoAccountsSchema.parse((await anonymous.get('/api/demo/accounts')).body)
    expect(accounts).toEqual(DEMO_ACCOUNTS)
    for (const { name } of accounts) await signIn(name)
  })
  it('leaves one community without a register, and the office’s workbook goes in there', async () => {
    expect((await inCommunity('339921001003', 'select from household')).rows).toEqual([])
    const admin = await signIn('孙志远')
    const { rows } = await database.ownerPool.query(`select id from region where code = '339921001003'`)
    const bytes = await readFile(new URL('../../test/fixtures/roster-guiyuan-households.xlsx', import.meta.url))
    const path = `/api/communities/${rows[0]?.id}/imports`
    const sent = await admin.post(path, undefined, multipart({ kind: 'HOUSEHOLDS' }, { name: '住户名册.xlsx', bytes }))
    const { id } = rosterImportSchema.parse(sent.body)
    const confirmed = rosterImportSchema.parse((await admin.post(`${path}/${id}/confirm`)).body)
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', summary: { households: { total: 1_460 } } })
  })
  it('keeps every chain whole', async () => {
    const breaks = await Promise.all(['339921001001', '339921001002', '339921001003'].map(chainBreaks))
    expect(breaks).toEqual([[], [], []])
  })
  it('has a dossier for every filed matter that verifies from itself alone', async () => {
    const township = await signIn('何静')
    const filed = (await allTopics(township)).filter(({ filingNo }) => filingNo !== null)
    expect(new Set(filed.map(({ filingNo }) => filingNo))).toEqual(
      new Set([9, 14, 16, 21].map((no) => `云溪协备〔2026〕${no}号`)),
    )
    for (const { id, caseNo } of filed) {
      const answer = await township.get(`/api/topics/${id}/dossier`)
      const verdict = verifyDossier(JSON.parse(answer.text))
      expect([caseNo, verdict]).toMatchObject([caseNo, { ok: true }])
      expect(await runPrintedCheck(answer.text)).toContain(`${caseNo} is in order`)
      await expect(runPrintedCheck(answer.text.replace('"round":1', '"round":2'))).rejects.toThrow('the document')
    }
  })
  it('has dossiers that say what the page says, and claim no attachment without a record', async () => {
    const township = await signIn('何静')
    const filed = (await allTopics(township)).filter(({ filingNo }) => filingNo !== null)
    for (const { id, caseNo, template } of filed) {
      const dossier = dossierSchema.parse(JSON.parse((await township.get(`/api/topics/${id}/dossier`)).text))
      const page = await topicOf(township, caseNo)
      const known = (rates: readonly { id: string; numerator: string | number; denominator: string | number }[]) =>
        rates
          .filter((rate) => ['awareness', 'participation', 'turnout', 'turnout-area'].includes(rate.id))
          .map((rate) => [rate.id, `${rate.numerator}/${rate.denominator}`])
      expect([caseNo, known(dossier.rates)]).toEqual([caseNo, known(page.rates)])
      const states = dossier.checklist.filter((item) => item.state !== 'NOT_APPLICABLE')
      expect(states.filter((item) => item.state === 'MISSING' || item.count === 0)).toEqual([])
      const kept = dossier.checklist.flatMap((item) => item.original ?? [])
      expect([caseNo, kept.length]).toEqual([caseNo, template === 'light' ? 0 : 2])
    }
  })
  it('is loaded once: another start finds it there and keeps it', async () => {
    expect(seeded).toBe(true)
    let again = false
    const urls = { ownerUrl: database.ownerUrl, appUrl: database.appUrl, secrets: SECRETS }
    const loaded = await loadDemoData(urls, async () => {
      again = true
    })
    expect([loaded, again]).toEqual([false, false])
  })
})

async function inCommunity(code: string, sql: string) {
  const client = await database.ownerPool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant', (select id::text from region where code = $1), true)`, [code])
    return await client.query(sql)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const eventRow = z
  .object({
    communityId: z.string(),
    topicId: z.string(),
    seq: z.int(),
    type: z.string(),
    stage: z.enum(STAGES),
    actorId: z.string().nullable(),
    actorRole: z.string(),
    at: z.date(),
    payload: z.unknown(),
    salt: z.string(),
    actorHash: z.string(),
    payloadHash: z.string(),
    prevHash: z.string(),
    hash: z.string(),
  })
  .transform(({ at, ...row }) => ({ ...row, at: at.toISOString() }))

/** The first fault of every chain of the community that has one. */
async function chainBreaks(code: string): Promise<readonly unknown[]> {
  const { rows } = await inCommunity(
    code,
    `select community_id as "communityId", topic_id as "topicId", seq, type, stage, actor_account_id as "actorId",
       actor_role as "actorRole", at, payload, salt, actor_hash as "actorHash", payload_hash as "payloadHash",
       prev_hash as "prevHash", hash from topic_event order by topic_id, seq`,
  )
  expect(rows.length).toBeGreaterThan(0)
  const chains = Map.groupBy(z.array(eventRow).parse(rows), ({ topicId }) => topicId)
  return [...chains].flatMap(([topicId, events]) => {
    const head = { seq: events.length, hash: events.at(-1)?.hash ?? '' }
    const verdict = verifyChain(events, { topicId, head })
    return verdict.ok ? [] : [{ topicId, ...verdict.error }]
  })
}
