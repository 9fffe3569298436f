import {
  contributedSchema,
  deliveryDoneSchema,
  paperResultSchema,
  placesSchema,
  type TopicDetail,
  topicDetailSchema,
  unitListSchema,
} from '@gongyi/shared/contracts'
import {
  addDays,
  EXCLUSION_IDS,
  NOTICE_ITEMS,
  OTHER_SCREEN_IDS,
  REVIEW_ITEMS,
  type Stage,
  stageNumber,
} from '@gongyi/shared/domain'
import type { ApiUser } from './api.js'
import type { Clock } from './clock.js'

/** The people it takes to bring a light topic anywhere; two at the desk, because paper ballots are typed twice. */
export interface People {
  readonly resident: ApiUser
  readonly coordinator: ApiUser
  readonly second: ApiUser
  readonly township: ApiUser
}

export interface Wanted {
  readonly title: string
  /** The stairwell it concerns; small, so that a handful of ballots decide. */
  readonly building: string
  readonly stairwell: string
  /** The light procedure unless the journey is about the full one. */
  readonly template?: 'light' | 'standard'
}

const allNo = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { answer: 'NO' }]))

/** Brings a light topic to the beginning of a stage by the HTTP routes, for journeys that are about that stage alone. */
export class Flow {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async topicAt(stage: Stage, wanted: Wanted): Promise<TopicDetail> {
    let topic = await this.propose(wanted)
    const steps: readonly (() => Promise<unknown>)[] = [
      () => this.accept(topic.id, wanted),
      () => this.lock(topic.id, wanted),
      () => this.tell(topic.id),
      () => this.plan(topic.id),
      () => this.deliberate(topic.id),
      () => this.decide(topic.id),
      () => this.file(topic.id),
    ]
    for (const step of steps.slice(0, stageNumber(stage) - 1)) await step()
    topic = await this.people.coordinator.topic(topic.id)
    if (topic.stage !== stage) throw new Error(`the topic got to ${topic.stage}, not to ${stage}`)
    return topic
  }

  propose({ title }: Wanted, isSubmitted = true): Promise<TopicDetail> {
    const { resident } = this.people
    return resident.post(topicDetailSchema, `/communities/${resident.communityId}/topics`, {
      title,
      description: '楼道里的旧物占着地方，下雨天不好走，想一起定个办法。',
      category: 'ENVIRONMENT',
      desiredOutcome: '商定一个大家都能遵守的办法。',
      submit: isSubmitted,
    })
  }

  async accept(id: string, { title, template = 'light' }: Wanted): Promise<void> {
    const { coordinator, second } = this.people
    await coordinator.act(id, 'propose.screen', {
      category: 'ENVIRONMENT',
      template,
      question: `是否同意“${title}”？`,
      questionKind: 'adopt',
      exclusions: allNo(EXCLUSION_IDS),
      others: allNo(OTHER_SCREEN_IDS),
      riskGrade: 'BLUE',
    })
    if (template === 'standard') await second.act(id, 'propose.countersign')
    await coordinator.act(id, 'propose.accept', { answer: '已受理，接下来确定由谁来表决。' })
  }

  async lock(id: string, { title, building, stairwell }: Wanted): Promise<void> {
    const { coordinator } = this.people
    await coordinator.act(id, 'participants.set', {
      scope: { kind: 'stairwell', buildings: [building], stairwell },
      motions: [{ text: title, presetId: 'SIMPLE_POLL' }],
    })
    await coordinator.act(id, 'participants.lock')
  }

  async tell(id: string): Promise<void> {
    const { coordinator } = this.people
    await this.publishNotice(id)
    for (const channel of ['BOARD', 'LETTER'])
      await coordinator.post(deliveryDoneSchema, `/topics/${id}/deliveries`, {
        target: { kind: 'all' },
        channel,
        result: 'DELIVERED',
        note: '张贴和投递清单一份，网格员经手',
      })
    await coordinator.act(id, 'notice.complete')
  }

  async publishNotice(id: string): Promise<void> {
    await this.people.coordinator.act(id, 'notice.publish', {
      kind: 'combined',
      items: Object.fromEntries(NOTICE_ITEMS.map((item) => [item, '见楼道公告栏。'])),
      places: ['单元门口公告栏'],
      largePrint: true,
      meeting: { on: await this.clock.today(), time: '23:59', place: '社区议事厅', agenda: '商量楼道堆物怎么办' },
    })
  }

  async plan(id: string): Promise<void> {
    const { coordinator } = this.people
    const today = await this.clock.today()
    await coordinator.act(id, 'format.plan', {
      formats: [{ format: 'OPEN_TALK', role: 'PRIMARY', on: today, place: '社区议事厅', chair: '网格员' }],
      vote: { method: 'MIXED', opensOn: addDays(today, 4), closesOn: addDays(today, 6), place: '社区议事厅' },
      ruleText: '三成以上住户参加，同意的多于反对的，就算通过。',
    })
    await coordinator.act(id, 'format.complete')
  }

