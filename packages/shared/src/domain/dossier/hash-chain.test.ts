import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanonicalJsonError } from './canonical-json.js'
import { appendEvent, type ChainedEvent, type EventDraft, GENESIS_HASH, publishEvent } from './hash-chain.js'
import { type ChainFault, verifyChain } from './verify-chain.js'

const COMMUNITY = '019ab0c4-0000-7000-8000-000000000001'
const TOPIC = '019ab0c4-0000-7000-8000-000000000002'

describe('a topic’s events', () => {
  it('start from 64 zeros and each carries the hash of the one before', () => {
    const events = chainOf(3)
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3])
    expect(events[0]?.prevHash).toBe(GENESIS_HASH)
    expect(events[1]?.prevHash).toBe(events[0]?.hash)
    expect(verifyChain(events)).toEqual({ ok: true, value: { seq: 3, hash: events[2]?.hash } })
  })

  it('hash to a fixed value, so another implementation can be checked against it', () => {
    expect(appendEvent(null, draft(1)).hash).toBe('aebbbd90583f7012ed341de24acf19799cc39e7fbef9a1862fc4ee87f464adee')
  })

  it('an empty chain ends at the genesis hash', () => {
    expect(verifyChain([])).toEqual({ ok: true, value: { seq: 0, hash: GENESIS_HASH } })
  })

  it.each([
    ['a time without milliseconds', { at: '2026-11-23T01:02:03Z' }],
    ['a day that does not exist', { at: '2026-02-30T01:02:03.000Z' }],
    ['a local time', { at: '2026-11-23T09:02:03.000+08:00' }],
    ['a short salt', { salt: 'ab' }],
  ])('%s is refused', (_what, change) => {
    expect(() => appendEvent(null, { ...draft(1), ...change })).toThrow(RangeError)
  })

  it('a previous hash that is none is refused', () => {
    expect(() => appendEvent({ seq: 1, hash: 'x' }, draft(2))).toThrow(RangeError)
  })

  it('a payload that cannot be written canonically is refused', () => {
    expect(() => appendEvent(null, { ...draft(1), payload: { money: 1n } })).toThrow(CanonicalJsonError)
  })
})

describe('a published chain', () => {
  it('verifies with every payload left out, and shows no actor', () => {
    const published = chainOf(4).map((event) => publishEvent(event, false))
    expect(verifyChain(published).ok).toBe(true)
    expect(JSON.stringify(published)).not.toMatch(/actorId|account-|"payload"|"salt"/)
  })

  it('verifies with some payloads shown, and a shown payload cannot be changed', () => {
    const published = chainOf(4).map((event) => publishEvent(event, event.seq === 2))
    expect(verifyChain(published).ok).toBe(true)
    const changed = published.map((event) => (event.seq === 2 ? { ...event, payload: { step: 99 } } : event))
    expect(verifyChain(changed)).toEqual(broken(2, 'edited'))
  })

  it('a payload without its salt proves nothing and is named', () => {
    const published = chainOf(2).map((event) => ({ ...publishEvent(event, false), payload: { step: event.seq } }))
    expect(verifyChain(published)).toEqual(broken(1, 'edited'))
  })

  it('hides equal payloads behind different hashes', () => {
    const first = appendEvent(null, { ...draft(1), payload: 'same' })
    const second = appendEvent(first, { ...draft(2), payload: 'same' })
    expect(first.payloadHash).not.toBe(second.payloadHash)
  })
})

