import { actionRule } from '@gongyi/shared/domain'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { NoticePanel } from './panel.js'

const told = {
  attempted: 100,
  delivered: 100,
  individuallyAttempted: 100,
  publicly: 100,
  aware: 90,
  units: 100,
  offlineMissing: 0,
}
const unit = {
  id: '01900000-0000-7000-8000-0000000000b1',
  label: '7幢2单元302室',
  building: '7幢',
  areaCenti: '8900',
  needsOffline: true,
  attempts: 0,
  delivery: null,
  motionIds: [],
  voted: false,
  paperEntered: false,
}
const session = { session: null }

function path(topic: { readonly id: string }, rest: string) {
  return `/api/topics/${topic.id}/${rest}`
}

describe('the notice, for the desk', () => {
  it('is filled in with all ten items, so that it only has to be confirmed to publish what the rule accepts', async () => {
    const topic = walkedTopic({ before: 'notice.publish', as: 'coordinator' })
    const sent = answer({ 'GET /api/session': session, [`POST ${path(topic, 'notice/publish')}`]: topic })
    await renderApp(<NoticePanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '发布告知书' }))
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '发布告知书' }))
    await waitFor(() => expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(true))
    const body = sent.find(({ route }) => route.startsWith('POST'))?.body
    expect(body).toMatchObject({ expectedVersion: topic.version, input: { kind: 'combined' } })
    const input = Object(body).input
    expect(actionRule('notice.publish').input.safeParse(input).error).toBeUndefined()
    expect(Object.values(input.items).every((text) => String(text).trim() !== '')).toBe(true)
    // Three full days of notice for a small matter: published on the 23rd, held from the 27th
    expect([input.meeting.on, input.meeting.time]).toEqual(['2026-11-27', '19:00'])
  })

  it('is not sent while one of the ten items is empty, and says which', async () => {
    const topic = walkedTopic({ before: 'notice.publish', as: 'coordinator' })
    const sent = answer({ 'GET /api/session': session })
    await renderApp(<NoticePanel topic={topic} />)
    await userEvent.click(screen.getByText('告知书内容（10 项，已填好，可修改）'))
    await userEvent.clear(screen.getByLabelText(/怎样提意见/))
    await userEvent.click(screen.getByRole('button', { name: '发布告知书' }))
    expect(screen.getByLabelText(/怎样提意见/).getAttribute('aria-invalid')).toBe('true')
    expect(sent.filter(({ route }) => route.startsWith('POST'))).toEqual([])
  })

  it('is not sent while the hour is none', async () => {
    const topic = walkedTopic({ before: 'notice.publish', as: 'coordinator' })
    const sent = answer({ 'GET /api/session': session })
    await renderApp(<NoticePanel topic={topic} />)
    const hour = screen.getByLabelText(/几点开始/)
    await userEvent.clear(hour)
    await userEvent.type(hour, '25:99')
    await userEvent.click(screen.getByRole('button', { name: '发布告知书' }))
    expect(hour.getAttribute('aria-invalid')).toBe('true')
    expect(sent.filter(({ route }) => route.startsWith('POST'))).toEqual([])
  })

  it('cannot be completed before every unit was tried, and the list says how far it is', async () => {
    const topic = walkedTopic({
      before: 'notice.complete',
      as: 'coordinator',
      facts: { delivery: { ...told, individuallyAttempted: 60, delivered: 40, offlineMissing: 4 } },
    })
    answer({ 'GET /api/session': session, [`GET ${path(topic, 'units')}`]: { items: [], next: null, buildings: [] } })
    await renderApp(<NoticePanel topic={topic} />)
    expect(screen.getByRole('button', { name: '完成告知' }).hasAttribute('disabled')).toBe(true)
    expect(await screen.findByText(/应告知 100，已逐户告知 60，已送达 40/)).toBeTruthy()
    expect(screen.getByText('40 / 100 户')).toBeTruthy()
  })

  it('records a letter to everybody with what proves it; visits, calls and signatures are not for everybody at once', async () => {
    const topic = walkedTopic({ before: 'notice.complete', as: 'coordinator' })
    const sent = answer({
      'GET /api/session': session,
      [`GET ${path(topic, 'units')}`]: { items: [], next: null, buildings: ['7幢'] },
      [`POST ${path(topic, 'deliveries')}`]: { recorded: 100 },
    })
    await renderApp(<NoticePanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '登记告知' }))
    expect(screen.getByText('请写明凭据')).toBeTruthy()
    expect(sent.some(({ route }) => route.endsWith('/deliveries'))).toBe(false)
    await userEvent.type(screen.getByLabelText(/^凭据/), '收寄单 0731')
    await userEvent.click(screen.getByRole('button', { name: '登记告知' }))
    const post = sent.find(({ route }) => route.endsWith('/deliveries'))
    expect(post?.body).toEqual({ target: { kind: 'all' }, channel: 'LETTER', result: 'DELIVERED', note: '收寄单 0731' })
    expect(post?.headers.get('idempotency-key')).not.toBeNull()
    const form = within(screen.getByRole('region', { name: '登记告知情况' }))
    expect(form.queryByRole('option', { name: '上门送达' })).toBeNull()
    expect(form.queryByRole('option', { name: '已签收' })).toBeNull()
    expect(form.queryByRole('option', { name: '本系统消息' })).toBeNull()
  })

  it('takes two taps at a door: the unit, then what came of it', async () => {
    const topic = walkedTopic({ before: 'notice.complete', as: 'coordinator' })
    const sent = answer({
      'GET /api/session': session,
      [`GET ${path(topic, 'units')}`]: { items: [unit], next: null, buildings: ['7幢'] },
      [`POST ${path(topic, 'deliveries')}`]: { recorded: 1 },
    })
    await renderApp(<NoticePanel topic={topic} />)
    await userEvent.click(await screen.findByRole('button', { name: /登记 7幢2单元302室/ }))
    await userEvent.click(await screen.findByRole('menuitem', { name: '不在家' }))
    expect(sent.find(({ route }) => route.endsWith('/deliveries'))?.body).toEqual({
      target: { kind: 'units', unitIds: [unit.id] },
      channel: 'HOUSE_VISIT',
      result: 'UNREACHABLE',
    })
  })
})

describe('the notice, for a resident', () => {
  it('is read and confirmed with one press, without a body', async () => {
    const topic = walkedTopic({ before: 'notice.complete', as: 'resident' })
    const sent = answer({ 'GET /api/session': session, [`POST ${path(topic, 'receipt')}`]: { recorded: 1 } })
    await renderApp(<NoticePanel topic={topic} />)
    const notice = screen.getByRole('region', { name: '协商告知书' })
    expect(within(notice).getByText('商量什么事')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(sent.some(({ route, body }) => route.endsWith('/receipt') && body === undefined)).toBe(true)
    expect(screen.queryByRole('button', { name: '登记告知' })).toBeNull()
  })

  it('says that it was confirmed, and asks no more', async () => {
    const topic = walkedTopic({ before: 'notice.complete', as: 'resident' })
    const units = topic.me.units.map((one) => ({ ...one, noticeConfirmed: true }))
    answer({ 'GET /api/session': session })
    await renderApp(<NoticePanel topic={{ ...topic, me: { ...topic.me, units } }} />)
    expect(screen.getByRole('status').textContent).toContain('您已确认收到告知')
    expect(screen.queryByRole('button', { name: '知道了' })).toBeNull()
  })
})
