import type {
  Contributed,
  correctionDecisionSchema,
  correctionListSchema,
  correctionSchema,
} from '@gongyi/shared/contracts'
import { mayDecideCorrection, ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { notFound } from '../../platform/problem.js'
import { refusalProblem } from '../refusal-problem.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import { addCorrection, decideCorrection, findCorrection, listCorrections } from './corrections.store.js'
import { noLongerOpen } from './refusals.js'

export type Correction = z.infer<typeof correctionSchema>
export type CorrectionDecision = z.infer<typeof correctionDecisionSchema>
export type CorrectionList = z.infer<typeof correctionListSchema>

/** "The list is wrong": also from people who are not on it, so nobody has to be eligible. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  ask(request: TopicRequest, correction: Correction, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: correction }
    return this.admissions.contribute(
      request,
      'participants.correction',
      sent,
      async (tx, admitted) => ({ id: await addCorrection(tx, admitted, correction) }),
      correction.taken === undefined ? ROLES : AT_THE_DESK,
    )
  }

  decide(
    request: TopicRequest,
    correctionId: string,
    decision: CorrectionDecision,
    key: string | undefined,
  ): Promise<Contributed> {
    const sent = { key, body: { correctionId, ...decision } }
    return this.admissions.contribute(request, 'participants.correction-decision', sent, async (tx, admitted) => {
      const asked = await findCorrection(tx, admitted, correctionId)
      if (asked === undefined) throw notFound()
      if (asked.isDecided) throw noLongerOpen()
      const decided = mayDecideCorrection(asked.enteredBy, admitted.accountId)
      if (!decided.ok) throw refusalProblem(decided.error)
      if (await decideCorrection(tx, admitted, correctionId, decision)) return { id: correctionId }
      throw noLongerOpen()
    })
  }

  /** All for the desk, one's own for everybody else. */
  list(request: TopicRequest): Promise<CorrectionList> {
    return this.topics.within(request, async (tx, _, viewer) => ({
      items: await listCorrections(tx, request, isInsider(viewer) ? null : viewer.accountId, viewer.accountId),
    }))
  }
}
