import type {
  ActionRequest,
  Proposal,
  TopicDetail,
  TopicEdit,
  TopicEventList,
  TopicList,
  TopicListQuery,
} from '@gongyi/shared/contracts'
import { category, civilDateOf, disclosureOf, ORGANISERS } from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import { accountNames } from '../identity/account-names.store.js'
import type { Actor } from '../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../platform/database.js'
import { idempotent } from '../platform/idempotency.store.js'
import { notFound, Problem, refused, staleVersion } from '../platform/problem.js'
import { DOSSIER_DESK, type DossierDesk } from './dossier-desk.js'
import { openDraft } from './drafts.store.js'
import { listEvents, recordEvent } from './events.store.js'
import { filesOfDraft, noted, saveProposal, takeOverDraft } from './proposals/proposal.store.js'
import { findProposer, requireRoomFor } from './proposers.store.js'
import { heldBackRecord } from './stages/1-propose.store.js'
import { StepsService } from './steps.service.js'
import type { StoredTopic } from './topic.js'
import { childIds, loadTopic, saveEdit, saveProposeRecord, type TopicKey } from './topic.repository.js'
import { TopicEvents } from './topic-events.js'
import { TopicListRepository } from './topic-list.repository.js'
import { readDetail } from './topic-view.store.js'
import { isInsider, maySee, seesWords, type Viewer } from './visibility.js'

/** A topic in a community, as a request names it. */
export interface TopicRequest {
  readonly actor: Actor
  readonly communityId: string
  readonly topicId: string
}

