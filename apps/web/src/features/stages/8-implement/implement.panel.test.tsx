import { type TopicDetail, taskListSchema } from '@gongyi/shared/contracts'
import { actionRule } from '@gongyi/shared/domain'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { ImplementPanel } from './panel.js'

const TASK = '01900000-0000-7000-8000-0000000000d1'

function path(topic: Pick<TopicDetail, 'id'>, rest = '') {
  return `/api/topics/${topic.id}${rest}`
}

function tasks(...more: readonly Record<string, unknown>[]) {
  return taskListSchema.parse({
    items: more.map((task, index) => ({
      ...{ id: TASK.replace(/1$/, String(index + 1)), no: index + 1, title: '安放长椅', executor: '物业公司' },
      ...{ dueOn: '2026-12-30', weight: 1, budgetFen: '80000', standard: '放得稳', status: 'ASSIGNED', progress: 0 },
      ...{ reportedByMe: false, overdue: false, acceptedOn: null, cancelReason: null, reports: [] },
      ...task,
    })),
  })
}

const noRatings = { counts: { VERY_GOOD: 0, GOOD: 0, FAIR: 0, POOR: 0, VERY_POOR: 0 }, comments: [] }

describe('carrying out, for the desk', () => {
  it('has the first task filled in from the draft that was voted on', async () => {
    const topic = walkedTopic({ before: 'implement.assign', as: 'coordinator' })
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks(),
      [`POST ${path(topic, '/implement/assign')}`]: topic,
    })
    await renderApp(<ImplementPanel topic={topic} />)
    await userEvent.click(await screen.findByRole('button', { name: '再加一项' }))
    await userEvent.click(screen.getByRole('button', { name: '下达任务' }))
    expect(screen.getByText('请写任务名称。')).toBeTruthy()
    await userEvent.type(screen.getByLabelText(/任务 2：任务名称/), '补种草皮')
    await userEvent.clear(screen.getByLabelText(/任务 2：预算/))
    await userEvent.type(screen.getByLabelText(/任务 2：预算/), '1,234.5')
    await userEvent.click(screen.getByRole('button', { name: '下达任务' }))
    await waitFor(() => expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(true))
    const { input } = Object(sent.find(({ route }) => route.startsWith('POST'))?.body)
    expect(actionRule('implement.assign').input.safeParse(input).error).toBeUndefined()
    expect(input.tasks[0]).toMatchObject({ title: topic.title, executor: 'Property company', budgetFen: '80000' })
    expect(input.tasks[1]).toMatchObject({ title: '补种草皮', budgetFen: '123450', weight: 1 })
  })

  it('reports a task finished only when somebody chose that and said what was done', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'coordinator' })
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks({}),
      [`POST ${path(topic, `/tasks/${TASK}/reports`)}`]: { id: TASK },
    })
    await renderApp(<ImplementPanel topic={topic} />)
    await userEvent.click(await screen.findByText('填进展：安放长椅'))
    await userEvent.click(screen.getByRole('button', { name: '提交进展' }))
    expect(screen.getByText('请选办到多少了。')).toBeTruthy()
    expect(screen.getByText('请写一句进展说明。')).toBeTruthy()
    await userEvent.selectOptions(screen.getByLabelText(/办到多少了/), '100')
    await userEvent.type(screen.getByLabelText(/进展说明/), '长椅已放好。')
    await userEvent.click(screen.getByRole('button', { name: '提交进展' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ progress: 100, note: '长椅已放好。' }),
    )
  })

  it('records an acceptance only with a result, the names of the group and their opinion', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'community-admin' })
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks({ status: 'SUBMITTED', progress: 100 }),
      [`POST ${path(topic, `/tasks/${TASK}/acceptance`)}`]: { id: TASK },
    })
    await renderApp(<ImplementPanel topic={topic} />)
    await userEvent.click(await screen.findByRole('button', { name: '提交验收结果' }))
    expect(screen.getByText('请选通过或者不通过。')).toBeTruthy()
    expect(screen.getByText('请写验收人的姓名。')).toBeTruthy()
    expect(screen.getByText('请写验收意见。')).toBeTruthy()
    await userEvent.click(screen.getByRole('radio', { name: '通过' }))
    await userEvent.type(screen.getByLabelText(/验收小组/), '沈阿姨、陆师傅，何敏')
    await userEvent.type(screen.getByLabelText(/验收意见/), '现场看过，放得稳。')
    await userEvent.click(screen.getByRole('button', { name: '提交验收结果' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toMatchObject({
        result: 'ACCEPTED',
        group: ['沈阿姨', '陆师傅', '何敏'],
      }),
    )
  })

  it('does not offer the acceptance to whoever reported the task, and says why', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'coordinator' })
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({ status: 'SUBMITTED', progress: 100, reportedByMe: true }) })
    await renderApp(<ImplementPanel topic={topic} />)
    expect(await screen.findByText('这项任务是您报的办完，请其他人来验收。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '提交验收结果' })).toBeNull()
  })

  it('is asked to be cancelled by the community’s head, once', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'community-admin' })
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks({}),
      [`POST ${path(topic, `/tasks/${TASK}/cancellation-request`)}`]: { id: TASK },
    })
    await renderApp(<ImplementPanel topic={topic} />)
    await userEvent.click(await screen.findByText('申请取消这项任务：安放长椅'))
    await userEvent.type(screen.getByLabelText(/取消的原因/), '业主已自费办理')
    await userEvent.click(screen.getByRole('button', { name: '申请取消' }))
    await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: '申请取消' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ reason: '业主已自费办理' }),
    )
  })

  it('asks once more before a task is cancelled', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'supervisor' })
    const asked = { kind: 'CANCEL_ASKED', progress: 0, note: '业主已自费办理', at: topic.now }
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks({ reports: [asked] }),
      [`POST ${path(topic, `/tasks/${TASK}/cancellation`)}`]: { id: TASK },
    })
    await renderApp(<ImplementPanel topic={topic} />)
    await userEvent.type(await screen.findByLabelText(/取消的原因/), '业主已自费办理')
    await userEvent.click(screen.getByRole('button', { name: '同意取消' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(sent.every(({ route }) => route.startsWith('GET'))).toBe(true)
    await userEvent.click(within(dialog).getByRole('button', { name: '同意取消' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ reason: '业主已自费办理' }),
    )
  })

  it('words the completion by what the register of tasks knows', async () => {
    const topic = walkedTopic({
      before: 'implement.complete',
      as: 'coordinator',
      facts: { tasks: { total: 1, open: 0, budgetFen: '0' } },
    })
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({ status: 'ACCEPTED', acceptedOn: '2026-12-28' }) })
    await renderApp(<ImplementPanel topic={topic} />)
    const text = await screen.findByLabelText(/办结情况/)
    expect(text).toHaveProperty('value', expect.stringMatching(/^“安放长椅”.+通过验收。$/))
  })

  it('weighs tasks only where they differ in weight', async () => {
    const topic = walkedTopic({ before: 'implement.complete', as: 'coordinator' })
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({}, { weight: 3 }) })
    const view = await renderApp(<ImplementPanel topic={topic} />)
    expect(await screen.findAllByText('分量')).toHaveLength(2)
    view.unmount()
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({}, {}) })
    await renderApp(<ImplementPanel topic={topic} />)
    await screen.findAllByText('安放长椅')
    expect(screen.queryByText('分量')).toBeNull()
  })

  it('cannot publish the completion while a task is open, and says how many are', async () => {
    const topic = walkedTopic({
      before: 'implement.complete',
      as: 'coordinator',
      facts: { tasks: { total: 2, open: 1, budgetFen: '0' } },
    })
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({}, { status: 'ACCEPTED' }) })
    await renderApp(<ImplementPanel topic={topic} />)
    const button = await screen.findByRole('button', { name: '公布办结情况' })
    expect(button.hasAttribute('disabled')).toBe(true)
    expect(await screen.findByText(/还有 1 项未完成/)).toBeTruthy()
  })
})

