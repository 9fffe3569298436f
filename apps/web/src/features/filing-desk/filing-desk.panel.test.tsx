import { filingListSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { walkedTopic } from '../../testing/walked-topic.js'
import { FilingDesk } from './filing-desk.js'

const REGION = '01900000-0000-7000-8000-0000000000e1'

function filing(last: string, title: string, more: Record<string, unknown>) {
  const topic = walkedTopic({ before: 'filing.accept', as: 'township-admin' })
  return { ...topic, id: topic.id.replace(/.$/, last), title, submittedOn: '2026-12-20', filedOn: null, ...more }
}

describe('the filing desk of a township', () => {
  it('puts the filing that is due first on top, marks what is late, and keeps what is filed apart', async () => {
    const items = [
      filing('2', '停车位改造', { submittedOn: '2026-12-21', due: { on: '2026-12-28', inDays: 5 } }),
      filing('3', '文明养犬公约', {
        ...{ stage: 'implement', status: 'active', filingNo: '云溪协备〔2026〕8号', filedOn: '2026-12-01' },
      }),
      filing('4', '加装电梯', { submittedOn: '2026-12-14', due: { on: '2026-12-21', inDays: -2 } }),
    ]
    answer({
      [`GET /api/townships/${REGION}/filings`]: filingListSchema.parse({
        items,
        next: null,
        now: '2026-12-23T02:00:00.000Z',
      }),
    })
    await renderApp(<FilingDesk regionId={REGION} />)
    const waiting = await screen.findByRole('table', { name: '等待核对的备案' })
    const titles = within(waiting)
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(titles).toEqual(['加装电梯', '停车位改造'])
    expect(within(waiting).getByText('9天前')).toBeTruthy()
    expect(within(waiting).getByText('2026年12月21日到期，已超 2 天')).toBeTruthy()
    expect(within(waiting).getByText('2026年12月28日')).toBeTruthy()
    const filed = screen.getByRole('table', { name: '已经办理的备案' })
    expect(within(filed).getByText('云溪协备〔2026〕8号')).toBeTruthy()
    expect(within(filed).getAllByRole('link')).toHaveLength(1)
  })

  it('says what will appear here while nothing was submitted', async () => {
    answer({ [`GET /api/townships/${REGION}/filings`]: { items: [], next: null, now: '2026-12-23T02:00:00.000Z' } })
    await renderApp(<FilingDesk regionId={REGION} />)
    expect(await screen.findByText('没有等待核对的备案')).toBeTruthy()
    expect(screen.getByText('还没有办理过备案')).toBeTruthy()
  })
})
