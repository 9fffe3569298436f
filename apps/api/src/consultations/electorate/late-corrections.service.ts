import type {
  Contributed,
  DriftPiece,
  driftSchema,
  LateCorrectionList,
  lateCorrectionDecisionSchema,
  lateCorrectionSchema,
  ShownPiece,
} from '@gongyi/shared/contracts'
import { mayApproveLateCorrection, mayContribute, NO_FACTS, type StageRecords } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { accountNames } from '../../identity/account-names.store.js'
import { findPersonId } from '../../identity/account-person.store.js'
import { now, type Tx } from '../../platform/database.js'
import { notFound, Problem, refused } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import { Admissions } from '../contributions/admissions.service.js'
import type { Admitted } from '../contributions/admitted.js'
import { invalidField, noLongerOpen } from '../contributions/refusals.js'
import { contextOf } from '../facts.store.js'
import { refusalProblem } from '../refusal-problem.js'
import { facts as electorateFacts, rosterHash } from '../stages/2-participants.store.js'
import type { StoredTopic } from '../topic.js'
import { saveRecord } from '../topic.repository.js'
import { TopicEvents } from '../topic-events.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider, type Viewer } from '../visibility.js'
import {
  addRequest,
  applyPieces,
  decideRequest,
  isBallotOpened,
  type Piece,
  type Request,
  readDrift,
  readRequests,
} from './late-corrections.store.js'
import { freeze, labelsOf, lastSnapshot, rootsByCorrection } from './snapshot.store.js'

export type Drift = z.infer<typeof driftSchema>
export type LateCorrection = z.infer<typeof lateCorrectionSchema>
export type LateCorrectionDecision = z.infer<typeof lateCorrectionDecisionSchema>

const ASK = 'participants.late-correction'
const APPROVE = 'participants.late-correction-approval'
/** More pieces than this are a wrong scope, not a correction. */
const MOST_SHOWN = 200

