import { type DrawMade, type DrawSeed, poolCommitmentSchema } from '@gongyi/shared/contracts'
import { civilDateOf, draw, isEnded, resultHash, seedText } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import * as draws from './draw.store.js'
import { type Deed, DrawDeeds, type DrawRequest } from './draw-deeds.js'
import { mayType } from './draw-pool.js'
import { drawRefusals } from './draw-refusals.js'
import { insertSeats, nextEventSeq } from './pool.store.js'

/** From the public number to the result: typed by two people, watched by a third. */
@Injectable()
export class DrawNumberService {
  constructor(private readonly deeds: DrawDeeds) {}

  /** The published digits, typed by the first of two, who may type them again while the second has not. */
  enterSeed(request: DrawRequest, typed: DrawSeed): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, draw: committed, viewer, at } = deed
      if (committed.state !== 'COMMITTED' && committed.state !== 'SEEDED')
        throw drawRefusals.wrongState(committed.state)
      const seed = readSeed(deed, typed)
      if (!mayType(committed, viewer.accountId, civilDateOf(at))) throw drawRefusals.seedEntered()
      await draws.saveSeed(tx, committed, seed, { by: viewer.accountId, at })
      // The digits themselves stand in the event of the draw: the second person is to read them from their source
      await this.deeds.chain(deed, 'seed-entered', 'seed', { drawId: committed.id })
    })
  }

  /** The second person types the same digits, and that is the draw: between seed and result there is nothing to decide. */
  confirm(request: DrawRequest, typed: DrawSeed): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, topic, viewer, draw: seeded, at } = deed
      if (seeded.state !== 'SEEDED' || seeded.seed === null || seeded.pool === null)
        throw drawRefusals.wrongState(seeded.state)
      if (seeded.seed.by === viewer.accountId) throw drawRefusals.samePerson()
      const seed = readSeed(deed, typed)
      if (seed !== seeded.seed.text) throw drawRefusals.seedDiffers()
      const result = draw(poolCommitmentSchema.parse(JSON.parse(seeded.pool.commitment)), seed)
      const hash = resultHash(result)
      await draws.saveResult(tx, seeded, { strata: result.strata, hash }, { by: viewer.accountId, at })
      const key = { communityId: topic.communityId, topicId: topic.id, drawId: seeded.id }
      const drawn = result.strata.flatMap((stratum) => stratum.drawn)
      await insertSeats(tx, key, drawn, { eventSeq: await nextEventSeq(tx, key), at })
      const payload = { drawId: seeded.id, poolHash: result.poolHash, seed, resultHash: hash, drawn }
      await this.deeds.chain(deed, 'drawn', 'confirm', payload)
    })
  }

  /** Whoever has seen the pool committed or the number typed says so before there is a result, and types nothing. */
  witness(request: DrawRequest): Promise<DrawMade> {
    return this.deeds.on(request, async (deed) => {
      const { tx, draw: watched, viewer, at } = deed
      if (watched.state !== 'COMMITTED' && watched.state !== 'SEEDED') throw drawRefusals.wrongState(watched.state)
      if (watched.witnessed !== null) throw drawRefusals.witnessed()
      if (watched.seed?.by === viewer.accountId) throw drawRefusals.witnessDraws()
      await draws.saveWitness(tx, watched, { by: viewer.accountId, at })
      await this.deeds.chain(deed, 'witnessed', 'witness', { drawId: watched.id, state: watched.state })
    })
  }
}

function readSeed({ topic, draw: { source, witnessed }, viewer, at }: Deed, typed: DrawSeed): string {
  if (isEnded(topic)) throw drawRefusals.notAtParticipants()
  if (witnessed?.by === viewer.accountId) throw drawRefusals.witnessDraws()
  // Of a plan older than the rule that nothing is added to the public number
  if (source.meeting) throw drawRefusals.calledDigits()
  if (civilDateOf(at) < source.on) throw drawRefusals.sourceNotYet()
  const seed = seedText(typed.source)
  if (seed === undefined) throw drawRefusals.seedUnreadable()
  return seed
}
