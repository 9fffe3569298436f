import { filingListSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { type CategoryId, type TemplateId, verifyDossier } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../test/app.js'
import { Walk } from '../../test/walk.js'

let app: TestApp
let walk: Walk

beforeAll(async () => {
  app = await startTestApp()
  walk = await Walk.prepare(app)
})
afterAll(() => app.close())

const WAYS: readonly { template: TemplateId; category: CategoryId }[] = [
  { template: 'light', category: 'SERVICE' },
  { template: 'standard', category: 'ENVIRONMENT' },
  { template: 'owners-decision', category: 'OWNERS_FEE' },
  { template: 'village-four-two', category: 'VILLAGE_ART24' },
]

describe.each(WAYS)('a topic of the template $template', ({ template, category }) => {
  let topic: TopicDetail

  it('goes all the way from draft to closed', async () => {
    topic = await walk.go(template, category)
    expect(topic).toMatchObject({ stage: 'implement', status: 'closed', outcome: 'PASSED' })
    expect(topic.filingNo).toMatch(/^云溪协备〔\d{4}〕[1-9]\d*号$/)
    expect(topic.polls[0]?.count).toMatchObject({ outcome: 'PASSED', for: { heads: 17 }, against: { heads: 2 } })
    expect(topic.rates.find(({ id }) => id === 'awareness')).toEqual({
      id: 'awareness',
      numerator: '20',
      denominator: '20',
    })
    expect(topic.rates.find(({ id }) => id === 'turnout')).toMatchObject({ numerator: '19', denominator: '20' })
    expect(topic.rates.find(({ id }) => id === 'execution')).toMatchObject({ numerator: '1', denominator: '1' })
  })

  it('leaves a dossier that verifies on its own and stays as it was sealed', async () => {
    const auditor = await walk.as('auditor')
    const first = await auditor.get(`/api/topics/${topic.id}/dossier`)
    expect(first.status).toBe(200)
    expect(first.headers['content-disposition']).toMatch(
      /^attachment; filename="XS-339921001001-\d{4}-\d{4}-dossier-[\d-]+\.json"$/,
    )
    const verified = verifyDossier(first.body)
    expect(verified).toMatchObject({ ok: true, value: { filing: { number: topic.filingNo }, outcome: 'ADOPTED' } })
    const accepted = verified.ok ? verified.value.events.at(-1) : undefined
    expect(accepted).toMatchObject({ type: 'filing.accepted', actorRole: 'township-admin' })
    expect((await auditor.get(`/api/topics/${topic.id}/dossier`)).text).toBe(first.text)
  })

  it('prints its dossier, its notice and its ballots', async () => {
    const coordinator = await walk.as('coordinator')
    for (const name of ['dossier.pdf', 'notice.pdf?locale=en', 'ballots.pdf']) {
      const answer = await coordinator.get(`/api/topics/${topic.id}/${name}`)
      expect([name, answer.status, answer.headers['content-type']]).toEqual([name, 200, 'application/pdf'])
      expect(answer.text.startsWith('%PDF-')).toBe(true)
    }
    const resident = await walk.as('resident')
    expect((await resident.get(`/api/topics/${topic.id}/ballots.pdf`)).status).toBe(403)
  })

  it('stands in the township’s register', async () => {
    const township = await walk.as('township-admin')
    const list = filingListSchema.parse((await township.get(`/api/townships/${app.regions.yunxi}/filings`)).body)
    expect(list.items.find(({ id }) => id === topic.id)).toMatchObject({
      filingNo: topic.filingNo,
      submittedOn: expect.any(String),
      filedOn: expect.any(String),
    })
    expect((await township.get(`/api/townships/${app.regions.songbu}/filings`)).status).toBe(404)
  })
})

describe('the township’s register', () => {
  it('numbers its filings one after the other', async () => {
    const township = await walk.as('township-admin')
    const list = filingListSchema.parse((await township.get(`/api/townships/${app.regions.yunxi}/filings`)).body)
    const numbers = list.items.map(({ filingNo }) => Number(filingNo?.match(/〕(\d+)号/)?.[1]))
    expect(numbers).toEqual([4, 3, 2, 1])
  })

  it('is read page by page, each filing once', async () => {
    const township = await walk.as('township-admin')
    const path = `/api/townships/${app.regions.yunxi}/filings`
    const all = filingListSchema.parse((await township.get(path)).body)
    const ids: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const cursor: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`
      const page = filingListSchema.parse((await township.get(`${path}?limit=1${cursor}`)).body)
      ids.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(ids).toEqual(all.items.map(({ id }) => id))
  })
})
