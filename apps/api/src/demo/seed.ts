import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { RegionTree } from '../identity/region-tree.js'
import { TenantDatabase } from '../platform/database.js'
import { type Env, readEnv } from '../platform/env.js'
import { NestLogger, newLogger } from '../platform/http/logger.js'
import { demoActors } from './play/actors.js'
import { type PlayServices, playServices } from './play/play-services.js'
import { playScenes } from './play/scene.js'
import { StageHand } from './play/stage-hand.js'
import { TopicPlay } from './play/topic-play.js'
import { chance } from './roster/random.js'
import { codeOf } from './roster/roster-builder.js'
import { seedModule } from './seed.module.js'
import type { DemoSet } from './stories/demo-set.js'
import { STORIES } from './stories/stories.js'
import { buildWorld, type World } from './world/build-world.js'

export { DEMO_ACCOUNTS } from './demo-accounts.js'

export interface SeedContext {
  /** The migrating login, for the clock. */
  readonly ownerUrl: string
  /** The login the API serves with: everything else is done through it, past the same walls. */
  readonly appUrl: string
  readonly secrets: Readonly<Record<string, string>>
}

/** When the registers were taken over, and the demo's today; from there its clock goes on. */
const BEGINNING = '2026-01-05 08:00'
export const DEMO_TODAY = '2026-11-23 10:00'

/** Fills an empty database with invented communities and a year of their consultations, played through the real rules. */
export async function seedDemo({ ownerUrl, appUrl, secrets }: SeedContext): Promise<void> {
  const env = seedEnv(appUrl, secrets)
  const hand = await StageHand.open(ownerUrl)
  await hand.hurry(true)
  const app = await NestFactory.createApplicationContext(seedModule(env), {
    logger: new NestLogger(newLogger(env)),
    abortOnError: false,
  })
  try {
    await hand.moveTo(BEGINNING)
    const tree = app.get(RegionTree, { strict: false })
    const world = await buildWorld(app.get(TenantDatabase, { strict: false }), tree)
    await hand.takeStock()
    const who = await demoActors(world.accounts, world.regions, tree)
    const set = demoSet(world, playServices(app), who, hand)
    await playScenes(
      STORIES.flatMap((story) => story(set)),
      hand,
    )
    await hand.dropOldMail()
    await hand.hurry(false)
    await hand.moveTo(DEMO_TODAY)
  } finally {
    await app.close()
    await hand.close()
  }
}

function seedEnv(appUrl: string, secrets: SeedContext['secrets']): Env {
  return readEnv({
    GONGYI_MODE: 'demo',
    APP_DATABASE_URL: appUrl,
    SESSION_PEPPER: secrets['sessionPepper'],
    PERSON_PEPPER: secrets['personPepper'],
    GONGYI_MASTER_KEY: secrets['masterKey'],
    LOG_LEVEL: 'warn',
  })
}

function demoSet(world: World, services: PlayServices, who: DemoSet['who'], hand: StageHand): DemoSet {
  const { regions, guiyuan, jinlan } = world
  return {
    who,
    hand,
    regions,
    newTopic: (community) => new TopicPlay(services, regions.idOf(community)),
    readInbox: (actor) => services.inbox.markRead(actor, { all: true }),
    feeBallots: jinlan.feeBallots,
    estateOf: (community) => world[community].roster.estate.id,
    houses: chance(2026).shuffle(guiyuan.roster.households.map(codeOf)),
  }
}
