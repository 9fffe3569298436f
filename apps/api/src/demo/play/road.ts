import type { Proposal } from '@gongyi/shared/contracts'
import type { Actor } from '../../platform/actor.js'
import type { Matter } from '../stories/demo-set.js'
import { type Scene, scene } from './scene.js'
import type { Choices } from './topic-play.js'
import { legalOpinion, photosKept, REVIEWED, type screening } from './words.js'

/** A day and what is done on it; left out, the story stops before it. */
type Day = string

export interface Proposed {
  readonly on: Day
  readonly by: Actor
  readonly words: Pick<Proposal, 'title' | 'description' | 'category'> & Partial<Proposal>
  /** The number of the last case before this one. */
  readonly after?: number
  readonly coSigners?: readonly string[]
}

export function proposed(
  { set, topic, crew }: Matter,
  { on, by, words, after, coSigners = [] }: Proposed,
): readonly Scene[] {
  const community = crew.desk.communityIds[0] ?? ''
  return [
    ...(after === undefined ? [] : [scene(`${on} 08:30`, () => set.hand.continueCases(community, after))]),
    scene(`${on} 09:10`, () => topic.propose(by, words)),
    ...(coSigners.length === 0 ? [] : [scene(`${on} 16:40`, () => topic.coSignFor(crew.desk, coSigners))]),
  ]
}

export interface Screened {
  readonly on: Day
  readonly sheet: ReturnType<typeof screening>
  readonly countersigned?: Day
  /** What the legal adviser says of it. */
  readonly legal?: { readonly on: Day; readonly text: string }
  readonly accepted?: { readonly on: Day; readonly answer: string }
}

export function screened(
  { topic, crew }: Matter,
  { on, sheet, countersigned, legal, accepted }: Screened,
): readonly Scene[] {
  const { desk, second, lawyer } = crew
  return [
    scene(`${on} 10:00`, () => topic.act(desk, 'propose.screen', sheet)),
    ...(countersigned ? [scene(`${countersigned} 14:30`, () => topic.act(second, 'propose.countersign'))] : []),
    ...(legal
      ? [
          scene(`${legal.on} 15:10`, () =>
            topic.act(lawyer, 'propose.legal-opinion', legalOpinion(lawyer.displayName, legal.text)),
          ),
        ]
      : []),
    ...(accepted
      ? [scene(`${accepted.on} 16:20`, () => topic.act(desk, 'propose.accept', { answer: accepted.answer }))]
      : []),
  ]
}

export interface Listed {
  readonly on: Day
  readonly participants: object
  readonly publicised?: { readonly on: Day; readonly places: readonly string[] }
  readonly supervised?: Day
  readonly locked?: Day
}

export function listed(
  { topic, crew }: Matter,
  { on, participants, publicised, supervised, locked }: Listed,
): readonly Scene[] {
  const { desk, supervisor } = crew
  return [
    scene(`${on} 16:50`, () => topic.act(desk, 'participants.set', participants)),
    ...(publicised
      ? [
          scene(`${publicised.on} 17:10`, () =>
            topic.act(desk, 'participants.publicise', { places: publicised.places }),
          ),
        ]
      : []),
    ...(supervised
      ? [
          scene(`${supervised} 17:20`, () =>
            topic.act(supervisor, 'participants.sign', { note: '抽查名册，未发现差错。' }),
          ),
        ]
      : []),
    ...(locked ? [scene(`${locked} 17:40`, () => topic.act(desk, 'participants.lock'))] : []),
  ]
}

export interface Planned {
  readonly on: Day
  readonly plan: object
  readonly published?: { readonly on: Day; readonly places: readonly string[] }
  readonly completed?: Day
}

export function planned({ topic, crew }: Matter, { on, plan, published, completed }: Planned): readonly Scene[] {
  const { desk } = crew
  return [
    scene(`${on} 10:10`, () => topic.act(desk, 'format.plan', plan)),
    ...(published
      ? [scene(`${published.on} 10:30`, () => topic.act(desk, 'format.publish', { places: published.places }))]
      : []),
    ...(completed ? [scene(`${completed} 10:50`, () => topic.act(desk, 'format.complete'))] : []),
  ]
}

