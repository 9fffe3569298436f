import {
  type AttachmentView,
  attachmentListSchema,
  attachmentSchema,
  buildingsSchema,
  draftListSchema,
  draftSavedSchema,
  draftSchema,
  proposalViewSchema,
  similarTopicsSchema,
  supportSchema,
  topicEventListSchema,
} from '@gongyi/shared/contracts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { phonePhoto, pngOf } from '../../../test/fixtures/pictures.js'
import { insertHousehold, insertOwnedUnit } from '../../../test/fixtures/roster.js'
import { multipart } from '../../../test/multipart.js'
import { PROPOSAL, propose, SCREENING, step } from '../../../test/topics.js'
import { newId } from '../../platform/ids.js'
import { FileSweeper } from '../attachments/file-sweeper.service.js'

let app: TestApp
let here: string
let resident: Caller
let neighbour: Caller
let coordinator: Caller
let admin: Caller
let elsewhere: Caller

beforeAll(async () => {
  app = await startTestApp()
  here = app.regions.guiyuan
  resident = await app.signIn('resident')
  neighbour = await app.signIn('resident')
  coordinator = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  elsewhere = await app.signIn('resident', 'jinlan')
  await home('101', resident)
  await home('102', neighbour)
})
afterAll(() => app.close())

function home(room: string, who?: Caller, building = '7') {
  const accountId = who?.account?.id
  return insertHousehold(app.database.ownerPool, here, {
    ...{ building, stairwell: '2', room },
    ...(accountId === undefined ? {} : { accountId }),
  })
}

const draftsAt = (id = '') => `/api/communities/${here}/proposal-drafts${id === '' ? '' : `/${id}`}`
const save = (who: Caller, id: string, data: object, revision = 0) =>
  who.send('PUT', draftsAt(id), { body: { data, revision } })
const send = (who: Caller, path: string, bytes: Buffer, name = 'photo.jpg', fields = {}) =>
  who.post(path, undefined, multipart(fields, { name, bytes }))
const problem = ({ status, body }: Answer) => [status, codeOf({ status, body, headers: {}, text: '' })]

async function newDraft(who: Caller, title = '楼道加装扶手'): Promise<string> {
  const id = newId()
  expect((await save(who, id, { title })).status).toBe(200)
  return id
}

async function addPhoto(who: Caller, draftId: string, bytes: Buffer): Promise<AttachmentView> {
  const answer = await send(who, `${draftsAt(draftId)}/photos`, bytes)
  expect([answer.status, answer.text]).toEqual([201, answer.text])
  return attachmentSchema.parse(answer.body)
}

