import { ratingSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { RatingEntry } from './rating-entry.js'

const UNIT = '01900000-0000-7000-8000-0000000000a1'

function path(topic: Pick<TopicDetail, 'id'>, rest = '') {
  return `/api/topics/${topic.id}${rest}`
}

describe('ratings at the counter or the door', () => {
  it('are taken down for a household of the list, with how it agreed', async () => {
    const topic = walkedTopic({ before: 'implement.close', as: 'coordinator' })
    const unit = { id: UNIT, label: '1-1-103', building: '1', areaCenti: '0', needsOffline: true, attempts: 1 }
    const sent = answer({
      [`GET ${path(topic, '/units')}`]: {
        items: [{ ...unit, delivery: 'SIGNED', motionIds: [], voted: true, paperEntered: false }],
        ...{ next: null, buildings: ['1'] },
      },
      [`POST ${path(topic, '/ratings')}`]: { id: null },
    })
    const posted = () => sent.find(({ route }) => route.startsWith('POST'))?.body
    await renderApp(<RatingEntry topic={topic} />)
    await userEvent.click(await screen.findByText('登记当面评价'))
    await userEvent.click(screen.getByRole('button', { name: '登记评价' }))
    expect(screen.getByText('请先选一项。')).toBeTruthy()
    expect(posted()).toBeUndefined()
    await userEvent.type(screen.getByRole('combobox', { name: /是哪一户/ }), '103')
    await userEvent.click(await screen.findByRole('option', { name: '1-1-103' }))
    await userEvent.click(screen.getByRole('radio', { name: '服务大厅' }))
    await userEvent.type(screen.getByLabelText(/本人怎样同意的/), '本人在登记表上签字')
    await userEvent.click(screen.getByRole('radio', { name: '不满意' }))
    await userEvent.click(screen.getByRole('button', { name: '登记评价' }))
    await waitFor(() => expect(posted()).toBeDefined())
    expect(posted()).toEqual({
      level: 'POOR',
      taken: { channel: 'COUNTER', consent: '本人在登记表上签字', votingUnitId: UNIT },
    })
    expect(ratingSchema.safeParse(posted()).error).toBeUndefined()
  })

  it('are not offered to residents', async () => {
    const topic = walkedTopic({ before: 'implement.close', as: 'resident' })
    answer({})
    await renderApp(<RatingEntry topic={topic} />)
    expect(screen.queryByText('登记当面评价')).toBeNull()
  })
})