describe('a broken chain names its first fault', () => {
  const events = chainOf(6)
  const head = { seq: 6, hash: at(6).hash }

  it('a missing event is a gap', () => {
    expect(verifyChain(events.filter((event) => event.seq !== 3))).toEqual(broken(3, 'gap'))
  })

  it('a cut-off tail is a gap against the known head, and unseen without it', () => {
    expect(verifyChain(events.slice(0, 4), { head })).toEqual(broken(5, 'gap'))
    expect(verifyChain(events.slice(0, 4)).ok).toBe(true)
  })

  it('two events changed about are out of order', () => {
    expect(verifyChain([at(1), at(3), at(2), at(4)])).toEqual(broken(3, 'out-of-order'))
  })

  it('a second event for the same place is a fork', () => {
    const rival = appendEvent(at(2), { ...draft(3), payload: 'rival' })
    expect(verifyChain([at(1), at(2), at(3), rival])).toEqual(broken(3, 'fork'))
  })

  it('a history rewritten from the middle with fresh hashes is a fork where the old one continues', () => {
    const rewritten = appendEvent(at(2), { ...draft(3), payload: 'rewritten' })
    expect(verifyChain([at(1), at(2), rewritten, at(4)])).toEqual(broken(4, 'fork'))
  })

  it('a history rewritten to its end, or made longer, is a fork against the known head', () => {
    const rewritten = appendEvent(at(5), { ...draft(6), payload: 'rewritten' })
    expect(verifyChain([...events.slice(0, 5), rewritten], { head })).toEqual(broken(6, 'fork'))
    expect(verifyChain([...events, appendEvent(at(6), draft(7))], { head })).toEqual(broken(7, 'fork'))
  })

  it('an event of another topic or community is named', () => {
    const stranger = appendEvent(at(1), { ...draft(2), topicId: COMMUNITY })
    expect(verifyChain([at(1), stranger])).toEqual(broken(2, 'wrong-topic'))
    expect(verifyChain(events, { topicId: COMMUNITY })).toEqual(broken(1, 'wrong-topic'))
    expect(verifyChain(events, { communityId: TOPIC })).toEqual(broken(1, 'wrong-topic'))
  })

  it('a changed actor is an edit although the actor is never published', () => {
    expect(verifyChain(events.map((event) => (event.seq === 4 ? { ...event, actorId: null } : event)))).toEqual(
      broken(4, 'edited'),
    )
  })

  it('any single edit of any field of any event is detected', () => {
    const fields = Object.keys(at(1))
    fc.assert(
      fc.property(fc.nat(5), fc.constantFrom(...fields), fc.stringMatching(/^[0-9a-f]{64}$/), (index, field, noise) => {
        const damaged = events.map((event, i) =>
          i === index ? { ...event, [field]: altered(event, field, noise) } : event,
        )
        expect(verifyChain(damaged, { head })).toMatchObject({ ok: false })
      }),
    )
  })

  it('any removal, duplication or exchange of events is detected', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.constantFrom('remove', 'duplicate', 'exchange'), (i, j, damage) => {
        fc.pre(damage !== 'exchange' || i !== j)
        const copy = [...events]
        if (damage === 'remove') copy.splice(i, 1)
        if (damage === 'duplicate') copy.splice(j, 0, at(i + 1))
        if (damage === 'exchange') [copy[i], copy[j]] = [at(j + 1), at(i + 1)]
        const result = verifyChain(copy, { head })
        expect(result.ok).toBe(false)
        if (damage === 'remove') expect(result).toEqual(broken(i + 1, 'gap'))
        if (damage === 'exchange') expect(result).toMatchObject({ error: { fault: 'out-of-order' } })
      }),
    )
  })

  function at(seq: number): ChainedEvent {
    const event = events[seq - 1]
    if (!event) throw new Error(`no event ${seq}`)
    return event
  }
})

function draft(n: number): EventDraft {
  return {
    communityId: COMMUNITY,
    topicId: TOPIC,
    type: 'topic.stepped',
    stage: 'propose',
    actorId: `account-${n}`,
    actorRole: 'community-admin',
    at: new Date(Date.UTC(2026, 10, 23, 1, 2, n)).toISOString(),
    salt: n.toString(16).padStart(32, '0'),
    payload: { step: n, text: '告知书' },
  }
}

function chainOf(length: number): ChainedEvent[] {
  const events: ChainedEvent[] = []
  for (let n = 1; n <= length; n += 1) events.push(appendEvent(events.at(-1) ?? null, draft(n)))
  return events
}

function altered(event: ChainedEvent, field: string, noise: string): unknown {
  const value: unknown = Reflect.get(event, field)
  if (typeof value === 'number') return value + 1 + Number.parseInt(noise.slice(0, 4), 16)
  return value === noise ? `${noise}0` : noise
}

function broken(seq: number, fault: ChainFault) {
  return { ok: false, error: { seq, fault } }
}
