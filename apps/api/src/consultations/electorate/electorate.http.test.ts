import { readFile } from 'node:fs/promises'
import {
  contributedSchema,
  driftSchema,
  electorateLeavesSchema,
  electorateListSchema,
  electoratePreviewSchema,
  electorateProofSchema,
  lateCorrectionListSchema,
  propertyAreasSchema,
  rosterImportSchema,
  topicDetailSchema,
  topicEventListSchema,
} from '@gongyi/shared/contracts'
import { snapshotLeafHash, verifySnapshotProof } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { runPrintedCheck } from '../../../test/check-dossier.js'
import { multipart } from '../../../test/multipart.js'
import { detailOf, step, tryStep } from '../../../test/topics.js'
import { Walk } from '../../../test/walk.js'
import { newId } from '../../platform/ids.js'

const FIXTURES = new URL('../../../test/fixtures/', import.meta.url)
/** Case C01: twelve flats, 陈伟 owns 501 and 601, a couple owns 302. */
const LIFT = [
  '幢号,单元,室号,建筑面积,产权人,证件号',
  ...[1, 2, 3, 4, 5, 6].flatMap((floor) => [
    `7,2,${floor}01,72.50,${floor >= 5 ? '陈伟,339921198912101018' : `业主${floor}甲,`}`,
    `7,2,${floor}02,85.30,${floor === 3 ? '周明、吴芳' : `业主${floor}乙`},`,
  ]),
].join('\n')

let app: TestApp
let walk: Walk
let coordinator: Caller
let topicId: string
const areas = new Map<string, string>()

beforeAll(async () => {
  app = await startTestApp()
  walk = await Walk.prepare(app)
  coordinator = await walk.as('coordinator')
  await importOwners('桂苑新村', LIFT)
  await importOwners('锦澜府一期', await readFile(new URL('owners-jinlanfu.csv', FIXTURES)))
  const path = `/api/communities/${app.regions.guiyuan}/property-areas`
  const found = propertyAreasSchema.parse((await (await walk.as('community-admin')).get(path)).body).items
  for (const { id, name, units } of found) if (units !== 20) areas.set(name, id)
  topicId = (await walk.go('owners-decision', 'OWNERS_FEE', 'propose.accept')).id
})
afterAll(() => app.close())

async function importOwners(propertyAreaName: string, bytes: Buffer | string) {
  const admin = await walk.as('community-admin')
  const path = `/api/communities/${app.regions.guiyuan}/imports`
  const file = { name: '名册.csv', bytes: Buffer.from(bytes) }
  const sent = await admin.post(path, undefined, multipart({ kind: 'OWNERS', propertyAreaName }, file))
  const { id } = rosterImportSchema.parse(sent.body)
  expect((await admin.post(`${path}/${id}/confirm`)).status).toBe(200)
}

const told = (answer: Answer) => [answer.status, codeOf(answer)]
const url = (rest = '') => `/api/topics/${topicId}/electorate${rest}`
const inArea = (name: string) => ({ propertyAreaId: areas.get(name) })
const stairwell = () => ({ kind: 'stairwell', buildings: ['7'], stairwell: '2', ...inArea('桂苑新村') })

async function preview(scope: object, presetId = 'OWNERS_SPECIAL', by?: Caller) {
  const answer = await (by ?? coordinator).post(url('/preview'), { scope, motions: [{ presetId }] })
  if (answer.status !== 200) throw new Error(answer.text)
  return electoratePreviewSchema.parse(answer.body)
}

