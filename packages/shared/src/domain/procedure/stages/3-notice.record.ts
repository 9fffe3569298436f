import { z } from 'zod'
import { civilDay, clockTime, id, instant, line, optionalProse, prose } from '../fields.js'

/** The ten things a notice says (domain.md §3.3). */
export const NOTICE_ITEMS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9', 'N10'] as const
export const NOTICE_KINDS = ['A', 'combined'] as const

/**
 * Delivery channels (domain.md §3.3): the individual ones reach one voting unit, the public ones everybody.
 * `bulk`: goes out to many at once; a visit or a call is made to one door after the other.
 */
export const CHANNELS = {
  BOARD: { individual: false, offline: true, bulk: true },
  BROADCAST: { individual: false, offline: true, bulk: true },
  GROUP_CHAT: { individual: false, offline: false, bulk: true },
  MEETING: { individual: false, offline: true, bulk: true },
  APP_PUSH: { individual: true, offline: false, bulk: true },
  SMS: { individual: true, offline: false, bulk: true },
  PHONE: { individual: true, offline: true, bulk: false },
  LETTER: { individual: true, offline: true, bulk: true },
  HOUSE_VISIT: { individual: true, offline: true, bulk: false },
} as const
export type Channel = keyof typeof CHANNELS
export const CHANNEL_IDS = Object.keys(CHANNELS) as [Channel, ...Channel[]]
/** A message in the system is on record because it stands in an inbox, and only where there is one; nobody types it in. */
export const TYPED_CHANNEL_IDS: readonly Channel[] = CHANNEL_IDS.filter((id) => id !== 'APP_PUSH')

/** What a delivery attempt came to; READ and SIGNED make the unit aware. */
export const DELIVERY_RESULTS = ['ATTEMPTED', 'DELIVERED', 'READ', 'SIGNED', 'REFUSED', 'UNREACHABLE'] as const
export type DeliveryResult = (typeof DELIVERY_RESULTS)[number]

const items = z.object({
  N1: optionalProse,
  N2: optionalProse,
  N3: optionalProse,
  N4: optionalProse,
  N5: optionalProse,
  N6: optionalProse,
  N7: optionalProse,
  N8: optionalProse,
  N9: optionalProse,
  N10: optionalProse,
})

/** Time, place and agenda make a notice one from which statutory periods run. */
export const meetingDetails = z.object({ on: civilDay, time: clockTime, place: line, agenda: prose })

export const noticeInput = z.object({
  kind: z.enum(NOTICE_KINDS),
  items,
  places: z.array(line).min(1).max(50),
  largePrint: z.boolean(),
  meeting: meetingDetails.optional(),
})

/** What step 3 writes down; deliveries are rows. */
export const noticeRecord = z.object({
  versions: z.array(noticeInput.extend({ no: z.int().min(1), on: civilDay, by: id, at: instant })).default([]),
})
