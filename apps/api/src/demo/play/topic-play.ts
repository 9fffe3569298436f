import type { Proposal } from '@gongyi/shared/contracts'
import { type ActionId, MOST_DOORS_AT_ONCE } from '@gongyi/shared/domain'
import type { Cast } from '../../consultations/contributions/ballots.service.js'
import type { Delivery } from '../../consultations/contributions/deliveries.service.js'
import type { Objection } from '../../consultations/contributions/objections.service.js'
import type { Opinion } from '../../consultations/contributions/opinions.service.js'
import type { PaperBallots, PaperResult } from '../../consultations/contributions/paper-ballots.service.js'
import type { Rating } from '../../consultations/contributions/ratings.service.js'
import type { TopicRequest } from '../../consultations/topics.service.js'
import type { Actor } from '../../platform/actor.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { type DemoUnit, readHeads, readUnits } from './demo.store.js'
import type { PlayServices } from './play-services.js'

export type Choices = ReadonlyMap<string, PaperBallots['ballots'][number]['choice']>
type Words = Pick<Proposal, 'title' | 'description' | 'category'> & Partial<Proposal>

const PAPERS_AT_ONCE = 500
/** A batch of ballots or deliveries while the machine is doing other things as well. */
const PATIENCE_MS = 60_000

/** One matter on its way, moved by the same services that answer people's requests. */
export class TopicPlay {
  private topicId: string | undefined
  private version = 0
  private units: readonly DemoUnit[] | undefined
  private readonly motionIds: string[] = []

  constructor(
    private readonly services: PlayServices,
    private readonly communityId: string,
  ) {}

  async propose(actor: Actor, { submit = true, ...words }: Words): Promise<void> {
    const proposal = { anonymous: false, sourceChannel: 'APP' as const, ...words, submit }
    const { id, version } = await this.services.topics.create(actor, this.communityId, proposal, undefined)
    this.topicId = id
    this.version = version
  }

  /** One step of the procedure. */
  async act(actor: Actor, action: ActionId, input: object = {}): Promise<void> {
    const { database, steps } = this.services
    const { accountId } = actor
    const roles = actor.rolesIn(this.communityId)
    const key = { communityId: this.communityId, topicId: this.id() }
    const context = { communityId: this.communityId, role: roles[0] ?? '', accountId }
    const request = { input, expectedVersion: this.version }
    await database.inTenant(context, (tx) => steps.take(tx, key, { accountId, roles }, action, request), {
      timeoutMs: PATIENCE_MS,
    })
    this.version += 1
  }

  /** One step of the first place the matter was referred to. */
  async follow(actor: Actor, action: ActionId, input: object): Promise<void> {
    const request = { actor, communityId: this.communityId, topicId: this.id() }
    const { records } = await this.services.topics.detail(request)
    await this.act(actor, action, { referralId: records.propose.referrals?.[0]?.id, ...input })
  }

  /** The motions' ids, made here so that later steps can name them. */
  motions(...motions: readonly { readonly text: string; readonly presetId: string }[]) {
    this.motionIds.push(...motions.map(() => newId()))
    return motions.map((motion, index) => ({ ...motion, id: this.motionId(index) }))
  }

  motionId(index = 0): string {
    return known(this.motionIds[index], 'a motion')
  }

  /** At the desk, for people who came by: the heads of these households. */
  async coSignFor(actor: Actor, houses: readonly string[]): Promise<void> {
    const heads = await this.read(actor, (tx) => readHeads(tx, this.communityId))
    for (const house of houses) {
      const onBehalfOfPersonId = known(heads.get(house), house)
      await this.services.coSigns.sign(this.request(actor), { onBehalfOfPersonId, consent: true }, undefined)
    }
  }

  coSign(actor: Actor): Promise<unknown> {
    return this.services.coSigns.sign(this.request(actor), {}, undefined)
  }

  correct(actor: Actor, text: string): Promise<{ readonly id: string | null }> {
    return this.services.corrections.ask(this.request(actor), { kind: 'OTHER', text }, undefined)
  }

  deliver(actor: Actor, delivery: Delivery): Promise<unknown> {
    return this.services.deliveries.record(this.request(actor), delivery, undefined)
  }

  /** A letter into every box and a sheet on the boards. */
  async announce(actor: Actor): Promise<void> {
    const told = { target: { kind: 'all' }, result: 'DELIVERED' } as const
    await this.deliver(actor, { ...told, channel: 'LETTER', note: '网格员按户投递信箱，投递清单存社区档案' })
    await this.deliver(actor, { ...told, channel: 'BOARD', note: '各公告栏张贴，现场照片存社区档案' })
  }

  /** Door by door, to the units of these houses only. */
  deliverTo(actor: Actor, houses: readonly string[], delivery: Omit<Delivery, 'target'>): Promise<void> {
    const wanted = new Set(houses)
    return this.deliverWhere(actor, (label) => label.split(', ').some((house) => wanted.has(house)), delivery)
  }

  /** Door by door through one building. */
  deliverAt(actor: Actor, building: string, delivery: Omit<Delivery, 'target'>): Promise<void> {
    return this.deliverWhere(actor, (label) => label.startsWith(`${building}-`), delivery)
  }

