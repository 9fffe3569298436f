import type { ElectorateList, ElectorateProof, electorateListQuery } from '@gongyi/shared/contracts'
import { byLabel, snapshotLeafHash, snapshotProof } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { findPersonId } from '../../identity/account-person.store.js'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import type { StoredTopic } from '../topic.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { entriesOf, frozenUnits, lastSnapshot } from './snapshot.store.js'

export type ListQuery = z.infer<typeof electorateListQuery>

/** The electorate by house number, for everybody who may see the matter, and the proof that one's own entry is in it. */
@Injectable()
export class PublicListService {
  constructor(private readonly topics: TopicsService) {}

  list(request: TopicRequest, { query = '', after, limit }: ListQuery): Promise<ElectorateList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const { publicised, locked } = topic.records.participants
      const snapshot = locked === undefined ? undefined : await lastSnapshot(tx, topic)
      const isShown = publicised !== undefined || locked !== undefined || isInsider(viewer)
      const entries = isShown ? await readEntries(tx, topic, snapshot?.secret) : []
      const personId = await findPersonId(tx, request.communityId, viewer.accountId)
      const found = entries.filter(({ label }) => label.includes(query))
      const page = found.slice(after, after + limit)
      return {
        state: locked !== undefined ? 'FROZEN' : publicised !== undefined ? 'PUBLISHED' : 'HIDDEN',
        heads: entries.length,
        areaCenti: entries.reduce((sum, { areaCenti }) => sum + areaCenti, 0n).toString(),
        root: snapshot?.root ?? null,
        version: snapshot?.no ?? 0,
        frozenAt: locked?.at ?? null,
        items: page.map(({ index, label, leafHash, personIds }) => ({
          index,
          label: publicLabel(label, index),
          leafHash: leafHash(),
          mine: personId !== undefined && personIds.includes(personId),
        })),
        next: found.length > after + limit ? after + limit : null,
      }
    })
  }

  proof(request: TopicRequest, index: number): Promise<ElectorateProof> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const snapshot = topic.records.participants.locked === undefined ? undefined : await lastSnapshot(tx, topic)
      if (snapshot === undefined) throw notFound()
      const entries = await entriesOf(tx, topic, snapshot.secret)
      const entry = entries[index]
      const personId = await findPersonId(tx, request.communityId, viewer.accountId)
      const isMine = entry !== undefined && personId !== undefined && entry.unit.personIds.includes(personId)
      // Somebody else's area is not for a neighbour to read; absent and forbidden are one answer
      if (entry === undefined || !(isMine || isInsider(viewer))) throw notFound()
      const leaves = entries.map(({ leaf }) => leaf)
      return {
        ...snapshotProof(topic.id, leaves, index),
        ...{ caseNo: topic.caseNo, version: snapshot.no, frozenAt: snapshot.at },
      }
    })
  }
}

interface Entry {
  readonly index: number
  readonly label: string
  readonly areaCenti: bigint
  readonly personIds: readonly string[]
  /** Worked out for what is shown only. */
  readonly leafHash: () => string | null
}

async function readEntries(tx: Tx, topic: StoredTopic, secret: string | undefined): Promise<readonly Entry[]> {
  if (secret === undefined) {
    const units = (await frozenUnits(tx, topic)).toSorted(byLabel)
    return units.map(({ label, areaCenti, personIds }, index) => ({
      ...{ index, label, areaCenti, personIds },
      leafHash: () => null,
    }))
  }
  const entries = await entriesOf(tx, topic, secret)
  return entries.map(({ leaf, unit }, index) => ({
    ...{ index, label: leaf.label, areaCenti: unit.areaCenti, personIds: unit.personIds },
    leafHash: () => snapshotLeafHash(leaf),
  }))
}

/** Of a body's own list only the place is public: its entries are people. */
function publicLabel(label: string, index: number): string {
  return label.startsWith('LIST:') ? `№ ${index + 1}` : label
}
