import { type Scene, scene } from '../play/scene.js'
import { canteen } from './at-deliberate.js'
import { garden } from './at-format.js'
import { stairways } from './at-notice.js'
import { gutters } from './at-participants.js'
import { draft, fireLane, neighbours, screeningAsked, serviceLevels, unread } from './at-propose.js'
import { collectionHours } from './at-vote.js'
import { lift } from './c01-lift.js'
import { fee } from './c04-fee.js'
import { dogs } from './c05-dogs.js'
import type { DemoSet } from './demo-set.js'
import { inboxesRead } from './inboxes.js'
import { southGate, squareHours } from './light-matters.js'

/** Everything that has happened by the morning of the demo's day: something stands at every step. */
export const STORIES: readonly ((set: DemoSet) => readonly Scene[])[] = [
  lift,
  fee,
  dogs,
  draft,
  screeningAsked,
  unread,
  serviceLevels,
  neighbours,
  fireLane,
  gutters,
  stairways,
  garden,
  canteen,
  collectionHours,
  squareHours,
  southGate,
  inboxesRead,
  // Once the largest electorates and their ballots are in
  ({ hand }) => ['2026-05-01', '2026-07-10'].map((day) => scene(`${day} 03:00`, () => hand.takeStock())),
]
