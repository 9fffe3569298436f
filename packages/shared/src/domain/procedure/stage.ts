/** The eight stages in their order: the closed set everything else is exhaustive over (domain.md §1.2, S1…S8). */
export const STAGES = [
  'propose',
  'participants',
  'notice',
  'format',
  'deliberate',
  'vote',
  'filing',
  'implement',
] as const
export type Stage = (typeof STAGES)[number]

/** Where a topic stands inside its stage; the last eight are ends or rests. */
export const STATUSES = [
  'draft',
  'screening',
  'returned',
  'active',
  'submitted',
  'suspended',
  'declined',
  'referred',
  'merged',
  'withdrawn',
  'terminated',
  'not-adopted',
  'closed',
  'archived',
] as const
export type Status = (typeof STATUSES)[number]

/** A stage together with a status: one place on the map of the procedure. */
export interface Position {
  readonly stage: Stage
  readonly status: Status
}

/** Stages in which a consultation runs after it was accepted. */
export const RUNNING_STAGES = STAGES.slice(1)

/** Statuses from which a topic never moves again, or only into the archive. */
export const ENDED: readonly Status[] = [
  'declined',
  'referred',
  'merged',
  'withdrawn',
  'terminated',
  'not-adopted',
  'closed',
  'archived',
]

/** Builds a position. */
export function at(stage: Stage, status: Status): Position {
  return { stage, status }
}

/** True when both are the same place. */
export function samePosition(a: Position, b: Position): boolean {
  return a.stage === b.stage && a.status === b.status
}

/** 1 for propose … 8 for implement, as people number the steps. */
export function stageNumber(stage: Stage): number {
  return STAGES.indexOf(stage) + 1
}

/** True when the topic takes no further part in the procedure. */
export function isEnded(position: Position): boolean {
  return ENDED.includes(position.status)
}
