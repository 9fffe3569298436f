import { type Scene, scene } from '../play/scene.js'
import { CAST } from '../world/cast.js'
import type { DemoSet } from './demo-set.js'

/** Everybody has read up to the middle of the month; what came since is new. */
export function inboxesRead({ who, readInbox }: DemoSet): readonly Scene[] {
  return CAST.map(({ name }) => scene('2026-11-16 07:30', () => readInbox(who(name))))
}
