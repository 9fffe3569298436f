import { actionRule } from '@gongyi/shared/domain'
import { draftTopic } from '@gongyi/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { ProposePanel } from './panel.js'

const submitted = topicAfter('propose.submit')
const path = `/api/topics/${submitted.id}`

/** The desk's forms arrive in a chunk of their own. */
function form(action: string): Promise<HTMLElement> {
  return waitFor(() => {
    const found = document.querySelector(`form[data-action="${action}"]`)
    if (!(found instanceof HTMLElement)) throw new Error(`no form for ${action}`)
    return found
  })
}

describe('step 1 for a resident', () => {
  it('shows the proposal, offers one tap to co-sign, and no desk', async () => {
    const topic = topicSeenBy('resident', submitted, { coSigns: 7, actions: [] })
    const sent = answer({
      'GET /api/session': sessionOf('resident'),
      [`POST ${path}/co-signs`]: { id: submitted.id },
    })
    await renderApp(<ProposePanel topic={topic} />)
    expect(screen.getByText(topic.description)).toBeDefined()
    expect(screen.getByText('已有 7 人附议')).toBeDefined()
    expect(document.querySelector('form[data-action]')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '我附议' }))
    await waitFor(() => expect(sent.find(({ route }) => route === `POST ${path}/co-signs`)?.body).toEqual({}))
  })

  it('does not ask the proposer to co-sign their own topic', async () => {
    const topic = topicSeenBy('resident', submitted)
    answer({ 'GET /api/session': sessionOf('resident') })
    await renderApp(<ProposePanel topic={{ ...topic, me: { ...topic.me, isProposer: true } }} />)
    expect(screen.queryByRole('button', { name: '我附议' })).toBeNull()
    expect(screen.getByText('这是您提出的议题')).toBeDefined()
  })

  it('tells the answer and the ground once the topic was declined', async () => {
    const declined = {
      ground: 'EX5_PRIVATE_DISPUTE' as const,
      reason: 'Two neighbours',
      by: submitted.id,
      at: '2026-11-23T04:00:00.000Z',
    }
    const text = '两户之间的事，请找调解委员会。'
    const topic = topicSeenBy('resident', {
      ...submitted,
      status: 'declined',
      records: {
        ...submitted.records,
        propose: { ...submitted.records.propose, declined, answer: { by: submitted.id, at: declined.at, text } },
      },
    })
    answer({ 'GET /api/session': sessionOf('resident') })
    await renderApp(<ProposePanel topic={topic} />)
    expect(screen.getByText('社会成员纠纷')).toBeDefined()
    expect(screen.getByText(text)).toBeDefined()
  })
})

