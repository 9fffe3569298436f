import { randomUUID } from 'node:crypto'
import {
  contributedSchema,
  driftSchema,
  electorateListSchema,
  electoratePreviewSchema,
  electorateProofSchema,
  paperResultSchema,
  propertyAreasSchema,
  rosterImportSchema,
  type TopicDetail,
  unitListSchema,
} from '@gongyi/shared/contracts'
import {
  dossierSchema,
  sha256Hex,
  snapshotLeaves,
  snapshotRoot,
  verifyDossier,
  verifySnapshotProof,
} from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { multipart } from '../../../test/multipart.js'
import { pdfPages } from '../../../test/pdf-text.js'
import { detailOf, step, tryStep } from '../../../test/topics.js'
import { Walk } from '../../../test/walk.js'

/** Stairwell 7-2 of case C01 and four flats of building 8, one of them 陈伟's too. */
const ESTATE = [
  '幢号,单元,室号,建筑面积,产权人,证件号',
  ...[1, 2, 3, 4, 5, 6].flatMap((floor) => [
    `7,2,${floor}01,72.50,${floor >= 5 ? '陈伟,339921198912101018' : `业主${floor}甲,`}`,
    `7,2,${floor}02,85.30,${floor === 3 ? '周明、吴芳' : `业主${floor}乙`},`,
  ]),
  '8,1,101,90.00,陈伟,339921198912101018',
  ...[102, 103, 104].map((room) => `8,1,${room},100.00,八幢${room},`),
]
const LIFT_AREA = '94680'
const ESTATE_AREA = String(94680 + 39000)

let app: TestApp
let walk: Walk
let coordinator: Caller
/** 陈伟, who owns in both buildings; an owner of building 8 only. */
let chen: Caller
let eighth: Caller
let topicId: string
let scope: object
let lift: object
let motions: readonly { readonly id: string }[]

beforeAll(async () => {
  app = await startTestApp()
  walk = await Walk.prepare(app)
  await importOwners(ESTATE)
  const path = `/api/communities/${app.regions.guiyuan}/property-areas`
  const areas = propertyAreasSchema.parse((await (await walk.as('community-admin')).get(path)).body).items
  const propertyAreaId = areas.find(({ name }) => name === '桂苑新村')?.id
  scope = { kind: 'property-area', propertyAreaId }
  lift = { kind: 'stairwell', buildings: ['7'], stairwell: '2', propertyAreaId }
  topicId = (await walk.go('owners-decision', 'OWNERS_FEE', 'propose.accept')).id
  await signIn()
}, 60_000)
afterAll(() => app.close())

async function importOwners(rows: readonly string[]) {
  const admin = await walk.as('community-admin')
  const path = `/api/communities/${app.regions.guiyuan}/imports`
  const file = { name: '名册.csv', bytes: Buffer.from(rows.join('\n')) }
  const sent = await admin.post(path, undefined, multipart({ kind: 'OWNERS', propertyAreaName: '桂苑新村' }, file))
  const { id } = rosterImportSchema.parse(sent.body)
  expect((await admin.post(`${path}/${id}/confirm`)).status).toBe(200)
}

const holders = new Map<string, Awaited<ReturnType<TestApp['account']>>>()

/** Sessions end with the days that pass. */
async function signIn() {
  coordinator = await walk.as('coordinator')
  ;[chen, eighth] = [await ownerOf('7', '501'), await ownerOf('8', '102')]
}

async function ownerOf(building: string, room: string): Promise<Caller> {
  const known = holders.get(room)
  if (known !== undefined) return app.signInAs(known)
  const account = await app.account('resident')
  await walk.sql(
    `insert into account_person (community_id, id, account_id, person_id)
     select $1, gen_random_uuid(), $2::uuid, o.person_id from unit_owner o join unit u on u.community_id = o.community_id
       and u.id = o.unit_id where o.community_id = $1 and u.building = $3 and u.room = $4`,
    ...[account.id, building, room],
  )
  holders.set(room, account)
  return app.signInAs(account)
}

const url = (rest = '') => `/api/topics/${topicId}${rest}`
const detail = async (who: Caller) => detailOf(await who.get(url()))
const setting = (more: object = {}) => ({
  scope,
  motions: [
    { text: '修订小区管理规约', presetId: 'OWNERS_GENERAL' },
    { text: '7 幢 2 单元加装电梯', presetId: 'OWNERS_GENERAL', scope: lift },
  ],
  stakeholders: [{ party: '全体业主', interest: 'BENEFIT' }],
  recusalsAsked: true,
  officers: {
    chair: { name: 'Secretary', side: 'COMMITTEE' },
    minuteTaker: { name: 'Clerk', side: 'RESIDENT' },
  },
  ...more,
})

