import type { paperBallotsSchema, paperPendingSchema, paperResultSchema } from '@gongyi/shared/contracts'
import type { ContributionId } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { Admissions } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { checkPaper, enterPaper, listPending, type PaperAnswer, pollOf } from './paper-ballots.store.js'
import { receiptCode } from './receipt-code.js'
import { invalidField } from './refusals.js'

export type PaperBallots = z.infer<typeof paperBallotsSchema>
export type PaperResult = z.infer<typeof paperResultSchema>
export type PaperPending = z.infer<typeof paperPendingSchema>

/**
 * Paper ballots, typed in twice by two people (SD.2). Sending the same again changes nothing, so no key is needed: a stored
 * request hash would be a dictionary of the choices.
 */
@Injectable()
export class PaperBallotsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  enter(request: TopicRequest, batch: PaperBallots): Promise<PaperResult> {
    return this.run(request, 'vote.paper-ballot', batch, (tx, _, pollId, ballots) => enterPaper(tx, pollId, ballots))
  }

  check(request: TopicRequest, batch: PaperBallots): Promise<PaperResult> {
    return this.run(request, 'vote.paper-check', batch, (tx, _, pollId, ballots) =>
      checkPaper(
        tx,
        pollId,
        ballots.map((ballot) => ({ ...ballot, receipt: receiptCode() })),
      ),
    )
  }

  pending(request: TopicRequest): Promise<PaperPending> {
    return this.topics.within(request, async (tx, topic, { accountId }) => ({
      items: (await listPending(tx, topic)).map(({ enteredBy, ...paper }) => ({
        ...paper,
        enteredByMe: enteredBy === accountId,
      })),
    }))
  }

  private run(
    request: TopicRequest,
    id: ContributionId,
    { motionId, ballots }: PaperBallots,
    work: (
      tx: Tx,
      admitted: Admitted,
      pollId: string,
      ballots: PaperBallots['ballots'],
    ) => Promise<readonly PaperAnswer[]>,
  ): Promise<PaperResult> {
    refuseRepeats(ballots)
    return this.admissions.contribute(request, id, { key: undefined, body: null }, async (tx, admitted) => {
      const pollId = await pollOf(tx, admitted.topic, motionId)
      if (pollId === undefined) throw invalidField('/motionId', 'not-found', 'not a motion of this topic')
      const answers = await work(tx, admitted, pollId, inOneOrder(ballots))
      const results = new Map(answers.map(({ votingUnitId, result }) => [votingUnitId, result]))
      const items = ballots.map(({ votingUnitId }) => {
        const result = results.get(votingUnitId.toLowerCase()) ?? 'unknown-unit'
        // Closed between the rule and the row
        if (result === 'closed') throw new Problem('conflict', { word: 'window-closed', unmet: [{ id: 'TL.5' }] })
        return { votingUnitId, result }
      })
      return { items }
    })
  }
}

function refuseRepeats(ballots: PaperBallots['ballots']): void {
  const seen = new Set<string>()
  for (const [index, { votingUnitId }] of ballots.entries()) {
    if (seen.has(votingUnitId.toLowerCase()))
      throw invalidField(`/ballots/${index}/votingUnitId`, 'duplicate', 'entered twice')
    seen.add(votingUnitId.toLowerCase())
  }
}

/** Two desks with the same stack in another order would wait for each other for ever. */
function inOneOrder(ballots: PaperBallots['ballots']): PaperBallots['ballots'] {
  return ballots.toSorted((a, b) => (a.votingUnitId < b.votingUnitId ? -1 : 1))
}
