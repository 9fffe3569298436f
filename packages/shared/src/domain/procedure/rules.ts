import type { ActionRule } from './action.js'
import * as anyStage from './any-stage.js'
import { GUARD_IDS, type Guard, type GuardId } from './guard.js'
import * as answered from './stages/1-propose.answered.js'
import * as propose from './stages/1-propose.js'
import * as participants from './stages/2-participants.js'
import * as notice from './stages/3-notice.js'
import * as format from './stages/4-format.js'
import * as deliberate from './stages/5-deliberate.js'
import * as vote from './stages/6-vote.js'
import * as filing from './stages/7-filing.js'
import * as implement from './stages/8-implement.js'

/** Every action of the procedure by id `stage.verb`; actions of any running stage are `topic.verb`. */
export const ACTIONS = {
  ...propose.actions,
  ...answered.actions,
  ...participants.actions,
  ...notice.actions,
  ...format.actions,
  ...deliberate.actions,
  ...vote.actions,
  ...filing.actions,
  ...implement.actions,
  ...anyStage.actions,
} satisfies Record<string, ActionRule>

export type ActionId = keyof typeof ACTIONS

/** All action ids in the order of the stages. */
export const ACTION_IDS = Object.keys(ACTIONS) as [ActionId, ...ActionId[]]

/** True when the text names an action. */
export function isActionId(text: string): text is ActionId {
  return Object.hasOwn(ACTIONS, text)
}

/** The rule of an action. */
export function actionRule(id: ActionId): ActionRule {
  return ACTIONS[id]
}

/** Conditions checked by {@link transition} itself or by a contribution, not by a stage's guard. */
export const BUILT_IN = ['AT.1', 'RO.1', 'PH.1', 'IN.1', 'SD.5', 'SD.7', 'SD.9', 'SU.4', 'TL.5'] as const

type CheckedGuard = Exclude<GuardId, (typeof BUILT_IN)[number]>

/** Every guard with its check; the type makes a missing one fail to compile. */
export const GUARDS: Readonly<Record<CheckedGuard, Guard>> = {
  ...propose.guards,
  ...answered.guards,
  ...participants.guards,
  ...notice.guards,
  ...format.guards,
  ...deliberate.guards,
  ...vote.guards,
  ...filing.guards,
  ...implement.guards,
  ...anyStage.guards,
}

/** The guard with this id, or undefined for a built-in condition. */
export function guard(id: GuardId): Guard | undefined {
  return Object.entries(GUARDS).find(([key]) => key === id)?.[1]
}

/** All guard ids, for catalogues and documents. */
export const ALL_GUARD_IDS = GUARD_IDS
