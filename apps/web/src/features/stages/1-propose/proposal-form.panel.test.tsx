import { type DraftData, type DraftView, proposalSchema, saveDraftSchema } from '@gongyi/shared/contracts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, refusal } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { DraftList } from './draft-list.js'
import { ProposalForm } from './proposal-form.js'
import { draftOf, emptyProposal } from './proposal-text.js'

const topic = topicAfter('propose.submit')
const communityId = topic.communityId
const route = `POST /api/communities/${communityId}/topics`
const base = `/api/communities/${communityId}`
const savedAt = '2026-11-23T02:32:00.000Z'
const DRAFT = '01900000-0000-7000-8000-0000000000d1'
const PHOTO = '01900000-0000-7000-8000-0000000000f1'
const around = {
  [`GET ${base}/buildings`]: { items: [{ propertyAreaId: null, propertyArea: null, building: '7', households: 12 }] },
  [`GET ${base}/similar-topics`]: { items: [] },
}

/** The server's part of autosave, whatever id the form has chosen. */
function saving(revisions: number[] = []) {
  const answers: Record<string, unknown> = new Proxy<Record<string, unknown>>(
    {},
    {
      has: (_, key) => String(key).startsWith(`PUT ${base}/proposal-drafts/`),
      get:
        () =>
        ({ body }: { body: unknown }) => {
          const { revision } = saveDraftSchema.parse(body)
          revisions.push(revision)
          return { revision: revision + 1, savedAt }
        },
    },
  )
  return answers
}

function withSaving(more: Readonly<Record<string, unknown>>) {
  const planned: Record<string, unknown> = { ...around, ...more }
  const autosave = saving()
  return answer(
    new Proxy(planned, {
      has: (target, key) => key in target || key in autosave,
      get: (target, key) => (key in target ? target[String(key)] : autosave[String(key)]),
    }),
  )
}

const draftWith = (data: Partial<DraftData>, photos: DraftView['photos'] = []): DraftView => ({
  id: DRAFT,
  data: { ...draftOf(emptyProposal), ...data },
  revision: 3,
  savedAt,
  photos,
  behalfNames: null,
})

async function fillIn() {
  await userEvent.type(screen.getByLabelText(/一句话说清/), '樟树下放一张长椅')
  await userEvent.selectOptions(screen.getByLabelText(/属于哪一类/), 'SERVICE')
  await userEvent.type(screen.getByLabelText(/现在是什么情况/), '老人回家路上没有地方歇脚')
}

afterEach(() => vi.useRealTimers())

