import { randomBytes } from 'node:crypto'
import type { AbandonDraw, DrawList, DrawMade, DrawPlan, DrawSeed, PoolPreview } from '@gongyi/shared/contracts'
import { poolCommitmentSchema } from '@gongyi/shared/contracts'
import {
  civilDateOf,
  commitmentText,
  draw,
  isEnded,
  type PoolCommitment,
  resultHash,
  SORTITION_LIMITS,
  SORTITION_SCHEME,
  seedText,
  sha256Hex,
  stratify,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { now, type Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import type { StoredTopic } from '../topic.js'
import { TopicEvents } from '../topic-events.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider, seesWords, type Viewer } from '../visibility.js'
import * as draws from './draw.store.js'
import { eligible, homesOf, isAtParticipants, previewOf, tokenised } from './draw-pool.js'
import { drawRefusals } from './draw-refusals.js'
import { insertEntries, insertSeats, nextEventSeq, residentsOf } from './pool.store.js'

export interface DrawRequest extends TopicRequest {
  readonly drawId: string
}

/** A deed on one draw: the topic, the draw (held), who does it and when. */
export interface Deed {
  readonly tx: Tx
  readonly topic: StoredTopic
  readonly viewer: Viewer
  readonly draw: draws.StoredDraw
  readonly at: string
}

@Injectable()
export class SortitionService {
  constructor(
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
  ) {}

  list(request: TopicRequest): Promise<DrawList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const all = await draws.listDraws(tx, { communityId: topic.communityId, topicId: topic.id })
      const shown = seesWords(topic, viewer) ? all.filter(({ pool }) => pool !== null || isInsider(viewer)) : []
      const open = all.some(({ state }) => state === 'DRAFT' || state === 'COMMITTED' || state === 'SEEDED')
      return {
        items: shown.map(({ id, purpose, state, seats, source, createdAt }) => ({
          ...{ id, purpose, state, seats, sourceOn: source.on, createdAt },
        })),
        mayOpen: isInsider(viewer),
        mayCreate: viewer.roles.includes('community-admin') && isAtParticipants(topic) && !open,
      }
    })
  }

  preview(request: TopicRequest, plan: DrawPlan): Promise<PoolPreview> {
    return this.topics.within(request, async (tx, topic) => {
      const people = eligible(await residentsOf(tx, topic.communityId, homesOf(topic, plan.buildings)), await today(tx))
      return previewOf(people, plan)
    })
  }

  create(request: TopicRequest, plan: DrawPlan): Promise<DrawMade> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      if (!isAtParticipants(topic)) throw drawRefusals.notAtParticipants()
      if (plan.source.on <= (await today(tx))) throw drawRefusals.sourceNotAhead()
      const key = { communityId: topic.communityId, topicId: topic.id }
      const id = await draws.insertDraw(tx, key, plan, viewer.accountId)
      if (id === undefined) throw drawRefusals.anotherOpen()
      return { id }
    })
  }

  /** The pool is frozen and its hash chained and published, before the day the seed comes into the world. */
  commit(request: DrawRequest): Promise<DrawMade> {
    return this.on(request, async (deed) => {
      const { tx, topic, draw: planned, at } = deed
      if (planned.state !== 'DRAFT') throw drawRefusals.wrongState(planned.state)
      if (!isAtParticipants(topic)) throw drawRefusals.notAtParticipants()
      const day = civilDateOf(at)
      if (planned.source.on <= day) throw drawRefusals.sourceNotAhead()
      const found = eligible(await residentsOf(tx, topic.communityId, homesOf(topic, planned.buildings)), day)
      requirePool(found.people.length, planned.seats)
      const salt = randomBytes(32).toString('hex')
      const { members, personOf } = tokenised(found.people, planned.id, salt)
      const commitment = commitmentOf(planned, salt, stratify(members, planned.dimensions))
      const commitmentAsText = commitmentText(commitment)
      const poolHash = sha256Hex(commitmentAsText)
      const pool = { poolHash, poolSize: members.length, withoutBirth: found.withoutBirthDate }
      await insertEntries(tx, { communityId: topic.communityId, drawId: planned.id }, commitment.strata, personOf)
      const done = { by: deed.viewer.accountId, at }
      await draws.saveCommitted(tx, planned, { ...pool, salt, commitment: commitmentAsText }, done)
      const { seats, reserves, source } = planned
      const payload = { drawId: planned.id, poolHash, poolSize: members.length, seats, reserves, source }
      await this.chain(deed, 'pool-committed', 'commit', payload)
    })
  }

  /** The published digits, typed by the first of two. May be typed again while the second has not. */
  enterSeed(request: DrawRequest, typed: DrawSeed): Promise<DrawMade> {
    return this.on(request, async (deed) => {
      const { tx, draw: committed, at } = deed
      if (committed.state !== 'COMMITTED' && committed.state !== 'SEEDED')
        throw drawRefusals.wrongState(committed.state)
      requireRunning(deed.topic)
      const seed = readSeed(committed, typed, at)
      await draws.saveSeed(tx, committed, seed, { by: deed.viewer.accountId, at })
      // The digits themselves stand in the event of the draw: the second person is to read them from their source
      await this.chain(deed, 'seed-entered', 'seed', { drawId: committed.id })
    })
  }

  /** The second person types the same digits, and that is the draw: between seed and result there is nothing to decide. */
  confirm(request: DrawRequest, typed: DrawSeed): Promise<DrawMade> {
    return this.on(request, async (deed) => {
      const { tx, topic, viewer, draw: seeded, at } = deed
      if (seeded.state !== 'SEEDED' || seeded.seed === null || seeded.pool === null)
        throw drawRefusals.wrongState(seeded.state)
      requireRunning(topic)
      if (seeded.seed.by === viewer.accountId) throw drawRefusals.samePerson()
      const seed = readSeed(seeded, typed, at)
      if (seed !== seeded.seed.text) throw drawRefusals.seedDiffers()
      const result = draw(poolCommitmentSchema.parse(JSON.parse(seeded.pool.commitment)), seed)
      const hash = resultHash(result)
      await draws.saveResult(tx, seeded, { strata: result.strata, hash }, { by: viewer.accountId, at })
      const key = { communityId: topic.communityId, topicId: topic.id, drawId: seeded.id }
      const drawn = result.strata.flatMap((stratum) => stratum.drawn)
      await insertSeats(tx, key, drawn, { eventSeq: await nextEventSeq(tx, key), at })
      const payload = { drawId: seeded.id, poolHash: result.poolHash, seed, resultHash: hash, drawn }
      await this.chain(deed, 'drawn', 'confirm', payload)
    })
  }

  witness(request: DrawRequest): Promise<DrawMade> {
    return this.on(request, async (deed) => {
      const { tx, draw: watched, viewer, at } = deed
      if (watched.pool === null || watched.state === 'ABANDONED') throw drawRefusals.wrongState(watched.state)
      if (watched.witnessed !== null) throw drawRefusals.witnessed()
      await draws.saveWitness(tx, watched, { by: viewer.accountId, at })
      await this.chain(deed, 'witnessed', 'witness', { drawId: watched.id, state: watched.state })
    })
  }

  /** Given up before it was drawn, for a reason everybody can read. A draft nobody has seen leaves no trace in the chain. */
  abandon(request: DrawRequest, { reason }: AbandonDraw): Promise<DrawMade> {
    return this.on(request, async (deed) => {
      const { tx, draw: given, viewer, at } = deed
      if (given.state === 'DRAWN' || given.state === 'ABANDONED') throw drawRefusals.wrongState(given.state)
      await draws.saveAbandoned(tx, given, reason, { by: viewer.accountId, at })
      if (given.pool !== null) await this.chain(deed, 'abandoned', 'abandon', { drawId: given.id, reason })
    })
  }

  private on(request: DrawRequest, work: (deed: Deed) => Promise<void>): Promise<DrawMade> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const key = { communityId: topic.communityId, topicId: topic.id, drawId: request.drawId }
      const held = await draws.lockDraw(tx, key)
      if (held === undefined) throw notFound()
      await work({ tx, topic, viewer, draw: held, at: (await now(tx)).toISOString() })
      return { id: held.id }
    })
  }

  private chain({ tx, topic, viewer, at }: Deed, type: string, action: string, payload: object): Promise<void> {
    const fact = { type: `sortition.${type}`, action: `sortition.${action}`, at, payload }
    return chainFact(tx, this.events, topic, { ...fact, accountId: viewer.accountId, role: viewer.roles[0] ?? '' })
  }
}

function requireRunning(topic: StoredTopic): void {
  if (isEnded(topic)) throw drawRefusals.notAtParticipants()
}

async function today(tx: Tx) {
  return civilDateOf((await now(tx)).toISOString())
}

function requirePool(people: number, seats: number): void {
  if (people === 0) throw drawRefusals.poolEmpty()
  if (people < seats) throw drawRefusals.poolTooSmall()
  if (people > SORTITION_LIMITS.pool) throw drawRefusals.poolTooLarge()
}

function readSeed({ source }: draws.StoredDraw, typed: DrawSeed, at: string): string {
  if (civilDateOf(at) < source.on) throw drawRefusals.sourceNotYet()
  const seed = seedText(typed.source, typed.meeting, source.meeting)
  if (seed === undefined) throw drawRefusals.seedUnreadable()
  return seed
}

function commitmentOf(
  { id, seats, reserves, source }: draws.StoredDraw,
  salt: string,
  strata: PoolCommitment['strata'],
): PoolCommitment {
  return { scheme: SORTITION_SCHEME, drawId: id, seats, reserves, source, saltHash: sha256Hex(salt), strata }
}
