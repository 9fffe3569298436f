import { addWorkingDays, type CivilDate, civilDateOf } from '../civil-time.js'
import { PAPER_ATTACHMENT_IDS } from '../dossier/checklist.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import { category } from './category.js'
import { dueDay, type RunningTopic, type TurnFacts } from './due-day.js'
import type { GuardId } from './guard-ids.js'
import { ORGANISERS, type Role } from './role.js'
import { isEnded, type Stage } from './stage.js'
import { followUpOf, isDispatchOpen, isOpinionMissing } from './stages/1-propose.checklist.js'
import { signersNeeded } from './stages/1-propose.guards.js'
import { plannedWindow, upheldSinceCount } from './stages/6-vote.guards.js'
import { template } from './templates/registry.js'
import type { Topic } from './topic.js'

/** Who is expected to do something now, and by which day. No roles while only time has to pass. */
export interface Turn {
  readonly roles: readonly Role[]
  /** Accounts of those roles that have done their part already. */
  readonly done: readonly string[]
  readonly dueOn: CivilDate | null
}

interface Moment {
  readonly now: string
  readonly today: CivilDate
  readonly facts: TurnFacts
}
type Expected = Omit<Turn, 'dueOn'>

const nobody: Expected = { roles: [], done: [] }
const turnOf = (...roles: readonly (Role | readonly Role[])[]): Expected => ({
  roles: [...new Set(roles.flat())],
  done: [],
})
const organisers = turnOf(ORGANISERS)
/** An adviser without an account gives the opinion on paper; the community's admin enters it. */
const LEGAL: readonly Role[] = ['expert', 'community-admin']
const waives = (topic: Topic, guard: GuardId) => template(topic.template).waives.includes(guard)

/**
 * Whose turn it is where the topic stands, read off what has been recorded; the exact conditions are for {@link actionsFor}.
 * @param now ISO instant of the database's clock
 */
export function whoseTurn(topic: RunningTopic, facts: TurnFacts, now: string): Turn {
  if (isEnded(topic) && !isFollowedUp(topic)) return { ...nobody, dueOn: null }
  const moment = { now, today: civilDateOf(now), facts }
  const expected = topic.status === 'suspended' ? turnOf('community-admin') : STAGE_TURNS[topic.stage](topic, moment)
  return { ...expected, dueOn: dueDay(topic, facts) }
}

const STAGE_TURNS: Readonly<Record<Stage, (topic: Topic, moment: Moment) => Expected>> = {
  propose,
  participants,
  notice: () => organisers,
  format: () => organisers,
  deliberate,
  vote,
  filing,
  implement,
}

/** Answered, and not over: a review is to be decided, or what went elsewhere has no result yet. */
export function isFollowedUp({ status, records }: Pick<Topic, 'status' | 'records'>): boolean {
  return (status === 'declined' || status === 'referred') && followUpOf(records.propose) !== null
}

function propose(topic: Topic): Expected {
  if (topic.status === 'screening') return screening(topic)
  if (!isFollowedUp(topic)) return turnOf('resident')
  const { review, referrals = [] } = topic.records.propose
  const isOut = referrals.some(({ state }) => state !== 'DONE' && state !== 'RECALLED')
  const isReviewed = review !== undefined && review.answered === undefined
  const expected = turnOf(isReviewed ? ['township-admin'] : [], isOut ? ORGANISERS : [])
  const { dispatch } = topic.records.propose
  // Nobody looks a second time at what they sent on themselves
  return dispatch !== undefined && isDispatchOpen(topic.records.propose)
    ? { ...expected, done: [dispatch.by] }
    : expected
}

/** True when the matter, or a doubtful line of its screening, asks for an opinion on legality (G1.4). */
export function needsLegalOpinion({ category: id, records }: Pick<Topic, 'category' | 'records'>): boolean {
  const sheet = records.propose.screening
  if (sheet === undefined) return false
  const lines = [...Object.values(sheet.exclusions), ...Object.values(sheet.others)]
  return category(id).legalRequired || lines.some(({ answer }) => answer === 'SUSPECT') || isOpinionMissing({ records })
}