describe('a topic whose second motion concerns one stairwell', () => {
  it('is counted per motion before anything is written', async () => {
    const body = { scope, motions: [{ presetId: 'OWNERS_GENERAL' }, { presetId: 'OWNERS_GENERAL', scope: lift }] }
    const answer = await coordinator.post(url('/electorate/preview'), body)
    const counted = electoratePreviewSchema.parse(answer.body)
    expect(counted).toMatchObject({ heads: 14, areaCenti: ESTATE_AREA, units: 16, difference: null })
    expect(counted.motions).toMatchObject([
      { heads: 14, areaCenti: ESTATE_AREA, units: 16 },
      { heads: 11, areaCenti: LIFT_AREA, units: 12 },
    ])
  })

  it('is refused where a motion’s scope is no place of the roster', async () => {
    const [first, second] = setting().motions
    const elsewhere = { ...second, scope: { kind: 'building', buildings: ['99'] } }
    const sent = setting({ motions: [first, elsewhere] })
    const refused = await tryStep(coordinator, await detail(coordinator), 'participants.set', sent)
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { errors: [{ pointer: '/input/motions/1/scope/buildings', code: 'not-on-roster' }] },
    ])
  })

  it('is not published while one of its motions has nobody to vote on it', async () => {
    const nobody = { ...scope, uses: ['STORAGE'] }
    const [first] = setting().motions
    const second = { text: '储藏间通风', presetId: 'OWNERS_GENERAL', scope: nobody }
    const topic = await step(
      coordinator,
      await detail(coordinator),
      'participants.set',
      setting({ motions: [first, second] }),
    )
    const refused = await tryStep(coordinator, topic, 'participants.publicise', { places: ['公告栏'] })
    expect(refused.body).toMatchObject({ unmet: [{ id: 'G2.2', params: { reason: 'motion', motion: 2 } }] })
  })

  it('is locked with heads and area of each motion in the record', async () => {
    const topic = await step(coordinator, await detail(coordinator), 'participants.set', setting())
    expect(topic.electorate).toMatchObject({ heads: 14, areaCenti: ESTATE_AREA })
    await walk.take(topicId, 'participants.publicise', 'coordinator')
    await walk.take(topicId, 'participants.sign', 'supervisor')
    await walk.later(4)
    const locked = await walk.take(topicId, 'participants.lock', 'coordinator')
    motions = locked.motions
    expect(locked.records.participants.locked).toMatchObject({
      heads: 14,
      areaCenti: ESTATE_AREA,
      motions: [
        { motionId: motions[0]?.id, heads: 14, areaCenti: ESTATE_AREA },
        { motionId: motions[1]?.id, heads: 11, areaCenti: LIFT_AREA },
      ],
    })
    expect(locked.motions.map(({ no }) => no)).toEqual([1, 2])
    await signIn()
  })

  it('shows everybody which motions a house number votes on, and proves it with its area there', async () => {
    const read = async (query = '') => electorateListSchema.parse((await chen.get(url(`/electorate${query}`))).body)
    const list = await read()
    expect(list.motions).toMatchObject([
      { no: 1, heads: 14, areaCenti: ESTATE_AREA },
      { no: 2, heads: 11, areaCenti: LIFT_AREA },
    ])
    expect(list.items.find(({ label }) => label === '8-1-102')?.motions).toEqual([1])
    const mine = list.items.find((item) => item.mine)
    expect(mine).toMatchObject({ label: '7-2-501, 7-2-601, 8-1-101', motions: [1, 2] })
    expect((await read(`?motion=${motions[1]?.id}`)).items).toHaveLength(11)
    const proof = electorateProofSchema.parse((await chen.get(url(`/electorate/proofs/${mine?.index}`))).body)
    expect(proof).toMatchObject({
      scheme: 'gongyi-electorate-v2',
      leaf: {
        areaCenti: '23500',
        motions: [
          { no: 1, areaCenti: '23500' },
          { no: 2, areaCenti: '14500' },
        ],
      },
    })
    expect(verifySnapshotProof(proof, list.root ?? '')).toBe(true)
    const lighter = { ...proof.leaf, motions: [{ no: 1, areaCenti: '23500' }] }
    expect(verifySnapshotProof({ ...proof, leaf: lighter }, list.root ?? '')).toBe(false)
  })

  it('takes a late correction into the motions whose scope has the flat', async () => {
    await importOwners(ESTATE.map((row) => (row.startsWith('8,1,101,') ? '8,1,101,90.00,新业主,' : row)))
    const drift = driftSchema.parse((await coordinator.get(url('/electorate/drift'))).body)
    expect(drift.pieces).toMatchObject([
      {
        added: [{ label: '8-1-101', motions: [{ motionId: motions[0]?.id, areaCenti: '9000' }] }],
        changed: [{ before: { areaCenti: '23500' }, after: { label: '7-2-501, 7-2-601', areaCenti: '14500' } }],
      },
    ])
    const asked = { pieces: drift.pieces.map(({ id }) => id), reason: '101 室已过户', evidence: '不动产登记证' }
    const { id } = contributedSchema.parse((await coordinator.post(url('/electorate/corrections'), asked)).body)
    const supervisor = await walk.as('supervisor')
    const yes = { approve: true, note: '已核对登记簿' }
    expect((await supervisor.post(url(`/electorate/corrections/${id}/decision`), yes)).status).toBe(201)
    const { records } = await detail(coordinator)
    expect(records.participants.locked).toMatchObject({
      heads: 15,
      motions: [
        { heads: 15, areaCenti: ESTATE_AREA },
        { heads: 11, areaCenti: LIFT_AREA },
      ],
    })
  })
})

