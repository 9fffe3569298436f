import { snapshotLeafHash, snapshotLeaves, snapshotProof, snapshotRoot } from '@gongyi/shared/domain'
import { draftTopic } from '@gongyi/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { LateCorrections } from './late-corrections.js'
import { OpenList } from './open-list.js'
import { PublicList } from './public-list.js'

const locked = topicAfter('participants.lock', draftTopic({ template: 'standard' }))
const path = `/api/topics/${locked.id}`
const units = [
  { key: 'a', label: '7-2-101', areaCenti: 7250n, unitIds: ['u1'] },
  { key: 'b', label: '7-2-501, 7-2-601', areaCenti: 14500n, unitIds: ['u2', 'u3'] },
]
const leaves = snapshotLeaves(units, 'secret')
const root = snapshotRoot(leaves)
const list = {
  ...{
    state: 'FROZEN',
    heads: 2,
    areaCenti: '21750',
    root,
    version: 1,
    frozenAt: '2026-11-27T04:00:00.000Z',
    next: null,
  },
  items: leaves.map((leaf, index) => ({
    index,
    label: leaf.label,
    isDeveloper: false,
    leafHash: snapshotLeafHash(leaf),
    mine: index === 1,
  })),
  mine: leaves.slice(1, 2).map((leaf) => ({
    ...{ index: 1, label: leaf.label, isDeveloper: false, leafHash: snapshotLeafHash(leaf), mine: true },
  })),
}
const proof = {
  ...snapshotProof(locked.id, leaves, 1),
  ...{ caseNo: 'XS-1', version: 1, frozenAt: '2026-11-27T04:00:00.000Z' },
}

