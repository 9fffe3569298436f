import type {
  Contributed,
  opinionListQuery,
  opinionListSchema,
  opinionSchema,
  replySchema,
} from '@gongyi/shared/contracts'
import { ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { findPersonId } from '../../identity/account-person.store.js'
import type { Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { visibleText } from '../redaction.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isOverseer } from '../visibility.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { isVotingUnit, requireOwnUnits } from './eligibility.store.js'
import { addOpinion, answerOpinion, countOpinions, isOpinion, listOpinions, type Speaker } from './opinions.store.js'
import { alreadyDone, invalidField, notEligible, requireConsent } from './refusals.js'

export type Opinion = z.infer<typeof opinionSchema>
export type OpinionListQuery = z.infer<typeof opinionListQuery>
export type OpinionList = z.infer<typeof opinionListSchema>
export type Reply = z.infer<typeof replySchema>

@Injectable()
export class OpinionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  /** One's own, online; at the desk that of a unit which agreed, by the way it came in. */
  give(request: TopicRequest, opinion: Opinion, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: opinion }
    const forAnother = opinion.consent !== undefined || opinion.channel !== 'ONLINE'
    return this.admissions.contribute(
      request,
      'deliberate.opinion',
      sent,
      async (tx, admitted) => {
        const speaker = forAnother ? await spokenFor(tx, admitted, opinion) : await ownVoice(tx, admitted, opinion)
        const channel = forAnother ? opinion.channel : 'ONLINE'
        return {
          id: await addOpinion(tx, admitted, { ...speaker, channel, stance: opinion.stance, text: opinion.text }),
        }
      },
      forAnother ? AT_THE_DESK : ROLES,
    )
  }

  /** The first answer stands. */
  reply(request: TopicRequest, opinionId: string, reply: Reply, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: { opinionId, ...reply } }
    return this.admissions.contribute(request, 'deliberate.reply', sent, async (tx, admitted) => {
      if (await answerOpinion(tx, admitted, opinionId, reply.text)) return { id: opinionId }
      throw (await isOpinion(tx, admitted, opinionId)) ? alreadyDone() : notFound()
    })
  }

  list(request: TopicRequest, query: OpinionListQuery): Promise<OpinionList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      if (isOverseer(viewer)) return { items: [], next: null, counts: await countOpinions(tx, request) }
      const { accountId } = viewer
      const personId = await findPersonId(tx, request.communityId, accountId)
      const rows = await listOpinions(tx, topic, query, { accountId, personId })
      const items = rows.slice(0, query.limit).map((row) => ({
        ...row,
        text: visibleText(row.text, viewer),
        reply: row.reply === null ? null : visibleText(row.reply, viewer),
      }))
      return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null }
    })
  }
}

async function ownVoice(tx: Tx, admitted: Admitted, opinion: Opinion): Promise<Speaker> {
  const { personId, unitIds } = await requireOwnUnits(tx, admitted, admitted.accountId)
  const votingUnitId = opinion.votingUnitId ?? unitIds[0]
  if (votingUnitId === undefined || !unitIds.includes(votingUnitId)) throw notEligible()
  return { personId, votingUnitId }
}

async function spokenFor(tx: Tx, admitted: Admitted, { votingUnitId, consent, channel }: Opinion): Promise<Speaker> {
  requireConsent(consent)
  if (votingUnitId === undefined) throw invalidField('/votingUnitId', 'required', 'whose opinion it is')
  if (channel === 'ONLINE') throw invalidField('/channel', 'invalid', 'how it reached the desk')
  if (!(await isVotingUnit(tx, admitted, votingUnitId))) throw notEligible()
  return { personId: null, votingUnitId }
}