@Injectable()
export class TopicsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly topics: TopicListRepository,
    private readonly steps: StepsService,
    private readonly events: TopicEvents,
    @Inject(DOSSIER_DESK) private readonly desk: DossierDesk,
  ) {}

  list(actor: Actor, communityIds: readonly string[], query: TopicListQuery): Promise<TopicList> {
    return this.topics.list(actor, communityIds, query)
  }

  /** The topic as this actor sees it. */
  detail(request: TopicRequest): Promise<TopicDetail> {
    return this.within(request, (tx, topic, viewer) => readDetail(tx, topic, viewer, this.desk))
  }

  create(actor: Actor, communityId: string, proposal: Proposal, key: string | undefined): Promise<TopicDetail> {
    const viewer = viewerOf(actor, communityId)
    return this.inTenant(actor, communityId, (tx) => {
      const route = 'POST /api/communities/:communityId/topics'
      const once = { communityId, accountId: actor.accountId, key, route, request: { communityId, proposal } }
      return idempotent(tx, once, async () => {
        const topicId = await this.propose(tx, viewer, communityId, proposal)
        const topic = await loadTopic(tx, { communityId, topicId })
        if (topic === undefined) throw notFound()
        return readDetail(tx, topic, viewer, this.desk)
      })
    })
  }

  /** Any step of the procedure, once for a key. Answers with the topic as it is afterwards. */
  act(request: TopicRequest, action: string, step: ActionRequest, key: string | undefined): Promise<TopicDetail> {
    const { actor, communityId, topicId } = request
    const viewer = viewerOf(actor, communityId)
    const once = { communityId, accountId: actor.accountId, key, route: action, request: { topicId, step } }
    return this.inTenant(actor, communityId, (tx) =>
      idempotent(tx, once, async () => {
        await this.steps.take(tx, { communityId, topicId }, viewer, action, step)
        if (action === 'propose.split') await this.submitPart(tx, { communityId, topicId }, viewer)
        const topic = await loadTopic(tx, { communityId, topicId })
        if (topic === undefined) throw notFound()
        return readDetail(tx, topic, viewer, this.desk)
      }),
    )
  }

  edit(request: TopicRequest, { expectedVersion, ...edit }: TopicEdit): Promise<TopicDetail> {
    return this.within(request, async (tx, topic, viewer) => {
      const { accountId } = viewer
      if (topic.proposerAccountId !== accountId && topic.enteredBy !== accountId) throw new Problem('not-allowed')
      if (topic.version !== expectedVersion) throw staleVersion({ id: topic.id, version: topic.version })
      if (topic.stage !== 'propose' || !['draft', 'returned'].includes(topic.status)) {
        throw new Problem('conflict', { word: 'wrong-status' })
      }
      const at = (await now(tx)).toISOString()
      const dueOn = topic.status === 'returned' ? topic.records.propose.returned?.dueOn : undefined
      if (dueOn !== undefined && civilDateOf(at) > dueOn)
        throw refused('guard-unmet', [{ id: 'RI.1', params: { dueOn } }])
      const kind = edit.category ?? topic.category
      const template = category(kind).templates.find((id) => id === topic.template) ?? category(kind).templates[0]
      const words = {
        title: edit.title ?? topic.title,
        description: edit.description ?? topic.description,
        desiredOutcome: edit.desiredOutcome ?? topic.desiredOutcome,
        location: edit.location ?? topic.location,
        affectedScope: edit.affectedScope ?? topic.affectedScope,
        anonymous: edit.anonymous ?? topic.anonymous,
      }
      if (edit.more !== undefined)
        await saveProposal(tx, { communityId: topic.communityId, topicId: topic.id }, edit.more)
      const held = await heldBackRecord(tx, { ...topic, ...words })
      const disclosure = held === undefined ? topic.disclosure : disclosureOf(held)
      const changed = { ...words, category: kind, template: template ?? topic.template, disclosure }
      if (!(await saveEdit(tx, topic, changed, at))) throw staleVersion({ id: topic.id, version: topic.version + 1 })
      if (held !== undefined) await saveProposeRecord(tx, topic, held)
      await this.recordEdit(tx, topic, viewer, edit, at)
      const edited = await loadTopic(tx, { communityId: topic.communityId, topicId: topic.id })
      if (edited === undefined) throw notFound()
      return readDetail(tx, edited, viewer, this.desk)
    })
  }

  /** The chain, first event first; what was said and by whom only for those who see the whole record. */
  listEvents(request: TopicRequest): Promise<TopicEventList> {
    return this.within(request, async (tx, topic, viewer) => {
      const events = await listEvents(tx, { communityId: topic.communityId, topicId: topic.id })
      const whole = isInsider(viewer) && seesWords(topic, viewer)
      const names = await accountNames(tx, whole ? events.map((event) => event.actorAccountId) : [])
      const items = events.map(
        ({ seq, type, action, stage, actorRole, actorAccountId, at, hash, prevHash, payload }) => ({
          ...{ seq, type, action, stage, actorRole, hash, prevHash, at: at.toISOString() },
          actorName: names.get(actorAccountId ?? '') ?? null,
          payload: whole ? payload : null,
        }),
      )
      return { items }
    })
  }

  /** Runs work on a topic the actor may see; anything else is not there. */
  within<T>(request: TopicRequest, work: (tx: Tx, topic: StoredTopic, viewer: Viewer) => Promise<T>): Promise<T> {
    const { actor, communityId, topicId } = request
    const viewer = viewerOf(actor, communityId)
    return this.inTenant(actor, communityId, async (tx) => {
      const topic = await loadTopic(tx, { communityId, topicId })
      if (topic === undefined || !maySee(topic, viewer)) throw notFound()
      return work(tx, topic, viewer)
    })
  }

  /** What may be consulted on does not wait in a drawer for its proposer: it is examined in the same breath. */
  private async submitPart(tx: Tx, { communityId, topicId }: TopicKey, viewer: Viewer): Promise<void> {
    const part = (await childIds(tx, { communityId, topicId })).at(-1)
    if (part === undefined) return
    const step = { input: {}, expectedVersion: 1 }
    await this.steps.take(tx, { communityId, topicId: part }, asDesk(viewer), 'propose.submit', step)
  }

  private inTenant<T>(actor: Actor, communityId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId)[0] ?? ''
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, work)
  }

  private async propose(tx: Tx, viewer: Viewer, communityId: string, proposal: Proposal): Promise<string> {
    const { submit, more, draftId, ...rest } = proposal
    const {
      onBehalfOfPersonId: _person,
      consent: _agreed,
      consentKind: _how,
      guardianPersonId: _guardian,
      ...words
    } = rest
    const role = viewer.roles.find((held) => ORGANISERS.includes(held)) ?? 'resident'
    const at = (await now(tx)).toISOString()
    const { consent, ...proposer } = await findProposer(tx, communityId, viewer, proposal)
    // What the desk enters stands for many people
    if (role === 'resident') await requireRoomFor(tx, communityId, viewer.accountId)
    const files = await filesOfDraft(tx, communityId, viewer.accountId, draftId)
    const optional = {
      desiredOutcome: words.desiredOutcome || null,
      location: words.location || null,
      affectedScope: words.affectedScope || null,
    }
    const draft = { communityId, ...words, ...optional, ...proposer, parentTopicId: null, relation: null }
    const acting = { accountId: viewer.accountId, role, now: at, today: civilDateOf(at) }
    const topicId = await openDraft(tx, draft, acting, { ...noted(more, consent), files })
    await saveProposal(tx, { communityId, topicId }, more, consent)
    await takeOverDraft(tx, communityId, topicId, draftId)
    if (submit)
      await this.steps.take(tx, { communityId, topicId }, viewer, 'propose.submit', { input: {}, expectedVersion: 1 })
    return topicId
  }

  private async recordEdit(tx: Tx, topic: StoredTopic, viewer: Viewer, edit: object, at: string): Promise<void> {
    const { communityId, id: topicId, stage } = topic
    const role = viewer.roles[0] ?? 'resident'
    const event = { type: 'topic.edited', action: 'propose.edit', at }
    const version = topic.version + 1
    const key = { communityId, topicId }
    await recordEvent(tx, { ...key, ...event, version, stage, accountId: viewer.accountId, role, payload: edit })
    const actor = { actorAccountId: viewer.accountId, actorRole: role, caseNo: topic.caseNo }
    await this.events.tell(tx, { ...key, ...event, ...actor, seq: version, from: topic, topic: { ...topic, version } })
  }
}

/** Acting for the desk alone, whatever else one is. */
function asDesk({ accountId, roles }: Viewer): Viewer {
  return { accountId, roles: roles.filter((role) => ORGANISERS.includes(role)) }
}

function viewerOf(actor: Actor, communityId: string): Viewer {
  return { accountId: actor.accountId, roles: actor.rolesIn(communityId) }
}