describe('carrying out, for a resident', () => {
  it('shows 3 of 7, what is late by how many days, and the money', async () => {
    const rates = [
      { id: 'execution', numerator: '3', denominator: '7' },
      { id: 'on-time', numerator: '2', denominator: '3' },
    ]
    const walked = walkedTopic({ before: 'implement.complete', as: 'resident' })
    const topic = { ...walked, rates, now: '2027-01-04T04:00:00.000Z' }
    answer({ [`GET ${path(topic, '/tasks')}`]: tasks({ overdue: true, progress: 40 }, { status: 'ACCEPTED' }) })
    await renderApp(<ImplementPanel topic={topic} />)
    expect(await screen.findByText('42.9%')).toBeTruthy()
    expect(screen.getByText('3 / 7')).toBeTruthy()
    expect(screen.getByText('2 / 3')).toBeTruthy()
    expect(screen.getByText('已超期 5 天')).toBeTruthy()
    expect(screen.getByText(/预算 ¥1,600\.00/)).toBeTruthy()
    expect(document.querySelector('form')).toBeNull()
  })

  it('asks for a rating once the completion is public, and thanks', async () => {
    const topic = walkedTopic({ before: 'implement.close', as: 'resident' })
    const during = { ...topic, contributions: ['implement.rating' as const] }
    const sent = answer({
      [`GET ${path(topic, '/tasks')}`]: tasks({ status: 'ACCEPTED', progress: 100 }),
      [`GET ${path(topic, '/ratings')}`]: noRatings,
      [`POST ${path(topic, '/ratings')}`]: { id: null },
    })
    const view = await renderApp(<ImplementPanel topic={during} />)
    await userEvent.click(await screen.findByRole('button', { name: '提交评价' }))
    expect(screen.getByText('请先选一项。')).toBeTruthy()
    await userEvent.click(screen.getByRole('radio', { name: '满意' }))
    await userEvent.click(screen.getByRole('button', { name: '提交评价' }))
    await waitFor(() => expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({ level: 'GOOD' }))
    view.unmount()
    await renderApp(<ImplementPanel topic={{ ...during, me: { ...during.me, rated: true } }} />)
    expect((await screen.findByText('您已评价，谢谢')).closest('[role=status]')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })
})
