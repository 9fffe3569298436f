import { TAKEN_CHANNELS } from '@gongyi/shared/contracts'
import { z } from 'zod'

const channel = z.enum(TAKEN_CHANNELS)

interface TakenRow {
  readonly channel: string
  /** Whose it is: a name, or the label of a voting unit. */
  readonly of: string | null
}

/** How staff took it down, for those who see the whole record; null for what came in online. */
export function takenOf({ channel: by, of }: TakenRow): { channel: z.infer<typeof channel>; of: string } | null {
  return of === null ? null : { channel: channel.parse(by), of }
}