describe('the public list', () => {
  it('shows house numbers, joins flats of one owner without a name, and proves one’s own entry on this device', async () => {
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}`]: topicSeenBy('resident', locked),
      [`GET ${path}/electorate`]: list,
      [`GET ${path}/electorate/proofs/1`]: proof,
    })
    await renderApp(<PublicList topicId={locked.id} />)
    expect(await screen.findByText('共 2 个表决单元，面积合计 217.50 m²')).toBeDefined()
    expect(screen.getByText('7-2-501, 7-2-601')).toBeDefined()
    expect(screen.getByText('同一业主，算一位')).toBeDefined()
    expect(screen.getByText('您家')).toBeDefined()
    expect(document.querySelector('[data-root]')?.textContent).toBe(root)
    expect(await screen.findByText(/凭证和公布的校验码一致/)).toBeDefined()
  })

  it('says so when the proof does not fit the root, and when the list is not public yet', async () => {
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}`]: topicSeenBy('resident', locked),
      [`GET ${path}/electorate`]: { ...list, root: root.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      [`GET ${path}/electorate/proofs/1`]: proof,
    })
    await renderApp(<PublicList topicId={locked.id} />)
    expect(await screen.findByText(/核对不一致/)).toBeDefined()
  })

  it('keeps one’s own proof while another number is looked up, and says when the list was corrected', async () => {
    const corrected = { ...list, version: 3, frozenAt: '2026-11-29T04:00:00.000Z' }
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}`]: topicSeenBy('resident', locked),
      [`GET ${path}/electorate`]: { ...corrected, items: list.items.slice(0, 1) },
      [`GET ${path}/electorate/proofs/1`]: proof,
    })
    await renderApp(<PublicList topicId={locked.id} />)
    await userEvent.type(await screen.findByLabelText('查一查自己的门牌在不在名单里'), '7-2-101')
    expect(await screen.findByText(/凭证和公布的校验码一致/)).toBeDefined()
    expect(screen.getByText(/锁定后更正过 2 次.*2026年11月29日/)).toBeDefined()
    const all = screen.getByRole('link', { name: '下载全部校验条目' })
    expect(all.getAttribute('href')).toBe(`${path}/electorate/leaves`)
  })

  it('is printed whole: what is searched for is cleared and every page loaded first', async () => {
    const printed: (readonly string[])[] = []
    const seen = () => screen.getAllByRole('listitem').map((item) => item.textContent ?? '')
    vi.stubGlobal('print', () => printed.push(seen()))
    const pages = [
      { ...list, items: list.items.slice(0, 1), next: 1 },
      { ...list, items: list.items.slice(1), next: null },
    ]
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}`]: topicSeenBy('resident', locked),
      [`GET ${path}/electorate`]: ({ query }: { readonly query: URLSearchParams }) =>
        pages[query.get('after') === '1' ? 1 : 0],
      [`GET ${path}/electorate/proofs/1`]: proof,
    })
    await renderApp(<PublicList topicId={locked.id} />)
    await screen.findByText('7-2-101')
    expect(screen.queryByText('7-2-501, 7-2-601', { selector: 'li span' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '打印（A4）' }))
    await waitFor(() => expect(printed).toHaveLength(1))
    expect(printed[0]?.join()).toContain('7-2-501, 7-2-601')
    vi.unstubAllGlobals()
  })

  it('is read without an account while it is on display, and asks to sign in otherwise', async () => {
    const open = {
      ...{ title: '加装电梯', community: '桂苑社区', caseNo: 'XS-1', from: '2026-11-24', endsOn: '2026-11-27' },
      ...{ heads: 1, items: [{ index: 0, label: '7-2-101', isDeveloper: true }], next: null },
    }
    answer({ 'GET /api/session': null, [`GET /api/electorates/${locked.id}`]: open })
    await renderApp(<OpenList topicId={locked.id} otherwise="请先登录" />)
    expect(await screen.findByText('7-2-101')).toBeDefined()
    expect(screen.getByText('开发商未售或未交付的房屋，合算一位')).toBeDefined()
    expect(screen.queryByText('请先登录')).toBeNull()
  })

  it('waits for the desk to publish it', async () => {
    const hidden = { ...list, state: 'HIDDEN', root: null, version: 0, frozenAt: null, heads: 0, items: [] }
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}`]: topicSeenBy('resident', locked),
      [`GET ${path}/electorate`]: hidden,
    })
    await renderApp(<PublicList topicId={locked.id} />)
    expect(await screen.findByText('名单还没有公示')).toBeDefined()
  })
})

describe('a correction after the lock', () => {
  const merkleRoot = 'a'.repeat(64)
  const { participants } = locked.records
  const at = participants.locked
  if (at === undefined) throw new Error('the walk has not locked')
  const topic = {
    ...locked,
    records: { ...locked.records, participants: { ...participants, locked: { ...at, merkleRoot } } },
  }
  const entry = (label: string) => ({ label, areaCenti: '7250' })
  const sold = { id: 'piece', added: [entry('7-2-202')], removed: [entry('7-2-202')], changed: [], isTransfer: true }
  const id = '01900000-0000-7000-8000-0000000000d1'
  const asked = {
    ...{ id, pieces: [sold], reason: '已过户', evidence: '不动产登记证', requestedAt: '2026-11-28T04:00:00.000Z' },
    ...{ requestedByName: '林晓燕', state: 'ASKED', note: null, decidedAt: null, decidedByName: null },
    ...{ mayDecide: true, oldRoot: null, newRoot: null },
  }

  it('is chosen from what the roster says, never typed in', async () => {
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      [`GET ${path}/electorate/corrections`]: { items: [] },
      [`GET ${path}/electorate/drift`]: { isBallotOpen: false, pieces: [sold], total: 1 },
      [`POST ${path}/electorate/corrections`]: { id },
    })
    await renderApp(<LateCorrections topic={topicSeenBy('coordinator', topic)} />)
    await userEvent.click(await screen.findByText('看名册有没有变化'))
    await userEvent.click(await screen.findByRole('button', { name: '提出更正' }))
    expect(screen.getByText('请至少选一项')).toBeDefined()
    await userEvent.click(screen.getByRole('checkbox', { name: '7-2-202 换了业主' }))
    await userEvent.type(screen.getByLabelText(/更正的原因/), '已过户')
    await userEvent.type(screen.getByLabelText(/凭什么证明/), '不动产登记证')
    await userEvent.click(screen.getByRole('button', { name: '提出更正' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
        ...{ pieces: ['piece'], reason: '已过户', evidence: '不动产登记证' },
      }),
    )
  })

  it('is agreed to by another, who writes down what was checked', async () => {
    const sent = answer({
      'GET /api/session': sessionOf('supervisor'),
      [`GET ${path}/electorate/corrections`]: { items: [asked] },
      [`POST ${path}/electorate/corrections/${id}/decision`]: { id },
    })
    await renderApp(<LateCorrections topic={topicSeenBy('supervisor', topic)} />)
    await userEvent.click(await screen.findByRole('button', { name: '同意更正' }))
    expect(screen.getByText('请填写这一项')).toBeDefined()
    await userEvent.type(screen.getByLabelText(/核对情况/), '已看登记证')
    await userEvent.click(screen.getByRole('button', { name: '同意更正' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ approve: true, note: '已看登记证' }),
    )
  })
})
