import { type DrawMade, type MyDraw, type PublicDraw, poolCommitmentSchema } from '@gongyi/shared/contracts'
import { type DrawAnswer, emptySeats, maskPersonalData, poolCsv, type Seat, seatings } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { RegionTree } from '../../identity/region-tree.js'
import type { Actor } from '../../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../../platform/database.js'
import { isId } from '../../platform/ids.js'
import { notFound } from '../../platform/problem.js'
import type { StoredTopic } from '../topic.js'
import { loadTopic } from '../topic.repository.js'
import { TopicEvents } from '../topic-events.js'
import { communityOfDraw, findDraw, lockDraw, type StoredDraw } from './draw.store.js'
import { takeAnswer } from './draw-answers.js'
import { stratumLines } from './draw-pool.js'
import { entryOf, listAnswers } from './pool.store.js'

type Published = StoredDraw & { readonly pool: NonNullable<StoredDraw['pool']> }

const NOBODY = { role: '', accountId: '' }

/** What everybody may know of a draw once its pool is committed: tokens and groups, never a name. */
@Injectable()
export class PublicDrawsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: RegionTree,
    private readonly events: TopicEvents,
  ) {}

  view(drawId: string): Promise<PublicDraw> {
    return this.inDraw(drawId, undefined, async (tx, draw, topic) => {
      const community = await this.regions.find(draw.communityId)
      const title = maskPersonalData(topic.title)
      return publicView(draw, await seatsOf(tx, draw), { title, community: community?.name ?? '' })
    })
  }

  /** The very text that was hashed. */
  poolJson(drawId: string): Promise<string> {
    return this.inDraw(drawId, undefined, (_, draw) => Promise.resolve(draw.pool.commitment))
  }

  poolTable(drawId: string): Promise<string> {
    return this.inDraw(drawId, undefined, (_, draw) => Promise.resolve(poolCsv(commitmentOf(draw).strata)))
  }

  mine(actor: Actor, drawId: string): Promise<MyDraw> {
    return this.inDraw(drawId, actor, async (tx, draw) => {
      const entry = await myEntry(tx, actor, draw)
      if (entry === undefined) return { token: null, stratum: null, state: null }
      const seat = (await seatsOf(tx, draw)).find(({ token }) => token === entry.token)
      return { ...entry, state: seat?.state ?? stateWithoutSeat(draw, entry.token) }
    })
  }

  answer(actor: Actor, drawId: string, answer: DrawAnswer): Promise<DrawMade> {
    return this.inDraw(drawId, actor, async (tx, { communityId, topicId }, topic) => {
      const draw = await lockDraw(tx, { communityId, topicId, drawId })
      if (draw === undefined) throw notFound()
      const entry = await myEntry(tx, actor, draw)
      if (entry === undefined) throw notFound()
      const viewer = { accountId: actor.accountId, roles: actor.rolesIn(communityId) }
      const at = (await now(tx)).toISOString()
      await takeAnswer(tx, this.events, {
        topic,
        viewer,
        draw,
        token: entry.token,
        said: { type: 'answered', answer },
        at,
      })
      return { id: draw.id }
    })
  }

  /**
   * In the community the draw is held in. A draft, one given up before its pool was
   * published, and one of a topic whose words are not public are not there.
   */
  private async inDraw<T>(
    drawId: string,
    actor: Actor | undefined,
    work: (tx: Tx, draw: Published, topic: StoredTopic) => Promise<T>,
  ): Promise<T> {
    if (!isId(drawId)) throw notFound()
    const communityIds = (await this.regions.all()).flatMap(({ id, level }) =>
      level === 'VILLAGE_COMMUNITY' ? [id] : [],
    )
    const communityId = await this.database.inScope({ ...NOBODY, communityIds }, (tx) => communityOfDraw(tx, drawId))
    if (communityId === undefined) throw notFound()
    const who = actor && { role: actor.rolesIn(communityId)[0] ?? '', accountId: actor.accountId }
    return this.database.inTenant({ communityId, ...(who ?? NOBODY) }, async (tx) => {
      const draw = await findDraw(tx, { communityId, drawId })
      if (draw === undefined || draw.pool === null) throw notFound()
      const topic = await loadTopic(tx, { communityId, topicId: draw.topicId })
      if (topic === undefined || topic.disclosure !== 'PUBLIC') throw notFound()
      return work(tx, { ...draw, pool: draw.pool }, topic)
    })
  }
}

async function seatsOf(tx: Tx, { communityId, id, result }: StoredDraw): Promise<readonly Seat[]> {
  return result === null ? [] : seatings(result.strata, await listAnswers(tx, { communityId, drawId: id }))
}

async function myEntry(tx: Tx, actor: Actor, { communityId, id }: StoredDraw) {
  const personId = await actor.personIdIn(communityId)
  return personId === undefined ? undefined : entryOf(tx, { communityId, drawId: id }, personId)
}

function commitmentOf({ pool }: Published) {
  return poolCommitmentSchema.parse(JSON.parse(pool.commitment))
}

function stateWithoutSeat({ result }: StoredDraw, token: string): NonNullable<MyDraw['state']> {
  if (result === null) return 'WAITING'
  return result.strata.some(({ reserves }) => reserves.includes(token)) ? 'RESERVE' : 'NOT_DRAWN'
}

function publicView(
  draw: Published,
  places: readonly Seat[],
  { title, community }: { readonly title: string; readonly community: string },
): PublicDraw {
  const { id, topicId, purpose, state, seats, reserves, dimensions, source, pool, seed, result, abandoned, agreed } =
    draw
  const strata = stratumLines(commitmentOf(draw).strata, seats)
  return {
    ...{ id, topicId, purpose: maskPersonalData(purpose), community, state, seats, reserves, source },
    topicTitle: title,
    dimensions: [...dimensions],
    pool: { hash: pool.hash, size: pool.size, excluded: pool.excluded, strata, committedAt: pool.at },
    seed: result === null ? null : (seed?.text ?? null),
    drawnAt: result?.at ?? null,
    result: result && {
      hash: result.hash,
      strata: result.strata.map((stratum) => ({
        ...stratum,
        drawn: [...stratum.drawn],
        reserves: [...stratum.reserves],
      })),
    },
    places: [...places],
    emptySeats: result === null ? 0 : emptySeats(result.strata, places),
    witnessedAt: draw.witnessed?.at ?? null,
    abandoned: abandoned && { at: abandoned.at, reason: maskPersonalData(abandoned.reason) },
    agreed: agreed && { at: agreed.at, reason: maskPersonalData(agreed.reason) },
  }
}