describe('a draft', () => {
  it('is saved while it is written, found again and deleted', async () => {
    const id = newId()
    const first = draftSavedSchema.parse((await save(resident, id, { title: '电梯' })).body)
    const second = draftSavedSchema.parse((await save(resident, id, { title: '电梯异响' }, first.revision)).body)
    expect(second.revision).toBe(2)
    expect(draftSchema.parse((await resident.get(draftsAt(id))).body).data.title).toBe('电梯异响')
    const list = draftListSchema.parse((await resident.get(draftsAt())).body)
    expect(list.items.map((line) => [line.id, line.title])).toContainEqual([id, '电梯异响'])
    expect((await resident.delete(draftsAt(id))).status).toBe(204)
    expect(problem(await resident.get(draftsAt(id)))).toEqual([404, 'not-found'])
  })
  it('written in two windows is not overwritten unseen', async () => {
    const id = await newDraft(resident)
    await save(resident, id, { title: '第一个窗口' }, 1)
    const late = await save(resident, id, { title: '第二个窗口' }, 1)
    expect([late.status, late.body]).toMatchObject([409, { code: 'draft-changed', current: { revision: 2 } }])
    expect(draftSchema.parse((await resident.get(draftsAt(id))).body).data.title).toBe('第一个窗口')
  })
  it('is nobody else’s to see, change, fill or delete: neighbour, desk, other community', async () => {
    const id = await newDraft(resident)
    const photo = await addPhoto(resident, id, await pngOf(40, 40))
    for (const other of [neighbour, coordinator, admin, elsewhere]) {
      const content = `${draftsAt(id)}/photos/${photo.id}/content`
      const answers = [
        await other.get(draftsAt(id)),
        await save(other, id, { title: '别人的' }),
        await save(other, id, { title: '别人的' }, 1),
        await send(other, `${draftsAt(id)}/photos`, await pngOf(40, 40)),
        await other.get(content),
        await other.delete(`${draftsAt(id)}/photos/${photo.id}`),
        await other.delete(draftsAt(id)),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    }
  })
  it('is no topic: it takes no number and stands in no list', async () => {
    const id = await newDraft(resident, '谁也看不到的草稿')
    const list = await admin.get(`/api/communities/${here}/topics?query=${encodeURIComponent('谁也看不到')}`)
    expect(list.body).toMatchObject({ items: [] })
    expect((await resident.get(`/api/topics/${id}`)).status).toBe(404)
  })
  it('comes twenty at a time', async () => {
    const writer = await app.signIn('resident')
    for (let count = 0; count < 20; count += 1) await newDraft(writer)
    expect(problem(await save(writer, newId(), { title: '第二十一份' }))).toEqual([422, 'too-many-drafts'])
  })
  it.each([
    ['a title of 41 characters', { title: '长'.repeat(41) }],
    ['a field nobody knows', { title: '好', secret: 1 }],
    ['a category nobody knows', { category: 'NONSENSE' }],
    ['a cost that is no number', { more: { costFen: '1e9' } }],
    ['households below zero', { more: { affectedHouseholds: -3 } }],
  ])('with %s is refused', async (_what, data) => {
    expect((await save(resident, newId(), data)).status).toBe(422)
  })
})

describe('photos', () => {
  it('go along when the draft is sent, and the draft is gone', async () => {
    const draftId = await newDraft(resident)
    const photos = [
      await addPhoto(resident, draftId, await phonePhoto()),
      await addPhoto(resident, draftId, await pngOf(300, 200)),
    ]
    const topic = await propose(resident, here, { draftId, title: '楼道加装扶手', submit: true })
    const kept = attachmentListSchema.parse((await neighbour.get(`/api/topics/${topic.id}/attachments`)).body)
    expect(kept.items.map(({ id, hash }) => [id, hash])).toEqual(photos.map(({ id, hash }) => [id, hash]))
    expect((await resident.get(draftsAt(draftId))).status).toBe(404)
    const { items } = topicEventListSchema.parse((await admin.get(`/api/topics/${topic.id}/events`)).body)
    expect(items[0]?.payload).toMatchObject({ files: photos.map(({ hash }) => hash) })
  })
  it('are shown to whoever sees the topic, without place or device, in a sandbox', async () => {
    const draftId = await newDraft(resident)
    const { id } = await addPhoto(resident, draftId, await phonePhoto())
    const topic = await propose(resident, here, { draftId, submit: true })
    const answer = await app.fastify.inject({
      ...{ method: 'GET', url: `/api/topics/${topic.id}/attachments/${id}/content` },
      headers: { cookie: neighbour.cookie ?? '' },
    })
    expect(answer.statusCode).toBe(200)
    expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined()
    expect(answer.rawPayload.includes('GONGYI-CANARY-PHONE')).toBe(false)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    })
    expect(answer.headers['content-disposition']).toContain('inline')
    const small = await neighbour.get(`/api/topics/${topic.id}/attachments/${id}/content?size=thumb`)
    expect(Number(small.headers['content-length'])).toBeLessThan(Number(answer.headers['content-length']))
    const outside = await elsewhere.get(`/api/topics/${topic.id}/attachments/${id}/content`)
    expect(outside.status).toBe(404)
    expect((await app.anonymous.get(`/api/topics/${topic.id}/attachments/${id}/content`)).status).toBe(401)
  })
  it('are nine at most, also when ten come at once', async () => {
    const draftId = await newDraft(resident)
    const photo = await pngOf(30, 30)
    const answers = await Promise.all(
      Array.from({ length: 11 }, () => send(resident, `${draftsAt(draftId)}/photos`, photo)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(9)
    expect(answers.filter((answer) => codeOf(answer) === 'too-many-files')).toHaveLength(2)
  })
  it('of a returned topic may be added and taken away; once it is examined they stay', async () => {
    let topic = await propose(resident, here, { submit: true, title: '补充照片' })
    const at = `/api/topics/${topic.id}/attachments`
    expect(problem(await send(resident, at, await pngOf(30, 30)))).toEqual([403, 'not-permitted'])
    topic = await step(coordinator, topic, 'propose.return', { reason: '请补一张照片。' })
    expect(problem(await send(neighbour, at, await pngOf(30, 30)))).toEqual([403, 'not-permitted'])
    const added = attachmentListSchema.parse((await send(resident, at, await pngOf(30, 30))).body)
    const second = attachmentListSchema.parse((await send(resident, at, await pngOf(31, 30))).body)
    const [first, last] = second.items
    expect([added.items.length, second.items.length, last?.removable]).toEqual([1, 2, true])
    expect((await resident.delete(`${at}/${last?.id}`)).status).toBe(200)
    const now = await resident.get(`/api/topics/${topic.id}`)
    topic = await step(
      resident,
      { ...topic, version: Number((now.body as { version: number }).version) },
      'propose.submit',
    )
    expect(problem(await resident.delete(`${at}/${first?.id}`))).toEqual([409, 'file-stays'])
    const { items } = topicEventListSchema.parse((await admin.get(`/api/topics/${topic.id}/events`)).body)
    expect(items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['topic.file-added', 'topic.file-removed', 'topic.submitted']),
    )
  })
  it('stay in the database too, whatever the API does', async () => {
    const draftId = await newDraft(resident)
    const { id } = await addPhoto(resident, draftId, await pngOf(30, 30))
    await propose(resident, here, { draftId, submit: true })
    const touch = (sql: string) =>
      transaction(app.database.appPool, { communityId: here }, (client) => client.query(sql, [here, id]))
    await expect(touch('delete from attachment where community_id = $1 and id = $2')).rejects.toThrow(/stays/)
    await expect(touch(`update attachment set name = 'x' where community_id = $1 and id = $2`)).rejects.toThrow(
      /does not change/,
    )
  })
  it('nobody refers to any more are swept after a day, not before, and nothing else is', async () => {
    const sweeper = app.app.get(FileSweeper)
    const draftId = await newDraft(resident)
    const gone = await addPhoto(resident, draftId, await pngOf(123, 45))
    const kept = await addPhoto(resident, draftId, await pngOf(124, 45))
    await resident.delete(`${draftsAt(draftId)}/photos/${gone.id}`)
    const blobs = async () => {
      const { rows } = await transaction(app.database.appPool, { communityId: here }, (client) =>
        client.query<{ hash: string }>('select hash from file_blob where hash = any($1)', [[gone.hash, kept.hash]]),
      )
      return rows.map(({ hash }) => hash).toSorted()
    }
    await sweeper.sweep()
    expect(await blobs()).toEqual([gone.hash, kept.hash].toSorted())
    await transaction(app.database.appPool, { communityId: here }, (client) =>
      client.query(`update file_blob set at = at - interval '25 hours' where hash = any($1)`, [[gone.hash, kept.hash]]),
    )
    await sweeper.sweep()
    expect(await blobs()).toEqual([kept.hash])
    expect((await resident.get(`${draftsAt(draftId)}/photos/${kept.id}/content`)).status).toBe(200)
  })
  it.each<readonly [string, () => Buffer | Promise<Buffer>, string]>([
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'file-type-not-accepted',
    ],
    ['half a photo', async () => (await phonePhoto()).subarray(0, 4_000), 'image-damaged'],
    ['nothing', () => Buffer.alloc(0), 'file-empty'],
  ])('%s is refused with a word, and nothing is kept', async (_what, bytes, code) => {
    const draftId = await newDraft(resident)
    const answer = await send(resident, `${draftsAt(draftId)}/photos`, await bytes(), '照片\u202e\u0000../x.jpg')
    expect(problem(answer)).toEqual([422, code])
    expect(draftSchema.parse((await resident.get(draftsAt(draftId))).body).photos).toEqual([])
  })
  it('larger than 10 MB is refused while it arrives; a form without a file, and no form at all, are told', async () => {
    const photosAt = `${draftsAt(await newDraft(resident))}/photos`
    expect(problem(await send(resident, photosAt, Buffer.alloc(10 * 1024 * 1024 + 1, 0xff)))).toEqual([
      413,
      'body-too-large',
    ])
    expect(problem(await resident.post(photosAt, undefined, multipart({})))).toEqual([422, 'file-missing'])
    expect(problem(await resident.post(photosAt, {}))).toEqual([415, 'unsupported-media-type'])
    expect((await resident.post(photosAt, undefined, multipart({ more: 'x' }))).status).toBe(422)
  })
  it('a strange name is made harmless', async () => {
    const draftId = await newDraft(resident)
    const name = `..\\..\\${'长'.repeat(500)}"\u202egpj.jpg`
    const answer = await send(resident, `${draftsAt(draftId)}/photos`, await pngOf(30, 30), name)
    const { id, name: shown } = attachmentSchema.parse(answer.body)
    expect([shown.length <= 200, /[\u202e\\/]/.test(shown)]).toEqual([true, false])
    const { headers } = await resident.get(`${draftsAt(draftId)}/photos/${id}/content`)
    expect(String(headers['content-disposition'])).toMatch(
      /^inline; filename="[\w.-]+\.jpg"; filename\*=UTF-8''[\w.%-]+$/,
    )
  })
})

