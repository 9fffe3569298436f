import type { LetterView, ReferralList, ReferralView, ScreeningView } from '@gongyi/shared/contracts'
import {
  type CivilDate,
  CLUE_READERS,
  civilDateOf,
  DISPUTE_KIND_IDS,
  screeningOutcomeOf,
  similarSince,
  suggestsRule,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { Actor } from '../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../platform/database.js'
import { notFound } from '../platform/problem.js'
import { textsOf } from './proposals/proposal-text.store.js'
import { letterInWords } from './stages/1-propose.letter-words.js'
import { findLetter, listLetters } from './stages/1-propose.letters.store.js'
import { type ReferralSight, referralView } from './stages/1-propose.referral-view.js'
import { countDisputes, referralsOf, referralsOut } from './stages/1-propose.referrals.store.js'
import { mergedFrom, readQuestion } from './stages/1-propose.supporters.store.js'
import type { StoredTopic } from './topic.js'
import { type TopicRequest, TopicsService } from './topics.service.js'
import { isOwn, seesWords, type Viewer } from './visibility.js'

/** What stands around the answer to a proposal, each part for those it is for. */
@Injectable()
export class ScreeningService {
  constructor(
    private readonly topics: TopicsService,
    private readonly database: TenantDatabase,
  ) {}

  view(request: TopicRequest): Promise<ScreeningView> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const key = { communityId: topic.communityId, topicId: topic.id }
      const at = (await now(tx)).toISOString()
      const today = civilDateOf(at)
      const isClose = isOwn(topic, viewer) || atDesk(viewer)
      const rows = await referralsOf(tx, topic.communityId, topic.id)
      const sight = sightOf(topic, viewer)
      return {
        letters: isClose ? (await listLetters(tx, key)).filter(({ kind }) => kind !== 'SLIP' || atDesk(viewer)) : [],
        referrals: rows.map((row) => referralView(row, sight, today)),
        mergedFrom: await mergedFrom(tx, key),
        question: await readQuestion(tx, key, viewer, at),
        similarDisputes: atDesk(viewer) ? await similar(tx, topic.communityId, rows.at(-1)?.disputeKind, today) : null,
        texts: isClose ? await textsOf(tx, key) : [],
        suggested: atDesk(viewer) ? [...(screeningOutcomeOf(topic)?.destinations ?? [])] : [],
      }
    })
  }

  /** For the proposer and the desks; the slip for the desks alone: it names the homes concerned. */
  letter(request: TopicRequest, letterId: string, locale: 'zh' | 'en'): Promise<LetterView> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const found = await findLetter(tx, { communityId: topic.communityId, topicId: topic.id }, letterId)
      const isTheirs = found?.kind === 'SLIP' ? atDesk(viewer) : isOwn(topic, viewer) || atDesk(viewer)
      if (found === undefined || !isTheirs) throw notFound()
      const { id, kind, number, issuedAt, content } = found
      return { id, kind, number, issuedAt, topicId: topic.id, ...letterInWords(kind, content, locale) }
    })
  }

  /** What is out from a community, first what is due first. */
  referrals(
    actor: Actor,
    communityId: string,
    { state, limit }: { readonly state: 'open' | 'overdue' | 'all'; readonly limit: number },
  ): Promise<ReferralList> {
    const role = actor.rolesIn(communityId)[0] ?? ''
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, async (tx) => {
      const today = civilDateOf((await now(tx)).toISOString())
      const rows = await referralsOut(tx, communityId, state === 'all')
      const items = rows.map(({ topic, ...row }) => ({
        ...referralView(row, 'desk', today),
        topicTitle: topic.title,
        caseNo: topic.caseNo,
      }))
      const wanted = state === 'overdue' ? items.filter(({ overdue }) => overdue) : items
      return { items: wanted.toSorted(byDue).slice(0, limit) }
    })
  }
}

function atDesk({ roles }: Viewer): boolean {
  return roles.some((role) => CLUE_READERS.includes(role))
}

function sightOf(topic: StoredTopic, viewer: Viewer): ReferralSight {
  if (atDesk(viewer)) return 'desk'
  if (isOwn(topic, viewer)) return 'proposer'
  return seesWords(topic, viewer) ? 'public' : 'place'
}

function byDue(a: ReferralView, b: ReferralView): number {
  return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
}

const kindOf = z.enum(DISPUTE_KIND_IDS)

async function similar(
  tx: Tx,
  communityId: string,
  given: string | null | undefined,
  today: CivilDate,
): Promise<ScreeningView['similarDisputes']> {
  const kind = kindOf.safeParse(given)
  if (!kind.success) return null
  const count = await countDisputes(tx, communityId, kind.data, similarSince(today))
  return suggestsRule(kind.data, count) ? { kind: kind.data, count } : null
}