/** The electorate after the lock: one person asks for what the roster now says, another in another role agrees. */
@Injectable()
export class LateCorrectionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
  ) {}

  drift(request: TopicRequest): Promise<Drift> {
    return this.topics.within(request, async (tx, topic) => {
      const today = contextOf('', 'coordinator', (await now(tx)).toISOString(), NO_FACTS).today
      const pieces = topic.records.participants.locked === undefined ? [] : await readDrift(tx, topic, today)
      const isBallotOpen = await isBallotOpened(tx, topic)
      return { isBallotOpen, pieces: pieces.slice(0, MOST_SHOWN).map(({ view }) => view), total: pieces.length }
    })
  }

  ask(request: TopicRequest, asked: LateCorrection, key: string | undefined): Promise<Contributed> {
    return this.admissions.contribute(request, ASK, { key, body: asked }, async (tx, admitted) => {
      const { topic, today, accountId, role, now: at } = admitted
      const pieces = choose(await readDrift(tx, topic, today), asked.pieces)
      if (pieces === undefined) throw invalidField('/pieces', 'not-found', 'the roster no longer says so')
      if ((await isBallotOpened(tx, topic)) && !pieces.every(({ view }) => view.isTransfer))
        throw refused('electorate-transfer-only')
      const { reason, evidence } = asked
      const views = pieces.map(({ view }) => view)
      const id = await addRequest(tx, topic, { reason, evidence, pieces: views, by: accountId, role, at })
      const payload = { action: ASK, correctionId: id, pieces: views.length }
      const event = { type: 'participants.correction-asked', action: ASK, accountId, role, at, payload }
      await chainFact(tx, this.events, topic, event)
      return { id }
    })
  }

  decide(
    request: TopicRequest,
    correctionId: string,
    decision: LateCorrectionDecision,
    key: string | undefined,
  ): Promise<Contributed> {
    const sent = { key, body: { correctionId, ...decision } }
    return this.admissions.contribute(request, APPROVE, sent, async (tx, admitted) => {
      const requests = await readRequests(tx, admitted.topic)
      const asked = requests.find(({ id }) => id === correctionId)
      if (asked === undefined) throw notFound()
      if (asked.approved !== null) throw noLongerOpen()
      const { accountId, role, now: at } = admitted
      const apart = mayApproveLateCorrection({ accountId: asked.requestedBy, role: asked.requestedRole }, admitted)
      if (!apart.ok) throw refusalProblem(apart.error)
      const decided = { ...decision, by: accountId, role, at }
      if (!(await decideRequest(tx, admitted.topic, correctionId, decided))) throw noLongerOpen()
      if (decision.approve) {
        await this.carryOut(tx, admitted, asked)
        for (const twin of twinsOf(asked, requests))
          await this.close(tx, admitted, twin, { doneBy: correctionId, note: decision.note })
      } else await this.noteRefusal(tx, admitted, { correctionId })
      return { id: correctionId }
    })
  }

  list(request: TopicRequest): Promise<LateCorrectionList> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const requests = await readRequests(tx, topic)
      const at = (await now(tx)).toISOString()
      const roots = await rootsByCorrection(tx, topic)
      const names = await accountNames(
        tx,
        requests.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
      )
      const sees = isInsider(viewer)
      const personId = await findPersonId(tx, request.communityId, viewer.accountId)
      const own = new Set(personId === undefined ? [] : await labelsOf(tx, topic, personId))
      return {
        items: requests.map((asked) => ({
          id: asked.id,
          pieces: asked.pieces.map((piece) => shown(piece, sees ? undefined : own)),
          reason: sees ? asked.reason : null,
          evidence: sees ? asked.evidence : null,
          requestedAt: asked.requestedAt.toISOString(),
          requestedByName: sees ? (names.get(asked.requestedBy) ?? null) : null,
          state:
            asked.approved === null
              ? ('ASKED' as const)
              : asked.approved
                ? ('APPROVED' as const)
                : ('REFUSED' as const),
          note: sees ? asked.note : null,
          decidedAt: asked.decidedAt?.toISOString() ?? null,
          decidedByName: sees && asked.decidedBy !== null ? (names.get(asked.decidedBy) ?? null) : null,
          mayDecide: mayDecide(topic, viewer, asked, at),
          oldRoot: roots.get(asked.id)?.oldRoot ?? null,
          newRoot: roots.get(asked.id)?.newRoot ?? null,
        })),
      }
    })
  }

  private noteRefusal(tx: Tx, { topic, accountId, role, now: at }: Admitted, payload: object): Promise<void> {
    const event = { type: 'participants.correction-refused', action: APPROVE, accountId, role, at }
    return chainFact(tx, this.events, topic, { ...event, payload: { action: APPROVE, ...payload } })
  }

  /** A request for what has just been done by another: nothing is left of it to decide. */
  private async close(
    tx: Tx,
    admitted: Admitted,
    twin: Request,
    { doneBy, note }: { readonly doneBy: string; readonly note: string },
  ): Promise<void> {
    const { accountId, role, now: at } = admitted
    if (!mayApproveLateCorrection({ accountId: twin.requestedBy, role: twin.requestedRole }, admitted).ok) return
    const decided = { approve: false, note, by: accountId, role, at }
    if (await decideRequest(tx, admitted.topic, twin.id, decided))
      await this.noteRefusal(tx, admitted, { correctionId: twin.id, doneBy })
  }

  /** The list, the snapshot, the record and the chain change together, or not at all. */
  private async carryOut(tx: Tx, admitted: Admitted, asked: Request): Promise<void> {
    const { topic, today, accountId, role, now: at } = admitted
    const pieces = choose(
      await readDrift(tx, topic, today),
      asked.pieces.map(({ id }) => id),
    )
    if (pieces === undefined) throw new Problem('conflict', { word: 'electorate-moved' })
    const before = await lastSnapshot(tx, topic)
    const locked = topic.records.participants.locked
    if (before === undefined || locked === undefined) throw new Problem('conflict', { word: 'wrong-stage' })
    await applyPieces(tx, topic, pieces)
    await requireSound(tx, topic)
    const hash = await rosterHash(tx, topic)
    const frozen = { byAccount: accountId, at, rosterHash: hash, correctionId: asked.id }
    const { root, heads, areaCenti } = await freeze(tx, topic, frozen)
    const roots = { oldRoot: before.root, newRoot: root }
    const payload = { action: APPROVE, correctionId: asked.id, ...roots, heads, areaCenti, ...counts(pieces) }
    const event = { type: 'participants.corrected', action: APPROVE, accountId, role, at, payload }
    await chainFact(tx, this.events, topic, event)
    const done = { correctionId: asked.id, at, requestedBy: asked.requestedBy, approvedBy: accountId, ...roots }
    const participants: StageRecords['participants'] = {
      ...topic.records.participants,
      locked: {
        ...{ ...locked, heads, areaCenti, rosterHash: hash, merkleRoot: root },
        corrections: [...(locked.corrections ?? []), { ...done, heads, areaCenti }],
      },
    }
    await saveRecord(tx, topic, 'participants', participants)
  }
}

