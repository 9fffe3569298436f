export type DossierCheck =
  | 'schema'
  | 'hash'
  | 'chain'
  | 'number'
  | 'motion-text'
  | 'preset'
  | 'count'
  | 'outcome'
  | 'publicity'
  | 'execution'
  | 'personal-data'

/** One thing that does not hold: which check, where (JSON pointer), and a word or value for the reader. */
export interface DossierProblem {
  readonly check: DossierCheck
  readonly path: string
  readonly detail: string
}