function screening(topic: Topic): Expected {
  const { screening: sheet, legalOpinion, townshipConsent } = topic.records.propose
  if (sheet === undefined) return organisers
  const isSigned = sheet.signers.length >= signersNeeded(topic)
  const waiting: Role[] = []
  if (needsLegalOpinion(topic) && legalOpinion === undefined) waiting.push(...LEGAL)
  if (sheet.riskGrade === 'RED' && townshipConsent === undefined) waiting.push('township-admin')
  if (!isSigned) return { ...turnOf(waiting, ORGANISERS), done: waiting.length > 0 ? [] : sheet.signers }
  return waiting.length > 0 ? turnOf(waiting) : organisers
}

function participants(topic: Topic, { today, facts }: Moment): Expected {
  const { set, publicised, supervisor, upheld } = topic.records.participants
  const isShown = template(topic.template).limits.rosterPublicityD === 0 || publicised !== undefined
  if (set === undefined || !isShown || upheld !== undefined) return organisers
  const signature = waives(topic, 'G2.7') || supervisor !== undefined ? [] : (['supervisor'] as const)
  if (facts.openCorrections > 0) return turnOf(ORGANISERS, signature)
  if (signature.length > 0) return turnOf(signature)
  return publicised !== undefined && today <= publicised.endsOn ? nobody : organisers
}

function deliberate(topic: Topic, { facts }: Moment): Expected {
  const { draft, legal } = topic.records.deliberate
  if (draft === undefined || waives(topic, 'G5.3') || legal !== undefined) return organisers
  return facts.unansweredOpinions > 0 ? turnOf(LEGAL, ORGANISERS) : turnOf(LEGAL)
}

function vote(topic: Topic, { now, today, facts }: Moment): Expected {
  const { opened, extended, closed, published, fourTwo } = topic.records.vote
  if (opened === undefined) {
    if (!waives(topic, 'FT.3') && fourTwo.partyReview === undefined) return turnOf('community-admin')
    const opensOn = plannedWindow(topic)?.opensOn
    return opensOn !== undefined && today < opensOn ? nobody : organisers
  }
  if (closed === undefined) {
    const isOver = now >= (extended ?? opened).closesAt
    if (facts.unverifiedPaper === 0) return isOver ? organisers : turnOf('resident')
    // Nobody checks what they typed in themselves; the ballot is not closed before it is checked
    const done = facts.paperEnterers.length === 1 ? facts.paperEnterers : []
    return { ...(isOver ? organisers : turnOf('resident', ORGANISERS)), done }
  }
  if (published === undefined) return organisers
  if (facts.openObjections > 0) return turnOf('community-admin', 'supervisor')
  return !upheldSinceCount(topic) && today <= published.endsOn ? nobody : organisers
}

function filing(topic: Topic, { today }: Moment): Expected {
  const { supervisor, submitted, originals } = topic.records.filing
  if (topic.status !== 'submitted') {
    if (waives(topic, 'SU.1') || supervisor !== undefined) return organisers
    return originals.length < PAPER_ATTACHMENT_IDS.length ? turnOf(ORGANISERS, 'supervisor') : turnOf('supervisor')
  }
  const silence = DEFAULT_TIME_LIMITS.filing.deemedFiledWd
  const isDeemed = submitted !== undefined && today > addWorkingDays(submitted.on, silence)
  return isDeemed ? turnOf('township-admin', 'community-admin') : turnOf('township-admin')
}

function implement(topic: Topic, { today, facts: { tasks } }: Moment): Expected {
  const { completion, accounts } = topic.records.implement
  if (tasks.submitted > 0) {
    // Nobody accepts what they reported themselves (SD.5); with more work open there is still something to report
    const isAllReported = tasks.open === tasks.submitted && tasks.reporters.length === 1
    return { ...turnOf(ORGANISERS, 'supervisor'), done: isAllReported ? tasks.reporters : [] }
  }
  if (completion === undefined || tasks.open > 0) return organisers
  const owesAccounts = (topic.records.deliberate.draft?.budgetFen ?? '0') !== '0' && accounts === undefined
  if (owesAccounts) return organisers
  return today <= completion.endsOn ? turnOf('resident') : organisers
}