describe('proposing', () => {
  it('saves while one types, says when, and sends the draft along with the proposal', async () => {
    const sent = withSaving({ [route]: topicSeenBy('resident', topic) })
    const kept = vi.fn()
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} onKept={kept} />)
    await fillIn()
    expect(await screen.findByText('已保存 10:32')).toBeDefined()
    const saves = sent.filter(({ route: to }) => to.startsWith('PUT'))
    expect(saves.length).toBeGreaterThan(0)
    expect(saveDraftSchema.parse(saves.at(-1)?.body).data.description).toBe('老人回家路上没有地方歇脚')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(sent.some((one) => one.route === route)).toBe(true))
    const post = sent.find((one) => one.route === route)
    const proposal = proposalSchema.parse(post?.body)
    expect(proposal).toMatchObject({ category: 'SERVICE', submit: true, sourceChannel: 'APP' })
    expect(kept).toHaveBeenCalledWith(proposal.draftId)
    expect(post?.headers.get('idempotency-key')).toBeTruthy()
    expect(JSON.stringify(localStorage)).not.toContain('樟树下')
  })

  it('goes on where it was left, photos included', async () => {
    withSaving({})
    const photo = {
      id: PHOTO,
      purpose: 'PROPOSAL',
      kind: 'IMAGE' as const,
      name: 'a.jpg',
      size: 9,
      width: 9,
      height: 9,
    }
    const photos = [{ ...photo, at: savedAt, hash: 'a'.repeat(64), removable: true }]
    const draft = draftWith(
      { title: '楼道加扶手', more: { ...emptyProposal.more, building: '7', affectedBuildings: [] } },
      photos,
    )
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} draft={draft} />)
    expect(screen.getByLabelText(/一句话说清/)).toHaveProperty('value', '楼道加扶手')
    expect(await screen.findByLabelText(/在哪一幢/)).toHaveProperty('value', '/7')
    const picture = screen.getByRole('img', { name: '照片 1' })
    expect(picture.getAttribute('src')).toBe(`${base}/proposal-drafts/${DRAFT}/photos/${PHOTO}/content?size=thumb`)
  })

  it('asks which text counts when the draft was written elsewhere', async () => {
    const theirs = draftWith({ title: '另一个窗口写的' })
    answer({
      ...around,
      [`PUT ${base}/proposal-drafts/${DRAFT}`]: refusal(409, {
        code: 'draft-changed',
        status: 409,
        current: { ...theirs, revision: 9 },
      }),
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} draft={draftWith({ title: '这里' })} />)
    await userEvent.type(screen.getByLabelText(/一句话说清/), '写的')
    expect(await screen.findByText('这份草稿在别的窗口改过了。', {}, { timeout: 4000 })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: '用那边的内容' }))
    expect(screen.getByLabelText(/一句话说清/)).toHaveProperty('value', '另一个窗口写的')
  })

  it('takes its own words back from an answer that was lost on the way', async () => {
    let calls = 0
    const sent = answer({
      ...around,
      [`PUT ${base}/proposal-drafts/${DRAFT}`]: ({ body }: { body: unknown }) => {
        calls += 1
        const { data, revision } = saveDraftSchema.parse(body)
        if (calls > 1 && revision === 4) return { revision: 5, savedAt }
        return refusal(409, { code: 'draft-changed', status: 409, current: { id: DRAFT, data, revision: 4, savedAt } })
      },
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} draft={draftWith({})} />)
    await userEvent.type(screen.getByLabelText(/一句话说清/), '路灯')
    await waitFor(() => expect(sent.filter(({ route: to }) => to.startsWith('PUT'))).toHaveLength(2), { timeout: 4000 })
    expect(screen.queryByText('这份草稿在别的窗口改过了。')).toBeNull()
  })

  it('says so when nothing can be saved, and keeps what is on screen', async () => {
    answer(around)
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} draft={draftWith({})} />)
    await userEvent.type(screen.getByLabelText(/一句话说清/), '路灯')
    expect(await screen.findByText(/还没有存上/, {}, { timeout: 4000 })).toBeDefined()
    expect(screen.getByLabelText(/一句话说清/)).toHaveProperty('value', '路灯')
  })

  it('says which fields are missing and sends nothing', async () => {
    const sent = withSaving({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getAllByText('请填写这一项')).toHaveLength(3)
    expect(sent.every(({ route: to }) => to.startsWith('GET'))).toBe(true)
  })

  it('carries the same key when the same proposal is sent again after a lost answer', async () => {
    const keys: (string | null)[] = []
    withSaving({
      [route]: ({ headers }: { headers: Headers }) => {
        keys.push(headers.get('idempotency-key'))
        throw new TypeError('connection lost')
      },
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await fillIn()
    await screen.findByText('已保存 10:32')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await screen.findByText('连不上网络')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(keys).toHaveLength(2))
    expect(keys[0]).toBe(keys[1])
  })

  it('guides: what belongs to the category, who decides it, what to write', async () => {
    withSaving({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await userEvent.selectOptions(screen.getByLabelText(/属于哪一类/), 'COVENANT')
    const guide = within(screen.getByRole('list', { name: '这一类怎么办' }))
    expect(guide.getByText(/表决方式由法律规定/)).toBeDefined()
    expect(guide.getByText('受理前要有法律意见。')).toBeDefined()
    expect(guide.getByText(/想写进公约的那一条/)).toBeDefined()
  })

  it('writes yuan as fen, and says when it is no number', async () => {
    const sent = withSaving({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await userEvent.click(screen.getByText('影响多大、要花多少钱'))
    await userEvent.type(screen.getByLabelText(/估计要花多少钱/), '86000.5')
    await screen.findByText('已保存 10:32', {}, { timeout: 4000 })
    const last = saveDraftSchema.parse(sent.findLast(({ route: to }) => to.startsWith('PUT'))?.body)
    expect(last.data.more.costFen).toBe('8600050')
    await userEvent.type(screen.getByLabelText(/估计要花多少钱/), '万')
    expect(screen.getByText(/请写数字/)).toBeDefined()
  })
})

describe('similar topics', () => {
  const similar = {
    id: '01900000-0000-7000-8000-0000000000e1',
    title: '桂苑新村7幢2单元加装电梯',
    caseNo: 'XS-1',
    stage: 'propose' as const,
    status: 'screening' as const,
    coSigns: 6,
    score: 0.8,
    mine: false,
    coSigned: false,
    mayCoSign: true,
  }
  it('are shown while one types, and joining one is a co-sign that keeps the draft', async () => {
    const sent = withSaving({
      [`GET ${base}/similar-topics`]: { items: [similar] },
      [`POST /api/topics/${similar.id}/co-signs`]: { id: null },
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await userEvent.type(screen.getByLabelText(/一句话说清/), '7幢装电梯')
    expect(await screen.findByText('已经有 1 件差不多的', {}, { timeout: 4000 })).toBeDefined()
    expect(screen.getByText(/已有 6 人附议/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: /^附议这一件/ }))
    await waitFor(() => expect(sent.some((one) => one.route.endsWith('/co-signs'))).toBe(true))
    const order = sent.map((one) => one.route.split(' ')[0]).filter((method) => method !== 'GET')
    expect(order.at(-1)).toBe('POST')
    expect(order).toContain('PUT')
    expect(sent.some((one) => one.route.startsWith('DELETE'))).toBe(false)
  })
})

describe('drafts', () => {
  it('stand in a list, lead on, and go only after a question', async () => {
    const line = { id: DRAFT, communityId, title: '', savedAt, photos: 2 }
    const sent = answer({
      [`GET ${base}/proposal-drafts`]: { items: [line] },
      [`DELETE ${base}/proposal-drafts/${DRAFT}`]: undefined,
    })
    await renderApp(<DraftList communityIds={[communityId]} />)
    expect(await screen.findByText('还没有写标题')).toBeDefined()
    expect(screen.getByRole('link', { name: '接着写' }).getAttribute('href')).toContain(`draft=${DRAFT}`)
    await userEvent.click(screen.getByRole('button', { name: /删除草稿/ }))
    expect(sent.some((one) => one.route.startsWith('DELETE'))).toBe(false)
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '删除' }))
    await waitFor(() => expect(sent.some((one) => one.route.startsWith('DELETE'))).toBe(true))
  })
})

describe('at the desk', () => {
  it('a proposal is entered for a resident only with consent, and says how it was given', async () => {
    const householdId = '01900000-0000-7000-8000-0000000000b1'
    const personId = '01900000-0000-7000-8000-0000000000b2'
    const household = {
      ...{ id: householdId, code: '7-2-501', address: '桂苑新村7幢2单元501室', groupName: null, headName: '袁四' },
      ...{ members: 1, active: true, elderly: true, disabled: false },
    }
    const person = {
      ...{ id: personId, name: '袁四', gender: null, birthDate: null, phoneMasked: null, idMasked: null, active: true },
      ...{ deceased: false, note: null, relation: '户主', isHead: true, isRep: false },
    }
    const sent = withSaving({
      [`GET ${base}/households`]: { items: [household], next: null },
      [`GET ${base}/households/${householdId}`]: { ...household, hukouType: null, version: 1, people: [person] },
      [route]: topicSeenBy('coordinator', topic),
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser />)
    await fillIn()
    await userEvent.click(screen.getByLabelText('代一位居民提出'))
    await userEvent.type(screen.getByLabelText(/查找住户/), '袁四')
    await userEvent.selectOptions(await screen.findByLabelText(/选择住户/), householdId)
    await userEvent.click(await screen.findByLabelText('袁四（户主）'))
    await userEvent.selectOptions(screen.getByLabelText(/^从哪里来/), 'PAPER')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getByText('须征得本人同意才能代录')).toBeDefined()
    await userEvent.click(screen.getByLabelText('已征得本人同意，由我代为录入'))
    await userEvent.click(screen.getByLabelText('提议的是未满 14 周岁的孩子'))
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getByText('请选出同意的家长')).toBeDefined()
    expect(sent.some((one) => one.route === route)).toBe(false)
    await userEvent.click(screen.getByLabelText('提议的是未满 14 周岁的孩子'))
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(sent.some((one) => one.route === route)).toBe(true))
    expect(sent.find((one) => one.route === route)?.body).toMatchObject({
      ...{ onBehalfOfPersonId: personId, consent: true, consentKind: 'SIGNED_PAPER', sourceChannel: 'PAPER' },
    })
  })
})

