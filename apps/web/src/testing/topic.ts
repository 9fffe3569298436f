import type { SessionView, TopicDetail } from '@gongyi/shared/contracts'
import { topicDetailSchema } from '@gongyi/shared/contracts'
import {
  type ActionId,
  actionsFor,
  addDays,
  CONTRIBUTION_IDS,
  civilDate,
  type Facts,
  mayContribute,
  type Role,
  type Topic,
  transition,
} from '@gongyi/shared/domain'
import { actorAs, contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '@gongyi/shared/testing'

const start = civilDate('2026-11-23')

/** A topic walked down the straight way by the rules themselves, as far as the action named (included). */
export function topicAfter(last: ActionId | null, draft: Topic = draftTopic()): Topic {
  let topic = draft
  if (last === null) return topic
  let today = start
  for (const { action, role, days } of straightWay(draft.template)) {
    today = addDays(today, days)
    const step = transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today))
    if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
    topic = step.value.topic
    if (action === last) return topic
  }
  throw new Error(`${last} is not on the straight way`)
}

/** The topic as the API would show it to this role; actions, unmet conditions and contributions come from the rules. */
export function topicSeenBy(
  role: Role,
  topic: Topic,
  overrides: Partial<TopicDetail> = {},
  facts: Facts = willingFacts(topic),
): TopicDetail {
  const context = contextOf(topic, role, start, facts)
  const set = topic.records.participants.set
  return topicDetailSchema.parse({
    ...topic,
    communityName: '桂苑社区',
    caseNo: 'XS-339921001001-2026-0031',
    outcome: null,
    filingNo: null,
    coSigns: facts.coSigns,
    stageSince: context.now,
    createdAt: context.now,
    mine: false,
    awaitsMe: false,
    awaitsColleague: false,
    waitsFor: [],
    due: null,
    disclosure: 'PUBLIC',
    description: 'Older residents have nowhere to sit on the way home.',
    desiredOutcome: null,
    location: null,
    affectedScope: null,
    anonymous: false,
    proposerName: '沈阿姨',
    parentTopicId: null,
    relation: null,
    childTopicIds: [],
    motions: (set?.motions ?? []).map((motion, index) => ({ ...motion, no: index + 1 })),
    polls: [],
    actions: actionsFor(topic, context).map((open) => ({ ...open, role })),
    contributions: CONTRIBUTION_IDS.filter((id) => mayContribute(id, topic, context).ok),
    electorate: {
      heads: set === undefined ? 0 : facts.electorate.heads,
      areaCenti: set === undefined ? '0' : facts.electorate.areaCenti,
      openCorrections: facts.electorate.openCorrections,
      motions:
        set === undefined
          ? []
          : facts.electorate.motions.map(({ motionId, heads, areaCenti }) => ({ motionId, heads, areaCenti })),
    },
    delivery: facts.delivery,
    opinions: { total: facts.opinions, unanswered: facts.unansweredOpinions },
    openObjections: facts.openObjections,
    tasks: { total: facts.tasks.total, open: facts.tasks.open, submitted: 0 },
    toCheck: { paper: 0, tasks: 0 },
    ratings: facts.ratings,
    dossierMissing: [],
    rates: [],
    me: {
      personId: role === 'resident' ? '01900000-0000-7000-8000-0000000000aa' : null,
      isProposer: false,
      coSigned: false,
      hasOpinion: false,
      rated: false,
      units: [],
    },
    headHash: '0'.repeat(64),
    now: context.now,
    ...overrides,
  })
}

/** Somebody signed in with one role in the topic's community. */
export function sessionOf(role: Role, topic: Pick<Topic, 'communityId'> = draftTopic()): { session: SessionView } {
  const community = { id: topic.communityId, name: '桂苑社区', shortName: '桂苑', kind: 'COMMUNITY' }
  return {
    session: {
      accountId: actorAs(role).accountId,
      displayName: '何敏',
      phoneMasked: '138****0001',
      locale: null,
      passwordMissing: false,
      grants: [
        {
          role,
          regionId: topic.communityId,
          regionName: community.name,
          regionLevel: 'VILLAGE_COMMUNITY',
          communityIds: [topic.communityId],
        },
      ],
      communities: [community],
      expiresAt: '2026-12-23T00:00:00.000Z',
    },
  }
}
