import { type StageRecords, verdictOf } from '@gongyi/shared/domain'

/** Groups of accounts a step can concern; how each is found stands in fan-out.store.ts. Who took the step is not told of it. */
export const AUDIENCES = [
  'proposer',
  'co-signers',
  'electorate',
  'objectors',
  'organisers',
  'supervisors',
  'township',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** Numbers and days the sentence needs, out of what the stages have written down. */
export type Params = Readonly<Record<string, string | number>>

interface Notice {
  readonly to: readonly Audience[]
  readonly params?: (records: StageRecords) => Readonly<Record<string, string | number | undefined>>
}

const CONCERNED: readonly Audience[] = ['proposer', 'electorate']
const SUPPORTERS: readonly Audience[] = ['proposer', 'co-signers']

/** The whole notification policy: which event of a consultation is told to whom. Events not named are told to nobody. */
export const POLICY = {
  'topic.submitted': { to: ['organisers'] },
  'topic.returned': { to: ['proposer'] },
  'topic.accepted': { to: SUPPORTERS },
  'topic.declined': { to: SUPPORTERS },
  'topic.referred': { to: SUPPORTERS },
  'topic.merged': { to: SUPPORTERS },
  'topic.split': { to: SUPPORTERS },
  'topic.initiative-reached': { to: ['proposer', 'co-signers', 'organisers', 'township'] },
  'topic.suspended': { to: CONCERNED },
  'topic.resumed': { to: CONCERNED },
  'topic.terminated': { to: CONCERNED },
  'topic.withdrawn': { to: ['electorate', 'organisers'] },
  'participants.publicised': {
    to: ['electorate', 'supervisors'],
    params: ({ participants }) => ({ endsOn: participants.publicised?.endsOn }),
  },
  'notice.published': { to: ['electorate'] },
  'format.notice-published': { to: ['electorate'] },
  'deliberate.draft-frozen': { to: ['electorate'] },
  'vote.announced': {
    to: ['electorate'],
    params: ({ vote }) => ({ opensOn: vote.announced?.opensOn, closesOn: vote.announced?.closesOn }),
  },
  'vote.opened': { to: ['electorate'], params: ({ vote }) => ({ closesAt: vote.opened?.closesAt }) },
  'vote.extended': { to: ['electorate'], params: ({ vote }) => ({ closesAt: vote.extended?.closesAt }) },
  'vote.annulled': { to: ['electorate'] },
  'vote.reconvened': { to: ['electorate'] },
  'vote.sent-to-deliberation': { to: ['electorate'] },
  'vote.result-published': {
    to: CONCERNED,
    params: (records) => ({ endsOn: records.vote.published?.endsOn, verdict: verdictOf(records) }),
  },
  'vote.objection-decided': { to: ['objectors'] },
  'vote.finalised': { to: CONCERNED, params: (records) => ({ verdict: verdictOf(records) }) },
  'filing.submitted': { to: ['township'] },
  'filing.returned': { to: ['organisers'] },
  'filing.accepted': { to: ['proposer', 'organisers'], params: ({ filing }) => ({ number: filing.number }) },
  'filing.deemed': { to: ['proposer', 'organisers'], params: ({ filing }) => ({ number: filing.number }) },
  'implement.tasks-assigned': { to: ['proposer'] },
  'implement.accounts-published': { to: ['electorate'] },
  'implement.completed': {
    to: CONCERNED,
    params: ({ implement }) => ({ surveyEndsOn: implement.completion?.surveyEndsOn }),
  },
  'topic.closed': { to: CONCERNED },
} as const satisfies Record<string, Notice>

/** The kinds of notices there are: words for each stand in wording/ and in the web's catalogue. */
export type NoticeKind = keyof typeof POLICY

/** What befell an account is told to its holder alone, in the inbox, with no topic; words stand in the web's catalogue. */
export type AccountNoticeKind = 'account.code-used'

export function isNoticeKind(type: string): type is NoticeKind {
  return Object.hasOwn(POLICY, type)
}

/** To whom an event is told and with which figures; undefined for events nobody is told of. */
export function noticeOf(
  type: string,
  records: StageRecords,
): { readonly kind: NoticeKind; readonly to: readonly Audience[]; readonly params: Params } | undefined {
  if (!isNoticeKind(type)) return undefined
  const notice: Notice = POLICY[type]
  const params: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(notice.params?.(records) ?? {})) {
    if (value !== undefined) params[name] = value
  }
  return { kind: type, to: notice.to, params }
}
