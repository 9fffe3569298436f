import type { FieldError } from '@gongyi/shared/contracts'

/** Every refusal the API gives: code → status and title. Beside each, who throws it and why. */
export const PROBLEMS = {
  // The request itself: the HTTP layer, before any rule is asked
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'Only JSON or multipart bodies are read' },
  'validation-failed': { status: 422, title: 'Some fields are not valid' },
  'too-many-requests': { status: 429, title: 'Too many requests, try again later' },
  // One resident, a day's worth of proposals
  'too-many-proposals': { status: 429, title: 'That is enough proposals for one day' },
  // The same-origin guard: an unsafe method from another site
  'cross-site': { status: 403, title: 'The request came from another site' },
  // The access guard
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  // Objects: absent and forbidden are one answer, so that nobody can probe for existence
  'not-found': { status: 404, title: 'There is nothing here, or nothing for you' },
  // Identity
  'sign-in-failed': { status: 401, title: 'Phone number and secret do not match' },
  'too-many-attempts': { status: 429, title: 'Too many attempts, wait a while' },
  'wrong-password': { status: 422, title: 'The current password does not match' },
  'phone-taken': { status: 409, title: 'An account with this phone number exists' },
  'grant-beyond-own': { status: 403, title: 'You cannot grant this role here' },
  'region-code-taken': { status: 409, title: 'A region with this code exists' },
  'account-not-a-resident': { status: 422, title: 'You cannot print a code for this account' },
  // The two-person rule: one opens or links the account, another prints its code, not alone lets it open
  'same-person': { status: 403, title: 'Somebody else must print the code of an account you opened or linked' },
  'same-printer': { status: 403, title: 'Somebody else must release a code you printed' },
  'code-over': { status: 409, title: 'The code has been used, has run out or was taken back' },
  // Who on the roster an account is: one person each way, and the living who belong to the community
  'link-taken': { status: 409, title: 'The account or the person is linked already' },
  'own-account': { status: 403, title: 'Somebody else must do this for your own account' },
  'person-not-active': { status: 422, title: 'This person has died or moved away' },
  'person-under-14': { status: 422, title: 'Children under fourteen have no account' },
  // Joining by a code on paper: what is wrong with it, so that its holder knows whom to ask
  'join-code-unknown': { status: 404, title: 'There is no such code' },
  'join-code-used': { status: 409, title: 'The code has been used' },
  'join-code-expired': { status: 410, title: 'The code has run out' },
  'join-code-void': { status: 410, title: 'The code was taken back or replaced' },
  'join-person-gone': { status: 410, title: 'The roster says that this person has died or moved away' },
  'join-phone-known': { status: 409, title: 'The phone has an account; its own password is needed' },
  'join-self': { status: 403, title: 'Somebody else must join with a code you issued' },
  // The roster
  'representative-outside': { status: 422, title: 'This person does not belong to the household or the owners' },
  'seat-taken': { status: 409, title: 'This person has a seat there already' },
  'name-taken': { status: 409, title: 'Something with this name exists here' },
  // Services
  conflict: { status: 409, title: 'This was changed by someone else meanwhile' },
  'stale-version': { status: 409, title: 'The topic has moved on since you loaded it' },
  'idempotency-mismatch': { status: 422, title: 'This key was used for another request' },
  'duplicate-import': { status: 409, title: 'This file has been imported already' },
  refused: { status: 422, title: 'The procedure does not allow this now' },
  // Database unreachable, out of connections, timed out: worth trying again
  unavailable: { status: 503, title: 'Not available right now, try again' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

export interface ProblemParts {
  readonly detail?: string
  /** Guards not met, by id; the screen words them. */
  readonly unmet?: readonly { readonly id: string; readonly params?: Readonly<Record<string, unknown>> }[]
  readonly errors?: readonly FieldError[]
  readonly current?: unknown
  readonly retryAfterSeconds?: number
  /** Only with `refused` and `conflict`: the rule's own refusal word takes the place of the catalogue's code. */
  readonly word?: string
}

/** An expected failure on its way to the client. The problem filter turns it into application/problem+json. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: ProblemCode,
    readonly parts: ProblemParts = {},
    options?: ErrorOptions,
  ) {
    super(PROBLEMS[code].title, options)
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }
}

export function notFound(): Problem {
  return new Problem('not-found')
}

/** A refusal of the procedure: `code` is the rule's word, `unmet` the guards by id. */
export function refused(word: string, unmet: ProblemParts['unmet'] = [], detail?: string): Problem {
  return new Problem('refused', { word, unmet, ...(detail === undefined ? {} : { detail }) })
}

export function staleVersion(current: unknown): Problem {
  return new Problem('stale-version', { current })
}