describe('a draft written at the desk for a resident', () => {
  const personId = '01900000-0000-7000-8000-0000000000b2'

  it('keeps for whom and how it came, and asks for the consent again when it is sent', async () => {
    const kept = {
      personId,
      isChild: false,
      guardianPersonId: null,
      channel: 'PAPER',
      consentKind: 'SIGNED_PAPER',
    } as const
    const draft = { ...draftWith({ behalf: kept }), behalfNames: { person: '袁四', guardian: null } }
    const sent = withSaving({ [route]: topicSeenBy('coordinator', topic) })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser draft={draft} />)
    expect(screen.getByLabelText('代一位居民提出')).toHaveProperty('checked', true)
    expect(screen.getByText('已选：袁四。要换人，请重新查找。')).toBeDefined()
    expect(screen.getByLabelText(/^从哪里来/)).toHaveProperty('value', 'PAPER')
    await fillIn()
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getByText('须征得本人同意才能代录')).toBeDefined()
    expect(sent.some((one) => one.route === route)).toBe(false)
    await userEvent.click(screen.getByLabelText('已征得本人同意，由我代为录入'))
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(sent.some((one) => one.route === route)).toBe(true))
    const body = sent.find((one) => one.route === route)?.body
    expect(body).toMatchObject({ onBehalfOfPersonId: personId, consentKind: 'SIGNED_PAPER', sourceChannel: 'PAPER' })
    expect(body).not.toHaveProperty('behalf')
  })

  it('is saved with it as soon as the desk says so', async () => {
    const sent = withSaving({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser />)
    await userEvent.click(screen.getByLabelText('代一位居民提出'))
    await userEvent.selectOptions(screen.getByLabelText(/^从哪里来/), 'HOTLINE')
    await screen.findByText('已保存 10:32', {}, { timeout: 4000 })
    const last = saveDraftSchema.parse(sent.findLast(({ route: to }) => to.startsWith('PUT'))?.body)
    expect(last.data.behalf).toMatchObject({ personId: null, channel: 'HOTLINE', consentKind: 'SPOKEN_BY_PHONE' })
  })
})

describe('photos', () => {
  it('more than nine, or no photos at all, are refused before anything is sent', async () => {
    withSaving({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    const input = screen.getByLabelText('照片: 选择文件')
    await act(async () =>
      fireEvent.change(input, { target: { files: [new File(['x'], 'a.pdf', { type: 'application/pdf' })] } }),
    )
    expect(screen.getByText(/a\.pdf: /)).toBeDefined()
  })
})
