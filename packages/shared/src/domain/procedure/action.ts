import type { z } from 'zod'
import type { LetterKind } from '../admissibility/letters.js'
import type { ReferralOrder, ReferralStep } from '../admissibility/referral.js'
import type { CivilDate } from '../civil-time.js'
import type { GuardId } from './guard.js'
import type { InputFault } from './input-faults.js'
import type { StageRecords } from './records.js'
import type { Role } from './role.js'
import type { Position, Stage } from './stage.js'
import type { Topic, TransitionContext } from './topic.js'

/** Something the service does in the same transaction besides saving the topic, carried out by the stage's store. */
export type Effect =
  | { readonly kind: 'freeze-electorate' }
  | { readonly kind: 'propose-electorate' }
  | { readonly kind: 'open-polls'; readonly opensAt: string; readonly closesAt: string }
  | { readonly kind: 'extend-polls'; readonly closesAt: string }
  | { readonly kind: 'close-polls' }
  | { readonly kind: 'count-polls' }
  | { readonly kind: 'void-polls'; readonly reason: string }
  | { readonly kind: 'decide-objection'; readonly objectionId: string; readonly upheld: boolean; readonly text: string }
  | { readonly kind: 'issue-filing-number' }
  | { readonly kind: 'create-tasks' }
  | { readonly kind: 'merge-into'; readonly topicId: string }
  | { readonly kind: 'issue-letter'; readonly letter: Exclude<LetterKind, 'SLIP'> }
  | { readonly kind: 'open-referrals'; readonly referrals: readonly ReferralOrder[] }
  | { readonly kind: 'referral-step'; readonly step: ReferralStep }
  | { readonly kind: 'recall-referrals'; readonly reason: string }
  | { readonly kind: 'lapse-co-signs' }
  | { readonly kind: 'ring-lapse'; readonly after: CivilDate }
  | {
      readonly kind: 'child-topic'
      readonly title: string
      readonly description: string
      readonly relation: 'split' | 'reopened'
    }

/** What an action changes in the topic besides its place. */
export interface Change {
  readonly records?: Partial<StageRecords>
  readonly round?: number
  readonly template?: Topic['template']
  readonly category?: Topic['category']
  readonly suspension?: Topic['suspension']
  readonly effects?: readonly Effect[]
}

/** One thing somebody can do to a topic, as data: who, where, on which conditions, what it asks for and what it writes down. */
export interface ActionRule<Schema extends z.ZodType = z.ZodType> {
  readonly roles: readonly Role[]
  /** Who may do it only with their own topic: residents alone, or the office too. */
  readonly ownOnly?: 'residents' | 'everybody'
  readonly from: readonly Position[]
  /** Where it leads: one place, several to choose from with `route`, or 'same'. */
  readonly to: 'same' | readonly Position[]
  /** Chooses among several targets; undefined for one target. */
  readonly route?: (topic: Topic, input: z.output<Schema>, context: TransitionContext) => Position
  /** False while the stage is not yet, or no longer, at the point where the action makes sense. */
  readonly when?: (topic: Topic) => boolean
  readonly guards: readonly GuardId[]
  /** Guards the action's own input settles; they are not listed as missing beforehand. */
  readonly settles?: readonly GuardId[]
  readonly input: Schema
  /** What cannot be in an input that fits its schema: days gone by, days still to come. */
  readonly faults?: (topic: Topic, input: z.output<Schema>, context: TransitionContext) => readonly InputFault[]
  /** Past tense, goes into the chain. */
  readonly event: string
  /** Destructive or final: the screen asks once more. */
  readonly confirm?: boolean
  readonly apply: (topic: Topic, input: z.output<Schema>, context: TransitionContext) => Change
}

/** Keeps the input's type inside the rule while the registry holds rules of every type. */
export function action<Schema extends z.ZodType>(rule: ActionRule<Schema>): ActionRule {
  return rule
}

/** Replaces some fields of one stage's record. */
export function patch<S extends Stage>(
  topic: Topic,
  stage: S,
  fields: Partial<StageRecords[S]>,
): Partial<StageRecords> {
  return { [stage]: { ...topic.records[stage], ...fields } }
}