export interface Frozen {
  readonly on: Day
  readonly draft: () => object
  readonly legal?: { readonly on: Day; readonly text: string }
  readonly completed?: Day
}

export function frozen({ topic, crew }: Matter, { on, draft, legal, completed }: Frozen): readonly Scene[] {
  const { desk, lawyer } = crew
  return [
    scene(`${on} 11:10`, () => topic.act(desk, 'deliberate.freeze', draft())),
    ...(legal
      ? [
          scene(`${legal.on} 15:30`, () =>
            topic.act(lawyer, 'deliberate.legal-check', legalOpinion(lawyer.displayName, legal.text)),
          ),
        ]
      : []),
    ...(completed ? [scene(`${completed} 16:30`, () => topic.act(desk, 'deliberate.complete'))] : []),
  ]
}

export interface Balloted {
  readonly openedOn: Day
  readonly papers: Choices
  readonly typedInOn: Day
  readonly closed?: { readonly at: string }
  readonly counted?: { readonly at: string; readonly sheet: () => object }
  readonly published?: { readonly at: string; readonly places: readonly string[] }
}

/** Papers are typed in by one person and read again by another. */
export function balloted({ topic, crew }: Matter, vote: Balloted): readonly Scene[] {
  const { desk, second, admin } = crew
  const { openedOn, papers, typedInOn, closed, counted, published } = vote
  return [
    scene(`${openedOn} 08:40`, () => topic.act(desk, 'vote.open')),
    scene(`${typedInOn} 19:10`, () => topic.enterPapers(desk, papers)),
    scene(`${typedInOn} 20:30`, () => topic.checkPapers(second, papers)),
    ...(closed ? [scene(closed.at, () => topic.act(desk, 'vote.close'))] : []),
    ...(counted ? [scene(counted.at, () => topic.act(desk, 'vote.count', counted.sheet()))] : []),
    ...(published ? [scene(published.at, () => topic.act(admin, 'vote.publish', { places: published.places }))] : []),
  ]
}

export interface Filed {
  readonly finalisedOn: Day
  readonly resolution: string
  readonly supervised?: { readonly on: Day; readonly opinion: string }
  readonly submitted?: { readonly on: Day; readonly letter: object }
  /** The township's number; those before it went to matters the demo does not hold. */
  readonly accepted?: { readonly on: Day; readonly no: number }
}

export function filed({ set, topic, crew }: Matter, filing: Filed): readonly Scene[] {
  const { desk, supervisor, township } = crew
  const { finalisedOn, resolution, supervised, submitted, accepted } = filing
  const office = set.regions.idOf('yunxi')
  return [
    scene(`${finalisedOn} 09:00`, () => topic.act(desk, 'vote.finalise', { resolution })),
    ...(supervised
      ? [
          scene(`${supervised.on} 10:00`, () => topic.act(desk, 'filing.note-originals', photosKept(desk))),
          scene(`${supervised.on} 10:20`, () =>
            topic.act(supervisor, 'filing.countersign', { opinion: supervised.opinion }),
          ),
        ]
      : []),
    ...(submitted ? [scene(`${submitted.on} 11:20`, () => topic.act(desk, 'filing.submit', submitted.letter))] : []),
    ...(accepted
      ? [
          scene(`${accepted.on} 09:50`, () => set.hand.continueFilings(office, accepted.no - 1)),
          scene(`${accepted.on} 10:00`, () => topic.act(township, 'filing.accept', { checked: REVIEWED })),
        ]
      : []),
  ]
}

/** A task with its way: reported done and accepted, in one or more scenes. */
export function taskDone(
  { topic, crew }: Matter,
  no: number,
  { reported, accepted, note, verdict }: { reported: string; accepted: string; note: string; verdict: string },
): readonly Scene[] {
  const group = [crew.supervisor.displayName, '居民代表']
  return [
    scene(reported, () => topic.report(crew.desk, no, 100, note)),
    scene(accepted, () => topic.accept(crew.supervisor, no, group, verdict)),
  ]
}