/** With the areas of the reader's own house only; `own` left out, with all of them. */
function shown({ added, removed, changed, ...piece }: DriftPiece, own: ReadonlySet<string> | undefined): ShownPiece {
  const entry = ({ label, areaCenti }: DriftPiece['added'][number]) => ({
    label,
    areaCenti: own === undefined || own.has(label) ? areaCenti : null,
  })
  return {
    ...piece,
    added: added.map(entry),
    removed: removed.map(entry),
    changed: changed.map(({ before, after }) => ({ before: entry(before), after: entry(after) })),
  }
}

/** The pieces by their ids; undefined when one of them is not, or no longer, what the roster says. */
function choose(drift: readonly Piece[], ids: readonly string[]): readonly Piece[] | undefined {
  const wanted = new Set(ids)
  const found = drift.filter(({ view }) => wanted.has(view.id))
  return found.length === wanted.size ? found : undefined
}

/** Open requests for nothing but what the one decided has asked for. */
function twinsOf(asked: Request, requests: readonly Request[]): readonly Request[] {
  const done = new Set(asked.pieces.map(({ id }) => id))
  return requests.filter(
    ({ id, approved, pieces }) => id !== asked.id && approved === null && pieces.every((piece) => done.has(piece.id)),
  )
}

function counts(pieces: readonly Piece[]) {
  const sum = (of: (piece: Piece) => number) => pieces.reduce((total, piece) => total + of(piece), 0)
  return {
    added: sum(({ rows }) => rows.added.length),
    removed: sum(({ rows }) => rows.removed.length),
    changed: sum(({ rows }) => rows.changed.length),
  }
}

/** As G2.2 and G2.4 ask at the lock: nobody counts twice, the areas are those of the units, somebody is left. */
async function requireSound(tx: Tx, topic: StoredTopic): Promise<void> {
  const { electorate } = await electorateFacts(tx, topic)
  if (electorate.heads === 0) throw refused('guard-unmet', [{ id: 'G2.2' }])
  if (electorate.duplicateUnits > 0 || electorate.areaCenti !== electorate.unitAreaSumCenti)
    throw refused('guard-unmet', [{ id: 'G2.4', params: { duplicates: electorate.duplicateUnits } }])
}

function mayDecide(topic: StoredTopic, viewer: Viewer, asked: Request, at: string): boolean {
  if (asked.approved !== null) return false
  const first = { accountId: asked.requestedBy, role: asked.requestedRole }
  return viewer.roles.some(
    (role) =>
      mayContribute(APPROVE, topic, contextOf(viewer.accountId, role, at, NO_FACTS)).ok &&
      mayApproveLateCorrection(first, { accountId: viewer.accountId, role }).ok,
  )
}
