import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contextOf,
  draftTopic,
  PROPOSER,
  sampleInput,
  screeningWithHit,
  straightWay,
  willingFacts,
} from '../../testing/procedure.js'
import { addDays, civilDate } from '../civil-time.js'
import { appendEvent, type ChainedEvent } from '../dossier/hash-chain.js'
import { verifyChain } from '../dossier/verify-chain.js'
import type { Facts } from './facts.js'
import { GUARD_IDS } from './guard.js'
import { type LegalChange, legalChanges } from './legal-changes.js'
import { ROLES, type Role } from './role.js'
import { ACTION_IDS, type ActionId, actionRule } from './rules.js'
import { samePosition, stageNumber } from './stage.js'
import { TEMPLATE_IDS } from './templates/registry.js'
import type { Topic } from './topic.js'
import { transition } from './transition.js'

interface Move {
  readonly action: ActionId
  readonly role: Role
  readonly days: number
  readonly willing: boolean
  /** Take the next step of the straight way instead, so that walks reach the late stages. */
  readonly straight: boolean
  /** Whoever screens finds something: only then may a topic be declined or sent elsewhere. */
  readonly hit: boolean
  /** What is found is that the same was proposed before: only then may a topic be merged. */
  readonly duplicate?: boolean
}

const move: fc.Arbitrary<Move> = fc.record({
  action: fc.constantFrom(...ACTION_IDS),
  role: fc.constantFrom(...ROLES),
  days: fc.nat({ max: 12 }),
  willing: fc.boolean(),
  straight: fc.integer({ min: 0, max: 9 }).map((n) => n < 8),
  hit: fc.integer({ min: 0, max: 9 }).map((n) => n < 4),
})
const moves = fc.array(move, { maxLength: 80, size: 'max' })
const screenedWithHit: readonly Move[] = (
  [
    ['propose.submit', 'resident'],
    ['propose.screen', 'coordinator'],
    ['propose.countersign', 'community-admin'],
  ] as const
).map(([action, role]) => ({ action, role, days: 1, willing: true, straight: false, hit: true }))

/** Walks through everything that can follow once a screening found something. */
const answered = fc
  .array(
    fc.record({
      action: fc.constantFrom<ActionId>(...ACTION_IDS.filter((id) => id.startsWith('propose.'))),
      role: fc.constantFrom<Role>('resident', 'coordinator', 'community-admin', 'township-admin'),
      days: fc.nat({ max: 4 }),
      willing: fc.constant(true),
      straight: fc.constant(false),
      hit: fc.boolean(),
    }),
    { maxLength: 40, size: 'max' },
  )
  .chain((rest) => fc.boolean().map((duplicate) => [...screenedWithHit.map((one) => ({ ...one, duplicate })), ...rest]))
const start = fc.constantFrom(...TEMPLATE_IDS)
const legal = new Set(legalChanges().map(key))
const CATEGORY = {
  light: 'SERVICE',
  standard: 'COVENANT',
  'owners-decision': 'OWNERS_FEE',
  'village-four-two': 'VILLAGE_ART24',
} as const

function key(change: LegalChange): string {
  return [change.fromStage, change.fromStatus, change.toStage, change.toStatus, change.role].join('|')
}

/** Plays the moves; `seen` hears of every accepted step and every refusal. */
function play(
  template: Topic['template'],
  sequence: readonly Move[],
  seen: (
    before: Topic,
    taken: { action: ActionId; role: Role },
    result: ReturnType<typeof transition>,
    facts: Facts,
  ) => void,
): Topic {
  let topic = draftTopic({ template, category: CATEGORY[template] })
  let today = civilDate('2026-11-23')
  const done = new Set<string>()
  const way = straightWay(template)
  for (const m of sequence) {
    const step = m.straight
      ? way.find((s) => inPlace(topic, s.action) && !done.has(`${topic.round} ${s.action}`))
      : undefined
    const { action, role } = step ?? m
    today = addDays(today, step?.days ?? m.days)
    const facts = m.willing || step ? willingFacts(topic) : { ...willingFacts(topic), ...UNWILLING }
    const found = action === 'propose.screen' && m.hit && !step
    const input = found ? screeningWithHit(topic, today, m.duplicate === true) : sampleInput(action, topic, today)
    const result = transition(topic, action, input, contextOf(topic, role, today, facts))
    seen(topic, { action, role }, result, facts)
    if (step) done.add(`${topic.round} ${action}`)
    if (result.ok) topic = result.value.topic
  }
  return topic
}

