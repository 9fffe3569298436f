import type { NoticeKind, Params } from '../policy.js'

/** What a notice says outside the product: a sentence a kind, no names of others, no choices. */
export interface Wording {
  readonly greeting: (name: string) => string
  readonly about: (topicTitle: string) => string
  readonly link: string
  readonly sentences: { readonly [K in NoticeKind]: (params: Params) => string }
}
