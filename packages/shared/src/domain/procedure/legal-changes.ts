import type { Role } from './role.js'
import { ACTION_IDS, actionRule } from './rules.js'
import { type Stage, type Status, samePosition } from './stage.js'
import { targets } from './transition.js'

/** One legal change of place, as the database's trigger knows it. */
export interface LegalChange {
  readonly fromStage: Stage
  readonly fromStatus: Status
  readonly toStage: Stage
  readonly toStatus: Status
  readonly role: Role
}

/** Every change of place some action allows, for every role that may act; the single source of the database's table. */
export function legalChanges(): readonly LegalChange[] {
  const rows = new Map<string, LegalChange>()
  for (const id of ACTION_IDS) {
    const rule = actionRule(id)
    for (const from of rule.from) {
      for (const to of targets(rule, from)) {
        const kept = RESTING.includes(to.status) || from.status === 'suspended'
        if (samePosition(from, to) || (kept && from.stage !== to.stage)) continue
        for (const role of rule.roles) {
          const row = { fromStage: from.stage, fromStatus: from.status, toStage: to.stage, toStatus: to.status, role }
          rows.set(Object.values(row).join('|'), row)
        }
      }
    }
  }
  return [...rows.values()]
}

/** Rests and ends that keep the stage: a topic is suspended (and resumed), terminated or withdrawn where it stands. */
const RESTING: readonly Status[] = ['suspended', 'terminated', 'withdrawn']
