/** Runs a computation that yields between its steps, all at once. */
export function toTheEnd<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