const UNWILLING = {
  delivery: {
    units: 0,
    attempted: 0,
    delivered: 0,
    individuallyAttempted: 0,
    publicly: 0,
    aware: 0,
    offlineMissing: 0,
  },
  polls: [],
}

function inPlace(topic: Topic, action: ActionId): boolean {
  const rule = actionRule(action)
  return rule.from.some((place) => samePosition(place, topic)) && (rule.when?.(topic) ?? true)
}

describe('no sequence of actions', () => {
  it('skips a stage: every change of place is in the table of legal changes and goes at most one stage forward', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(start, moves, (template, sequence) => {
        play(template, sequence, (before, { role }, result) => {
          if (!result.ok) return
          const after = result.value.topic
          reached.add(after.stage)
          if (samePosition(before, after)) return
          expect(stageNumber(after.stage) - stageNumber(before.stage)).toBeLessThanOrEqual(1)
          const change = {
            fromStage: before.stage,
            fromStatus: before.status,
            toStage: after.stage,
            toStatus: after.status,
            role,
          }
          expect(legal).toContain(key(change))
        })
      }),
      { numRuns: 400, seed: 20261123 },
    )
    // The walk is worth something only if it gets around.
    expect(reached.size).toBe(8)
  })

  it('leaves a hole in the chain: versions and events count together and the chain verifies', () => {
    fc.assert(
      fc.property(start, moves, (template, sequence) => {
        const chain: ChainedEvent[] = []
        const last = play(template, sequence, (before, { role }, result) => {
          if (!result.ok) return
          const { event, topic } = result.value
          expect(topic.version).toBe(before.version + 1)
          chain.push(
            appendEvent(chain.at(-1) ?? null, {
              communityId: topic.communityId,
              topicId: topic.id,
              type: event.type,
              stage: before.stage,
              actorId: PROPOSER,
              actorRole: role,
              at: '2026-11-23T04:00:00.000Z',
              salt: '0'.repeat(32),
              payload: JSON.parse(JSON.stringify(event)),
            }),
          )
        })
        expect(chain.length).toBe(last.version - 1)
        const first = chain[0]
        if (first) {
          const expected = {
            communityId: first.communityId,
            topicId: first.topicId,
            head: { seq: chain.length, hash: chain.at(-1)?.hash ?? '' },
          }
          expect(verifyChain(chain, expected).ok).toBe(true)
        }
      }),
      { numRuns: 100, seed: 20261123 },
    )
  })

  it('is refused without naming a guard', () => {
    fc.assert(
      fc.property(start, moves, (template, sequence) => {
        play(template, sequence, (_, __, result) => {
          if (result.ok) return
          expect(result.error.unmet.length).toBeGreaterThan(0)
          for (const u of result.error.unmet) expect(GUARD_IDS).toContain(u.id)
        })
      }),
      { numRuns: 200, seed: 20261123 },
    )
  })

  it('reaches the work (step 8) without a filing: every way there went through the township’s or the deemed filing', () => {
    fc.assert(
      fc.property(start, moves, (template, sequence) => {
        play(template, sequence, (before, { action }, result) => {
          if (!result.ok || result.value.topic.stage !== 'implement' || before.stage === 'implement') return
          expect(['filing.accept', 'filing.deem']).toContain(action)
        })
      }),
      { numRuns: 200, seed: 20261123 },
    )
  })

  it('leaves an ended matter without a reason: declined, referred, withdrawn and merged topics carry their answer', () => {
    const ends = new Set<string>()
    fc.assert(
      fc.property(start, fc.oneof(moves, answered), (template, sequence) => {
        const { status, records } = play(template, sequence, () => {})
        const { propose } = records
        ends.add(status)
        if (status === 'declined') expect(propose.declined?.reason && propose.answer?.text).toBeTruthy()
        if (status === 'referred') expect(propose.referral?.reason && propose.answer?.text).toBeTruthy()
        if (status === 'merged') expect(propose.mergedInto?.reason && propose.answer?.text).toBeTruthy()
        if (status === 'withdrawn') expect(propose.withdrawn?.reason ?? propose.lapsed?.dueOn).toBeTruthy()
      }),
      { numRuns: 400, seed: 7 },
    )
    for (const end of ['declined', 'referred', 'merged', 'withdrawn']) expect(ends).toContain(end)
  })
})
