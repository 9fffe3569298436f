import type { z } from 'zod'
import { unmet as missing, type Refusal, refuse, type Unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { ActionRule, Effect } from './action.js'
import type { GuardId } from './guard.js'
import { FAULTS, type InputFault } from './input-faults.js'
import { ACTION_IDS, type ActionId, actionRule, guard, isActionId } from './rules.js'
import { type Position, samePosition } from './stage.js'
import { template } from './templates/registry.js'
import type { Topic, TransitionContext } from './topic.js'

/** What a guard said when the step was taken; goes into the chain. */
export interface GuardFinding {
  readonly id: GuardId
  readonly holds: boolean
}

/** One recorded step, ready to be chained. */
export interface StepEvent {
  readonly type: string
  readonly action: ActionId
  readonly from: Position
  readonly to: Position
  readonly round: number
  readonly input: unknown
  readonly guards: readonly GuardFinding[]
}

/** The outcome of an accepted action: the topic as it is now, what happened, and what must be done with rows. */
export interface Step {
  readonly topic: Topic
  readonly event: StepEvent
  readonly effects: readonly Effect[]
}

/** An action an actor can see on a topic, with what is still missing. */
export interface OpenAction {
  readonly action: ActionId
  readonly unmet: readonly Unmet[]
  readonly confirm: boolean
}

/**
 * Decides one action on a topic: pure, total, every refusal names a guard.
 * @param action the action's id, `stage.verb`
 * @param input what the client sent; parsed by the action's own schema
 * @returns the step, or a refusal: `unknown-action`, `not-permitted`, `wrong-stage`, `wrong-status`, `invalid-input`
 * (unmet IN.1 with a JSON pointer per field, for a form that does not fit and for days that cannot be) or `guard-unmet` with every condition that does not hold
 * Source: domain.md §3.0–3.9.
 */
export function transition(
  topic: Topic,
  action: string,
  input: unknown,
  context: TransitionContext,
): Result<Step, Refusal> {
  if (!isActionId(action)) return refuse('unknown-action', [missing('AT.1', { action })])
  const rule = actionRule(action)
  const misplaced = outOfPlace(topic, rule, context)
  if (misplaced) return misplaced
  const parsed = rule.input.safeParse(input)
  if (!parsed.success) return refuse('invalid-input', fieldErrors(parsed.error))
  const faults = rule.faults?.(topic, parsed.data, context) ?? []
  if (faults.length > 0) return refuse('invalid-input', faults.map(fieldFault))

  const change = rule.apply(topic, parsed.data, context)
  const changed: Topic = {
    ...topic,
    category: change.category ?? topic.category,
    template: change.template ?? topic.template,
    round: change.round ?? topic.round,
    suspension: change.suspension === undefined ? topic.suspension : change.suspension,
    records: { ...topic.records, ...change.records },
  }
  // The decision to leave a round is judged by that round's own figures.
  const judged = changed.round === topic.round ? changed : topic
  const applicable = applicableGuards(judged, rule)
  const unmet = failing(judged, applicable, context)
  if (unmet.length > 0) return refuse('guard-unmet', unmet)

  const to = target(topic, changed, rule, parsed.data, context)
  const guards = applicable.map((id) => ({ id, holds: true }))
  return ok({
    topic: { ...changed, ...to, version: topic.version + 1 },
    event: {
      type: rule.event,
      action,
      from: { stage: topic.stage, status: topic.status },
      to,
      round: topic.round,
      input: parsed.data,
      guards,
    },
    effects: change.effects ?? [],
  })
}

/**
 * The actions this actor can take from where the topic stands, each with the conditions still missing.
 * Conditions the action's own form settles are not listed.
 */
export function actionsFor(topic: Topic, context: TransitionContext): readonly OpenAction[] {
  return ACTION_IDS.filter((id) => outOfPlace(topic, actionRule(id), context) === null).map((action) => ({
    action,
    unmet: unmet(topic, action, context),
    confirm: actionRule(action).confirm === true,
  }))
}

/** What an action still lacks, before its form is filled in; empty when it can go ahead. */
export function unmet(topic: Topic, action: ActionId, context: TransitionContext): readonly Unmet[] {
  const rule = actionRule(action)
  const open = applicableGuards(topic, rule).filter((id) => !(rule.settles ?? []).includes(id))
  return failing(topic, open, context)
}

/** Places an action can lead to from a place, as the database's table of legal changes lists them. */
export function targets(rule: ActionRule, from: Position): readonly Position[] {
  return rule.to === 'same' ? [from] : rule.to
}

function applicableGuards(topic: Topic, rule: ActionRule): readonly GuardId[] {
  const waived = template(topic.template).waives
  return rule.guards.filter((id) => !waived.includes(id))
}

function failing(topic: Topic, guards: readonly GuardId[], context: TransitionContext): Unmet[] {
  return guards.flatMap((id) => {
    const result = guard(id)?.check(topic, context) ?? true
    return result === true ? [] : [missing(id, result)]
  })
}

function outOfPlace(topic: Topic, rule: ActionRule, { actor }: TransitionContext) {
  const bound = rule.ownOnly === 'everybody' || (rule.ownOnly === 'residents' && actor.role === 'resident')
  const own = !bound || actor.accountId === topic.proposerAccountId
  if (!rule.roles.includes(actor.role) || !own) return refuse('not-permitted', [missing('RO.1', { role: actor.role })])
  if (!rule.from.some((place) => samePosition(place, topic))) {
    const sameStage = rule.from.some((place) => place.stage === topic.stage)
    return refuse(sameStage ? 'wrong-status' : 'wrong-stage', [
      missing('AT.1', { stage: topic.stage, status: topic.status }),
    ])
  }
  if (rule.when && !rule.when(topic)) return refuse('wrong-status', [missing('PH.1', { stage: topic.stage })])
  return null
}

function target(topic: Topic, changed: Topic, rule: ActionRule, input: unknown, context: TransitionContext): Position {
  if (rule.to === 'same') return { stage: topic.stage, status: topic.status }
  const chosen = rule.route ? rule.route(changed, input, context) : rule.to[0]
  if (!chosen || !rule.to.some((place) => samePosition(place, chosen))) throw new Error('route outside the rule')
  return { stage: chosen.stage, status: chosen.status }
}

function fieldFault({ pointer, code }: InputFault): Unmet {
  return missing('IN.1', { pointer, code, message: FAULTS[code] })
}

function fieldErrors(error: z.ZodError): Unmet[] {
  return error.issues.map((issue) =>
    missing('IN.1', { pointer: `/${issue.path.map(String).join('/')}`, code: issue.code, message: issue.message }),
  )
}
