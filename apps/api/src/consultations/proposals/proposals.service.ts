import {
  type Buildings,
  CONSENT_KINDS,
  type ProposalView,
  type SimilarTopic,
  type SimilarTopics,
  type Support,
  URGENCIES,
} from '@gongyi/shared/contracts'
import {
  CLUE_READERS,
  coSignBasis,
  coSignRegime,
  coSignThresholds,
  isPriority,
  isStatutoryInitiative,
  mayContribute,
  NO_FACTS,
  ORGANISERS,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import * as persons from '../../communities/roster/persons.store.js'
import { accountNames } from '../../identity/account-names.store.js'
import { findPersonId } from '../../identity/account-person.store.js'
import type { Actor } from '../../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../../platform/database.js'
import { contextOf } from '../facts.store.js'
import { countChannels, countSupport, isVillage } from '../support.store.js'
import type { StoredTopic } from '../topic.js'
import { loadTopic } from '../topic.repository.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider, maySee, seesWords, type Viewer } from '../visibility.js'
import { propertyAreaName, readProposal } from './proposal.store.js'
import { coSignsOf, hasSigned, listBuildings, similarTitles } from './similar.store.js'

const MOST_SIMILAR = 5
const words = z.object({ urgency: z.enum(URGENCIES), consentKind: z.enum(CONSENT_KINDS).nullable() })

/** What somebody needs who writes a proposal, and what the topic's page shows of it afterwards. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly topics: TopicsService,
  ) {}

  /** The most alike this person may see. */
  similar(actor: Actor, communityId: string, title: string): Promise<SimilarTopics> {
    const viewer = { accountId: actor.accountId, roles: actor.rolesIn(communityId) }
    return this.inTenant(actor, communityId, async (tx) => {
      const items: SimilarTopic[] = []
      for (const { id, score } of await similarTitles(tx, { communityId, title, ...sightOf(viewer) })) {
        const topic = await loadTopic(tx, { communityId, topicId: id })
        if (topic === undefined || !maySee(topic, viewer) || !seesWords(topic, viewer)) continue
        items.push(await similarView(tx, topic, viewer, score))
        if (items.length === MOST_SIMILAR) break
      }
      return { items }
    })
  }

  buildings(actor: Actor, communityId: string): Promise<Buildings> {
    return this.inTenant(actor, communityId, async (tx) => ({ items: await listBuildings(tx, communityId) }))
  }

  support(request: TopicRequest): Promise<Support> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const regime = coSignRegime(topic.category, await isVillage(tx, topic))
      const thresholds = coSignThresholds(await countSupport(tx, topic), regime)
      return {
        regime,
        basis: coSignBasis(regime),
        coSigns: await coSignsOf(tx, topic.communityId, topic.id),
        channels: isInsider(viewer) ? await countChannels(tx, topic) : [],
        priority: isPriority(thresholds),
        statutory: isStatutoryInitiative(thresholds),
        thresholds: [...thresholds],
      }
    })
  }

  proposal(request: TopicRequest): Promise<ProposalView> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const { communityId, id: topicId } = topic
      // Where it is and what it costs are words too
      const row = seesWords(topic, viewer) ? await readProposal(tx, { communityId, topicId }) : null
      const { urgency } = words.parse({ urgency: row?.urgency ?? 'NORMAL', consentKind: null })
      const area = row?.propertyAreaId ?? null
      return {
        propertyAreaId: area,
        building: row?.building ?? null,
        propertyArea: area === null ? null : await propertyAreaName(tx, communityId, area),
        affectedBuildings: row?.affectedBuildings ?? [],
        affectedHouseholds: row?.affectedHouseholds ?? null,
        costFen: row?.costFen?.toString() ?? null,
        funding: row?.funding ?? null,
        urgency,
        sourceChannel: topic.sourceChannel,
        behalf:
          row === null || !viewer.roles.some((role) => ORGANISERS.includes(role)) ? null : await behalfOf(tx, row),
      }
    })
  }

  private inTenant<T>(actor: Actor, communityId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId)[0] ?? ''
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, work)
  }
}

/** Of topics that are not public the desks find all, everybody else their own. */
function sightOf({ accountId, roles }: Viewer) {
  return { accountId, seesClosed: roles.some((role) => CLUE_READERS.includes(role)) }
}

async function similarView(tx: Tx, topic: StoredTopic, viewer: Viewer, score: number): Promise<SimilarTopic> {
  const { id, communityId, title, caseNo, stage, status } = topic
  const personId = await findPersonId(tx, communityId, viewer.accountId)
  const mine = topic.proposerAccountId === viewer.accountId
  const coSigned = personId !== undefined && (await hasSigned(tx, communityId, id, personId))
  const context = contextOf(viewer.accountId, 'resident', (await now(tx)).toISOString(), NO_FACTS)
  const isOpen = viewer.roles.includes('resident') && mayContribute('propose.co-sign', topic, context).ok
  const mayCoSign = isOpen && personId !== undefined && !coSigned && !mine
  return {
    id,
    title,
    caseNo,
    stage,
    status,
    coSigns: await coSignsOf(tx, communityId, id),
    score,
    mine,
    coSigned,
    mayCoSign,
  }
}

interface BehalfRow {
  readonly communityId: string
  readonly personId: string | null
  readonly guardianPersonId: string | null
  readonly consentKind: string | null
  readonly consentBy: string | null
}

async function behalfOf(tx: Tx, row: BehalfRow): Promise<ProposalView['behalf']> {
  const { communityId, personId, guardianPersonId, consentBy } = row
  const { consentKind } = words.pick({ consentKind: true }).parse(row)
  if (personId === null || consentKind === null) return null
  const people = await persons.names(tx, communityId, [personId, guardianPersonId])
  const names = await accountNames(tx, [consentBy])
  return {
    personName: people.get(personId) ?? '',
    guardianName: guardianPersonId === null ? null : (people.get(guardianPersonId) ?? ''),
    consentKind,
    consentBy: names.get(consentBy ?? '') ?? '',
  }
}