  confirm(actor: Actor): Promise<unknown> {
    return this.services.deliveries.confirm(this.request(actor), undefined)
  }

  /** One's own, online. */
  say(actor: Actor, stance: Opinion['stance'], text: string): Promise<{ readonly id: string | null }> {
    return this.services.opinions.give(this.request(actor), { stance, text, channel: 'ONLINE' }, undefined)
  }

  /** Written down at the desk for a household that agreed. */
  async sayFor(actor: Actor, house: string, opinion: Pick<Opinion, 'stance' | 'text' | 'channel'>) {
    const votingUnitId = (await this.unitOf(actor, house)).id
    return this.services.opinions.give(this.request(actor), { ...opinion, votingUnitId, consent: true }, undefined)
  }

  reply(actor: Actor, opinionId: string | null, text: string): Promise<unknown> {
    return this.services.opinions.reply(this.request(actor), known(opinionId, 'an opinion'), { text }, undefined)
  }

  async cast(actor: Actor, house: string, choice: 'FOR' | 'AGAINST' | 'ABSTAIN', motion = 0): Promise<Cast> {
    const votingUnitId = (await this.unitOf(actor, house)).id
    const ballot = { motionId: this.motionId(motion), votingUnitId, choice, idem: newId() }
    return this.services.ballots.cast(this.request(actor), ballot)
  }

  enterPapers(actor: Actor, choices: Choices, motion = 0): Promise<void> {
    return this.papers(actor, choices, motion, 'enter', 'entered')
  }

  /** The second person reads the same papers again. */
  checkPapers(actor: Actor, choices: Choices, motion = 0): Promise<void> {
    return this.papers(actor, choices, motion, 'check', 'counted')
  }

  object(actor: Actor, objection: Objection): Promise<{ readonly id: string | null }> {
    return this.services.objections.raise(this.request(actor), objection, undefined)
  }

  async report(actor: Actor, taskNo: number, progress: number, note: string): Promise<void> {
    await this.services.tasks.report(
      this.request(actor),
      await this.taskId(actor, taskNo),
      { progress, note },
      undefined,
    )
  }

  async accept(actor: Actor, taskNo: number, group: readonly string[], note: string): Promise<void> {
    const acceptance = { result: 'ACCEPTED' as const, group: [...group], note }
    await this.services.tasks.accept(this.request(actor), await this.taskId(actor, taskNo), acceptance, undefined)
  }

  rate(actor: Actor, rating: Rating): Promise<unknown> {
    return this.services.ratings.rate(this.request(actor), rating, undefined)
  }

  /** The frozen electorate. */
  async electorate(actor: Actor): Promise<readonly DemoUnit[]> {
    this.units ??= await this.read(actor, (tx) => readUnits(tx, this.communityId, this.id()))
    return this.units
  }

  /** As many doors at once as one sheet takes. */
  private async deliverWhere(
    actor: Actor,
    isMeant: (label: string) => boolean,
    delivery: Omit<Delivery, 'target'>,
  ): Promise<void> {
    const unitIds = (await this.electorate(actor)).filter(({ label }) => isMeant(label)).map(({ id }) => id)
    for (let from = 0; from < unitIds.length; from += MOST_DOORS_AT_ONCE) {
      const target = { kind: 'units' as const, unitIds: unitIds.slice(from, from + MOST_DOORS_AT_ONCE) }
      await this.deliver(actor, { ...delivery, target })
    }
  }

  private async unitOf(actor: Actor, house: string): Promise<DemoUnit> {
    const units = await this.electorate(actor)
    const unit = units.find(({ label }) => label.split(', ').includes(house))
    return known(unit, `a voting unit of ${house}`)
  }

  private async papers(
    actor: Actor,
    choices: Choices,
    motion: number,
    verb: 'enter' | 'check',
    expected: PaperResult['items'][number]['result'],
  ): Promise<void> {
    const units = await this.electorate(actor)
    const ballots = units.flatMap(({ id, label }) => {
      const choice = choices.get(label)
      return choice === undefined ? [] : [{ votingUnitId: id, choice }]
    })
    if (ballots.length !== choices.size)
      throw new Error(`${choices.size - ballots.length} papers are of nobody on the roll`)
    for (let from = 0; from < ballots.length; from += PAPERS_AT_ONCE) {
      const batch = { motionId: this.motionId(motion), ballots: ballots.slice(from, from + PAPERS_AT_ONCE) }
      const { items } = await this.services.papers[verb](this.request(actor), batch)
      const other = items.find(({ result }) => result !== expected)
      if (other !== undefined) throw new Error(`a paper ballot is ${other.result}, not ${expected}`)
    }
  }

  private async taskId(actor: Actor, no: number): Promise<string> {
    const { items } = await this.services.tasks.list(this.request(actor))
    return known(items.find((task) => task.no === no)?.id, `task ${no}`)
  }

  private request(actor: Actor): TopicRequest {
    return { actor, communityId: this.communityId, topicId: this.id() }
  }

  private read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(this.communityId)[0] ?? ''
    return this.services.database.inTenant({ communityId: this.communityId, role, accountId: actor.accountId }, work)
  }

  private id(): string {
    return known(this.topicId, 'a proposal')
  }
}

function known<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the demo has not got ${what} yet`)
  return value
}
