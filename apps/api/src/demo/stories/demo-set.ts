import type { Actor } from '../../platform/actor.js'
import type { Actors } from '../play/actors.js'
import type { StageHand } from '../play/stage-hand.js'
import type { Choices, TopicPlay } from '../play/topic-play.js'
import type { CommunityKey, Regions } from '../world/regions.js'

/** What a story has to play with. */
export interface DemoSet {
  readonly who: Actors
  readonly hand: StageHand
  readonly regions: Regions
  readonly newTopic: (community: CommunityKey) => TopicPlay
  /** Somebody has read everything in the inbox. */
  readonly readInbox: (actor: Actor) => Promise<unknown>
  /** How the owners of 锦澜府 vote on the fee. */
  readonly feeBallots: Choices
  readonly estateOf: (community: 'guiyuan' | 'jinlan') => string
  /** House numbers of all households of 桂苑社区, in another order every time the demo asks for many of them. */
  readonly houses: readonly string[]
}

/** The offices of a community, and the township's. */
export interface Crew {
  readonly desk: Actor
  readonly second: Actor
  readonly admin: Actor
  readonly supervisor: Actor
  readonly lawyer: Actor
  readonly township: Actor
}

export function crewOf(community: 'guiyuan' | 'jinlan' | 'hebu', { who }: DemoSet): Crew {
  const township = who('何静')
  if (community === 'guiyuan') {
    const [desk, second, admin] = [who('林晓燕'), who('沈国平'), who('许建明')]
    return { desk, second, admin, supervisor: who('方秀珍'), lawyer: who('蒋文涛'), township }
  }
  if (community === 'jinlan') {
    const [desk, admin] = [who('吴丽君'), who('郑伟')]
    return { desk, second: admin, admin, supervisor: who('邵国强'), lawyer: admin, township }
  }
  const [desk, admin] = [who('王海燕'), who('孙志远')]
  return { desk, second: admin, admin, supervisor: who('潘月娥'), lawyer: admin, township }
}

/** A matter on its way with those who run it. */
export interface Matter {
  readonly set: DemoSet
  readonly topic: TopicPlay
  readonly crew: Crew
}

export function matterIn(community: 'guiyuan' | 'jinlan' | 'hebu', set: DemoSet): Matter {
  return { set, topic: set.newTopic(community), crew: crewOf(community, set) }
}
