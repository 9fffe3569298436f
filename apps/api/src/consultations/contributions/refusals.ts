import { Problem, refused } from '../../platform/problem.js'

/** A field of a contribution's body that fits its schema and still does not do. */
export function invalidField(pointer: string, code: string, message: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer, code, message }] })
}

/** The person is on no list this depends on: the frozen electorate, or the roster. */
export function notEligible(): Problem {
  return refused('not-eligible')
}

/** This person or unit has done so before; the first stands. */
export function alreadyDone(): Problem {
  return new Problem('conflict', { word: 'duplicate-contribution' })
}

/** The thing itself has moved on: answered, accepted, cancelled. */
export function noLongerOpen(): Problem {
  return new Problem('conflict', { word: 'wrong-status' })
}

/** Entered at the desk in somebody's name: only when they agreed. */
export function requireConsent(consent: boolean | undefined): void {
  if (consent !== true) throw invalidField('/consent', 'required', 'the person has to agree')
}
