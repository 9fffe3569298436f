import type { PublicElectorate, publicElectorateQuery } from '@gongyi/shared/contracts'
import { byLabel, civilDateOf, maskPersonalData } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { RegionTree } from '../../identity/region-tree.js'
import { now, TenantDatabase, type Tx } from '../../platform/database.js'
import { isId } from '../../platform/ids.js'
import { notFound } from '../../platform/problem.js'
import { loadTopic } from '../topic.repository.js'
import { found, publicLabel } from './public-entries.js'
import { frozenUnits } from './snapshot.store.js'

export type PublicElectorateQuery = z.infer<typeof publicElectorateQuery>

const NOBODY = { role: '', accountId: '' }

/** What anybody may read of an electorate without signing in: while its days of publicity run, the house numbers on it. */
@Injectable()
export class PublicElectorateService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: RegionTree,
  ) {}

  async view(topicId: string, { query = '', after, limit }: PublicElectorateQuery): Promise<PublicElectorate> {
    if (!isId(topicId)) throw notFound()
    const communities = (await this.regions.all()).filter(({ level }) => level === 'VILLAGE_COMMUNITY')
    const communityIds = communities.map(({ id }) => id)
    const communityId = await this.database.inScope({ ...NOBODY, communityIds }, (tx) => communityOf(tx, topicId))
    if (communityId === undefined) throw notFound()
    return this.database.inTenant({ communityId, ...NOBODY }, async (tx) => {
      const topic = await loadTopic(tx, { communityId, topicId })
      const shown = topic?.records.participants.publicised
      // A quarrel or a clue is nobody's to read, and the days of the board are the days of the page
      if (topic === undefined || topic.disclosure !== 'PUBLIC' || topic.status !== 'active' || shown === undefined)
        throw notFound()
      const today = civilDateOf((await now(tx)).toISOString())
      if (topic.records.participants.locked !== undefined || today > shown.endsOn) throw notFound()
      const units = (await frozenUnits(tx, topic)).toSorted(byLabel)
      const labels = units.map(({ label, key }, index) => ({ ...publicLabel({ label, key }, index), index }))
      const items = found(labels, query)
      return {
        title: maskPersonalData(topic.title),
        community: communities.find(({ id }) => id === communityId)?.name ?? '',
        caseNo: topic.caseNo,
        from: shown.on,
        endsOn: shown.endsOn,
        heads: units.length,
        items: items.slice(after, after + limit),
        next: items.length > after + limit ? after + limit : null,
      }
    })
  }
}

async function communityOf(tx: Tx, topicId: string): Promise<string | undefined> {
  const row = await tx.topic.findFirst({ where: { id: topicId }, select: { communityId: true } })
  return row?.communityId
}
