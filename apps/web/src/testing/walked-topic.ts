import { type TopicDetail, topicDetailSchema } from '@gongyi/shared/contracts'
import {
  type ActionId,
  actionsFor,
  addDays,
  type CivilDate,
  CONTRIBUTION_IDS,
  civilDate,
  type Facts,
  mayContribute,
  type Role,
  type Topic,
  transition,
} from '@gongyi/shared/domain'
import { contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '@gongyi/shared/testing'

export interface Walk {
  /** Takes the straight way up to, not including, this action. */
  readonly before: ActionId
  readonly as: Role
  /** Further steps on top, each as its role. */
  readonly further?: readonly (readonly [action: ActionId, role: Role, input?: unknown])[]
  readonly template?: Topic['template']
  readonly category?: Topic['category']
  readonly facts?: Partial<Facts>
  readonly detail?: Partial<TopicDetail>
}

const UNIT = '01900000-0000-7000-8000-0000000000a1'

/** What the API would answer for a topic that went the real way: rules, actions and contributions are not made up. */
export function walkedTopic({
  before,
  as,
  further = [],
  template = 'light',
  category = 'SERVICE',
  ...rest
}: Walk): TopicDetail {
  let topic = draftTopic({ template, category })
  let today = civilDate('2026-11-23')
  const take = (action: ActionId, role: Role, input?: unknown) => {
    const step = transition(topic, action, input ?? sampleInput(action, topic, today), contextOf(topic, role, today))
    if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
    topic = step.value.topic
  }
  for (const { action, role, days } of straightWay(template)) {
    if (action === before) break
    today = addDays(today, days)
    take(action, role)
  }
  for (const [action, role, input] of further) take(action, role, input)
  return detailOf(topic, as, today, rest)
}

function detailOf(topic: Topic, role: Role, today: CivilDate, { facts, detail }: Pick<Walk, 'facts' | 'detail'>) {
  const all = { ...willingFacts(topic), ...facts }
  const context = contextOf(topic, role, today, all)
  const motions = topic.records.participants.set?.motions ?? []
  return topicDetailSchema.parse({
    ...topic,
    ...{ communityName: '桂苑社区', caseNo: 'XS-339921001001-2026-0031', outcome: null, filingNo: null, coSigns: 3 },
    ...{ stageSince: context.now, createdAt: context.now, mine: false, awaitsMe: true, awaitsColleague: false },
    ...{ waitsFor: [], due: null, disclosure: 'PUBLIC' },
    title: '樟树下放一张长椅',
    ...{
      description: '老人走到樟树下没有地方歇脚。',
      desiredOutcome: null,
      location: '滨河小广场',
      affectedScope: null,
    },
    ...{ anonymous: false, proposerName: '陈阿婆', parentTopicId: null, relation: null, childTopicIds: [] },
    motions: motions.map(({ id, text, presetId }, index) => ({ id, no: index + 1, text, presetId })),
    polls: [],
    actions: actionsFor(topic, context).map((open) => ({ ...open, role })),
    contributions: CONTRIBUTION_IDS.filter((id) => mayContribute(id, topic, context).ok),
    electorate: { ...all.electorate, openCorrections: 0 },
    delivery: all.delivery,
    opinions: { total: all.opinions, unanswered: all.unansweredOpinions },
    tasks: { total: all.tasks.total, open: all.tasks.open, submitted: 0 },
    toCheck: { paper: 0, tasks: 0 },
    ...{ openObjections: 0, ratings: 0, dossierMissing: [], rates: [] },
    me: me(role, motions),
    ...{ headHash: 'a'.repeat(64), now: context.now },
    ...detail,
  })
}

/** Residents act for one household; people of the desk for none. */
function me(role: Role, motions: readonly { readonly id: string }[]): TopicDetail['me'] {
  const own = motions.map(({ id }) => ({ motionId: id, areaCenti: '8900' }))
  const unit = {
    id: UNIT,
    label: '7幢2单元301室',
    areaCenti: '8900',
    motions: own,
    noticeConfirmed: false,
    ballots: [],
  }
  const isResident = role === 'resident'
  return {
    ...{ personId: isResident ? UNIT : null, isProposer: false, coSigned: false, hasOpinion: false, rated: false },
    units: isResident ? [unit] : [],
  }
}