describe('who would vote, before anything is written', () => {
  it('of case C01 are 12 units, 11 heads, 946.80 m², each joined head explained to the desk', async () => {
    const counted = await preview(stairwell())
    expect(counted).toMatchObject({ source: 'units', units: 12, heads: 11, areaCenti: '94680', developer: null })
    expect(counted.explained).toEqual([
      {
        reason: 'CO_OWNERS',
        areaCenti: '8530',
        names: ['吴芳', '周明'],
        units: [{ label: '7-2-302', areaCenti: '8530' }],
      },
      {
        reason: 'SAME_OWNER',
        areaCenti: '14500',
        names: ['陈伟'],
        units: [
          { label: '7-2-501', areaCenti: '7250' },
          { label: '7-2-601', areaCenti: '7250' },
        ],
      },
    ])
  })

  it('of case C04 are 896 heads, 98,560.00 m², the developer one head with 6,240.00 m², parking left out', async () => {
    const counted = await preview({ kind: 'property-area', ...inArea('锦澜府一期') }, 'OWNERS_GENERAL')
    expect(counted).toMatchObject({ heads: 896, areaCenti: '9856000', units: 962 })
    expect(counted.developer).toMatchObject({ areaCenti: '624000' })
    expect(counted.leftOut).toMatchObject([{ reason: 'NOT_COUNTED', count: 24 }])
    expect(counted.buildings.reduce((sum, { heads }) => sum + heads, 0)).toBe(896)
  })

  it('follow the use chosen, and offer the uses there are', async () => {
    const all = await preview({ kind: 'property-area', ...inArea('锦澜府一期') })
    const uses = Object.fromEntries(all.choices.uses.map(({ use, count }) => [use, count]))
    expect(Object.keys(uses)).toContain('RESIDENTIAL')
    const homes = await preview({ kind: 'property-area', uses: ['RESIDENTIAL'], ...inArea('锦澜府一期') })
    expect(homes.units).toBe(uses['RESIDENTIAL'])
    expect([homes.heads, homes.leftOut]).toEqual([896, []])
  })

  it('are households where the rule counts households', async () => {
    expect(await preview({ kind: 'community' }, 'RESIDENT_MEETING_HOUSEHOLD')).toMatchObject({
      source: 'households',
      heads: 20,
      units: 0,
      nonHukou: { of: 20 },
    })
  })

  it('are for the desk and the supervisor; a scope or a rule that cannot be is refused', async () => {
    const body = { scope: stairwell(), motions: [{ presetId: 'OWNERS_SPECIAL' }] }
    expect((await (await walk.as('resident')).post(url('/preview'), body)).status).toBe(403)
    expect((await (await walk.as('supervisor')).post(url('/preview'), body)).status).toBe(200)
    const mixed = { ...body, motions: [{ presetId: 'OWNERS_SPECIAL' }, { presetId: 'RESIDENT_MEETING_HOUSEHOLD' }] }
    expect((await coordinator.post(url('/preview'), mixed)).body).toMatchObject({
      code: 'guard-unmet',
      unmet: [{ id: 'G2.1', params: { reason: 'one-kind' } }],
    })
    expect((await coordinator.post(url('/preview'), { ...body, motions: [{ presetId: 'NO_SUCH' }] })).status).toBe(422)
    expect(
      (await coordinator.post(url('/preview'), { scope: { kind: 'moon' }, motions: [{ presetId: 'X' }] })).status,
    ).toBe(422)
  })

  it.each([
    ['SIMPLE_POLL', { kind: 'property-area', propertyAreaId: newId() }, ['/scope/propertyAreaId']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'list', names: ['张三'] }, ['/scope/kind']],
    ['OWNERS_GENERAL', { kind: 'property-area', propertyAreaId: newId() }, ['/scope/propertyAreaId']],
    ['OWNERS_GENERAL', { kind: 'community', gridId: newId() }, ['/scope/gridId']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'community', gridId: newId() }, ['/scope/gridId']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'community', uses: ['PARKING'] }, ['/scope/uses']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'building', buildings: ['7', '99'] }, ['/scope/buildings']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'building' }, ['/scope/buildings']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'stairwell', buildings: ['7'], stairwell: '9' }, ['/scope/stairwell']],
    ['RESIDENT_MEETING_HOUSEHOLD', { kind: 'community', buildings: ['7'] }, ['/scope/buildings']],
  ])('are not counted by %s in another scope than the one asked for: %o', async (presetId, scope, pointers) => {
    const previewed = await coordinator.post(url('/preview'), { scope, motions: [{ presetId }] })
    expect(previewed.status).toBe(422)
    const topic = detailOf(await coordinator.get(`/api/topics/${topicId}`))
    const input = { scope, motions: [{ text: '试一试', presetId }] }
    const set = await tryStep(coordinator, topic, 'participants.set', input)
    expect(set.status).toBe(422)
    const errors: { pointer: string }[] = Object(previewed.body).errors
    expect(errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(pointers))
  })

  it('refuse a body’s list with one name twice, however it is spaced', async () => {
    const scope = (...names: string[]) => ({ kind: 'list', names })
    expect((await preview(scope('王小明', '李四'), 'VILLAGER_DELEGATE_MEETING')).heads).toBe(2)
    for (const again of ['王小明', '王 小明', '王\u3000小明 ']) {
      const body = { scope: scope('王小明', again, '李四'), motions: [{ presetId: 'VILLAGER_DELEGATE_MEETING' }] }
      const answer = await coordinator.post(url('/preview'), body)
      expect(told(answer)).toEqual([422, 'electorate-duplicate-voter'])
    }
  })

  it('are asked for in no words that nobody knows: an unknown key is refused, not left out', async () => {
    const topic = detailOf(await coordinator.get(`/api/topics/${topicId}`))
    const motion = { text: '加装电梯', presetId: 'OWNERS_GENERAL' }
    for (const input of [
      { scope: stairwell(), motions: [{ ...motion, weight: 2 }, motion] },
      { scope: stairwell(), motions: [{ ...motion, scope: { ...stairwell(), everybody: true } }, motion] },
      { scope: { ...stairwell(), everybody: true }, motions: [motion] },
      { scope: stairwell(), motions: [motion], electorates: [] },
      { scope: stairwell(), motions: [motion], stakeholders: [{ party: '全体', interest: 'BENEFIT', weight: 2 }] },
    ])
      expect(told(await tryStep(coordinator, topic, 'participants.set', input))).toEqual([422, 'invalid-input'])
  })

  it('are spoken for by names, in buildings that stand here', async () => {
    const topic = detailOf(await coordinator.get(`/api/topics/${topicId}`))
    const set = async (party: object) => {
      const stakeholders = [{ party: '一层住户', interest: 'BURDEN', ...party }]
      const input = { scope: stairwell(), motions: [{ text: '加装电梯', presetId: 'OWNERS_GENERAL' }], stakeholders }
      return (await tryStep(coordinator, topic, 'participants.set', input)).body
    }
    expect(await set({ spokesperson: '-' })).toMatchObject({
      errors: [{ pointer: '/input/stakeholders/0/spokesperson' }],
    })
    expect(await set({ spokesperson: '周明', buildings: ['7', '99'] })).toMatchObject({
      errors: [{ pointer: '/input/stakeholders/0/buildings', code: 'not-on-roster' }],
    })
  })
})

