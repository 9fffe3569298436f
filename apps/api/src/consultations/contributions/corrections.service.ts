import type {
  Contributed,
  correctionDecisionSchema,
  correctionListSchema,
  correctionSchema,
} from '@gongyi/shared/contracts'
import { mayDecideCorrection, ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import { refusalProblem } from '../refusal-problem.js'
import { loadTopic, saveRecord } from '../topic.repository.js'
import { TopicEvents } from '../topic-events.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { addCorrection, decideCorrection, findCorrection, listCorrections } from './corrections.store.js'
import { noLongerOpen } from './refusals.js'

export type Correction = z.infer<typeof correctionSchema>
export type CorrectionDecision = z.infer<typeof correctionDecisionSchema>
export type CorrectionList = z.infer<typeof correctionListSchema>

const ASK = 'participants.correction'
const DECIDE = 'participants.correction-decision'

/** A signature given before is void: the supervisor signs what is decided. Upheld, the list waits to be set again. */
async function noteDecision(tx: Tx, admitted: Admitted, correctionId: string, isUpheld: boolean): Promise<void> {
  const { accountId, now } = admitted
  // Read again behind the lock of the chain: another decision, or a signature, may have come in between
  const topic = await loadTopic(tx, admitted)
  if (topic === undefined) throw notFound()
  const { supervisor, ...rest } = topic.records.participants
  if (supervisor === undefined && !isUpheld) return
  const upheld = isUpheld ? { correctionId, by: accountId, at: now } : rest.upheld
  await saveRecord(tx, topic, 'participants', { ...rest, upheld })
}

/** "The list is wrong": also from people who are not on it, so nobody has to be eligible. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
  ) {}

  ask(request: TopicRequest, correction: Correction, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: correction }
    return this.admissions.contribute(
      request,
      ASK,
      sent,
      async (tx, admitted) => {
        const id = await addCorrection(tx, admitted, correction)
        const payload = { action: ASK, correctionId: id, kind: correction.kind }
        await this.chain(tx, admitted, 'participants.list-objected', payload)
        return { id }
      },
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
    return this.admissions.contribute(request, DECIDE, sent, async (tx, admitted) => {
      const asked = await findCorrection(tx, admitted, correctionId)
      if (asked === undefined) throw notFound()
      if (asked.isDecided) throw noLongerOpen()
      const decided = mayDecideCorrection(asked.enteredBy, admitted.accountId)
      if (!decided.ok) throw refusalProblem(decided.error)
      if (!(await decideCorrection(tx, admitted, correctionId, decision))) throw noLongerOpen()
      const payload = { action: DECIDE, correctionId, upheld: decision.upheld }
      await this.chain(tx, admitted, 'participants.list-objection-decided', payload)
      await noteDecision(tx, admitted, correctionId, decision.upheld)
      return { id: correctionId }
    })
  }

  /** That the list was objected to, and how it was decided; whose it is and in which words stays with the desk. */
  private chain(tx: Tx, { topic, accountId, role, now }: Admitted, type: string, payload: { readonly action: string }) {
    return chainFact(tx, this.events, topic, { type, action: payload.action, accountId, role, at: now, payload })
  }

  /** All for the desk, one's own for everybody else. */
  list(request: TopicRequest): Promise<CorrectionList> {
    return this.topics.within(request, async (tx, _, viewer) => ({
      items: await listCorrections(tx, request, isInsider(viewer) ? null : viewer.accountId, viewer.accountId),
    }))
  }
}
