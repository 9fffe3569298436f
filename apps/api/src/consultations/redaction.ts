import { maskName, maskPersonalData, type StageRecords, type Topic } from '@gongyi/shared/domain'
import { isInsider, isOverseer, type Viewer } from './visibility.js'

/**
 * The records as this viewer may read them. Residents and guests see what was decided and why, not who spoke for whom,
 * who stepped aside, who signed, nor a count before it is published, nor anybody's number in what was written freely.
 */
export function visibleRecords(topic: Pick<Topic, 'records'>, viewer: Viewer): StageRecords {
  if (isInsider(viewer)) return topic.records
  const { records } = topic
  return {
    ...records,
    participants: redactParticipants(records.participants),
    deliberate: {
      ...records.deliberate,
      sessions: records.deliberate.sessions.map((session) => redactSession(session, isOverseer(viewer))),
    },
    vote: redactVote(records.vote),
    filing: redactFiling(records.filing),
  }
}

type Session = StageRecords['deliberate']['sessions'][number]

/** In the place of words that are not shown. */
const WITHHELD = '—'

/** What the meeting did; of those who oversee nobody reads who led it and what was said. */
function redactSession(session: Session, oversees: boolean): Session {
  const { chair, minuteTaker, agenda, speeches, conclusion, openPoints } = session
  return {
    ...session,
    chair: oversees ? maskName(chair) : chair,
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

function redactParticipants(record: StageRecords['participants']): StageRecords['participants'] {
  if (record.set === undefined) return record
  const { stakeholders, recusals, scope } = record.set
  return {
    ...record,
    set: {
      ...record.set,
      scope: scope.names === undefined ? scope : { ...scope, names: scope.names.map(maskName) },
      stakeholders: stakeholders.map(({ spokesperson, ...party }) =>
        spokesperson ? { ...party, spokesperson: maskSpokesperson(spokesperson) } : party,
      ),
      recusals: recusals.map(({ person, reason }) => ({ person: maskName(person), reason: maskPersonalData(reason) })),
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
