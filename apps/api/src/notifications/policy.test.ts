import { ACTION_IDS, actionRule, EMPTY_RECORDS } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { messageOf } from './message.js'
import { isNoticeKind, kindsOf, noticeOf, POLICY } from './policy.js'
import { en } from './wording/en.js'
import { zh } from './wording/zh.js'

const KINDS = Object.keys(POLICY).filter(isNoticeKind)

describe('the notification policy', () => {
  it('names only events that some step or contribution brings about', () => {
    // What contributions bring about besides: a co-sign may make the topic a statutory initiative, a locked list is corrected
    const contributed = ['topic.initiative-reached', 'participants.correction-asked', 'participants.corrected']
    const answers = ['sortition.reserve-called', 'sortition.answer-told', 'sortition.decline-confirmed']
    const lists = ['list-objected', 'list-objection-decided', 'correction-refused'].map(
      (kind) => `participants.${kind}`,
    )
    const draws = ['sortition.pool-committed', 'sortition.drawn', 'sortition.second-agreed', ...answers]
    // Two steps are told as what they brought about besides
    const besides = ['topic.signatures-lapsed', 'topic.category-changed']
    const events = [...ACTION_IDS.map((id) => actionRule(id).event), ...contributed, ...lists, ...draws, ...besides]
    expect(KINDS.filter((kind) => !events.includes(kind))).toEqual([])
  })

  it('leaves figures out that nobody has written down', () => {
    expect(noticeOf('vote.opened', EMPTY_RECORDS)).toEqual({
      ...{ kind: 'vote.opened', to: ['electorate'], params: {}, isReceipt: false },
    })
    expect(noticeOf('participants.locked', EMPTY_RECORDS)).toBeUndefined()
    expect(noticeOf('toString', EMPTY_RECORDS)).toBeUndefined()
  })
})

describe('step 1 is told', () => {
  const recordsWith = (propose: object) => ({ ...EMPTY_RECORDS, propose })

  it('to the township however an initiative with the statutory share ends', () => {
    for (const end of ['declined', 'referred', 'split', 'merged', 'withdrawn', 'lapsed']) {
      expect(noticeOf(`topic.${end}`, recordsWith({ initiative: true }))?.to, end).toContain('township')
      expect(noticeOf(`topic.${end}`, recordsWith({}))?.to, end).not.toContain('township')
    }
  })

  it('to the township and the whole desk at once where one person sent on danger or crime', () => {
    const dispatch = { by: 'a', at: '2026-11-23T04:00:00.000Z', dueOn: '2026-11-24' }
    expect(noticeOf('topic.referred', recordsWith({ dispatch }))?.to).toEqual(
      expect.arrayContaining(['township', 'organisers', 'proposer']),
    )
    const confirmed = { ...dispatch, confirmed: { by: 'b', at: dispatch.at } }
    expect(noticeOf('topic.referred', recordsWith({ dispatch: confirmed }))?.to).not.toContain('township')
  })

  it('to the proposer when the desk calls the matter something else, and to those whose signature lapsed', () => {
    const screened = (categoryProposed: string) =>
      kindsOf('topic.screened', { category: 'CULTURE', records: recordsWith({ categoryProposed }) })
    expect([screened('CULTURE'), screened('OWNERS_FUND_USE')]).toEqual([[], ['topic.category-changed']])
    const submitted = (propose: object) =>
      kindsOf('topic.submitted', { category: 'CULTURE', records: recordsWith(propose) })
    expect(submitted({})).toEqual(['topic.submitted'])
    expect(submitted({ signaturesLapsed: true })).toEqual(['topic.signatures-lapsed', 'topic.submitted'])
    expect(noticeOf('topic.signatures-lapsed', EMPTY_RECORDS)?.to).toEqual(['lapsed-signers'])
  })

  it('never with the title of the topic it was merged into, which may close later', () => {
    const mergedInto = { by: 'a', at: '2026-11-23T04:00:00.000Z', topicId: 't', reason: '同一件事', title: '举报' }
    const told = noticeOf('topic.merged', recordsWith({ mergedInto }))
    expect(JSON.stringify(told)).not.toContain('举报')
  })
})

describe('a message', () => {
  const notice = {
    ...{ id: 'n', accountId: 'a', name: '张一', locale: null, address: null, topicId: 't', topicTitle: '加装电梯' },
    ...{ kind: 'vote.opened', params: { closesAt: '2026-05-08T16:00:00.000Z' }, at: new Date(0) },
  }

  it('speaks the person’s language, Chinese when in doubt, and names the last day', () => {
    expect(messageOf(notice, undefined).subject).toBe('「加装电梯」投票已经开始，截止 2026-05-08。')
    expect(messageOf({ ...notice, locale: 'en' }, undefined).subject).toBe(
      '“加装电梯”: the vote is open until 2026-05-08.',
    )
  })

  it('about a result says how it ended and leads to it, whatever step has begun since', () => {
    const result = { ...notice, kind: 'vote.finalised', params: { verdict: 'NOT_PASSED' } }
    expect(messageOf(result, undefined).subject).toBe('「加装电梯」表决未通过，结果已经确定。')
    expect(messageOf({ ...result, locale: 'en' }, undefined).subject).toContain('did not pass')
    expect(messageOf(result, 'https://gongyi.example').text).toContain('/topics/t/vote#panel')
  })

  it('links to the topic where the address of the product is known', () => {
    expect(messageOf(notice, 'https://gongyi.example').text).toContain('https://gongyi.example/topics/t\n')
    expect(messageOf(notice, undefined).text).not.toContain('http')
  })

  it('has words for every kind, with and without figures', () => {
    for (const kind of KINDS) {
      for (const words of [zh, en]) {
        expect(words.sentences[kind]({})).not.toMatch(/undefined|Invalid/)
        const figures = { endsOn: '2026-05-08', closesAt: '2026-05-08T16:00:00Z', number: '云溪协备〔2026〕9号' }
        expect(words.sentences[kind](figures)).not.toMatch(/undefined|Invalid/)
      }
    }
  })
})
