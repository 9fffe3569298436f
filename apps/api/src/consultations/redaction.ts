import {
  EXCLUSION_IDS,
  maskName,
  maskPersonalData,
  OTHER_SCREEN_IDS,
  type StageRecords,
  WITHHELD_WORDS as WITHHELD,
} from '@gongyi/shared/domain'
import type { StoredTopic } from './topic.js'
import { isInsider, isOverseer, isOwn, seesWords, type Viewer } from './visibility.js'

/**
 * The records as this viewer may read them. Residents and guests see what was decided and why, not who spoke for whom,
 * who stepped aside, who signed, nor a count before it is published, nor anybody's number in what was written freely.
 */
export function visibleRecords(topic: StoredTopic, viewer: Viewer): StageRecords {
  const { records } = topic
  if (isInsider(viewer) && seesWords(topic, viewer)) return records
  return {
    ...records,
    propose: redactPropose(topic, viewer),
    participants: redactParticipants(records.participants, isOverseer(viewer)),
    deliberate: {
      ...records.deliberate,
      sessions: records.deliberate.sessions.map((session) => redactSession(session, isOverseer(viewer))),
    },
    vote: redactVote(records.vote),
    filing: redactFiling(records.filing),
  }
}

type Session = StageRecords['deliberate']['sessions'][number]

/** What the meeting did; of those who oversee nobody reads who led it and what was said. */
function redactSession(session: Session, oversees: boolean): Session {
  const { chair, chairReason, minuteTaker, agenda, speeches, conclusion, openPoints } = session
  return {
    ...session,
    chair: oversees ? maskName(chair) : chair,
    chairReason: chairReason && (oversees ? WITHHELD : maskPersonalData(chairReason)),
    minuteTaker: oversees ? maskName(minuteTaker) : minuteTaker,
    agenda: maskPersonalData(agenda),
    speeches: speeches.map(({ stance, summary }) => ({
      stance,
      summary: oversees ? WITHHELD : maskPersonalData(summary),
    })),
    conclusion: maskPersonalData(conclusion),
    openPoints: openPoints === undefined ? undefined : maskPersonalData(openPoints),
    signatures: session.signatures.map(maskName),
  }
}

type Propose = StageRecords['propose']

/**
 * What the proposal says: as written to its proposer, who may edit it, and to the desk; without phone and identity numbers
 * to everybody else; of a topic that is not public nothing.
 */
export function visibleWords(topic: StoredTopic, viewer: Viewer) {
  if (!seesWords(topic, viewer)) return { description: '', desiredOutcome: null, location: null, affectedScope: null }
  const { description, desiredOutcome, location, affectedScope, proposerAccountId } = topic
  const said = (text: string) => (proposerAccountId === viewer.accountId ? text : visibleText(text, viewer))
  const ifSaid = (text: string | null) => (text === null ? null : said(text))
  return {
    description: said(description),
    desiredOutcome: ifSaid(desiredOutcome),
    location: ifSaid(location),
    affectedScope: ifSaid(affectedScope),
  }
}

/** Evidence is the desk's own; of what is withheld only what was decided is told, and where it went. */
function redactPropose(topic: StoredTopic, viewer: Viewer): Propose {
  const { earlier: _, ...record } = topic.records.propose
  const isOpen = seesWords(topic, viewer)
  const said = (text: string) => (isOpen ? (isOwn(topic, viewer) ? text : maskPersonalData(text)) : WITHHELD)
  const { screening, legalOpinion, answer, declined, referral, returned, review, opinionRequested, mergedInto } = record
  return {
    ...record,
    screening: screening && redactSheet(screening, said),
    legalOpinion: legalOpinion && { ...legalOpinion, text: said(legalOpinion.text) },
    opinionRequested: opinionRequested && { ...opinionRequested, question: said(opinionRequested.question) },
    answer: answer && { ...answer, text: said(answer.text) },
    declined: declined && { ...declined, reason: said(declined.reason) },
    referral: referral && {
      ...referral,
      reason: said(referral.reason),
      ...(referral.deviation === undefined ? {} : { deviation: said(referral.deviation) }),
    },
    returned: returned && { ...returned, reason: said(returned.reason), textHash: undefined },
    mergedInto: mergedInto && { ...mergedInto, reason: said(mergedInto.reason) },
    review: review && {
      ...review,
      reason: said(review.reason),
      answered: review.answered && { ...review.answered, reason: said(review.answered.reason) },
    },
  }
}

function redactSheet(
  screening: NonNullable<Propose['screening']>,
  said: (text: string) => string,
): NonNullable<Propose['screening']> {
  type Lines = typeof screening.exclusions & typeof screening.others
  const all: Lines = { ...screening.exclusions, ...screening.others }
  const plain = <Id extends keyof Lines>(ids: readonly Id[]) =>
    mapLines(ids, (id) => {
      const { evidence: _, ground, ...line } = all[id]
      return ground === undefined ? line : { ...line, ground: said(ground) }
    })
  return {
    ...screening,
    question: said(screening.question),
    exclusions: plain(EXCLUSION_IDS),
    others: plain(OTHER_SCREEN_IDS),
  }
}

function mapLines<Id extends string, Line>(ids: readonly Id[], line: (id: Id) => Line): Record<Id, Line> {
  // Every id of the list is set: fromEntries cannot say so
  return Object.fromEntries(ids.map((id) => [id, line(id)])) as Record<Id, Line>
}

function redactParticipants(record: StageRecords['participants'], oversees: boolean): StageRecords['participants'] {
  if (record.set === undefined) return record
  const { stakeholders, recusals, scope, officers } = record.set
  const led = <T extends { readonly name: string }>(by: T): T => (oversees ? { ...by, name: maskName(by.name) } : by)
  return {
    ...record,
    set: {
      ...record.set,
      scope: scope.names === undefined ? scope : { ...scope, names: scope.names.map(maskName) },
      stakeholders: stakeholders.map(({ spokesperson, ...party }) =>
        spokesperson ? { ...party, spokesperson: maskSpokesperson(spokesperson) } : party,
      ),
      recusals: recusals.map(({ person, reason, ...decided }) => ({
        person: maskName(person),
        reason: maskPersonalData(reason),
        ...decided,
      })),
      officers: officers && { chair: led(officers.chair), minuteTaker: led(officers.minuteTaker) },
    },
  }
}

/** What somebody wrote freely, as this viewer may read it: to those outside the desk without phone and identity numbers. */
export function visibleText(text: string, viewer: Viewer): string {
  return isInsider(viewer) ? text : maskPersonalData(text)
}

function redactFiling(record: StageRecords['filing']): StageRecords['filing'] {
  if (record.submitted === undefined) return record
  const { responsible, letter } = record.submitted
  return {
    ...record,
    submitted: { ...record.submitted, responsible: maskPersonalData(responsible), letter: maskPersonalData(letter) },
  }
}

function redactVote({ count, ...record }: StageRecords['vote']): StageRecords['vote'] {
  return count === undefined || record.published === undefined ? record : { ...record, count }
}

/** A name is masked; a description (一层业主代表) names nobody and would read as nonsense. */
function maskSpokesperson(spokesperson: string): string {
  return spokesperson.trim().length > 4 ? '代表' : maskName(spokesperson)
}
