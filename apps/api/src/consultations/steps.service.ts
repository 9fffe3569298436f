import type { ActionRequest } from '@gongyi/shared/contracts'
import {
  type ActionId,
  civilDateOf,
  err,
  type Facts,
  isActionId,
  NO_FACTS,
  ok,
  type Refusal,
  type RefusalCode,
  type Result,
  type Role,
  refusal,
  type Step,
  type Topic,
  transition,
} from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import { now, type Tx } from '../platform/database.js'
import { notFound, staleVersion } from '../platform/problem.js'
import { DOSSIER_DESK, type DossierDesk } from './dossier-desk.js'
import { type Prepared, prepareEffects, runEffects } from './effects.js'
import { recordEvent } from './events.store.js'
import { contextOf, readFacts } from './facts.store.js'
import { withoutListNames } from './list-names.store.js'
import { refusalProblem } from './refusal-problem.js'
import type { StoredTopic } from './topic.js'
import { actAs, loadTopic, saveStep, type TopicKey } from './topic.repository.js'
import { TopicEvents } from './topic-events.js'
import { maySee } from './visibility.js'

/** Who takes a step: an account with every role it holds in the topic's community. */
export interface Stepping {
  readonly accountId: string
  readonly roles: readonly Role[]
}

/** Stands for no account. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** The role in whose name the database lets the clock move a topic. */
const CLOCK_ACTS_AS: Role = 'community-admin'

/** One step of the procedure, whichever it is: one transaction, three facts (state, the stage's rows, the event). */
@Injectable()
export class StepsService {
  constructor(
    @Inject(DOSSIER_DESK) private readonly desk: DossierDesk,
    private readonly events: TopicEvents,
  ) {}

  /** Takes the step inside the caller's transaction, or throws the Problem that says why not. */
  async take(tx: Tx, key: TopicKey, who: Stepping, action: string, request: ActionRequest): Promise<void> {
    if (!isActionId(action)) throw refusalProblem(refusal('unknown-action', [{ id: 'AT.1', params: { action } }]))
    const before = await loadTopic(tx, key)
    if (before === undefined || !maySee(before, who)) throw notFound()
    if (before.version !== request.expectedVersion) throw staleVersion(placeOf(before))
    const at = (await now(tx)).toISOString()
    const asked = { topic: before, action, input: request.input, who, at }
    // Place, role and input are the rules' to judge without counting anything
    const first = decide(asked, NO_FACTS)
    if (!first.ok && first.error.code !== 'guard-unmet') throw refusalProblem(first.error)
    const input = await withoutListNames(tx, key, action, request.input)
    const decided = decide({ ...asked, input }, await readFacts(tx, before, this.desk, at))
    if (!decided.ok) throw refusalProblem(decided.error)
    const { role, step } = decided.value
    await this.carryOut(tx, before, step, { accountId: who.accountId, role, now: at })
  }

  /** A step whose time has come, taken by nobody: the chain names the clock. */
  async takeByClock(tx: Tx, before: StoredTopic, action: ActionId): Promise<void> {
    const at = (await now(tx)).toISOString()
    const facts = await readFacts(tx, before, this.desk, at)
    const decided = transition(before, action, {}, contextOf(NOBODY, CLOCK_ACTS_AS, at, facts))
    if (!decided.ok) throw refusalProblem(decided.error)
    await this.carryOut(tx, before, decided.value, { accountId: NOBODY, role: CLOCK_ACTS_AS, now: at })
  }

  private async carryOut(
    tx: Tx,
    before: StoredTopic,
    step: Step,
    acting: { readonly accountId: string; readonly role: Role; readonly now: string },
  ): Promise<void> {
    const { accountId, role, now: at } = acting
    await actAs(tx, role)
    const context = {
      tx,
      before,
      topic: step.topic,
      ...acting,
      today: civilDateOf(at),
      input: step.event.input,
      desk: this.desk,
    }
    const prepared = await prepareEffects(step.effects, context)
    const after = withPrepared(step.topic, prepared)
    const filingNo = prepared.find((p) => p.filingNo !== undefined)?.filingNo ?? before.filingNo
    if (!(await saveStep(tx, { before, after, outcome: outcomeOf(after), filingNo, now: at }))) {
      throw staleVersion(await this.current(tx, before))
    }
    await runEffects(step.effects, { ...context, topic: after })
    const { type, action, ...payload } = step.event
    const noted = Object.assign({}, ...prepared.map((p) => p.noted))
    await recordEvent(tx, {
      communityId: before.communityId,
      topicId: before.id,
      version: after.version,
      type,
      action,
      stage: before.stage,
      ...(accountId === NOBODY ? { accountId: null, role: 'clock' } : { accountId, role }),
      at,
      payload: { action, ...payload, ...noted },
    })
    for (const { finish } of prepared) await finish?.()
    await this.events.tell(tx, {
      communityId: before.communityId,
      topicId: before.id,
      caseNo: before.caseNo,
      seq: after.version,
      type,
      action,
      at,
      actorAccountId: accountId,
      actorRole: accountId === NOBODY ? 'clock' : role,
      from: step.event.from,
      topic: after,
    })
  }

  private async current(tx: Tx, { communityId, id }: StoredTopic): Promise<object | undefined> {
    const topic = await loadTopic(tx, { communityId, topicId: id })
    return topic && placeOf(topic)
  }
}

function placeOf({ id, version, stage, status, round }: StoredTopic): object {
  return { id, version, stage, status, round }
}

interface Asked {
  readonly topic: StoredTopic
  readonly action: string
  readonly input: unknown
  readonly who: Stepping
  readonly at: string
}

/** The first of the account's roles that the rules let through; without one, the refusal that says most. */
function decide({ topic, action, input, who, at }: Asked, facts: Facts): Result<{ role: Role; step: Step }, Refusal> {
  const refusals: Refusal[] = []
  for (const role of who.roles) {
    const decided = transition(topic, action, input, contextOf(who.accountId, role, at, facts))
    if (decided.ok) return ok({ role, step: decided.value })
    refusals.push(decided.error)
  }
  const closest = refusals.toSorted((a, b) => rank(b) - rank(a))[0]
  return err(closest ?? refusal('not-permitted', [{ id: 'RO.1', params: { role: '' } }]))
}

function rank({ code }: Refusal): number {
  return SAYS_MOST.indexOf(code)
}

/** From the refusal that says least to the one that says most. */
const SAYS_MOST: readonly RefusalCode[] = [
  'not-permitted',
  'wrong-stage',
  'wrong-status',
  'invalid-input',
  'guard-unmet',
]

function withPrepared(topic: Topic, prepared: readonly Prepared[]): Topic {
  return { ...topic, records: Object.assign({}, topic.records, ...prepared.map((p) => p.records)) }
}

/** Of the last published count: passed when any motion passed, as step 7 then asks for; null until the result is public. */
function outcomeOf(topic: Topic): string | null {
  const { count, published } = topic.records.vote
  const outcomes = published === undefined ? [] : (count?.results.map((result) => result.count.outcome) ?? [])
  return outcomes.find((outcome) => outcome === 'PASSED') ?? outcomes[0] ?? null
}