describe('a legal opinion on paper', () => {
  it('is added by the desk while the topic is screened, downloaded only, and seen by the desk and experts alone', async () => {
    const topic = await propose(resident, here, { submit: true, title: '法律意见' })
    const at = `/api/topics/${topic.id}/attachments`
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')
    const fields = { purpose: 'LEGAL_OPINION' }
    expect(problem(await send(resident, at, pdf, '意见.pdf', fields))).toEqual([403, 'not-permitted'])
    const list = attachmentListSchema.parse((await send(admin, at, pdf, '意见.pdf', fields)).body)
    const id = list.items[0]?.id
    const answer = await coordinator.get(`${at}/${id}/content`)
    expect([answer.headers['content-type'], String(answer.headers['content-disposition'])]).toEqual([
      'application/pdf',
      `attachment; filename="__.pdf"; filename*=UTF-8''%E6%84%8F%E8%A7%81.pdf`,
    ])
    expect((await (await app.signIn('expert')).get(`${at}/${id}/content`)).status).toBe(200)
    expect((await resident.get(`${at}/${id}/content`)).status).toBe(404)
    expect(attachmentListSchema.parse((await resident.get(at)).body).items).toEqual([])
  })
})

describe('a proposal entered at the desk', () => {
  const detailsOf = async (who: Caller, id: string) =>
    proposalViewSchema.parse((await who.get(`/api/topics/${id}/proposal`)).body)

  it('says in whose name, how they agreed and who took it; residents do not read that', async () => {
    const { personId } = await home('201')
    const entered = { onBehalfOfPersonId: personId, consent: true, sourceChannel: 'HOTLINE', submit: true }
    const topic = await propose(coordinator, here, entered)
    expect((await detailsOf(admin, topic.id)).behalf).toMatchObject({
      personName: '住户201',
      consentKind: 'SPOKEN_BY_PHONE',
    })
    expect((await detailsOf(resident, topic.id)).behalf).toBeNull()
    const paper = await propose(coordinator, here, { ...entered, sourceChannel: 'PAPER', consentKind: 'SIGNED_PAPER' })
    expect((await detailsOf(coordinator, paper.id)).behalf?.consentKind).toBe('SIGNED_PAPER')
  })
  it('for a child under fourteen needs an adult who agreed', async () => {
    const child = (await home('202')).personId
    const parent = (await home('203')).personId
    await transaction(app.database.ownerPool, { communityId: here }, (client) =>
      client.query(
        `update person set birth_date = current_date - interval '13 years' where community_id = $1 and id = $2`,
        [here, child],
      ),
    )
    const body = { ...PROPOSAL, onBehalfOfPersonId: child, consent: true, sourceChannel: 'VISIT', submit: true }
    const at = `/api/communities/${here}/topics`
    expect((await coordinator.post(at, body)).body).toMatchObject({
      errors: [{ pointer: '/guardianPersonId', code: 'required' }],
    })
    expect((await coordinator.post(at, { ...body, guardianPersonId: child })).status).toBe(422)
    const answer = await coordinator.post(at, { ...body, guardianPersonId: parent })
    const { behalf } = await detailsOf(admin, (answer.body as { id: string }).id)
    expect([behalf?.personName, behalf?.guardianName]).toEqual(['住户202', '住户203'])
    const account = await app.account('resident')
    const link = await admin.post(`/api/communities/${here}/account-links`, { accountId: account.id, personId: child })
    expect(problem(link)).toEqual([422, 'person-under-14'])
  })
  it('carries place, scope, cost and urgency, and changes them while it is returned', async () => {
    const more = {
      building: '7',
      affectedBuildings: ['7'],
      affectedHouseholds: 12,
      costFen: '8600000',
      funding: '维修资金',
      urgency: 'SOON',
    }
    let topic = await propose(resident, here, { more, submit: true })
    expect(await detailsOf(neighbour, topic.id)).toMatchObject(more)
    topic = await step(coordinator, topic, 'propose.return', { reason: '请补充。' })
    const edit = { more: { ...more, urgency: 'URGENT', costFen: null }, expectedVersion: topic.version }
    expect((await resident.send('PATCH', `/api/topics/${topic.id}`, { body: edit })).status).toBe(200)
    expect(await detailsOf(neighbour, topic.id)).toMatchObject({ urgency: 'URGENT', costFen: null })
  })
  it('refuses a draft or a property area that is not there', async () => {
    const at = `/api/communities/${here}/topics`
    for (const wrong of [{ draftId: newId() }, { more: { propertyAreaId: newId() } }])
      expect(problem(await resident.post(at, { ...PROPOSAL, ...wrong }))).toEqual([422, 'validation-failed'])
  })
  it('offers the buildings of the rosters with their households', async () => {
    const { items } = buildingsSchema.parse((await resident.get(`/api/communities/${here}/buildings`)).body)
    expect(items.find(({ building }) => building === '7')?.households).toBeGreaterThanOrEqual(2)
    expect((await elsewhere.get(`/api/communities/${here}/buildings`)).status).toBe(404)
  })
})

