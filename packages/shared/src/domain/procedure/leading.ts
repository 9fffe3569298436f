import type { InputFault } from './input-faults.js'
import type { OFFICER_SIDES } from './officer-sides.js'
import { sharedName } from './separation.js'
import type { Topic } from './topic.js'

type Side = (typeof OFFICER_SIDES)[number]

/** Whoever sells or manages the buildings has a gain of its own and never leads the talks (domain.md §3.2). */
export const INTERESTED_SIDES: readonly Side[] = ['PROPERTY_COMPANY', 'DEVELOPER']

/** Who leads a talk; where it is not the chair step 2 named, for whom they sit there and why. */
export interface Led {
  readonly chair: string
  readonly chairSide?: Side | undefined
  readonly chairReason?: string | undefined
}

/**
 * True where somebody else than the chair of step 2 would lead: then a side and a reason are asked for. Step 4 may have
 * given them for a format already; `planned` are those chairs. Small matters name nobody in step 2, and nothing is asked.
 */
export function isOtherChair(
  { records }: Pick<Topic, 'records'>,
  chair: string,
  planned: readonly string[] = [],
): boolean {
  const named = records.participants.set?.officers?.chair.name
  return named !== undefined && sharedName([chair], [named, ...planned]) === undefined
}

/** Chairs the plan in force names, each with its reason where it needed one. */
export function plannedChairs({ records }: Pick<Topic, 'records'>): readonly string[] {
  return records.format.plan?.formats.map(({ chair }) => chair) ?? []
}

/** Faults of who leads: nobody of the property company or the developer, and no change of the chair without a reason. */
export function chairFaults(
  topic: Pick<Topic, 'records'>,
  pointer: string,
  { chair, chairSide, chairReason = '' }: Led,
  planned: readonly string[] = [],
): readonly InputFault[] {
  if (chairSide !== undefined && INTERESTED_SIDES.includes(chairSide))
    return [{ pointer: `${pointer}/chairSide`, code: 'chair-company' }]
  if (!isOtherChair(topic, chair, planned)) return []
  return [
    ...(chairSide === undefined ? [{ pointer: `${pointer}/chairSide`, code: 'chair-unexplained' } as const] : []),
    ...(chairReason === '' ? [{ pointer: `${pointer}/chairReason`, code: 'chair-unexplained' } as const] : []),
  ]
}

/** Who leads and who writes where the topic stands: as step 2 names them, as step 4 plans it, at the last session of step 5. */
export function leaders({ stage, records }: Pick<Topic, 'stage' | 'records'>): readonly string[] {
  switch (stage) {
    case 'participants': {
      const { chair, minuteTaker } = records.participants.set?.officers ?? {}
      return [chair, minuteTaker].flatMap((officer) => officer?.name ?? [])
    }
    case 'format':
      return plannedChairs({ records })
    case 'deliberate': {
      const last = records.deliberate.sessions.at(-1)
      return last === undefined ? [] : [last.chair, last.minuteTaker]
    }
    default:
      return []
  }
}