describe('a list frozen before motions had lists of their own', () => {
  it('is read and proved as it was hashed', async () => {
    const units = await walk.sql(
      `select key, label, area_centi as "areaCenti", unit_ids as "unitIds" from voting_unit
       where community_id = $1 and topic_id = $2`,
      topicId,
    )
    const rows = units.rows.map((row) => ({ ...row, areaCenti: BigInt(row.areaCenti), motions: [] }))
    const scheme = 'gongyi-electorate-v1'
    const root = snapshotRoot(snapshotLeaves(rows, 's'.repeat(43), scheme))
    const later = `(select max(no) + 1 from electorate_snapshot where community_id = $1 and topic_id = $2)`
    await walk.sql(
      `insert into electorate_snapshot (community_id, id, topic_id, no, scheme, root, roster_hash, heads, area_centi, secret,
         by_account, at) select $1, gen_random_uuid(), $2, ${later}, $3, $4, repeat('a', 64), 15, 1, repeat('s', 43),
         gen_random_uuid(), app_now()`,
      ...[topicId, scheme, root],
    )
    const list = electorateListSchema.parse((await chen.get(url('/electorate'))).body)
    const mine = list.items.find((item) => item.mine)
    const proof = electorateProofSchema.parse((await chen.get(url(`/electorate/proofs/${mine?.index}`))).body)
    expect([list.root, proof.scheme, proof.root]).toEqual([root, scheme, root])
    expect(proof.leaf).not.toHaveProperty('motions')
    expect(verifySnapshotProof(proof, root)).toBe(true)
  })
})

