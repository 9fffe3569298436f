import { randomUUID } from 'node:crypto'
import { accountSchema, householdPageSchema, personPageSchema, revealedPersonSchema } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, codeOf, cookieOf, startTestApp, type TestApp } from '../../test/app.js'
import { handedOver } from '../../test/codes.js'
import { transaction } from '../../test/database.js'
import { dumpOf } from '../../test/dump.js'
import { plantedPeople, plantedRegister } from '../../test/fixtures/planted.js'
import { multipart } from '../../test/multipart.js'
import { detailOf, propose, step } from '../../test/topics.js'
import { communityRing } from '../../test/vault.js'
import { Walk } from '../../test/walk.js'
import { newId } from '../platform/ids.js'
import { SealBroken } from '../platform/vault/envelope.js'
import { openName } from './roster/person.js'

const people = plantedPeople()
const first = people[0] ?? { name: '', phone: '', identity: '', room: '' }

let test: TestApp
let admin: Caller
let coordinator: Caller
let path: string
let logged = ''

beforeAll(async () => {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array, ...more: []) => {
    logged += String(chunk)
    return write(chunk, ...more)
  }
  test = await startTestApp({ env: { logLevel: 'debug' } })
  admin = await test.signIn('community-admin')
  coordinator = await test.signIn('coordinator')
  path = `/api/communities/${test.regions.guiyuan}`
  const file = { name: '住户登记表.csv', bytes: Buffer.from(plantedRegister(people)) }
  const preview = await admin.post(`${path}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, file))
  await admin.post(`${path}/imports/${Object(preview.body).id}/confirm`)
  // A second preview that nobody confirms: its rows stand in the database too
  const bytes = Buffer.from(`甲表\n${plantedRegister(people)}`)
  await admin.post(`${path}/imports`, undefined, multipart({ kind: 'HOUSEHOLDS' }, { name: '再次.csv', bytes }))
})
afterAll(() => test.close())

async function search(query: string, who = coordinator) {
  const answer = await who.get(`${path}/persons?limit=100&query=${encodeURIComponent(query)}`)
  return personPageSchema.parse(answer.body).items
}

async function personId(name: string): Promise<string> {
  const [found] = await search(name)
  return found?.id ?? ''
}

/** Every planted value that stands in the text. */
function plainIn(text: string): string[] {
  return people.flatMap(({ name, phone, identity }) => [name, phone, identity]).filter((value) => text.includes(value))
}

describe('the roster', () => {
  it('holds the two hundred, each under the planted name', async () => {
    expect((await search('')).length).toBe(100)
    expect(await search(first.name)).toMatchObject([
      { name: first.name, householdCode: expect.stringContaining('101') },
    ])
  })
  it('finds by any part of the name, the whole phone number, its end, the end of the identity number, and the door', async () => {
    const { name, phone, identity, room } = first
    for (const query of [name, name.slice(0, 2), name.slice(1), name.slice(1, 2), ` ${name} `, phone, `+86 ${phone}`]) {
      expect((await search(query)).map((person) => person.name)).toContain(name)
    }
    for (const query of [phone.slice(-4), identity.slice(-4), identity.slice(-4).toLowerCase(), room]) {
      expect((await search(query)).map((person) => person.name)).toContain(name)
    }
    const households = await coordinator.get(`${path}/households?query=${encodeURIComponent(name)}`)
    expect(householdPageSchema.parse(households.body).items).toMatchObject([{ headName: name }])
  })
  it('finds nobody by what no name contains', async () => {
    for (const query of [`${first.name}某`, '1997', '%', '_', first.phone.slice(0, 10)]) {
      expect(await search(query)).toEqual([])
    }
  })
  it('goes through everybody once, page by page', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const more: string = after === '' ? '' : `&after=${after}`
      const page = personPageSchema.parse((await coordinator.get(`${path}/persons?limit=33${more}`)).body)
      seen.push(...page.items.map((item) => item.name))
      after = page.next
    }
    expect(seen.length).toBe(200)
    expect(new Set(seen)).toEqual(new Set(people.map(({ name }) => name)))
  })
})

describe('a database dump', () => {
  it('has no name, phone or identity number of people imported, linked, revealed, proposing, co-signing, speaking and voting', async () => {
    const residents: Caller[] = []
    for (const { name, phone } of people.slice(0, 12)) residents.push(await residentOf(name, phone))
    const [proposer, ...others] = residents
    if (proposer === undefined) throw new Error('nobody proposes')
    const topic = await propose(proposer, test.regions.guiyuan, { submit: true, title: '加一盏路灯' })
    const anew = { headers: { 'idempotency-key': newId() } }
    const body = { title: '晾衣架', description: '坏了', category: 'CULTURE', submit: true }
    expect((await proposer.post(`${path}/topics`, body, anew)).status).toBe(201)
    for (const other of others) {
      const signed = await other.post(
        `/api/topics/${topic.id}/co-signs`,
        {},
        { headers: { 'idempotency-key': newId() } },
      )
      expect(signed.status).toBeLessThan(300)
    }
    await talkAndVote(others)
    await coordinator.post(`${path}/persons/${await personId(first.name)}/reveal`, { purpose: 'CONTACT' })
    for (const { phone } of people.slice(0, 20)) {
      await test.anonymous.post('/api/session', { phone, password: 'quite wrong, this' }, { remoteAddress: '10.9.0.1' })
    }
    const dump = await dumpOf(test.database)
    expect(dump.length).toBeGreaterThan(200_000)
    expect(dump).toContain('加一盏路灯')
    expect(plainIn(dump)).toEqual([])
  })

  it('would show them if they stood there: the same look finds a name planted in clear', async () => {
    await propose(coordinator, test.regions.guiyuan, { title: `${first.name}的事`, description: first.phone })
    expect(plainIn(await dumpOf(test.database)).sort()).toEqual([first.name, first.phone].sort())
  })

  it('is not what the log is either: no planted value in a line of it', () => {
    expect(logged.length).toBeGreaterThan(1_000)
    expect(plainIn(logged)).toEqual([])
  })
})

describe('a list of people who vote', () => {
  it('is shown by name to the desk and kept by id in records, chain and units', async () => {
    const walk = await walking()
    const topic = await walk.go('village-four-two', 'VILLAGE_ART24', 'propose.accept')
    const names = people.slice(40, 60).map(({ name }) => name)
    const few = names.slice(0, 3)
    const listed = await step(await walk.as('coordinator'), topic, 'participants.set', {
      scope: { kind: 'list', names },
      motions: [
        { id: newId(), text: '是否出租', presetId: 'VILLAGER_DELEGATE_MEETING' },
        { id: newId(), text: '租金怎么用', presetId: 'VILLAGER_DELEGATE_MEETING', scope: { kind: 'list', names: few } },
      ],
      stakeholders: [],
      recusals: [],
    })
    expect(listed.records.participants.set?.scope.names).toEqual(names)
    expect(listed.records.participants.set?.motions[1]?.scope?.names).toEqual(few)
    expect(listed.electorate.motions.map(({ heads }) => heads)).toEqual([20, 3])
    const units = await (await walk.as('coordinator')).get(
      `/api/topics/${topic.id}/units?query=${encodeURIComponent(names[3] ?? '')}`,
    )
    expect(Object(units.body).items).toMatchObject([{ label: names[3], building: '' }])
    const dump = await dumpOf(test.database)
    expect(plainIn(dump).filter((value) => names.includes(value))).toEqual([])
  })
})

describe('a ciphertext', () => {
  it('moved to another row does not open, nor in another column', async () => {
    const communityId = test.regions.guiyuan
    await transaction(test.database.ownerPool, { communityId }, async (client) => {
      const { rows } = await client.query<{ id: string; nameSealed: string; phoneSealed: string }>(
        `select id, name_sealed as "nameSealed", phone_sealed as "phoneSealed" from person order by id limit 2`,
      )
      const [one, two] = rows
      if (one === undefined || two === undefined) throw new Error('two people are needed')
      const ring = await communityRing(client, communityId)
      expect(openName(ring, one)).toHaveLength(3)
      expect(() => openName(ring, { id: one.id, nameSealed: two.nameSealed })).toThrow(SealBroken)
      expect(() => openName(ring, { id: one.id, nameSealed: one.phoneSealed })).toThrow(SealBroken)
    })
  })
  it('is all the columns take: a name in clear is refused by the database', async () => {
    const communityId = test.regions.guiyuan
    const write = transaction(test.database.appPool, { communityId }, (client) =>
      client.query('insert into person (community_id, id, name_sealed) values ($1, $2, $3)', [
        communityId,
        newId(),
        '陈阿妹',
      ]),
    )
    await expect(write).rejects.toMatchObject({ constraint: 'person_name_sealed_is_sealed' })
  })
})

describe('revealing a number', () => {
  it('answers in clear for a purpose, and is on record with who, whose, what for and by which request', async () => {
    const id = await personId(first.name)
    const masked = await coordinator.get(`${path}/persons/${id}`)
    expect(masked.body).toMatchObject({ name: first.name, phoneMasked: `199****${first.phone.slice(-4)}` })
    const answer = await coordinator.post(`${path}/persons/${id}/reveal`, { purpose: 'VERIFY_IDENTITY' })
    expect(revealedPersonSchema.parse(answer.body)).toEqual({
      id,
      name: first.name,
      phone: first.phone,
      idMasked: `339921********${first.identity.slice(-4)}`,
    })
    const { rows } = await test.database.ownerPool.query(
      `select account_id, subject, region_id, detail from audit_log where action = 'person.revealed' order by at desc limit 1`,
    )
    expect(rows[0]).toEqual({
      account_id: coordinator.account?.id,
      subject: id,
      region_id: test.regions.guiyuan,
      detail: { purpose: 'VERIFY_IDENTITY', requestId: answer.headers['x-request-id'] },
    })
  })
  it('wants one of the purposes, and a person of this community', async () => {
    const id = await personId(first.name)
    expect((await coordinator.post(`${path}/persons/${id}/reveal`, { purpose: 'curiosity' })).status).toBe(422)
    expect((await coordinator.post(`${path}/persons/${id}/reveal`, {})).status).toBe(422)
    expect((await coordinator.post(`${path}/persons/${newId()}/reveal`, { purpose: 'CONTACT' })).status).toBe(404)
    const jinlan = await test.signIn('coordinator', 'jinlan')
    expect((await jinlan.post(`${path}/persons/${id}/reveal`, { purpose: 'CONTACT' })).status).toBe(404)
  })
  it.each([
    'resident',
    'supervisor',
    'expert',
    'township-admin',
    'county-observer',
    'auditor',
    'system-admin',
  ] as const)('is nothing for the %s', async (role) => {
    const caller = await test.signIn(role)
    const answer = await caller.post(`${path}/persons/${await personId(first.name)}/reveal`, { purpose: 'CONTACT' })
    expect([403, 404]).toContain(answer.status)
    expect(answer.text).not.toContain(first.phone)
  })
  it('stops after thirty in ten minutes, also when they come at once', async () => {
    const busy = await test.signIn('coordinator')
    const id = await personId(first.name)
    const ask = () => busy.post(`${path}/persons/${id}/reveal`, { purpose: 'DELIVERY' })
    const answers = []
    for (let round = 0; round < 7; round += 1) answers.push(...(await Promise.all(Array.from({ length: 5 }, ask))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.map(codeOf)).toEqual(Array(5).fill('too-many-requests'))
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(500)
  })
})

let prepared: Promise<Walk> | undefined

function walking(): Promise<Walk> {
  prepared ??= Walk.prepare(test)
  return prepared
}

/** An account made and linked by one, let in with a code that another printed. */
async function residentOf(name: string, phone: string): Promise<Caller> {
  const account = { phone, displayName: name, role: 'resident', regionId: test.regions.guiyuan }
  const made = accountSchema.parse((await admin.post('/api/identity/accounts', account)).body)
  const link = { accountId: made.id, personId: await personId(name) }
  expect((await admin.post(`${path}/account-links`, link)).status).toBe(201)
  const code = await handedOver(coordinator, admin, made.id)
  const session = await test.anonymous.post('/api/session', { phone, code })
  expect(session.status).toBe(201)
  return new Caller(test.fastify, cookieOf(session), undefined)
}

/** A light matter as far as its vote, with the planted people's opinions and ballots in it. */
async function talkAndVote(residents: readonly Caller[]): Promise<void> {
  const walk = await walking()
  const { id } = await walk.go('light', 'SERVICE', 'format.complete')
  for (const resident of residents) {
    const sent = { headers: { 'idempotency-key': newId() } }
    const said = await resident.post(`/api/topics/${id}/opinions`, { stance: 'SUPPORT', text: '同意加灯' }, sent)
    expect(said.status).toBeLessThan(300)
  }
  await walk.goOn(id, 'light', 'format.complete', 'vote.open')
  for (const resident of residents) {
    const topic = detailOf(await resident.get(`/api/topics/${id}`))
    const [unit] = topic.me.units
    const ballot = { motionId: topic.motions[0]?.id, votingUnitId: unit?.id, choice: 'FOR', idem: randomUUID() }
    expect((await resident.post(`/api/topics/${id}/ballots`, ballot)).status).toBe(201)
  }
}
