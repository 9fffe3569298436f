import type { Channel } from './channel.js'
import { mail } from './mail.channel.js'
import { outbox } from './outbox.channel.js'

/** Every way out of the product. How to add one: docs/guides/add-a-channel.md */
export const CHANNELS = {
  mail,
  outbox,
} satisfies Record<string, Channel>

export type ChannelId = keyof typeof CHANNELS
