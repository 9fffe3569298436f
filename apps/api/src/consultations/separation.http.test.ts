import { type TopicDetail, taskListSchema } from '@gongyi/shared/contracts'
import { type ActionId, civilDateOf, type Role, SEPARATIONS, type SeparationId } from '@gongyi/shared/domain'
import { draftTopic, sampleInput } from '@gongyi/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, startTestApp, type TestApp } from '../../test/app.js'
import type { TestAccount } from '../../test/fixtures/people.js'
import { detailOf, propose, SCREENING, step, tryStep } from '../../test/topics.js'
import { Walk } from '../../test/walk.js'
import { newId } from '../platform/ids.js'

let app: TestApp
let walk: Walk
/** One person who holds every office here: only the separations stand between their two deeds. */
let everybody: TestAccount

beforeAll(async () => {
  app = await startTestApp()
  walk = await Walk.prepare(app)
  everybody = await app.account('coordinator')
  for (const role of ['resident', 'community-admin', 'supervisor'] as const) await grant(everybody, role)
})
afterAll(() => app.close())

async function grant(account: TestAccount, role: Role, regionId = app.regions.guiyuan) {
  await app.database.ownerPool.query(
    'insert into role_grant (id, account_id, role, region_id) values ($1, $2, $3, $4)',
    [newId(), account.id, role, regionId],
  )
}

/** Signed in anew: sessions end with the days that pass. */
const one = () => app.signInAs(everybody)

function inputOf(action: ActionId, topic: TopicDetail): object {
  const { category, template, records, now } = topic
  return Object(sampleInput(action, draftTopic({ category, template, records }), civilDateOf(now)))
}

/** Does the first deed as the person with every office and answers with their attempt at the second, and somebody else’s. */
interface Case {
  readonly own: Answer
  readonly others: Answer
}

