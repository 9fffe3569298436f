import type { Env } from '../../platform/env.js'

/** One notice on its way to one person, worded in their language. */
export interface Message {
  /** The same for every attempt: a provider that dedupes can be given it. */
  readonly id: string
  readonly to: {
    readonly accountId: string
    readonly name: string
    /** The person's address for this channel; null only where `needsAddress` is false. */
    readonly address: string | null
  }
  readonly subject: string
  readonly text: string
  /** ISO instant of the event. */
  readonly at: string
}

/** Sends; rejects when it could not, and the notice is tried again later. */
export type Send = (message: Message) => Promise<void>

/** A way out of the product. The inbox is not one: there every notice stands anyway. */
export interface Channel {
  /** Whether this installation sends by it. */
  readonly isOn: (env: Env) => boolean
  /** True: people without an address of theirs for this channel (contact_address) are left out. */
  readonly needsAddress: boolean
  /** Called once per batch; connections are opened here and closed by `close`. */
  readonly open: (env: Env) => { readonly send: Send; readonly close: () => void }
}
