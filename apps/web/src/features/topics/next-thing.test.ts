import { draftTopic, willingFacts } from '@gongyi/shared/testing'
import { describe, expect, it } from 'vitest'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { nextThing, stageOfThing } from './next-thing.js'

const unit = {
  ...{ id: draftTopic().id, label: '7-2-501', areaCenti: '8650', motions: [], noticeConfirmed: false, ballots: [] },
}
const resident = {
  personId: draftTopic().id,
  isProposer: false,
  coSigned: false,
  hasOpinion: false,
  rated: false,
  units: [unit],
}
const accountOf = (role: Parameters<typeof sessionOf>[0]) => sessionOf(role).session.accountId

describe('the next thing', () => {
  it('leads a coordinator through a light matter one ready step after the other', () => {
    const seen = (['propose.submit', 'propose.screen', 'propose.accept', 'participants.set'] as const).map((last) =>
      nextThing(topicSeenBy('coordinator', topicAfter(last)), accountOf('coordinator')),
    )
    expect(seen.map((thing) => thing?.id)).toEqual([
      'propose.screen',
      'propose.accept',
      'participants.set',
      'participants.lock',
    ])
  })

  it('sends the second person to sign the screening, and does not ask the first one again', () => {
    const draft = draftTopic({ template: 'standard' })
    const screened = topicAfter('propose.screen', draft)
    expect(nextThing(topicSeenBy('community-admin', screened), accountOf('community-admin'))?.id).toBe(
      'propose.countersign',
    )
    expect(nextThing(topicSeenBy('coordinator', screened), accountOf('coordinator'))).toEqual({
      kind: 'action',
      id: 'propose.accept',
      missing: 1,
    })
  })

  it('never proposes a side path: declining, referring or sending back is nobody’s next thing', () => {
    const submitted = topicSeenBy('community-admin', topicAfter('propose.submit'))
    const onlySide = {
      ...submitted,
      actions: submitted.actions.filter(({ action }) => action === 'propose.refer' || action === 'propose.return'),
    }
    expect(nextThing(onlySide, accountOf('community-admin'))).toBeNull()
  })

  it('asks a resident first to confirm the notice, in the panel of step 3, and stops asking once confirmed', () => {
    const told = topicSeenBy('resident', topicAfter('notice.complete'), { me: resident })
    const thing = nextThing(told, accountOf('resident'))
    expect(thing?.id).toBe('notice.receipt')
    expect(thing && stageOfThing(thing, told)).toBe('notice')
    const confirmed = { ...told, me: { ...resident, units: [{ ...unit, noticeConfirmed: true }] } }
    expect(nextThing(confirmed, accountOf('resident'))?.id).toBe('deliberate.opinion')
  })

  it('asks a resident to co-sign once, and never their own proposal', () => {
    const submitted = topicSeenBy('resident', topicAfter('propose.submit'))
    const other = { ...submitted, actions: [], me: { ...resident, units: [] } }
    expect(nextThing(other, 'other')?.id).toBe('propose.co-sign')
    expect(nextThing({ ...other, me: { ...other.me, coSigned: true } }, 'other')).toBeNull()
    expect(nextThing({ ...other, me: { ...other.me, isProposer: true } }, 'other')).toBeNull()
  })

  it('tells how many conditions are missing before the roster can be locked', () => {
    const topic = topicAfter('participants.set')
    const facts = { ...willingFacts(topic), electorate: { ...willingFacts(topic).electorate, heads: 0 } }
    const thing = nextThing(topicSeenBy('coordinator', topic, {}, facts), accountOf('coordinator'))
    expect(thing).toEqual({ kind: 'action', id: 'participants.lock', missing: 1 })
  })

  it('asks nobody to co-sign what is already accepted, nor twice for an opinion', () => {
    const told = topicSeenBy('resident', topicAfter('notice.publish'), { me: { ...resident, units: [] } })
    expect(told.contributions).toContain('propose.co-sign')
    expect(nextThing(told, 'x')).toBeNull()
    const spoken = { ...resident, hasOpinion: true, units: [{ ...unit, noticeConfirmed: true }] }
    expect(nextThing(topicSeenBy('resident', topicAfter('notice.complete'), { me: spoken }), 'x')).toBeNull()
  })

  it('asks nobody who has voted, nor anybody once the ballot is closed, to read the notice', () => {
    const open = topicAfter('vote.open')
    const ballot = { motionId: open.id, choice: 'FOR', receipt: 'R', channel: 'APP', at: '2026-12-20T02:00:00.000Z' }
    const voted = { ...resident, units: [{ ...unit, ballots: [ballot] }] }
    expect(nextThing(topicSeenBy('resident', open, { me: resident }), 'x')?.id).toBe('notice.receipt')
    expect(nextThing(topicSeenBy('resident', open, { me: voted }), 'x')).toBeNull()
    expect(nextThing(topicSeenBy('resident', topicAfter('vote.close'), { me: resident }), 'x')).toBeNull()
  })

  describe('at the desk', () => {
    const at = (last: Parameters<typeof topicAfter>[0], more = {}, draft = draftTopic()) =>
      nextThing(topicSeenBy('coordinator', topicAfter(last, draft), more), 'x')?.id

    it('is the second notice only where the first has not served', () => {
      expect(at('format.plan')).toBe('format.complete')
      const planned = topicAfter('format.plan')
      const versions = planned.records.notice.versions.map((version) => ({
        ...version,
        meeting: undefined,
        kind: 'A' as const,
      }))
      const unserved = { ...planned, records: { ...planned.records, notice: { versions } } }
      expect(nextThing(topicSeenBy('coordinator', unserved), 'x')?.id).toBe('format.publish')
    })

    it('is opening the ballot once its days are known, never announcing them again', () => {
      expect(at('deliberate.complete')).toBe('vote.open')
    })

    it('is the work, then its acceptance, and only then the end of it and the accounts', () => {
      const work = (open: number, submitted: number) => ({ tasks: { total: 2, open, submitted } })
      const topic = topicAfter('implement.assign')
      const facts = { ...willingFacts(topic), tasks: { total: 2, open: 2, budgetFen: '80000' } }
      const next = (more: object) => nextThing(topicSeenBy('coordinator', topic, more, facts), 'x')?.id
      expect(next(work(2, 0))).toBe('implement.report')
      expect(next({ ...work(2, 1), toCheck: { paper: 0, tasks: 1 } })).toBe('implement.acceptance')
      expect(next(work(1, 1))).toBe('implement.complete')
      // One of two reported by oneself: a colleague accepts it, the other is still to be reported
      expect(next({ ...work(2, 1), toCheck: { paper: 0, tasks: 0 } })).toBe('implement.report')
      expect(at('implement.assign', work(0, 0))).toBe('implement.complete')
    })
  })

  it('is checking the paper that others typed in, never one’s own', () => {
    const open = topicAfter('vote.open')
    const next = (paper: number) =>
      nextThing(topicSeenBy('coordinator', open, { toCheck: { paper, tasks: 0 }, actions: [] }), 'x')?.id
    expect(topicSeenBy('coordinator', open).contributions).toContain('vote.paper-check')
    expect([next(2), next(0)]).toEqual(['vote.paper-check', undefined])
  })

  it('asks nothing of a topic that is over', () => {
    const closed = topicAfter('propose.submit', draftTopic())
    expect(nextThing(topicSeenBy('coordinator', { ...closed, status: 'withdrawn' }), 'x')).toBeNull()
  })
})
