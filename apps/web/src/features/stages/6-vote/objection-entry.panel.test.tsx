import { objectionSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { VotePanel } from './panel.js'

const UNIT = '01900000-0000-7000-8000-0000000000a1'

function path(topic: Pick<TopicDetail, 'id'>, rest = '') {
  return `/api/topics/${topic.id}${rest}`
}

describe('objections at the counter or the door', () => {
  it('are taken down for somebody who is on no list, with how they agreed; nothing is prefilled', async () => {
    const topic = walkedTopic({ before: 'vote.finalise', as: 'coordinator' })
    const during = { ...topic, contributions: ['vote.objection-taken' as const] }
    const sent = answer({
      [`GET ${path(topic, '/objections')}`]: { items: [] },
      [`GET ${path(topic, '/units')}`]: { items: [], next: null, buildings: [] },
      [`POST ${path(topic, '/objections')}`]: { id: UNIT },
    })
    const posted = () => sent.find(({ route }) => route.startsWith('POST'))?.body
    await renderApp(<VotePanel topic={during} />)
    await userEvent.click(await screen.findByText('登记当面异议'))
    await userEvent.click(screen.getByRole('button', { name: '登记异议' }))
    expect(screen.getByText('请选择是哪一户')).toBeTruthy()
    expect(screen.getByText('请写明本人怎样同意')).toBeTruthy()
    expect(posted()).toBeUndefined()
    await userEvent.click(screen.getByRole('radio', { name: '不在名单上的人' }))
    await userEvent.type(screen.getByLabelText(/^姓名/), '租户老田')
    const where = screen.getByRole('radiogroup', { name: /在哪里登记的/ })
    await userEvent.click(within(where).getByRole('radio', { name: '上门' }))
    await userEvent.type(screen.getByLabelText(/本人怎样同意的/), '念给他听，他签了字')
    await userEvent.selectOptions(screen.getByLabelText(/哪方面的问题/), '有新的情况')
    await userEvent.type(screen.getByLabelText(/请说说情况/), '井道下面有燃气阀')
    await userEvent.click(screen.getByRole('button', { name: '登记异议' }))
    await waitFor(() => expect(posted()).toBeDefined())
    expect(posted()).toEqual({
      kind: 'NEW_FACTS',
      text: '井道下面有燃气阀',
      taken: { channel: 'DOORSTEP', consent: '念给他听，他签了字', name: '租户老田' },
    })
    expect(objectionSchema.safeParse(posted()).error).toBeUndefined()
  })

  it('say whose they are to those who see the whole record', async () => {
    const topic = walkedTopic({ before: 'vote.finalise', as: 'coordinator' })
    const objection = {
      ...{ id: UNIT, kind: 'SUBSTANCE', text: '遮光', at: topic.now, mine: false },
      ...{ taken: { channel: 'COUNTER', of: '1-1-103' }, upheld: null, decision: null, decidedAt: null },
    }
    answer({ [`GET ${path(topic, '/objections')}`]: { items: [objection] } })
    await renderApp(<VotePanel topic={topic} />)
    expect(await screen.findByText('服务大厅登记：1-1-103')).toBeTruthy()
  })

  it('are not offered to residents, who object themselves', async () => {
    const topic = walkedTopic({ before: 'vote.finalise', as: 'resident' })
    answer({ [`GET ${path(topic, '/objections')}`]: { items: [] } })
    await renderApp(<VotePanel topic={topic} />)
    await screen.findByText('这里还没有异议')
    expect(screen.queryByText('登记当面异议')).toBeNull()
  })
})
