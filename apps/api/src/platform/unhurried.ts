import { setImmediate as nextTurn } from 'node:timers/promises'

// Long computations on the one thread that serves everybody: they stop to let other requests through.

const SLICE_MS = 15

/** Runs a computation to its end; where it yields, others may have their turn. */
export async function unhurried<T>(work: Generator<undefined, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - since < SLICE_MS) continue
    await nextTurn()
    since = performance.now()
  }
}

export function mapUnhurried<T, R>(items: readonly T[], change: (item: T, at: number) => R): Promise<R[]> {
  return unhurried(mapping(items, change))
}

function* mapping<T, R>(items: readonly T[], change: (item: T, at: number) => R): Generator<undefined, R[]> {
  const changed: R[] = []
  for (const [at, item] of items.entries()) {
    changed.push(change(item, at))
    yield
  }
  return changed
}

/** The items in order, so many at a time; no part is empty. */
export function* partsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let first = 0; first < items.length; first += size) yield items.slice(first, first + size)
}