describe('similar topics', () => {
  it('show where they stand and whether one may join; drafts are not among them', async () => {
    const open = await propose(neighbour, here, { title: '非机动车库加装充电插座', submit: true })
    await propose(neighbour, here, { title: '非机动车库加装充电插座二' })
    const title = encodeURIComponent('车库加装充电插座')
    const find = async (who: Caller) =>
      similarTopicsSchema.parse((await who.get(`/api/communities/${here}/similar-topics?title=${title}`)).body).items
    expect(await find(resident)).toMatchObject([
      { id: open.id, status: 'screening', coSigns: 0, mayCoSign: true, mine: false },
    ])
    await resident.post(`/api/topics/${open.id}/co-signs`, {})
    expect(await find(resident)).toMatchObject([{ coSigns: 1, coSigned: true, mayCoSign: false }])
    expect(await find(neighbour)).toMatchObject([{ id: open.id, mine: true, mayCoSign: false }])
    expect((await elsewhere.get(`/api/communities/${here}/similar-topics?title=${title}`)).status).toBe(404)
  })
})

describe('support', () => {
  const supportOf = async (who: Caller, id: string) =>
    supportSchema.parse((await who.get(`/api/topics/${id}/support`)).body)

  it('is taken back until the topic is accepted, stays on record, and may be given again', async () => {
    let topic = await propose(resident, here, { submit: true, title: '附议可以撤回' })
    const sign = () => neighbour.post(`/api/topics/${topic.id}/co-signs`, {})
    const takeBack = (who = neighbour, body = {}) => who.post(`/api/topics/${topic.id}/co-signs/withdrawal`, body)
    expect((await sign()).status).toBe(201)
    expect((await supportOf(neighbour, topic.id)).coSigns).toBe(1)
    expect((await takeBack()).status).toBe(200)
    expect(problem(await takeBack())).toEqual([409, 'wrong-status'])
    expect((await supportOf(neighbour, topic.id)).coSigns).toBe(0)
    expect((await sign()).status).toBe(201)
    const { rows } = await transaction(app.database.appPool, { communityId: here }, (client) =>
      client.query('select 1 from co_sign_withdrawal where topic_id = $1', [topic.id]),
    )
    expect(rows).toHaveLength(1)
    topic = await step(coordinator, topic, 'propose.screen', SCREENING)
    topic = await step(coordinator, topic, 'propose.accept', { answer: '已受理。' })
    expect(problem(await takeBack())).toEqual([409, 'wrong-stage'])
  })
  it('of somebody else is not theirs to take back, nor deleted past the API', async () => {
    const topic = await propose(resident, here, { submit: true, title: '别人的附议' })
    const { personId } = await home('301')
    const paper = { onBehalfOfPersonId: personId, consent: true, channel: 'PAPER', consentKind: 'SIGNED_PAPER' }
    expect((await coordinator.post(`/api/topics/${topic.id}/co-signs`, paper)).status).toBe(201)
    const body = { onBehalfOfPersonId: personId }
    expect(problem(await neighbour.post(`/api/topics/${topic.id}/co-signs/withdrawal`, body))).toEqual([
      403,
      'not-permitted',
    ])
    await expect(
      transaction(app.database.appPool, { communityId: here, role: 'resident' }, (client) =>
        client.query('delete from co_sign where topic_id = $1', [topic.id]),
      ),
    ).rejects.toThrow(/permission denied/)
    expect((await supportOf(coordinator, topic.id)).channels).toEqual([{ channel: 'PAPER', count: 1 }])
    expect((await supportOf(neighbour, topic.id)).channels).toEqual([])
    expect((await coordinator.post(`/api/topics/${topic.id}/co-signs/withdrawal`, body)).status).toBe(200)
  })
  it('does not count children', async () => {
    const topic = await propose(resident, here, { submit: true, title: '孩子不附议' })
    const { personId } = await home('302')
    await transaction(app.database.ownerPool, { communityId: here }, (client) =>
      client.query(
        `update person set birth_date = current_date - interval '17 years' where community_id = $1 and id = $2`,
        [here, personId],
      ),
    )
    const body = { onBehalfOfPersonId: personId, consent: true }
    expect(problem(await coordinator.post(`/api/topics/${topic.id}/co-signs`, body))).toEqual([422, 'under-age'])
  })
  it('of a fifth of the owners is a statutory initiative: told once, in the chain, and the township knows', async () => {
    const propertyAreaId = newId()
    const owners: string[] = []
    for (let room = 1; room <= 10; room += 1)
      owners.push(
        (await insertOwnedUnit(app.database.ownerPool, here, { propertyAreaId, room: `9${room}`, areaCenti: 9000 }))
          .personId,
      )
    const township = await app.signIn('township-admin')
    const topic = await propose(resident, here, { submit: true, title: '业主动议', category: 'OWNERS_FEE' })
    const sign = (personId: string | undefined) =>
      coordinator.post(`/api/topics/${topic.id}/co-signs`, {
        onBehalfOfPersonId: personId,
        consent: true,
        channel: 'VISIT',
      })
    await sign(owners[0])
    expect(await supportOf(resident, topic.id)).toMatchObject({ regime: 'owners', basis: 'owners', statutory: false })
    const both = await Promise.all([sign(owners[1]), sign(owners[2])])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    const support = await supportOf(resident, topic.id)
    expect(support.thresholds.find(({ id }) => id === 'owners-fifth')).toMatchObject({
      has: 3,
      need: 2,
      of: 10,
      met: true,
    })
    expect(support.statutory).toBe(true)
    const { items } = topicEventListSchema.parse((await admin.get(`/api/topics/${topic.id}/events`)).body)
    expect(items.filter(({ type }) => type === 'topic.initiative-reached')).toHaveLength(1)
    const inbox = await township.get('/api/inbox')
    expect(inbox.text).toContain('topic.initiative-reached')
  })
})

describe('a draft for somebody else', () => {
  const behalfOf = (personId: string) => ({
    ...{ personId, isChild: false, guardianPersonId: null, channel: 'PAPER', consentKind: 'SIGNED_PAPER' },
  })

  it('comes back to the desk with whom it is for, by name', async () => {
    const { personId } = await home('103')
    const id = newId()
    expect((await save(coordinator, id, { title: '代写', behalf: behalfOf(personId) })).status).toBe(200)
    const again = draftSchema.parse((await coordinator.get(draftsAt(id))).body)
    expect(again.data.behalf).toEqual(behalfOf(personId))
    expect(again.behalfNames).toEqual({ person: '住户103', guardian: null })
  })

  it('tells a resident nobody’s name', async () => {
    const { personId } = await home('104')
    const id = newId()
    await save(resident, id, { title: '试试', behalf: behalfOf(personId) })
    const read = await resident.get(draftsAt(id))
    expect(draftSchema.parse(read.body).behalfNames).toBeNull()
    expect(read.text).not.toContain('住户104')
  })
})
