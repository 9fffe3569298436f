/** What one tier of `npm test` found. A check that is not made of single tests counts as one. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
}

export interface Tier {
  readonly name: string
  readonly what: string
  /** `filter` is what was typed after the tier's name, handed on to the runner. */
  readonly run: (filter: readonly string[]) => Promise<Outcome>
}

/** Turns a yes-or-no check into an outcome. */
export function checked(ok: boolean): Outcome {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (left, right) => ({ passed: left.passed + right.passed, failed: left.failed + right.failed }),
    {
      passed: 0,
      failed: 0,
    },
  )
}
