import { draftTopic, willingFacts } from '@gongyi/shared/testing'
import { describe, expect, it } from 'vitest'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { nextThing, stageOfThing } from './next-thing.js'

const unit = { id: draftTopic().id, label: '7-2-501', areaCenti: '8650', noticeConfirmed: false, ballots: [] }
const resident = { personId: draftTopic().id, isProposer: false, coSigned: false, rated: false, units: [unit] }
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

  it('asks nothing of a topic that is over', () => {
    const closed = topicAfter('propose.submit', draftTopic())
    expect(nextThing(topicSeenBy('coordinator', { ...closed, status: 'withdrawn' }), 'x')).toBeNull()
  })
})
