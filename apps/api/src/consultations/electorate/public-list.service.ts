import type { ElectorateLeaves, ElectorateList, ElectorateProof, electorateListQuery } from '@gongyi/shared/contracts'
import { byLabel, snapshotLeafHash, snapshotProof } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { findPersonId } from '../../identity/account-person.store.js'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import type { StoredTopic } from '../topic.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { found, publicLabel } from './public-entries.js'
import { entriesOf, type FrozenUnit, frozenUnits, lastSnapshot, type Snapshot } from './snapshot.store.js'

export type ListQuery = z.infer<typeof electorateListQuery>

/** The electorate by house number, for everybody who may see the matter, and the proof that one's own entry is in it. */
@Injectable()
export class PublicListService {
  constructor(private readonly topics: TopicsService) {}

  list(request: TopicRequest, { query = '', motion, after, limit }: ListQuery): Promise<ElectorateList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const { publicised, locked } = topic.records.participants
      const snapshot = locked === undefined ? undefined : await lastSnapshot(tx, topic)
      const isShown = publicised !== undefined || locked !== undefined || isInsider(viewer)
      const entries = isShown ? await readEntries(tx, topic, snapshot) : []
      const personId = await findPersonId(tx, request.communityId, viewer.accountId)
      const all = found(entries, query).filter(({ shares }) => isOn(shares, motion))
      const isMine = ({ personIds }: Entry) => personId !== undefined && personIds.includes(personId)
      const listed = (entry: Entry) => ({
        index: entry.index,
        ...publicLabel(entry, entry.index),
        leafHash: entry.leafHash(),
        mine: isMine(entry),
        motions: entry.shares.map(({ no }) => no),
      })
      return {
        state: locked !== undefined ? 'FROZEN' : publicised !== undefined ? 'PUBLISHED' : 'HIDDEN',
        heads: entries.length,
        areaCenti: entries.reduce((sum, { areaCenti }) => sum + areaCenti, 0n).toString(),
        root: snapshot?.root ?? null,
        version: snapshot?.no ?? 0,
        frozenAt: snapshot?.at ?? locked?.at ?? null,
        motions: isShown ? listedMotions(topic, entries) : [],
        items: all.slice(after, after + limit).map(listed),
        mine: entries.filter(isMine).map(listed),
        next: all.length > after + limit ? after + limit : null,
      }
    })
  }

  /** Every entry's hash in the order of the tree: whoever asks works the root out on their own machine. */
  leaves(request: TopicRequest): Promise<ElectorateLeaves> {
    return this.topics.within(request, async (tx, topic) => {
      const snapshot = topic.records.participants.locked === undefined ? undefined : await lastSnapshot(tx, topic)
      if (snapshot === undefined) throw notFound()
      const entries = await entriesOf(tx, topic, snapshot)
      return {
        ...{ scheme: snapshot.scheme, topicId: topic.id, caseNo: topic.caseNo },
        ...{ version: snapshot.no, frozenAt: snapshot.at, root: snapshot.root },
        leaves: entries.map(({ leaf, unit }, index) => ({
          index,
          label: publicLabel(unit, index).label,
          leafHash: snapshotLeafHash(leaf),
        })),
      }
    })
  }

  proof(request: TopicRequest, index: number): Promise<ElectorateProof> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const snapshot = topic.records.participants.locked === undefined ? undefined : await lastSnapshot(tx, topic)
      if (snapshot === undefined) throw notFound()
      const entries = await entriesOf(tx, topic, snapshot)
      const entry = entries[index]
      const personId = await findPersonId(tx, request.communityId, viewer.accountId)
      const isMine = entry !== undefined && personId !== undefined && entry.unit.personIds.includes(personId)
      // Somebody else's area is not for a neighbour to read; absent and forbidden are one answer
      if (entry === undefined || !(isMine || isInsider(viewer))) throw notFound()
      const leaves = entries.map(({ leaf }) => leaf)
      return {
        ...snapshotProof(topic.id, leaves, index, snapshot.scheme),
        ...{ caseNo: topic.caseNo, version: snapshot.no, frozenAt: snapshot.at },
      }
    })
  }
}

interface Entry {
  readonly index: number
  readonly label: string
  readonly key: string
  readonly areaCenti: bigint
  readonly personIds: readonly string[]
  readonly shares: FrozenUnit['motions']
  /** Worked out for what is shown only. */
  readonly leafHash: () => string | null
}

function isOn(shares: Entry['shares'], motion: string | undefined): boolean {
  return motion === undefined || shares.some(({ motionId }) => motionId === motion)
}

/** How many of the entries vote on each motion of the topic, and with what. */
function listedMotions(topic: StoredTopic, entries: readonly Entry[]): ElectorateList['motions'] {
  const shares = Map.groupBy(
    entries.flatMap((entry) => entry.shares),
    ({ motionId }) => motionId,
  )
  return (topic.records.participants.set?.motions ?? []).map(({ id }, index) => {
    const own = shares.get(id) ?? []
    const areaCenti = own.reduce((sum, share) => sum + share.areaCenti, 0n).toString()
    return { motionId: id, no: index + 1, heads: own.length, areaCenti }
  })
}

async function readEntries(tx: Tx, topic: StoredTopic, snapshot: Snapshot | undefined): Promise<readonly Entry[]> {
  if (snapshot === undefined) {
    const units = (await frozenUnits(tx, topic)).toSorted(byLabel)
    return units.map(({ label, key, areaCenti, personIds, motions: shares }, index) => ({
      ...{ index, label, key, areaCenti, personIds, shares },
      leafHash: () => null,
    }))
  }
  const entries = await entriesOf(tx, topic, snapshot)
  return entries.map(({ leaf, unit }, index) => ({
    ...{ index, label: leaf.label, key: unit.key, areaCenti: unit.areaCenti },
    ...{ personIds: unit.personIds, shares: unit.motions },
    leafHash: () => snapshotLeafHash(leaf),
  }))
}
