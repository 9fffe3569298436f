import { randomBytes } from 'node:crypto'
import type { AbandonDraw, AgreeDraw, DrawList, DrawMade, DrawPlan, PoolPreview } from '@gongyi/shared/contracts'
import {
  addDays,
  type CivilDate,
  civilDateOf,
  commitmentText,
  type PoolCommitment,
  SORTITION_LIMITS,
  SORTITION_SCHEME,
  sha256Hex,
  stratify,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { now, type Tx } from '../../platform/database.js'
import type { StoredTopic } from '../topic.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider, seesWords } from '../visibility.js'
import * as draws from './draw.store.js'
import { DrawDeeds, type DrawRequest } from './draw-deeds.js'
import { isAtParticipants, isOpen, mayAbandon, previewOf, tokenised } from './draw-pool.js'
import { drawRefusals } from './draw-refusals.js'
import { isInScope, poolOf } from './eligible.store.js'
import { insertEntries } from './pool.store.js'

/** Planning a draw, committing its pool, and giving it up while nobody knows the number. */
@Injectable()
export class SortitionService {
  constructor(
    private readonly topics: TopicsService,
    private readonly deeds: DrawDeeds,
  ) {}

  list(request: TopicRequest): Promise<DrawList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const all = await draws.listDraws(tx, { communityId: topic.communityId, topicId: topic.id })
      const shown = seesWords(topic, viewer) ? all.filter(({ pool }) => pool !== null || isInsider(viewer)) : []
      return {
        items: shown.map(({ id, purpose, state, seats, source, createdAt, abandoned, pool }) => ({
          ...{ id, purpose, state, seats, sourceOn: source.on, createdAt },
          abandonedAt: abandoned?.at ?? null,
          isPublic: pool !== null,
        })),
        mayOpen: isInsider(viewer),
        mayCreate: viewer.roles.includes('community-admin') && isAtParticipants(topic) && !all.some(isOpen),
      }
    })
  }

  preview(request: TopicRequest, plan: DrawPlan): Promise<PoolPreview> {
    return this.topics.within(request, async (tx, topic) => {
      await requireInScope(tx, topic, plan.buildings)
      return previewOf(await poolOf(tx, topic, plan.buildings, await today(tx)), plan)
    })
  }

  create(request: TopicRequest, plan: DrawPlan): Promise<DrawMade> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      if (!isAtParticipants(topic)) throw drawRefusals.notAtParticipants()
      requireAhead(plan.source.on, await today(tx))
      await requireInScope(tx, topic, plan.buildings)
      const key = { communityId: topic.communityId, topicId: topic.id }
      const id = await draws.insertDraw(tx, key, plan, viewer.accountId)
      if (id === undefined) throw drawRefusals.anotherOpen()
      return { id }
    })
  }

  /** A topic that has a draw gets another only where somebody who watches over the office agrees, for all to read. */
  agree(request: DrawRequest, { reason }: AgreeDraw): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, topic, draw: second, viewer, at } = deed
      if (second.state !== 'DRAFT' || !(await draws.hasAnotherResult(tx, second)))
        throw drawRefusals.wrongState(second.state)
      if (!isAtParticipants(topic)) throw drawRefusals.notAtParticipants()
      if (second.agreed !== null) throw drawRefusals.agreed()
      if (second.createdBy === viewer.accountId) throw drawRefusals.ownPlan()
      await draws.saveAgreed(tx, second, reason, { by: viewer.accountId, at })
      await this.deeds.chain(deed, 'second-agreed', 'agree', { drawId: second.id, reason })
    })
  }

  /** The pool is frozen and its hash chained and published, before the day the seed comes into the world. */
  commit(request: DrawRequest): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, topic, draw: planned, viewer, at } = deed
      if (planned.state !== 'DRAFT') throw drawRefusals.wrongState(planned.state)
      if (!isAtParticipants(topic)) throw drawRefusals.notAtParticipants()
      const day = civilDateOf(at)
      requireAhead(planned.source.on, day)
      if (planned.agreed === null && (await draws.hasAnotherResult(tx, planned))) throw drawRefusals.needsAgreement()
      if (planned.agreed?.by === viewer.accountId) throw drawRefusals.ownPlan()
      await requireInScope(tx, topic, planned.buildings)
      const found = await poolOf(tx, topic, planned.buildings, day)
      requirePool(found.people.length, planned.seats)
      const salt = randomBytes(32).toString('hex')
      const { members, personOf } = tokenised(found.people, planned.id, salt)
      const commitment = commitmentOf(planned, salt, stratify(members, planned.dimensions))
      const commitmentAsText = commitmentText(commitment)
      const poolHash = sha256Hex(commitmentAsText)
      const { excluded, withoutBirthDate } = found
      const pool = { poolHash, poolSize: members.length, withoutBirth: withoutBirthDate, excluded }
      await insertEntries(tx, { communityId: topic.communityId, drawId: planned.id }, commitment.strata, personOf)
      const done = { by: viewer.accountId, at }
      await draws.saveCommitted(tx, planned, { ...pool, salt, commitment: commitmentAsText }, done)
      const { seats, reserves, source } = planned
      const payload = { drawId: planned.id, poolHash, poolSize: members.length, excluded, seats, reserves, source }
      await this.deeds.chain(deed, 'pool-committed', 'commit', payload)
    })
  }

  /** Given up before anybody can know its number, for a reason everybody can read. A draft nobody has seen leaves no trace. */
  abandon(request: DrawRequest, { reason }: AbandonDraw): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, draw: given, viewer, at } = deed
      if (!isOpen(given)) throw drawRefusals.wrongState(given.state)
      if (!mayAbandon(given, civilDateOf(at))) throw drawRefusals.numberOut()
      await draws.saveAbandoned(tx, given, reason, { by: viewer.accountId, at })
      if (given.pool !== null) await this.deeds.chain(deed, 'abandoned', 'abandon', { drawId: given.id, reason })
    })
  }
}

async function today(tx: Tx): Promise<CivilDate> {
  return civilDateOf((await now(tx)).toISOString())
}

function requireAhead(sourceOn: string, day: CivilDate): void {
  if (sourceOn <= day) throw drawRefusals.sourceNotAhead()
  if (sourceOn > addDays(day, SORTITION_LIMITS.daysAhead)) throw drawRefusals.sourceTooFar()
}

async function requireInScope(tx: Tx, topic: StoredTopic, buildings: readonly string[]): Promise<void> {
  if (!(await isInScope(tx, topic, buildings))) throw drawRefusals.outsideScope()
}

function requirePool(people: number, seats: number): void {
  if (people === 0) throw drawRefusals.poolEmpty()
  if (people < seats) throw drawRefusals.poolTooSmall()
  if (people > SORTITION_LIMITS.pool) throw drawRefusals.poolTooLarge()
}

function commitmentOf(
  { id, seats, reserves, source }: draws.StoredDraw,
  salt: string,
  strata: PoolCommitment['strata'],
): PoolCommitment {
  return { scheme: SORTITION_SCHEME, drawId: id, seats, reserves, source, saltHash: sha256Hex(salt), strata }
}