  async deliberate(id: string): Promise<void> {
    const { coordinator } = this.people
    const today = await this.clock.today()
    await coordinator.act(id, 'deliberate.record', {
      format: 'OPEN_TALK',
      from: today,
      to: today,
      place: '社区议事厅',
      organiser: '社区居委会',
      chair: '网格员',
      minuteTaker: '楼组长',
      attendance: 9,
      unitsReached: 9,
      unitsInvited: 12,
      attendanceEvidence: '签到表一页',
      agenda: '楼道堆物怎么办',
      speeches: [{ stance: 'SUPPORT', summary: '同意清理，旧物统一回收。' }],
      conclusion: '同意清理楼道堆物。',
      signatures: ['网格员', '楼组长'],
      media: 0,
    })
    const { motions } = await coordinator.topic(id)
    await coordinator.act(id, 'deliberate.freeze', {
      motions: motions.map((motion) => ({ id: motion.id, text: motion.text })),
      budgetFen: '0',
      payer: '无需经费',
      executor: '社区居委会',
      deadline: addDays(today, 40),
      maintenance: '楼组长每月看一次',
      remedy: '旧物可以寄放到公共仓库',
    })
    await coordinator.act(id, 'deliberate.complete')
  }

  /** Opens the vote on the planned day. */
  async open(id: string): Promise<TopicDetail> {
    const topic = await this.people.coordinator.topic(id)
    const opensOn = topic.records.format.plan?.vote.opensOn
    if (opensOn === undefined) throw new Error('no vote is planned')
    await this.clock.toDay(opensOn)
    return this.people.coordinator.act(id, 'vote.open')
  }

  /** Paper ballots typed by one and checked by another, all in favour. */
  async paper(id: string, count: number): Promise<void> {
    const { coordinator, second } = this.people
    const { motions } = await coordinator.topic(id)
    const { items } = await coordinator.get(unitListSchema, `/topics/${id}/units?limit=200`)
    const ballots = items
      .filter((unit) => !unit.voted)
      .slice(0, count)
      .map((unit) => ({ votingUnitId: unit.id, choice: 'FOR' }))
    for (const motion of motions) {
      const body = { motionId: motion.id, ballots }
      await coordinator.post(paperResultSchema, `/topics/${id}/paper-ballots`, body)
      await second.post(paperResultSchema, `/topics/${id}/paper-ballots/check`, body)
    }
  }

  /** Closes after the last day and signs the count sheet as the ballots add up. */
  async closeAndCount(id: string): Promise<void> {
    const { coordinator } = this.people
    const open = await coordinator.topic(id)
    const closesOn = open.records.format.plan?.vote.closesOn
    if (closesOn === undefined) throw new Error('no vote is planned')
    await this.clock.toDay(addDays(closesOn, 1))
    const { polls } = await coordinator.act(id, 'vote.close')
    await coordinator.act(id, 'vote.count', {
      sheets: polls.map((poll) => ({ motionId: poll.motionId, ...poll.tally })),
      scrutineers: ['周桂兰', '陈志强'],
    })
  }

  async decide(id: string): Promise<void> {
    const { coordinator } = this.people
    await this.open(id)
    await this.paper(id, 6)
    await this.closeAndCount(id)
    await coordinator.act(id, 'vote.publish', { places: ['单元门口公告栏'] })
    await this.clock.waitDays(4)
    await coordinator.act(id, 'vote.finalise', { resolution: '经表决，同意清理楼道堆物。' })
  }

  async submitFiling(id: string): Promise<void> {
    await this.people.coordinator.act(id, 'filing.submit', {
      responsible: '社区居委会',
      letter: '现将协商结果报请备案。',
    })
  }

  async file(id: string): Promise<void> {
    await this.submitFiling(id)
    await this.people.township.act(id, 'filing.accept', { checked: [...REVIEW_ITEMS] })
  }

  /** A resident confirms the notice for every household they act for. */
  async confirmNotice(id: string): Promise<void> {
    await this.people.resident.post(contributedSchema, `/topics/${id}/receipt`)
  }
}

/** The smallest stairwell of a community's household register in which at least so many households live. */
export async function smallStairwell(user: ApiUser, atLeast: number): Promise<{ building: string; stairwell: string }> {
  const { items } = await user.get(placesSchema, `/communities/${user.communityId}/places`)
  const fitting = items
    .filter((place) => place.propertyAreaId === null && place.count >= atLeast)
    .toSorted((a, b) => a.count - b.count)
  const [place] = fitting
  if (place === undefined) throw new Error('no stairwell is large enough')
  return place
}
