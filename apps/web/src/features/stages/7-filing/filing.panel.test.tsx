import type { TopicDetail } from '@gongyi/shared/contracts'
import { actionRule, REVIEW_ITEMS, sealDossier } from '@gongyi/shared/domain'
import { sampleDossierContent } from '@gongyi/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { sessionOf } from '../../../testing/topic.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { FilingPanel } from './panel.js'

function path(topic: Pick<TopicDetail, 'id'>, rest = '') {
  return `/api/topics/${topic.id}${rest}`
}

function sealed() {
  const seal = sealDossier(sampleDossierContent())
  if (!seal.ok) throw new Error('the sample dossier seals')
  return seal.value
}

describe('filing, for the community', () => {
  it('is ready to send: who answers for it and the letter are filled in', async () => {
    const topic = walkedTopic({ before: 'filing.submit', as: 'community-admin' })
    const sent = answer({
      'GET /api/session': sessionOf('community-admin'),
      [`POST ${path(topic, '/filing/submit')}`]: topic,
    })
    await renderApp(<FilingPanel topic={topic} />)
    await waitFor(() => expect(screen.getByLabelText(/负责人/)).toHaveProperty('value', '何敏'))
    await userEvent.click(screen.getByRole('button', { name: '报送备案' }))
    await waitFor(() => expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(true))
    const { input } = Object(sent.find(({ route }) => route.startsWith('POST'))?.body)
    expect(actionRule('filing.submit').input.safeParse(input).error).toBeUndefined()
    expect(input.letter).toContain(topic.title)
    // A small sum was planned, so where it comes from is told
    expect(input.budgetSource).toBe('Community fund')
  })

  it('names each missing attachment and leads to the step that makes it', async () => {
    const detail = { dossierMissing: ['notice', 'legal-opinion'] }
    const topic = walkedTopic({
      before: 'filing.submit',
      as: 'community-admin',
      facts: { dossierMissing: ['notice', 'legal-opinion'] },
      detail,
    })
    answer({ 'GET /api/session': sessionOf('community-admin') })
    await renderApp(<FilingPanel topic={topic} />)
    expect(screen.getByText('还缺 2 项必备材料')).toBeTruthy()
    expect(screen.getByText('法律意见书')).toBeTruthy()
    const link = screen.getByRole('link', { name: '去“告知事宜”补齐' })
    expect(link.getAttribute('href')).toBe(`/topics/${topic.id}/notice`)
    expect(screen.getByRole('button', { name: '报送备案' }).hasAttribute('disabled')).toBe(true)
    expect(await screen.findByText(/备案材料还缺：告知书、送达统计及公示照片、法律意见书/)).toBeTruthy()
  })

  it('asks where the photographs are kept, and claims nothing by itself', async () => {
    const dossierMissing = ['notice:paper', 'publicity:paper']
    const topic = walkedTopic({ before: 'filing.submit', as: 'coordinator', detail: { dossierMissing } })
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      [`POST ${path(topic, '/filing/note-originals')}`]: topic,
    })
    await renderApp(<FilingPanel topic={topic} />)
    expect(screen.getByText('第5项公示照片的存放处')).toBeTruthy()
    const places = screen.getAllByLabelText(/存放地点/)
    const keepers = screen.getAllByLabelText(/保管人/)
    expect([...places, ...keepers].map((field) => field.getAttribute('value'))).toEqual(['', '', '', ''])
    await userEvent.click(screen.getByRole('button', { name: '登记存放处' }))
    expect(sent.filter(({ route }) => route.startsWith('POST'))).toEqual([])
    for (const field of places) await userEvent.type(field, '档案室二号柜')
    for (const field of keepers) await userEvent.type(field, '林晓燕')
    await userEvent.click(screen.getByRole('button', { name: '登记存放处' }))
    await waitFor(() => expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(true))
    const { input } = Object(sent.find(({ route }) => route.startsWith('POST'))?.body)
    expect(input).toEqual({
      originals: [
        { attachment: 'notice', place: '档案室二号柜', keeper: '林晓燕' },
        { attachment: 'publicity', place: '档案室二号柜', keeper: '林晓燕' },
      ],
    })
    expect(actionRule('filing.note-originals').input.safeParse(input).error).toBeUndefined()
  })

  it('does not ask a small matter for photographs', async () => {
    const topic = walkedTopic({ before: 'filing.submit', as: 'coordinator' })
    answer({ 'GET /api/session': sessionOf('coordinator') })
    await renderApp(<FilingPanel topic={topic} />)
    expect(screen.queryByRole('button', { name: '登记存放处' })).toBeNull()
  })
})

