import type { DriftPiece, ShownPiece } from '@gongyi/shared/contracts'
import type { Piece } from './late-corrections.store.js'

/** With the areas of the reader's own house only; `own` left out, with all of them. */
export function shown(
  { added, removed, changed, ...piece }: DriftPiece,
  own: ReadonlySet<string> | undefined,
): ShownPiece {
  const entry = ({ label, areaCenti, motions }: DriftPiece['added'][number]) => {
    const sees = own === undefined || own.has(label)
    const listed = motions?.map((one) => ({ motionId: one.motionId, areaCenti: sees ? one.areaCenti : null }))
    return { label, areaCenti: sees ? areaCenti : null, ...(listed === undefined ? {} : { motions: listed }) }
  }
  return {
    ...piece,
    added: added.map(entry),
    removed: removed.map(entry),
    changed: changed.map(({ before, after }) => ({ before: entry(before), after: entry(after) })),
  }
}

/** How many heads come, go and change with these pieces, as the chain says it. */
export function counts(pieces: readonly Piece[]) {
  const sum = (of: (piece: Piece) => number) => pieces.reduce((total, piece) => total + of(piece), 0)
  return {
    added: sum(({ rows }) => rows.added.length),
    removed: sum(({ rows }) => rows.removed.length),
    changed: sum(({ rows }) => rows.changed.length),
  }
}