describe('the frozen electorate', () => {
  let owner: Caller
  let lockedRoot: string | undefined
  const shown: unknown[] = []

  beforeAll(async () => {
    const resident = await app.account('resident')
    await walk.sql(
      `insert into account_person (community_id, id, account_id, person_id)
       select $1, gen_random_uuid(), $2::uuid, o.person_id from unit_owner o join unit u on u.community_id = o.community_id
         and u.id = o.unit_id where o.community_id = $1 and u.building = '7' and u.room = '501' and u.area_centi = 7250`,
      resident.id,
    )
    owner = await app.signInAs(resident)
    let topic = detailOf(await coordinator.get(`/api/topics/${topicId}`))
    topic = await step(coordinator, topic, 'participants.set', {
      scope: stairwell(),
      motions: [{ text: '7 幢 2 单元加装电梯', presetId: 'OWNERS_GENERAL' }],
      stakeholders: [
        { party: '三层以上', interest: 'BENEFIT', howHeard: 'MEETING', contactOk: true },
        { party: '一层住户', interest: 'NEUTRAL', spokesperson: '周明', buildings: ['7'] },
      ],
      recusalsAsked: true,
      officers: {
        chair: { name: 'Secretary', side: 'COMMITTEE' },
        minuteTaker: { name: '周桂兰', side: 'RESIDENT' },
      },
    })
    shown.push((await owner.get(url())).body)
    topic = await walk.take(topicId, 'participants.publicise', 'coordinator')
    shown.push((await owner.get(url())).body)
    shown.push((await app.anonymous.get(`/api/electorates/${topicId}`)).body)
    topic = await walk.take(topicId, 'participants.sign', 'supervisor')
    await walk.later(4)
    shown.push((await app.anonymous.get(`/api/electorates/${topicId}`)).status)
    topic = await walk.take(topicId, 'participants.lock', 'coordinator')
    coordinator = await walk.as('coordinator')
    owner = await app.signInAs(resident)
    lockedRoot = topic.records.participants.locked?.merkleRoot
  })

  const listOf = async (who: Caller, query = '') => electorateListSchema.parse((await who.get(url(query))).body)

  it('is hidden until it is published, and has a root once it is locked', async () => {
    expect(shown).toMatchObject([
      { state: 'HIDDEN', items: [] },
      { state: 'PUBLISHED', heads: 11, root: null },
      {},
      404,
    ])
    // On display it is everybody's to read by house number; afterwards it is the community's
    expect(shown[2]).toMatchObject({
      heads: 11,
      items: expect.arrayContaining([expect.objectContaining({ label: '7-2-302' })]),
    })
    expect(JSON.stringify(shown[2])).not.toMatch(/陈伟|areaCenti|personId/)
    expect(shown[3]).toBe(404)
    expect((await app.anonymous.get(`/api/electorates/${newId()}`)).status).toBe(404)
    expect(lockedRoot).toMatch(/^[0-9a-f]{64}$/)
    expect((await listOf(owner)).root).toBe(lockedRoot)
  })

  it('is public by house number, holds no name, and says which entry is one’s own', async () => {
    const list = await listOf(owner)
    expect(list).toMatchObject({ state: 'FROZEN', heads: 11, areaCenti: '94680', version: 1, next: null })
    expect(list.items.filter(({ mine }) => mine).map(({ label }) => label)).toEqual(['7-2-501, 7-2-601'])
    expect(JSON.stringify(list)).not.toMatch(/陈伟|周明|OWN:|P:/)
    for (const typed of ['7-2-302', '7幢2单元302', '７－２－３０２', '7栋2单元302室'])
      expect((await listOf(owner, `?query=${encodeURIComponent(typed)}`)).items.map(({ label }) => label)).toEqual([
        '7-2-302',
      ])
    const elsewhere = await listOf(owner, '?query=7-2-302')
    expect(elsewhere.mine.map(({ label }) => label)).toEqual(['7-2-501, 7-2-601'])
    expect((await listOf(owner, '?limit=4&after=8')).items).toHaveLength(3)
  })

  it('proves one’s own entry against the root of the chain; another’s is not there for a neighbour', async () => {
    const list = await listOf(owner)
    const mine = list.items.find((item) => item.mine)
    const proof = electorateProofSchema.parse((await owner.get(url(`/proofs/${mine?.index}`))).body)
    expect(verifySnapshotProof(proof, list.root ?? '')).toBe(true)
    expect(snapshotLeafHash(proof.leaf)).toBe(mine?.leafHash)
    expect(proof.leaf).toMatchObject({ label: '7-2-501, 7-2-601', areaCenti: '14500' })
    expect((await owner.get(url('/proofs/0'))).status).toBe(404)
    expect((await coordinator.get(url('/proofs/0'))).status).toBe(200)
    for (const bad of ['99', '-1', 'x', '1.5']) expect((await coordinator.get(url(`/proofs/${bad}`))).status).toBe(404)
    const events = topicEventListSchema.parse((await coordinator.get(`/api/topics/${topicId}/events`)).body).items
    expect(JSON.stringify(events.find(({ type }) => type === 'participants.locked'))).toContain(list.root)
  })

  it('is worked out again from its leaves by the program in the guide, and by no others', async () => {
    const answer = await owner.get(url('/leaves'))
    const file = electorateLeavesSchema.parse(answer.body)
    expect(file).toMatchObject({ scheme: 'gongyi-electorate-v2', root: lockedRoot, version: 1 })
    expect(file.leaves).toHaveLength(11)
    expect(answer.text).not.toMatch(/陈伟|周明|areaCenti|headHash|unitIds/)
    const run = (document: unknown) => runPrintedCheck(JSON.stringify(document), 'electorate')
    const list = await listOf(owner)
    const proof = electorateProofSchema.parse((await owner.get(url(`/proofs/${list.mine[0]?.index}`))).body)
    expect(await run({ ...file, proof })).toContain(`11 entries, root ${lockedRoot}`)
    await expect(run({ ...file, leaves: file.leaves.slice(1) })).rejects.toThrow('the root')
    const wrong = { ...proof, leaf: { ...proof.leaf, areaCenti: '1' } }
    await expect(run({ ...file, proof: wrong })).rejects.toThrow('your entry')
  })

  it('is compared with when the same scope is chosen again', async () => {
    const other = await walk.go('owners-decision', 'OWNERS_FEE', 'propose.accept')
    const answer = await (await walk.as('coordinator')).post(`/api/topics/${other.id}/electorate/preview`, {
      scope: stairwell(),
      motions: [{ presetId: 'OWNERS_SPECIAL' }],
    })
    expect(electoratePreviewSchema.parse(answer.body).difference).toMatchObject({ topicId, unchanged: 11, added: [] })
  })

  it('refuses a chair who gains or is of the property company, in the words of the rule', async () => {
    const other = await walk.go('owners-decision', 'OWNERS_FEE', 'propose.accept')
    const set = (chair: object, recusals: object[] = []) => ({
      scope: stairwell(),
      motions: [{ text: '加装电梯', presetId: 'OWNERS_GENERAL' }],
      recusals,
      officers: { chair, minuteTaker: { name: '周桂兰', side: 'RESIDENT' } },
    })
    const refusal = async (input: object) =>
      (await tryStep(await walk.as('coordinator'), other, 'participants.set', input)).body
    expect(await refusal(set({ name: '钱经理', side: 'PROPERTY_COMPANY' }))).toMatchObject({
      unmet: [{ id: 'G2.8', params: { reason: 'company' } }],
    })
    expect(
      await refusal(set({ name: '陈伟', side: 'RESIDENT' }, [{ person: '陈伟', reason: '电梯公司股东' }])),
    ).toMatchObject({
      unmet: [{ id: 'SD.8', params: { person: '陈伟' } }],
    })
  })

  it('leaves it to a colleague to find that one’s own gain is none', async () => {
    const other = await walk.go('owners-decision', 'OWNERS_FEE', 'propose.accept')
    // The desk's own account, its name spaced another way
    const own = 'coordinator测试'
    const decide = async (who: Caller) => {
      const recusals = [{ person: own, reason: '家里开电梯公司', decision: 'NO_CONFLICT' }]
      const input = { scope: stairwell(), motions: [{ text: '加装电梯', presetId: 'OWNERS_GENERAL' }], recusals }
      return tryStep(who, other, 'participants.set', input)
    }
    expect((await decide(await walk.as('coordinator'))).body).toMatchObject({
      unmet: [{ id: 'SD.8', params: { reason: 'own', person: 'coordinator 测试' } }],
    })
    expect((await decide(await walk.as('community-admin'))).status).toBe(200)
  })

  describe('after the lock', () => {
    const drift = async () => driftSchema.parse((await (await walk.as('coordinator')).get(url('/drift'))).body)
    const asked = (pieces: readonly string[]) => ({ pieces, reason: '202 室已过户', evidence: '不动产登记证' })
    const yes = { approve: true, note: '已核对登记簿' }

    it('is as the roster says, and takes no correction by any other way', async () => {
      expect(await drift()).toEqual({ isBallotOpen: false, pieces: [], total: 0 })
      await expect(
        walk.sql(`update voting_unit set area_centi = 1 where community_id = $1 and topic_id = $2`, topicId),
      ).rejects.toThrow('step 2 only')
    })

    it('is corrected by two people in two roles, with the old and the new root in the chain', async () => {
      const before = await listOf(owner)
      await sell('202')
      const [piece] = (await drift()).pieces
      expect(piece).toMatchObject({ isTransfer: true, added: [{ label: '7-2-202' }], removed: [{ label: '7-2-202' }] })
      const both = await app.account('coordinator')
      await app.database.ownerPool.query(
        `insert into role_grant (id, account_id, role, region_id) values ($1, $2, 'supervisor', $3)`,
        [newId(), both.id, app.regions.guiyuan],
      )
      const twoHats = await app.signInAs(both)
      const sent = await twoHats.post(url('/corrections'), asked([piece?.id ?? '']))
      const { id } = contributedSchema.parse(sent.body)
      const twin = contributedSchema.parse((await coordinator.post(url('/corrections'), asked([piece?.id ?? '']))).body)
      expect((await twoHats.post(url(`/corrections/${id}/decision`), yes)).body).toMatchObject({
        unmet: [{ id: 'SD.9', params: { reason: 'same' } }],
      })
      expect((await coordinator.post(url(`/corrections/${id}/decision`), yes)).status).toBe(403)
      const supervisor = await walk.as('supervisor')
      expect((await supervisor.post(url(`/corrections/${id}/decision`), yes)).status).toBe(201)
      expect(told(await supervisor.post(url(`/corrections/${id}/decision`), yes))).toEqual([409, 'wrong-status'])

      const after = await listOf(owner)
      expect(after).toMatchObject({ version: 2, heads: 11, areaCenti: '94680' })
      expect(after.root).not.toBe(before.root)
      const detail = topicDetailSchema.parse((await coordinator.get(`/api/topics/${topicId}`)).body)
      expect(detail.records.participants.locked).toMatchObject({
        merkleRoot: after.root,
        corrections: [{ oldRoot: before.root, newRoot: after.root, heads: 11 }],
      })
      const events = topicEventListSchema.parse((await coordinator.get(`/api/topics/${topicId}/events`)).body).items
      const corrected = events.find(({ type }) => type === 'participants.corrected')
      expect(JSON.stringify(corrected)).toContain(before.root)
      expect((await drift()).total).toBe(0)
      // Asked for twice and done once: the second request is closed with it
      expect(events.map(({ type }) => type)).toContain('participants.correction-refused')
      const seen = lateCorrectionListSchema.parse((await owner.get(url('/corrections'))).body).items
      expect(seen).toMatchObject([
        { id: twin.id, state: 'REFUSED' },
        { state: 'APPROVED', reason: null, oldRoot: before.root, newRoot: after.root },
      ])
      // A neighbour reads which flat it was, the desk its area as well
      expect(seen.at(-1)?.pieces).toMatchObject([{ added: [{ label: '7-2-202', areaCenti: null }] }])
      const known = lateCorrectionListSchema.parse((await coordinator.get(url('/corrections'))).body).items
      expect(known.at(-1)?.pieces).toMatchObject([{ added: [{ label: '7-2-202', areaCenti: '8530' }] }])
      expect(after.frozenAt).not.toBe(before.frozenAt)
      expect(after.frozenAt).toBe(detail.records.participants.locked?.corrections?.[0]?.at)
    })

    it('is left as it is by a refusal, a piece that is gone, or a roster that moved on meanwhile', async () => {
      await sell('302')
      const [piece] = (await drift()).pieces
      const ids = [piece?.id ?? '']
      expect((await coordinator.post(url('/corrections'), asked(['nothing']))).status).toBe(422)
      const first = contributedSchema.parse((await coordinator.post(url('/corrections'), asked(ids))).body)
      const supervisor = await walk.as('supervisor')
      const no = { approve: false, note: '证明不足' }
      expect((await supervisor.post(url(`/corrections/${first.id}/decision`), no)).status).toBe(201)
      const second = contributedSchema.parse((await coordinator.post(url('/corrections'), asked(ids))).body)
      await sell('302')
      expect(told(await supervisor.post(url(`/corrections/${second.id}/decision`), yes))).toEqual([
        409,
        'electorate-moved',
      ])
      expect((await listOf(owner)).version).toBe(2)
    })

    it('once the ballot is open passes only units that have not voted to their new owners', async () => {
      await walk.goOn(topicId, 'owners-decision', 'participants.lock', 'vote.open')
      coordinator = await walk.as('coordinator')
      const opened = await drift()
      expect(opened.isBallotOpen).toBe(true)
      await walk.sql(
        `update unit set area_centi = 9999 where community_id = $1 and property_area_id = (select id from property_area where name = '桂苑新村') and room = '401'`,
      )
      const pieces = (await drift()).pieces
      const grown = pieces.find(({ isTransfer }) => !isTransfer)
      expect(told(await coordinator.post(url('/corrections'), asked([grown?.id ?? ''])))).toEqual([
        422,
        'electorate-transfer-only',
      ])
      const sold = pieces.find(({ isTransfer }) => isTransfer)
      const { id } = contributedSchema.parse(
        (await coordinator.post(url('/corrections'), asked([sold?.id ?? '']))).body,
      )
      const unit = `select id from voting_unit where community_id = $1 and topic_id = $2 and label = '7-2-302'`
      const kept = (await walk.sql(unit, topicId)).rows
      const supervisor = await walk.as('supervisor')
      const passed = await supervisor.post(url(`/corrections/${id}/decision`), yes)
      // 401's wrong area is the roster's, not the electorate's: G2.4 compares the two and holds the correction up
      expect(told(passed)).toEqual([422, 'guard-unmet'])
      await walk.sql(
        `update unit set area_centi = 7250 where community_id = $1 and property_area_id = (select id from property_area where name = '桂苑新村') and room = '401'`,
      )
      expect((await supervisor.post(url(`/corrections/${id}/decision`), yes)).status).toBe(201)
      expect((await walk.sql(unit, topicId)).rows).toEqual(kept)

      await sell('102')
      const late = (await drift()).pieces
      const next = contributedSchema.parse(
        (await coordinator.post(url('/corrections'), asked(late.map((one) => one.id)))).body,
      )
      await walk.sql(
        `insert into ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt)
         select v.community_id, p.id, v.id, 'FOR', 'PAPER', gen_random_uuid(), gen_random_uuid() from voting_unit v
           join poll p on (p.community_id, p.topic_id) = (v.community_id, v.topic_id)
         where v.community_id = $1 and v.topic_id = $2 and v.label = '7-2-102'`,
        topicId,
      )
      expect(told(await supervisor.post(url(`/corrections/${next.id}/decision`), yes))).toEqual([
        422,
        'electorate-unit-voted',
      ])
    })
  })
})

/** Flats of stairwell 7-2 that changed hands so far, and how often. */
const sold = new Map<string, number>()

/** A flat gets a new owner the way rosters change: a new owner list, confirmed by the office. */
async function sell(room: string) {
  sold.set(room, (sold.get(room) ?? 0) + 1)
  const rows = LIFT.split('\n').map((row) => {
    const times = sold.get(row.split(',')[2] ?? '')
    return times === undefined
      ? row
      : [...row.split(',').slice(0, 4), `新业主${row.split(',')[2]}之${times}`, ''].join(',')
  })
  await importOwners('桂苑新村', rows.join('\n'))
}
