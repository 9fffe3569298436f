import type { Index } from './household-index.js'
import { ADULT_AGE, isAged, isHere, type MemberRecord, type PersonRecord } from './household-records.js'

/** A household's people by the file and beside it, and as they were. */
export interface Sides {
  readonly people: readonly PersonRecord[]
  readonly others: readonly PersonRecord[]
  readonly oldMembers: readonly MemberRecord[]
  readonly wasHere: Index['wasHere']
}

/** Whose position among the people of the rows speaks for the household; -1 when it is none of them. */
export function representative(sides: Sides, isHead: readonly boolean[], today: string): number {
  return keptRep(sides) ?? repIndex(sides.people, isHead, today)
}

const NOBODY = -1

/**
 * Who speaks for a household is its own choice: an import changes nobody's, whether the file names them or not, and gives
 * none to a household that lives there without. Only where the one it had dies or leaves by this very file is another due.
 */
function keptRep({ people, others, oldMembers, wasHere }: Sides): number | undefined {
  const rep = oldMembers.find(({ isRep, active }) => isRep && active)
  if (rep === undefined || !wasHere(rep)) return oldMembers.some(wasHere) ? NOBODY : undefined
  if (others.some(({ id }) => id === rep.personId)) return NOBODY
  const position = people.findIndex((person) => person.id === rep.personId && isHere(person))
  return position === -1 ? undefined : position
}

/** Else the head speaks for the household, or the first grown-up who lives there, or the first who does. */
function repIndex(people: readonly PersonRecord[], isHead: readonly boolean[], today: string): number {
  const tests = [
    (_: PersonRecord, at: number) => isHead[at] === true,
    ({ birthDate }: PersonRecord) => isAged(birthDate, ADULT_AGE, today),
    () => true,
  ]
  const found = tests.map((test) => people.findIndex((person, at) => isHere(person) && test(person, at)))
  return found.find((position) => position !== -1) ?? -1
}