/** Who is sent to do the second deed, and what they send. */
const CASES: Readonly<Record<SeparationId, () => Promise<Case>>> = {
  'SD.1': async () => {
    const screenBy = async (who: Caller) => {
      const topic = await propose(await one(), app.regions.guiyuan, { submit: true })
      const screened = await step(who, topic, 'propose.screen', SCREENING)
      return tryStep(await walk.as('community-admin'), screened, 'propose.accept', { answer: '已受理。' })
    }
    return { own: await screenBy(await one()), others: await screenBy(await walk.as('coordinator')) }
  },
  'SD.2': async () => {
    const open = await walk.go('light', 'SERVICE', 'vote.open')
    const who = await one()
    const unit = (
      await walk.sql('select id from voting_unit where community_id = $1 and topic_id = $2 limit 1', open.id)
    ).rows[0]
    const url = `/api/topics/${open.id}/paper-ballots`
    const paper = { motionId: open.polls[0]?.motionId, ballots: [{ votingUnitId: unit?.id, choice: 'FOR' }] }
    expect((await who.post(url, paper)).body).toMatchObject({ items: [{ result: 'entered' }] })
    const check = (by: Caller) => by.post(`${url}/check`, paper)
    return { own: await check(who), others: await check(await walk.as('coordinator')) }
  },
  'SD.3': async () => {
    const before = await walk.go('light', 'SERVICE', 'deliberate.complete')
    await walk.later(16)
    const opened = await step(await one(), before, 'vote.open', inputOf('vote.open', before))
    await walk.later(12)
    const closed = await walk.take(opened.id, 'vote.close', 'community-admin')
    const tally = closed.polls.at(-1)
    const name = (await (await one()).get('/api/session')).text.match(/"displayName":"([^"]+)"/)?.[1] ?? ''
    const count = async (scrutineers: string[]) =>
      tryStep(await walk.as('community-admin'), closed, 'vote.count', {
        sheets: [{ motionId: tally?.motionId, ...tally?.tally, present: tally?.turnoutHeads }],
        scrutineers,
      })
    return { own: await count([name, '监票人甲']), others: await count(['监票人甲', '监票人乙']) }
  },
  'SD.4': async () => {
    await grant(everybody, 'township-admin', app.regions.yunxi)
    const before = await walk.go('light', 'SERVICE', 'vote.finalise')
    const submitted = await step(await one(), before, 'filing.submit', inputOf('filing.submit', before))
    const accept = async (who: Caller) => tryStep(who, submitted, 'filing.accept', inputOf('filing.accept', submitted))
    return { own: await accept(await one()), others: await accept(await walk.as('township-admin')) }
  },
  'SD.5': async () => {
    const assigned = await walk.go('light', 'SERVICE', 'implement.assign')
    const who = await one()
    const task = taskListSchema.parse((await who.get(`/api/topics/${assigned.id}/tasks`)).body).items[0]
    const url = `/api/topics/${assigned.id}/tasks/${task?.id}`
    expect((await who.post(`${url}/reports`, { progress: 100, note: '完工' })).status).toBe(201)
    const acceptance = { result: 'ACCEPTED', group: ['张一', '李二'], note: '合格' }
    return {
      own: await who.post(`${url}/acceptance`, acceptance),
      others: await (await walk.as('community-admin')).post(`${url}/acceptance`, acceptance),
    }
  },
  'SD.6': async () => {
    const closed = await byHand('vote.close')
    const sheets = [
      {
        motionId: closed.polls[0]?.motionId,
        ...{ for: { heads: 15 }, against: { heads: 3 }, abstain: { heads: 0 }, invalid: { heads: 0 }, present: 18 },
      },
    ]
    const counted = await step(await one(), closed, 'vote.count', { sheets, scrutineers: ['监票人甲', '监票人乙'] })
    const confirm = (who: Caller) => tryStep(who, counted, 'vote.confirm-count', { sheets })
    return { own: await confirm(await one()), others: await confirm(await walk.as('coordinator')) }
  },
  'SD.7': async () => {
    const shown = await walk.go('standard', 'COVENANT', 'participants.publicise')
    const url = `/api/topics/${shown.id}/corrections`
    const who = await one()
    const asked = await who.post(url, { kind: 'MISSING', text: '漏了 7-2-199', evidence: '户口簿' })
    const { id } = Object(asked.body)
    const decide = (by: Caller) => by.post(`${url}/${id}/decision`, { decision: '已核对', upheld: false })
    return { own: await decide(who), others: await decide(await walk.as('coordinator')) }
  },
  'SD.8': async () => {
    const accepted = await walk.go('light', 'SERVICE', 'propose.accept')
    const set = async (chair: string) =>
      tryStep(await walk.as('coordinator'), accepted, 'participants.set', {
        ...inputOf('participants.set', accepted),
        recusals: [{ person: '钱承包', reason: '承包这项工程' }],
        officers: { chair: { name: chair, side: 'RESIDENT' }, minuteTaker: { name: '周桂兰', side: 'RESIDENT' } },
      })
    return { own: await set('钱 承包'), others: await set('林晓燕') }
  },
  'SD.9': async () => {
    const locked = await walk.go('light', 'SERVICE', 'participants.lock')
    await walk.sql(`update household set active = false where community_id = $1 and room = '120'`)
    const url = `/api/topics/${locked.id}/electorate`
    const who = await one()
    const [piece] = Object((await who.get(`${url}/drift`)).body).pieces
    const asked = await who.post(`${url}/corrections`, { pieces: [piece.id], reason: '已迁出', evidence: '迁出证明' })
    const { id } = Object(asked.body)
    const decide = (by: Caller) => by.post(`${url}/corrections/${id}/decision`, { approve: true, note: '属实' })
    const answers = { own: await decide(who), others: await decide(await walk.as('supervisor')) }
    expect((await who.get(url)).body).toMatchObject({ heads: 19, version: 2 })
    return answers
  },
  'SD.10': async () => {
    const topic = await propose(await walk.as('resident'), app.regions.guiyuan, {
      submit: true,
      title: '7幢煤气味很重',
    })
    const fire = { answer: 'YES', ground: '安全', evidence: '走访' }
    const screening = { ...SCREENING, category: 'SAFETY', others: { ...SCREENING.others, EMERGENCY: fire } }
    const screened = await step(await one(), topic, 'propose.screen', screening)
    const where = { destination: 'FIRE', organisation: '消防救援大队', reason: '燃气泄漏' }
    const sent = await step(await one(), screened, 'propose.refer', where)
    const confirm = (who: Caller) => tryStep(who, sent, 'propose.confirm-dispatch')
    return { own: await confirm(await one()), others: await confirm(await walk.as('community-admin')) }
  },
}

/** A show of hands, as far as the action named. */
async function byHand(last: ActionId): Promise<TopicDetail> {
  const told = await walk.go('light', 'SERVICE', 'notice.complete')
  const plan = Object(inputOf('format.plan', told))
  await step(await walk.as('community-admin'), told, 'format.plan', {
    ...plan,
    vote: { ...plan.vote, method: 'MEETING_SHOW_OF_HANDS' },
  })
  await walk.goOn(told.id, 'light', 'format.plan', 'vote.open')
  await walk.later(12)
  const open = detailOf(await (await walk.as('community-admin')).get(`/api/topics/${told.id}`))
  return step(await walk.as('community-admin'), open, last, {})
}

/** The separation that held the deed up, or null when it was done. Paper comes in batches, each ballot with its own answer. */
function heldBy({ status, body }: Answer): string | null {
  const { items, unmet } = Object(body)
  if (items?.[0]?.result !== undefined) return items[0].result === 'same-person' ? 'SD.2' : null
  if (status === 200 || status === 201) return null
  return `${unmet?.[0]?.id ?? JSON.stringify(body)}`
}

describe('two deeds that one person never does both of', () => {
  it.each(Object.keys(SEPARATIONS) as SeparationId[])('%s is held through HTTP, and another person may', async (id) => {
    const { own, others } = await CASES[id]()
    expect(heldBy(own)).toBe(id)
    expect(heldBy(others)).toBeNull()
  })
})
