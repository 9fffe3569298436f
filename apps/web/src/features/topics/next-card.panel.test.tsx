import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { NextCard } from './next-card.js'

const submitted = topicAfter('propose.submit')
const accountId = sessionOf('resident').session.accountId
const at = '2026-11-23T04:00:00.000Z'
const answered = { by: submitted.id, at, text: '已转调解' }
const withRecord = (status: 'referred' | 'merged' | 'declined', more: object = {}) => ({
  ...submitted,
  status,
  records: { ...submitted.records, propose: { ...submitted.records.propose, answer: answered, ...more } },
})
const out = {
  ...{ id: submitted.id, slipNo: 'ZB-1', destination: 'MEDIATION' as const, state: 'DECIDED' as const },
  ...{ decidedOn: '2026-11-23', sentOn: null, receivedOn: null, level: 'L2' as const, levelOn: null },
}
const ENDED = '这件事已经结束，不用再做什么。'
const me = { ...topicSeenBy('resident', submitted).me, isProposer: true }

async function show(topic: Parameters<typeof NextCard>[0]['topic']) {
  answer({ 'GET /api/session': sessionOf('resident') })
  await renderApp(<NextCard topic={topic} accountId={accountId} />)
}

describe('my next thing in a topic that was answered', () => {
  it('is the question to its supporters while that waits for me', async () => {
    await show({ ...topicSeenBy('resident', withRecord('merged')), awaitsMe: true })
    expect(screen.getByText('您支持的提议并入了另一件：请回答您是否也支持那一件。')).toBeDefined()
    expect(screen.getByRole('link', { name: '去办理' }).getAttribute('href')).toContain('/propose#panel')
    expect(screen.queryByText(ENDED)).toBeNull()
  })

  it('tells its proposer until when a review may be asked for', async () => {
    const topic = topicSeenBy('resident', withRecord('declined'))
    const action = { action: 'propose.request-review' as const, unmet: [], confirm: false, role: 'resident' as const }
    await show({ ...topic, me, actions: [action] })
    expect(screen.getByText(/可在 11月30日周一 前（含当日）申请复核/)).toBeDefined()
    expect(screen.queryByText(ENDED)).toBeNull()
  })

  it('says that a referral is on its way, and that a review runs', async () => {
    await show(topicSeenBy('resident', withRecord('referred', { referrals: [out] }), { actions: [] }))
    expect(screen.getByText('现在不用您做什么：这件事已转办，还在等有关单位办理。')).toBeDefined()
    await show(
      topicSeenBy('resident', withRecord('declined', { review: { by: submitted.id, at, reason: '不同意' } }), {
        actions: [],
      }),
    )
    expect(screen.getByText('现在不用您做什么：街道（乡镇）正在复核。')).toBeDefined()
    expect(screen.queryByText(ENDED)).toBeNull()
  })

  it('is nothing once nothing is open', async () => {
    await show(topicSeenBy('resident', withRecord('declined'), { actions: [] }))
    expect(screen.getByText(ENDED)).toBeDefined()
  })
})