describe('filing, for the township', () => {
  it('has the facts beside each point and files only when all eleven are ticked', async () => {
    const topic = walkedTopic({ before: 'filing.accept', as: 'township-admin' })
    const sent = answer({
      'GET /api/session': sessionOf('township-admin'),
      [`POST ${path(topic, '/filing/accept')}`]: topic,
    })
    await renderApp(<FilingPanel topic={topic} />)
    expect(screen.getByText('本页按票数重算：与计票结果一致')).toBeTruthy()
    expect(screen.getByText('应告知 100，已送达 100（100.0%）')).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: /内容合法/ }))
    await userEvent.click(screen.getByRole('button', { name: '同意备案' }))
    expect(screen.getByText('还有 10 项没有勾选。')).toBeTruthy()
    expect(screen.queryByRole('alertdialog')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '都看过了，全部勾选' }))
    await userEvent.click(screen.getByRole('button', { name: '同意备案' }))
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '同意备案' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
        input: { checked: [...REVIEW_ITEMS] },
        expectedVersion: topic.version,
      }),
    )
  })

  it('finds a count that does not agree with its own figures', async () => {
    const topic = walkedTopic({ before: 'filing.accept', as: 'township-admin' })
    const counted = topic.records.vote.count
    if (counted === undefined) throw new Error('the sample topic was counted')
    const results = counted.results.map(({ motionId, count }) => ({
      motionId,
      count: { ...count, for: { ...count.for, heads: count.for.heads - 60 } },
    }))
    const vote = { ...topic.records.vote, count: { ...counted, results } }
    answer({ 'GET /api/session': sessionOf('township-admin') })
    await renderApp(<FilingPanel topic={{ ...topic, records: { ...topic.records, vote } }} />)
    expect(screen.getByText('本页按票数重算：与计票结果不一致，请核实')).toBeTruthy()
  })

  it('says before a return where the matter goes', async () => {
    const topic = walkedTopic({ before: 'filing.accept', as: 'township-admin' })
    const sent = answer({
      'GET /api/session': sessionOf('township-admin'),
      [`POST ${path(topic, '/filing/return')}`]: topic,
    })
    await renderApp(<FilingPanel topic={topic} />)
    await userEvent.click(screen.getByText('退回', { selector: 'summary *' }))
    await userEvent.selectOptions(screen.getByLabelText(/退回的原因/), '程序 · 告知有欠缺')
    expect(screen.getByText(/回到第五步“商讨内容”重新来过/)).toBeTruthy()
    await userEvent.type(screen.getByLabelText(/具体说明/), '三单元没有送达记录')
    await userEvent.click(screen.getByRole('button', { name: '退回' }))
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '退回' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toMatchObject({
        input: { reason: 'NOTICE_DEFECT', note: '三单元没有送达记录' },
      }),
    )
  })
})

describe('a filed matter, for everybody', () => {
  const filed = () => {
    const topic = walkedTopic({ before: 'implement.assign', as: 'resident' })
    return { ...topic, filingNo: '云溪协备〔2026〕9号' }
  }

  it('shows its number and no desk', async () => {
    answer({ 'GET /api/session': sessionOf('resident') })
    await renderApp(<FilingPanel topic={filed()} />)
    expect(screen.getByText('云溪协备〔2026〕9号')).toBeTruthy()
    expect(document.querySelector('form')).toBeNull()
  })

  it('recomputes the hash of the dossier here and says that it agrees', async () => {
    const topic = filed()
    const document = sealed()
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path(topic, '/dossier')}`]: document })
    await renderApp(<FilingPanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '核对档案' }))
    expect((await screen.findByText('核对无误')).closest('[role=status]')?.textContent).toContain(document.hash)
  })

  it('does not let a changed dossier pass', async () => {
    const topic = filed()
    const changed = { ...sealed(), title: '换了题目' }
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path(topic, '/dossier')}`]: changed })
    await renderApp(<FilingPanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '核对档案' }))
    expect((await screen.findByText('档案对不上')).closest('[role=alert]')?.textContent).toContain('校验码')
  })
})
