/** A successful outcome carrying its value. */
export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

/** An expected failure carrying its reason as a value. */
export interface Err<E> {
  readonly ok: false
  readonly error: E
}

/** The outcome of a rule: expected failures are values, surprises throw. */
export type Result<T, E> = Ok<T> | Err<E>

/** Wraps a value as success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Wraps an expected failure. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error }
}

/** Narrows a result to success. */
export function isOk<T, E>(result: Result<T, E>): result is Ok<T> {
  return result.ok
}

/** Narrows a result to failure. */
export function isErr<T, E>(result: Result<T, E>): result is Err<E> {
  return !result.ok
}

/** Applies `change` to the value of a success; a failure passes through untouched. */
export function mapResult<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result
}

/** Continues with `next` after a success; a failure passes through untouched. */
export function andThen<T, U, E, F>(result: Result<T, E>, next: (value: T) => Result<U, F>): Result<U, E | F> {
  return result.ok ? next(result.value) : result
}

/**
 * Collects results in order.
 * Success holds every value; otherwise the first failure is returned.
 */
export function allResults<T, E>(results: readonly Result<T, E>[]): Result<readonly T[], E> {
  const values: T[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}
