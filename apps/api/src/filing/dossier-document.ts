import {
  CATEGORIES,
  civilDateOf,
  DOSSIER_SCHEME,
  type DossierContent,
  type DossierMotion,
  type DossierPoll,
  motionNumber,
  outcomeOfTopic,
  publishEvent,
  RATES,
  STAGES,
  type Stage,
  sha256Hex,
  TEMPLATES,
  taskNumber,
  votePreset,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { CountedPoll } from '../consultations/stages/6-vote.store.js'
import type { DossierSource } from './dossier.store.js'
import { checklistOf } from './dossier-checklist.js'
import { both, EVENT_LABELS, OBJECTION_LABELS, SATISFACTION_LABELS, scopeLabel } from './dossier-labels.js'
import { sectionsOf } from './dossier-sections.js'
import { type PublicText, publicText } from './public-text.js'

const stageWord = z.enum(STAGES)
const taskStatus = z.enum(['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'CANCELLED'])

/** The public version of the whole topic; undefined while nothing was put to a ballot. Sealing checks it once more. */
export function dossierContent(source: DossierSource, filing: DossierContent['filing']): DossierContent | undefined {
  const { topic, regions, events, now } = source
  const text = publicText(source.names, topic.title, JSON.stringify([topic, source.objections, source.tasks], bigints))
  const motions = source.motions.map((motion) => motionOf(source, motion, text))
  const outcome = outcomeOfTopic(motions)
  const [community] = regions.slice(-1)
  const last = events.at(-1)
  if (outcome === undefined || community === undefined || last === undefined) return undefined
  const { resolution } = topic.records.vote
  return {
    scheme: DOSSIER_SCHEME,
    caseNo: topic.caseNo,
    topicId: topic.id,
    title: text.mask(topic.title),
    category: { id: topic.category, label: CATEGORIES[topic.category].label },
    template: { id: topic.template, label: TEMPLATES[topic.template].label },
    round: topic.round,
    outcome,
    resolution: resolution ? text.mask(resolution.text) : null,
    community: { id: topic.communityId, code: community.code, name: community.name },
    regionPath: regions.map(({ name }) => name),
    generatedAt: now,
    stages: sectionsOf(source, text),
    motions,
    publicity: publicityOf(source, text),
    objections: objectionsOf(source, text),
    filing: filing && { ...filing, remarks: filing.remarks === null ? null : text.prose(filing.remarks) },
    ...executionOf(source, text),
    rates: ratesOf(source),
    satisfaction: satisfactionOf(source),
    checklist: [...checklistOf(source, text).items],
    documents: [],
    eventLabels: Object.fromEntries(
      events.flatMap(({ type }) => (EVENT_LABELS[type] ? [[type, EVENT_LABELS[type]]] : [])),
    ),
    events: events.map((event) => publishedEvent(source, event)),
    chainHead: { seq: last.seq, hash: last.hash },
  }
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/** Header only: inputs of steps may name people, and their hashes stand in the header all the same. */
function publishedEvent(
  { topic }: DossierSource,
  event: DossierSource['events'][number],
): DossierContent['events'][number] {
  const { communityId, id: topicId } = topic
  const { at, actorAccountId, ...row } = event
  const stage: Stage = stageWord.parse(event.stage)
  return publishEvent({ ...row, communityId, topicId, stage, actorId: actorAccountId, at: at.toISOString() }, false)
}

function motionOf(source: DossierSource, motion: DossierSource['motions'][number], text: PublicText): DossierMotion {
  const { topic, facts, motions } = source
  const words = text.mask(source.frozen.get(motion.id) ?? motion.text)
  const polls = source.polls
    .filter((poll) => poll.motionId === motion.id)
    .flatMap((poll) => pollOf(source, poll, text) ?? [])
  const decisive = polls.findLast((poll) => poll.status === 'FINAL')
  const { set } = topic.records.participants
  const scope = set?.motions.find(({ id }) => id === motion.id)?.scope ?? set?.scope
  const own = facts.electorate.motions.find(({ motionId }) => motionId === motion.id)
  const title = text.mask(topic.title)
  return {
    motionNo: motionNumber(topic.caseNo, motion.no),
    title: motions.length === 1 ? title : `${title}（${motion.no}）`,
    text: words,
    textHash: sha256Hex(words),
    electorate: scopeLabel(scope, own?.heads ?? facts.electorate.heads),
    dependsOn: null,
    polls,
    outcome: decisive?.result.kind === 'ratio' ? decisive.result.count.outcome : 'NO_VOTE',
  }
}

/** A ballot that was annulled before it was counted has no figures to show; the chain still tells of it. */
function pollOf(source: DossierSource, poll: CountedPoll, text: PublicText): DossierPoll | undefined {
  const votes = source.topic.history.flatMap((past) => (past.stage === 'vote' ? [past] : []))
  const record = votes.find(({ round }) => round === poll.round)?.data
  const count = record?.count?.results.find(({ motionId }) => motionId === poll.motionId)?.count
  const preset = votePreset(poll.presetId)
  if (count === undefined || !preset.ok) return undefined
  const annulled = poll.status === 'void'
  const reason = votes.find(({ round }) => round === poll.round + 1)?.data.fromRound?.reason
  const cast = (channel: string) =>
    source.channels.find((row) => row.pollId === poll.id && row.channel === channel)?.ballots ?? 0
  return {
    round: poll.round,
    status: annulled ? 'ANNULLED' : 'FINAL',
    annulledReason: annulled && reason ? text.prose(reason) : null,
    opensAt: poll.opensAt.toISOString(),
    closesAt: poll.closesAt.toISOString(),
    mode: 'OPEN',
    channels: { online: cast('ONLINE'), paper: cast('PAPER'), proxy: cast('PROXY') },
    ballotsRoot: null,
    preset: preset.value,
    result: { kind: 'ratio', count },
  }
}

function publicityOf(
  { topic, objections, corrections }: DossierSource,
  { prose }: PublicText,
): DossierContent['publicity'] {
  const { participants, vote, implement } = topic.records
  const roster = participants.publicised
  const result = vote.published
  const done = implement.completion
  return [
    ...(roster
      ? [
          {
            what: both('名册公示', 'Roster'),
            from: roster.on,
            to: roster.endsOn,
            places: roster.places.map(prose),
            objections: corrections,
          },
        ]
      : []),
    ...(result
      ? [
          {
            what: both('结果公示', 'Result'),
            from: result.on,
            to: result.endsOn,
            places: result.places.map(prose),
            objections: objections.length,
          },
        ]
      : []),
    ...(done
      ? [{ what: both('完工公示', 'Completion'), from: done.on, to: done.endsOn, places: [], objections: 0 }]
      : []),
  ]
}

function objectionsOf({ objections }: DossierSource, { prose }: PublicText): DossierContent['objections'] {
  return objections.flatMap(({ kind, at, decidedAt, upheld, decision }, index) =>
    decidedAt === null || upheld === null
      ? []
      : [
          {
            no: String(index + 1),
            kind: OBJECTION_LABELS[kind] ?? both(kind, kind),
            receivedOn: civilDateOf(at),
            decidedOn: civilDateOf(decidedAt),
            upheld,
            text: prose(decision ?? ''),
          },
        ],
  )
}

function executionOf(
  { topic, tasks }: DossierSource,
  { prose }: PublicText,
): Pick<DossierContent, 'tasks' | 'executionRate'> {
  const standing = tasks.filter(({ status }) => status !== 'CANCELLED')
  const weigh = (some: typeof tasks) => some.reduce((sum, { weight }) => sum + weight, 0)
  return {
    tasks: tasks.map((task) => ({
      no: taskNumber(topic.caseNo, task.no),
      title: prose(task.title),
      executor: prose(task.executor),
      weight: task.weight,
      due: task.dueOn.toISOString().slice(0, 10),
      status: taskStatus.parse(task.status),
      acceptedOn: task.acceptedOn?.toISOString().slice(0, 10) ?? null,
      budgetFen: task.budgetFen.toString(),
      spentFen: null,
    })),
    executionRate: {
      numerator: weigh(standing.filter(({ status }) => status === 'ACCEPTED')),
      denominator: weigh(standing),
    },
  }
}

/** The figures of the topic's page, measured by the same functions at the moment the dossier is made. */
function ratesOf({ rates }: DossierSource): DossierContent['rates'] {
  const definitions = Object.values(RATES)
  return rates.map(({ id, numerator, denominator }) => {
    const rate = definitions.find((known) => known.id === id)
    if (rate === undefined) throw new Error(`nobody has defined the rate ${id}`)
    const { label, definition } = rate
    return { id, label, definition, numerator: Number(numerator), denominator: Number(denominator) }
  })
}

function satisfactionOf({ answers }: DossierSource): DossierContent['satisfaction'] {
  const levels = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'dissatisfied', 'veryDissatisfied'] as const
  const valid = levels.reduce((sum, level) => sum + answers[level], 0)
  if (valid === 0) return null
  return { answers: levels.map((level) => ({ label: SATISFACTION_LABELS[level], n: answers[level] })), valid }
}