describe('the ballot on motions with lists of their own', () => {
  const unitsOf = async (who: Caller) => (await detail(who)).me.units
  const ballot = (motion: number, votingUnitId: string | undefined, choice = 'FOR') => ({
    ...{ motionId: motions[motion]?.id, votingUnitId, choice, idem: randomUUID() },
  })
  let polls: TopicDetail['polls']

  beforeAll(async () => {
    await walk.goOn(topicId, 'owners-decision', 'participants.lock', 'vote.open')
    await signIn()
  })

  it('asks each owner only about the motions they vote on', async () => {
    const [own] = await unitsOf(chen)
    expect(own?.motions).toEqual(motions.map(({ id }) => ({ motionId: id, areaCenti: '14500' })))
    const [other] = await unitsOf(eighth)
    expect(other?.motions).toEqual([{ motionId: motions[0]?.id, areaCenti: '10000' }])
  })

  it('refuses a ballot for a motion one is not on the list of: sent, typed in from paper, called in the database', async () => {
    const [unit] = await unitsOf(eighth)
    const refused = await eighth.post(url('/ballots'), ballot(1, unit?.id))
    expect([refused.status, codeOf(refused)]).toEqual([422, 'not-eligible'])
    const paper = { motionId: motions[1]?.id, ballots: [{ votingUnitId: unit?.id, choice: 'FOR' }] }
    for (const desk of ['paper-ballots', 'paper-ballots/check']) {
      const told = paperResultSchema.parse((await coordinator.post(url(`/${desk}`), paper)).body)
      expect(told.items.map(({ result }) => result)).toEqual(['unknown-unit'])
    }
    const poll = (await detail(coordinator)).polls.find(({ motionId }) => motionId === motions[1]?.id)
    const as = { communityId: app.regions.guiyuan, role: 'resident', accountId: holders.get('102')?.id ?? '' }
    const called = await transaction(app.database.appPool, as, (client) =>
      client.query('select * from cast_ballot($1, $2, $3, gen_random_uuid(), $4)', [poll?.id, unit?.id, 'FOR', 'r-8']),
    )
    expect(called.rows).toMatchObject([{ result: 'refused', reason: 'not-eligible' }])
  })

  it('is cast once on the motion one votes on, and then nobody waits for this owner', async () => {
    const [unit] = await unitsOf(eighth)
    expect((await detail(eighth)).awaitsMe).toBe(true)
    expect((await eighth.post(url('/ballots'), ballot(0, unit?.id))).status).toBe(201)
    expect((await detail(eighth)).awaitsMe).toBe(false)
    const seen = unitListSchema.parse((await coordinator.get(url('/units?query=8-1-102'))).body).items
    expect(seen).toMatchObject([{ voted: true, motionIds: [motions[0]?.id] }])
    const listed = unitListSchema.parse((await coordinator.get(url(`/units?motion=${motions[1]?.id}`))).body).items
    expect(listed).toHaveLength(11)
  })

  it('prints for each owner the motions they vote on, with the area of each', async () => {
    const printed = async (building: string) => {
      const headers = { cookie: coordinator.cookie ?? '' }
      const at = url(`/ballots.pdf?building=${building}`)
      const answer = await app.fastify.inject({ method: 'GET', url: at, headers })
      return pdfPages(answer.rawPayload).join('')
    }
    const [seventh, eighths] = [await printed('7'), await printed('8')]
    expect(eighths.split('修订小区管理规约')).toHaveLength(5)
    expect(eighths).not.toContain('单元加装电梯')
    expect(seventh.split('单元加装电梯')).toHaveLength(12)
  })

  it('passes by the one list and fails by the other', async () => {
    // Everybody of building 8 and four of the stairwell on the estate's motion; on the lift's six of eleven
    await walk.sql(
      `insert into ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt)
       select poll.community_id, poll.id, unit.id, 'FOR', 'PAPER', gen_random_uuid(), gen_random_uuid()
       from poll join motion on (motion.community_id, motion.id) = (poll.community_id, poll.motion_id)
         join motion_unit listed on (listed.community_id, listed.motion_id) = (motion.community_id, motion.id)
         join voting_unit unit on (unit.community_id, unit.id) = (listed.community_id, listed.voting_unit_id)
       where poll.community_id = $1 and poll.topic_id = $2 and unit.label <> '8-1-102'
         and (motion.no = 1 and unit.label not in ('7-2-101', '7-2-102', '7-2-201')
           or motion.no = 2 and unit.label in ('7-2-101', '7-2-102', '7-2-201', '7-2-202', '7-2-301', '7-2-302'))`,
      topicId,
    )
    await walk.later(12)
    await signIn()
    const closed = await step(coordinator, await detail(coordinator), 'vote.close')
    polls = closed.polls
    expect(polls).toMatchObject([
      { eligibleHeads: 15, eligibleAreaCenti: ESTATE_AREA, turnoutHeads: 12 },
      { eligibleHeads: 11, eligibleAreaCenti: LIFT_AREA, turnoutHeads: 6, turnoutAreaCenti: '47340' },
    ])
    const sheets = polls.map(({ motionId, tally }) => ({ motionId, ...tally }))
    const counting = { sheets, scrutineers: ['监票人甲', '监票人乙'] }
    const counted = await step(coordinator, closed, 'vote.count', counting)
    expect(counted.records.vote.count?.results.map(({ count }) => count.outcome)).toEqual(['PASSED', 'QUORUM_FAILED'])
    const published = await step(coordinator, counted, 'vote.publish', { places: ['公告栏'] })
    const seen = await detail(eighth)
    expect(seen.polls.map(({ count }) => [count?.electorate.heads, count?.outcome])).toEqual([
      [15, 'PASSED'],
      [11, 'QUORUM_FAILED'],
    ])
    expect(published.outcome).toBe(seen.outcome)
  })

  it('ends in a dossier that states and recounts each motion by its own list', async () => {
    await walk.later(8)
    await signIn()
    const final = await step(coordinator, await detail(coordinator), 'vote.finalise', {
      resolution: '修订小区管理规约',
    })
    expect(final.stage).toBe('filing')
    const document = dossierSchema.parse((await coordinator.get(url('/dossier'))).body)
    expect(document.outcome).toBe('PARTLY_ADOPTED')
    expect(document.motions.map(({ electorate, outcome }) => [electorate.zh, outcome])).toEqual([
      ['物业管理区域，表决单元15个', 'PASSED'],
      ['7幢2单元，表决单元11个', 'QUORUM_FAILED'],
    ])
    expect(verifyDossier(document)).toMatchObject({ ok: true })
    const lists = document.stages.participants.fields.find(({ name }) => name === 'lists')
    expect(lists?.value).toMatchObject({
      rows: [
        ['1', '物业管理区域', '15', '1336.80'],
        ['2', '7幢2单元', '11', '946.80'],
      ],
    })
    expect(sha256Hex(document.motions[1]?.text ?? '')).toBe(document.motions[1]?.textHash)
  })
})
