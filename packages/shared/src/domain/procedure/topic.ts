import type { CivilDate } from '../civil-time.js'
import type { CategoryId } from './category.js'
import type { Facts } from './facts.js'
import type { StageRecords } from './records.js'
import type { Role } from './role.js'
import type { Stage, Status } from './stage.js'
import type { TemplateId } from './templates/registry.js'

/** The clock stopped: why, until when, and where the topic goes on. */
export interface Suspension {
  readonly reason: string
  readonly on: CivilDate
  readonly resumeBy: CivilDate
}

/** A matter under consultation, as the rules see it. */
export interface Topic {
  readonly id: string
  readonly communityId: string
  readonly title: string
  readonly category: CategoryId
  readonly template: TemplateId
  readonly stage: Stage
  readonly status: Status
  /** Counts every recorded step; equals the number of events in the chain. */
  readonly version: number
  /** 1 for the first deliberation; a re-deliberation or a reconvened ballot starts the next. */
  readonly round: number
  readonly proposerAccountId: string
  readonly suspension: Suspension | null
  /** What each stage has recorded so far, of the present round. */
  readonly records: StageRecords
}

/** Who acts, in which role; the API has already checked that the role is held in the topic's community or above it. */
export interface Actor {
  readonly accountId: string
  readonly role: Role
}

/** Everything a rule may ask besides the topic itself. */
export interface TransitionContext {
  readonly actor: Actor
  /** ISO instant of the database's clock. */
  readonly now: string
  /** The same moment as a civil day in Asia/Shanghai. */
  readonly today: CivilDate
  /** What stands in rows and not in the topic: counts, ballots, tasks. */
  readonly facts: Facts
}
