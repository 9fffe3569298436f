import { proposalSchema } from '@gongyi/shared/contracts'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { readProposalDraft } from './proposal-draft.js'
import { ProposalForm } from './proposal-form.js'

const topic = topicAfter('propose.submit')
const communityId = topic.communityId
const route = `POST /api/communities/${communityId}/topics`

async function fillIn() {
  await userEvent.type(screen.getByLabelText(/一句话说清/), '樟树下放一张长椅')
  await userEvent.selectOptions(screen.getByLabelText(/属于哪一类/), 'SERVICE')
  await userEvent.type(screen.getByLabelText(/现在是什么情况/), '老人回家路上没有地方歇脚')
}

describe('proposing', () => {
  it('sends a resident’s proposal whole and forgets the draft', async () => {
    const sent = answer({ [route]: topicSeenBy('resident', topic) })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await fillIn()
    expect(readProposalDraft(communityId)?.title).toBe('樟树下放一张长椅')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(proposalSchema.parse(sent[0]?.body)).toMatchObject({
      category: 'SERVICE',
      submit: true,
      sourceChannel: 'APP',
    })
    expect(sent[0]?.headers.get('idempotency-key')).toBeTruthy()
    await waitFor(() => expect(readProposalDraft(communityId)).toBeUndefined())
  })

  it('keeps what was written when the page is opened again, and forgets it on request', async () => {
    answer({})
    const first = await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await fillIn()
    first.unmount()
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    expect(screen.getByLabelText(/一句话说清/)).toHaveProperty('value', '樟树下放一张长椅')
    await userEvent.click(screen.getByRole('button', { name: '清空重写' }))
    expect(screen.getByLabelText(/一句话说清/)).toHaveProperty('value', '')
  })

  it('says which fields are missing and sends nothing', async () => {
    const sent = answer({})
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getAllByText('请填写这一项')).toHaveLength(3)
    expect(sent).toHaveLength(0)
  })

  it('carries the same key when the same proposal is sent again after a lost answer', async () => {
    const keys: (string | null)[] = []
    answer({
      [route]: ({ headers }: { headers: Headers }) => {
        keys.push(headers.get('idempotency-key'))
        throw new TypeError('connection lost')
      },
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser={false} />)
    await fillIn()
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await screen.findByText('连不上网络')
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(keys).toHaveLength(2))
    expect(keys[0]).toBe(keys[1])
  })

  it('lets a coordinator enter it for a resident only with that resident’s consent', async () => {
    const householdId = '01900000-0000-7000-8000-0000000000b1'
    const personId = '01900000-0000-7000-8000-0000000000b2'
    const household = {
      id: householdId,
      code: '7-2-501',
      address: '桂苑新村7幢2单元501室',
      groupName: null,
      headName: '袁四',
      members: 1,
      active: true,
      elderly: true,
      disabled: false,
    }
    const person = {
      id: personId,
      name: '袁四',
      gender: null,
      birthDate: null,
      phoneMasked: null,
      idMasked: null,
      active: true,
      deceased: false,
      note: null,
      relation: '户主',
      isHead: true,
      isRep: false,
    }
    const sent = answer({
      [`GET /api/communities/${communityId}/households`]: { items: [household], next: null },
      [`GET /api/communities/${communityId}/households/${householdId}`]: {
        ...household,
        hukouType: null,
        people: [person],
      },
      [route]: topicSeenBy('coordinator', topic),
    })
    await renderApp(<ProposalForm communityId={communityId} isOrganiser />)
    await fillIn()
    await userEvent.click(screen.getByLabelText('代一位居民提出'))
    await userEvent.type(screen.getByLabelText(/查找住户/), '袁四')
    await userEvent.selectOptions(await screen.findByLabelText(/选择住户/), householdId)
    await userEvent.click(await screen.findByLabelText('袁四（户主）'))
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    expect(screen.getByText('须征得本人同意才能代录')).toBeDefined()
    await userEvent.click(screen.getByLabelText('已征得本人同意，由我代为录入'))
    await userEvent.click(screen.getByRole('button', { name: '提交给社区' }))
    await waitFor(() => expect(sent.some((one) => one.route === route)).toBe(true))
    const body = sent.find((one) => one.route === route)?.body
    expect(body).toMatchObject({ onBehalfOfPersonId: personId, consent: true, sourceChannel: 'VISIT' })
  })
})