describe('the screening desk', () => {
  it('claims nothing by itself: thirteen answers "no" take the press of somebody who read them', async () => {
    const topic = topicSeenBy('coordinator', submitted)
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      [`POST ${path}/propose/screen`]: topicSeenBy('coordinator', topicAfter('propose.screen')),
    })
    await renderApp(<ProposePanel topic={topic} />)
    const card = within(await form('propose.screen'))
    expect(card.getByText('还有 13 项没有核对')).toBeDefined()
    await userEvent.click(card.getByRole('button', { name: '提交审查表' }))
    expect(card.getAllByText('还有 13 项没有核对')).toHaveLength(2)
    expect(sent.every(({ route }) => route.startsWith('GET'))).toBe(true)
    await userEvent.click(card.getByRole('button', { name: '逐项看过，都不涉及' }))
    expect(card.getByText('十三项都是“不涉及”')).toBeDefined()
    await userEvent.click(card.getByRole('button', { name: '提交审查表' }))
    await waitFor(() => expect(sent.some(({ route }) => route.endsWith('/propose/screen'))).toBe(true))
    const body = sent.find(({ route }) => route.endsWith('/propose/screen'))?.body
    expect(body).toMatchObject({ expectedVersion: submitted.version })
    const { input } = body as { input: unknown }
    expect(actionRule('propose.screen').input.parse(input)).toMatchObject({
      question: '是否同意A bench under the camphor tree？',
      riskGrade: 'BLUE',
      category: 'SERVICE',
      template: 'light',
      exclusions: { EX5_PRIVATE_DISPUTE: { answer: 'NO' } },
      others: { DISCIPLINE_CLUE: { answer: 'NO' } },
    })
  })

  it('is there again after a reload as far as it was filled in, and gone once it is sent', async () => {
    const topic = topicSeenBy('coordinator', submitted)
    answer({
      'GET /api/session': sessionOf('coordinator'),
      [`POST ${path}/propose/screen`]: topicSeenBy('coordinator', topicAfter('propose.screen')),
    })
    const before = await renderApp(<ProposePanel topic={topic} />)
    const first = within(await form('propose.screen'))
    await userEvent.click(within(first.getByRole('radiogroup', { name: '社会成员纠纷' })).getByLabelText('涉及'))
    await userEvent.type(first.getByLabelText(/^社会成员纠纷：法律或文件依据/), '两户之间的渗漏')
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    before.unmount()
    await renderApp(<ProposePanel topic={topic} />)
    const again = within(await form('propose.screen'))
    expect(await again.findByDisplayValue('两户之间的渗漏')).toBeDefined()
    await userEvent.click(within(again.getByRole('radiogroup', { name: '社会成员纠纷' })).getByLabelText('不涉及'))
    await userEvent.click(again.getByRole('button', { name: '逐项看过，都不涉及' }))
    await userEvent.click(again.getByRole('button', { name: '提交审查表' }))
    await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toContain('渗漏'))
  })

  it('asks for the ground of what is not plainly "no" before it sends anything', async () => {
    const sent = answer({ 'GET /api/session': sessionOf('coordinator') })
    await renderApp(<ProposePanel topic={topicSeenBy('coordinator', submitted)} />)
    const card = within(await form('propose.screen'))
    await userEvent.click(within(card.getByRole('radiogroup', { name: '社会成员纠纷' })).getByLabelText('涉及'))
    await userEvent.click(card.getByRole('button', { name: '其余看过，都不涉及' }))
    expect(card.getByText('有 1 项需要说明')).toBeDefined()
    await userEvent.click(card.getByRole('button', { name: '提交审查表' }))
    // The ground and the evidence
    expect(card.getAllByText('请填写这一项')).toHaveLength(2)
    expect(sent.every(({ route }) => route.startsWith('GET'))).toBe(true)
  })

  it('keeps accepting shut and says in words what is missing', async () => {
    answer({ 'GET /api/session': sessionOf('coordinator') })
    await renderApp(<ProposePanel topic={topicSeenBy('coordinator', submitted)} />)
    const card = within(await form('propose.accept'))
    expect(card.getByRole('button', { name: '受理' }).hasAttribute('disabled')).toBe(true)
    expect(card.getByText(/填写并提交审查表/)).toBeDefined()
    expect(card.queryByText(/把受理结果答复提议人/)).toBeNull()
  })

  it('changes to the owners’ procedure when the category asks for it, and shows which rule decides', async () => {
    answer({ 'GET /api/session': sessionOf('coordinator') })
    await renderApp(<ProposePanel topic={topicSeenBy('coordinator', submitted)} />)
    const card = within(await form('propose.screen'))
    await userEvent.selectOptions(card.getByLabelText(/^类别/), 'OWNERS_REBUILD')
    expect(card.getByRole('radio', { name: /业主共同决定/ })).toHaveProperty('checked', true)
    expect(card.getByText('表决规则：业主共同决定·特别事项')).toBeDefined()
  })

  it('offers countersigning to the second person only', async () => {
    const screened = topicAfter('propose.screen', draftTopic({ template: 'standard' }))
    answer({ 'GET /api/session': sessionOf('coordinator') })
    const first = await renderApp(<ProposePanel topic={topicSeenBy('coordinator', screened)} />)
    await waitFor(() => expect(screen.getAllByText('代居民附议')).not.toHaveLength(0))
    expect(screen.queryByRole('button', { name: '我已核对，签字' })).toBeNull()
    first.unmount()
    answer({ 'GET /api/session': sessionOf('community-admin') })
    await renderApp(<ProposePanel topic={topicSeenBy('community-admin', screened)} />)
    expect(await screen.findByRole('button', { name: '我已核对，签字' })).toBeDefined()
  })

  it('asks once more before declining, with the ground prefilled from the screening', async () => {
    const screened = topicAfter('propose.screen')
    const screening = screened.records.propose.screening
    if (!screening) throw new Error('not screened')
    const hit = {
      ...screening.exclusions,
      EX5_PRIVATE_DISPUTE: { answer: 'YES' as const, ground: 'Two neighbours', evidence: 'Visited both' },
    }
    // A hit takes two, in the light procedure too
    const signers = [...screening.signers, submitted.id]
    const propose = { ...screened.records.propose, screening: { ...screening, exclusions: hit, signers } }
    const topic = topicSeenBy('community-admin', { ...screened, records: { ...screened.records, propose } })
    const sent = answer({ 'GET /api/session': sessionOf('community-admin'), [`POST ${path}/propose/decline`]: topic })
    await renderApp(<ProposePanel topic={topic} />)
    const card = within(await form('propose.decline'))
    // A quarrel is handed on: the place suggested is chosen beforehand, and whom to there is asked for
    await userEvent.type(card.getByLabelText(/理由/), '两户之间的事')
    await userEvent.type(card.getByLabelText(/单位名称/), '调委会')
    await userEvent.type(card.getByLabelText(/请对方做什么/), '请调解')
    await userEvent.click(card.getByRole('button', { name: '不予受理' }))
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '不予受理' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.endsWith('/propose/decline'))?.body).toEqual({
        input: {
          ground: 'EX5_PRIVATE_DISPUTE',
          reason: '两户之间的事',
          referrals: [{ destination: 'MEDIATION', organisation: '调委会', reason: '请调解' }],
        },
        expectedVersion: topic.version,
      }),
    )
  })

  it('hands a quarrel over with the homes concerned, and takes no name for a home', async () => {
    const screened = topicAfter('propose.screen')
    const screening = screened.records.propose.screening
    if (!screening) throw new Error('not screened')
    const exclusions = {
      ...screening.exclusions,
      EX5_PRIVATE_DISPUTE: { answer: 'YES' as const, ground: 'Two neighbours', evidence: 'Visited both' },
    }
    const propose = {
      ...screened.records.propose,
      screening: { ...screening, exclusions, signers: [...screening.signers, submitted.id] },
    }
    const topic = topicSeenBy('community-admin', { ...screened, records: { ...screened.records, propose } })
    const sent = answer({ 'GET /api/session': sessionOf('community-admin'), [`POST ${path}/propose/refer`]: topic })
    await renderApp(<ProposePanel topic={topic} />)
    const card = within(await form('propose.refer'))
    await userEvent.selectOptions(card.getByLabelText(/^(转到|送到|去向)/), 'MEDIATION')
    await userEvent.type(card.getByLabelText(/单位/), '人民调解委员会')
    await userEvent.type(card.getByLabelText(/理由/), '两户之间的事')
    await userEvent.type(card.getByLabelText(/涉及住户的门牌/), '李大牛、4幢402室')
    await userEvent.click(card.getByRole('button', { name: '转办' }))
    expect(card.getByText('只能写门牌（例如 4幢302室），不写姓名、电话和小区名')).toBeDefined()
    expect(screen.queryByRole('alertdialog')).toBeNull()
    await userEvent.clear(card.getByLabelText(/涉及住户的门牌/))
    await userEvent.type(card.getByLabelText(/涉及住户的门牌/), '4幢302室、4幢402室')
    await userEvent.click(card.getByRole('button', { name: '转办' }))
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '转办' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.endsWith('/propose/refer'))?.body).toMatchObject({
        input: { parties: ['4幢302室', '4幢402室'] },
      }),
    )
  })

  it('marks what its words make worth a look as unsure, says which words, and asks for ground and evidence', async () => {
    const clue = { title: '村干部侵占集体款举报' }
    const sent = answer({ 'GET /api/session': sessionOf('coordinator') })
    await renderApp(<ProposePanel topic={topicSeenBy('coordinator', { ...submitted, ...clue })} />)
    const card = within(await form('propose.screen'))
    const line = within(card.getByRole('radiogroup', { name: '违纪线索' }))
    expect(line.getByLabelText('拿不准')).toHaveProperty('checked', true)
    expect(line.getByLabelText('涉及')).toHaveProperty('checked', false)
    expect(card.getByText('系统注意到：干部 + 侵占 + 侵占集体。请您判断，系统不作决定。')).toBeDefined()
    await userEvent.click(card.getByRole('button', { name: '提交审查表' }))
    expect(card.getAllByText('请填写这一项')).toHaveLength(2)
    expect(sent.every(({ route }) => route.startsWith('GET'))).toBe(true)
  })
})

