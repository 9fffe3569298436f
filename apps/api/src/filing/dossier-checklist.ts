import {
  type AttachmentId,
  type ChecklistInput,
  dossierChecklist,
  PAPER_ATTACHMENT_IDS,
  type RecordCount,
  template,
} from '@gongyi/shared/domain'
import type { DossierSource } from './dossier.store.js'
import type { PublicText } from './public-text.js'

/** The checklist of domain.md 6.2 over what the stages have recorded. */
export function checklistOf(source: DossierSource, text: Pick<PublicText, 'prose'> = { prose: (words) => words }) {
  return dossierChecklist({
    ...conditionsOf(source),
    records: recordsOf(source),
    originals: originalsOf(source, text),
  })
}

function conditionsOf(source: DossierSource): Omit<ChecklistInput, 'records' | 'originals'> {
  const { topic, polls, objections, channels } = source
  const { records } = topic
  const budget = roundsOf(source).findLast((round) => round.draft !== undefined)?.draft?.budgetFen ?? '0'
  const { smallMattersOnly: small } = template(topic.template)
  const results = records.vote.count?.results ?? []
  return {
    // Small matters spend small sums, for which no statute asks a lawyer's letter
    money: BigInt(budget) > 0n && !small,
    covenant: topic.category === 'COVENANT',
    ownersSpecial: records.participants.set?.motions.some(({ presetId }) => presetId === 'OWNERS_SPECIAL') ?? false,
    risk: records.propose.screening?.riskGrade ?? 'BLUE',
    expertsUsed: records.format.plan?.formats.some(({ format }) => format === 'EXPERT_CONSULT') ?? false,
    voted: polls.length > 0,
    eVote: channels.some(({ channel }) => channel === 'ONLINE'),
    passed: results.some(({ count }) => count.outcome === 'PASSED'),
    opinions: source.opinions + speechesOf(source),
    objections: objections.length,
    village: topic.template === 'village-four-two',
    small,
  }
}

/** How much of each attachment the stages have written down; nothing is there because somebody says so. */
function recordsOf(source: DossierSource): ChecklistInput['records'] {
  const { topic, facts, objections } = source
  const { propose, participants, notice, format, vote } = topic.records
  const rounds = roundsOf(source)
  const sessions = rounds.flatMap((round) => round.sessions)
  const signed = sessions.map(({ details }) => Number(details?.['signedOpinions'] ?? 0))
  const heard = source.opinions + speechesOf(source)
  const { branch, committees, partyReview } = vote.fourTwo
  return {
    proposal: { count: 1 },
    screening: counted([propose.screening]),
    'legal-opinion': counted([propose.legalOpinion, ...rounds.map((round) => round.legal)]),
    roster: { count: participants.locked === undefined ? 0 : facts.electorate.heads },
    // Without anybody told there are no delivery figures, whatever was written
    notice: { count: facts.delivery.attempted > 0 ? notice.versions.length : 0 },
    plan: format.plan === undefined ? NONE : counted([format.plan, format.noticeB], 1),
    records: { count: sessions.length },
    // Those of earlier rounds were answered or went with their round (G5.4)
    opinions: { count: heard - facts.unansweredOpinions, needed: heard },
    'expert-opinion': { count: signed.reduce((sum, n) => sum + n, 0) },
    ballots: { count: vote.count?.sheets.length ?? 0 },
    publicity: vote.published === undefined ? NONE : counted([participants.publicised, vote.published], 1),
    objections: { count: objections.filter(({ upheld }) => upheld !== null).length, needed: objections.length },
    resolution: counted([vote.resolution]),
    implementation: counted(rounds.map((round) => round.draft)),
    recusals: { count: participants.set?.recusals.length ?? 0 },
    'four-two': counted([branch, committees, partyReview], 3),
    'e-vote-audit': onlineBallots(source),
  } satisfies Record<AttachmentId, RecordCount>
}

/** Online ballots found within the voting period and of a unit on the roll, out of all there are. */
function onlineBallots({ channels }: DossierSource): RecordCount {
  const online = channels.filter(({ channel }) => channel === 'ONLINE')
  const sum = (of: (row: (typeof online)[number]) => number) => online.reduce((total, row) => total + of(row), 0)
  return { count: sum(({ sound }) => sound), needed: sum(({ ballots }) => ballots) }
}

function originalsOf({ topic }: DossierSource, { prose }: Pick<PublicText, 'prose'>): ChecklistInput['originals'] {
  const kept = topic.records.filing.originals
  return Object.fromEntries(
    PAPER_ATTACHMENT_IDS.flatMap((id) => {
      const note = kept.find(({ attachment }) => attachment === id)
      return note === undefined ? [] : [[id, prose(`${note.place}，${note.keeper}`)]]
    }),
  )
}

const NONE: RecordCount = { count: 0 }

function counted(records: readonly unknown[], needed = 1): RecordCount {
  return { count: records.filter((record) => record !== undefined).length, needed }
}

function roundsOf({ topic }: DossierSource) {
  return topic.history.flatMap((past) => (past.stage === 'deliberate' ? [past.data] : []))
}

function speechesOf(source: DossierSource): number {
  return roundsOf(source).reduce((sum, round) => sum + round.sessions.flatMap(({ speeches }) => speeches).length, 0)
}