describe('what follows the answer', () => {
  const day = '2026-11-23T04:00:00.000Z'
  const referral = {
    ...{ id: submitted.id, topicId: submitted.id, slipNo: 'ZB-339921001001-2026-0031', destination: 'MEDIATION' },
    ...{
      organisation: '人民调解委员会',
      reason: '两户之间',
      deviation: null,
      disputeKind: 'LEAK',
      parties: [],
      level: 'L2',
    },
    ...{ state: 'RECEIVED', decidedOn: '2026-11-20', sentOn: '2026-11-20', receivedOn: '2026-11-21', resultOn: null },
    ...{ outcome: null, result: null, agreedOn: null, agreement: null, judicialUntil: null },
    ...{ satisfied: null, satisfiedNote: null, dueOn: '2026-11-22', overdue: true },
    steps: [{ kind: 'RECEIVED', on: '2026-11-21', note: '调解员已联系双方' }],
  }
  const view = {
    letters: [],
    referrals: [],
    mergedFrom: [],
    question: null,
    similarDisputes: null,
    suggested: [],
    texts: [],
  }
  const referred = {
    ...submitted,
    status: 'referred' as const,
    records: {
      ...submitted.records,
      propose: { ...submitted.records.propose, answer: { by: submitted.id, at: day, text: '已转调解' } },
    },
  }

  it('shows its proposer every step of the referral, what is overdue, and the right to a review with its last day', async () => {
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}/screening`]: {
        ...view,
        referrals: [referral],
        letters: [{ id: submitted.id, kind: 'REFERRAL', number: '桂苑转〔2026〕3号', issuedAt: day }],
      },
    })
    await renderApp(<ProposePanel topic={topicSeenBy('resident', referred)} />)
    expect(await screen.findByText('调解员已联系双方')).toBeDefined()
    expect(screen.getByText('已超期')).toBeDefined()
    const letter = screen.getByRole('link', { name: '转办告知书 桂苑转〔2026〕3号' })
    expect(letter.getAttribute('href')).toBe(`/topics/${submitted.id}/letters/${submitted.id}`)
    expect(screen.getByText('提议人可在 2026年11月30日 前（含当日）')).toBeDefined()
    expect(within(await form('propose.request-review')).getByRole('button', { name: '申请复核' })).toBeDefined()
  })

  it('asks a supporter of a merged proposal and sends the answer given', async () => {
    const target = { id: submitted.communityId, title: '中心花园加长椅', caseNo: 'XS-339921001001-2026-0030' }
    const sent = answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}/screening`]: { ...view, question: { target, isOpen: true, mine: null, asked: 3, yes: 1, no: 0 } },
      [`POST ${path}/merge-answer`]: { supports: false },
    })
    await renderApp(<ProposePanel topic={topicSeenBy('resident', { ...submitted, status: 'merged' })} />)
    expect(await screen.findByText('问了 3 人：支持 1，不支持 0，未答 2')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: '不支持那一件' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.endsWith('/merge-answer'))?.body).toEqual({ supports: false }),
    )
  })

  it('ends the question where the other proposal takes no more signatures, and names nothing that is closed', async () => {
    const question = { target: null, isOpen: false, mine: null, asked: 3, yes: 1, no: 0 }
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path}/screening`]: { ...view, question } })
    await renderApp(<ProposePanel topic={topicSeenBy('resident', { ...submitted, status: 'merged' })} />)
    expect(await screen.findByText(/这个问题到此为止/)).toBeDefined()
    expect(screen.getByText('并入的那一件不公开。')).toBeDefined()
    expect(screen.queryByRole('button', { name: '支持，也算我一个' })).toBeNull()
  })

  it('leads to the other topic by its name, not by the reason', async () => {
    const mergedInto = {
      by: submitted.id,
      at: day,
      topicId: submitted.communityId,
      reason: '同一件事',
      title: '加长椅',
    }
    const records = { ...submitted.records, propose: { ...submitted.records.propose, mergedInto } }
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path}/screening`]: view })
    await renderApp(<ProposePanel topic={topicSeenBy('resident', { ...submitted, status: 'merged', records })} />)
    expect(screen.getByRole('link', { name: '加长椅' })).toBeDefined()
    expect(screen.queryByRole('link', { name: '同一件事' })).toBeNull()
    expect(screen.getByText('同一件事')).toBeDefined()
  })

  it('offers no box to write in once the time for a review is over', async () => {
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path}/screening`]: view })
    const seen = topicSeenBy('resident', referred)
    const actions = [
      {
        ...{ action: 'propose.request-review' as const, confirm: false, role: 'resident' as const },
        unmet: [{ id: 'RV.1', params: { until: '2026-11-30' } }],
      },
    ]
    await renderApp(<ProposePanel topic={{ ...seen, actions }} />)
    expect(await screen.findByText(/申请复核的期限到 2026年11月30日（含当日）为止，已经过了/)).toBeDefined()
    expect(document.querySelector('form[data-action="propose.request-review"]')).toBeNull()
  })

  it('does not answer for the proposer whether they are satisfied', async () => {
    const done = {
      ...{ ...referral, state: 'DONE', resultOn: '2026-11-22', outcome: 'AGREED', result: '谈妥了' },
      ...{ agreedOn: '2026-11-22', agreement: '赔偿两千元', judicialUntil: '2026-12-22' },
    }
    const sent = answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}/screening`]: { ...view, referrals: [{ ...done, dueOn: null, overdue: false }] },
      [`POST ${path}/propose/rate-referral`]: topicSeenBy('resident', referred),
    })
    const seen = topicSeenBy('resident', referred)
    const actions = [{ action: 'propose.rate-referral' as const, confirm: false, role: 'resident' as const, unmet: [] }]
    await renderApp(<ProposePanel topic={{ ...seen, me: { ...seen.me, isProposer: true }, actions }} />)
    const card = within(await form('propose.rate-referral'))
    expect(card.getByRole('radiogroup', { name: /^您的评价/ })).toBeDefined()
    expect(screen.getByText('司法确认')).toBeDefined()
    expect(card.getByLabelText('满意')).toHaveProperty('checked', false)
    await userEvent.click(card.getByRole('button', { name: '提交评价' }))
    expect(card.getByText('请填写这一项')).toBeDefined()
    expect(sent.every(({ route }) => route.startsWith('GET'))).toBe(true)
    await userEvent.click(card.getByLabelText('不满意'))
    await userEvent.click(card.getByRole('button', { name: '提交评价' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toMatchObject({ input: { satisfied: false } }),
    )
  })

  it('leaves out words that are not public instead of saying so at every one', async () => {
    const screened = topicAfter('propose.screen')
    const screening = screened.records.propose.screening
    if (!screening) throw new Error('not screened')
    const exclusions = { ...screening.exclusions, EX5_PRIVATE_DISPUTE: { answer: 'YES' as const, ground: '—' } }
    const propose = {
      ...screened.records.propose,
      screening: { ...screening, question: '—', exclusions },
      answer: { by: submitted.id, at: day, text: '—' },
    }
    const closed = { ...screened, status: 'referred' as const, records: { ...screened.records, propose } }
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path}/screening`]: view })
    const seen = topicSeenBy('resident', closed)
    await renderApp(<ProposePanel topic={{ ...seen, disclosure: 'WITHHELD', title: '社会成员纠纷（内容不公开）' }} />)
    expect(screen.getByText('社会成员纠纷')).toBeDefined()
    expect(screen.queryByText(/—/)).toBeNull()
    expect(screen.getAllByText(/不对外公开/)).toHaveLength(1)
  })
})

describe('what is missing', () => {
  it('is listed once: the other ways out name only what they lack besides', async () => {
    answer({ 'GET /api/session': sessionOf('community-admin') })
    await renderApp(<ProposePanel topic={topicSeenBy('community-admin', submitted)} />)
    const accept = await form('propose.accept')
    expect(within(accept).getByText(/填写并提交审查表/)).toBeDefined()
    for (const action of ['propose.decline', 'propose.refer', 'propose.split', 'propose.merge']) {
      const card = within(await form(action))
      expect(card.queryByText(/填写并提交审查表/)).toBeNull()
      expect(card.getByText(/上面“受理”里列出的条件，这里也差 \d+ 项/)).toBeDefined()
    }
  })
})
