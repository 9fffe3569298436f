import {
  disclosureOf,
  isDispatchOpen,
  maskPersonalData,
  type StageRecords,
  screeningDeadlines,
  type Topic,
  verdictOf,
} from '@gongyi/shared/domain'

/** Groups of accounts a step can concern; how each is found stands in fan-out.store.ts. Who took the step is not told of it. */
export const AUDIENCES = [
  'proposer',
  'co-signers',
  'electorate',
  'objectors',
  'drawn',
  'organisers',
  'supervisors',
  'township',
  /** Whose signatures lapsed with the step. */
  'lapsed-signers',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** Numbers and days the sentence needs, out of what the stages have written down. */
export type Params = Readonly<Record<string, string | number>>

interface Notice {
  readonly to: readonly Audience[]
  /** Who else hears of it, going by what was written down. */
  readonly also?: (records: StageRecords) => readonly Audience[]
  readonly params?: (
    records: StageRecords,
    caseNo: string | undefined,
  ) => Readonly<Record<string, string | number | undefined>>
  /** The proposer who took the step is told of it too: it is their receipt. */
  readonly isReceipt?: boolean
}

const CONCERNED: readonly Audience[] = ['proposer', 'electorate']
const SUPPORTERS: readonly Audience[] = ['proposer', 'co-signers']

/** The whole notification policy: which event of a consultation is told to whom. Events not named are told to nobody. */
export const POLICY = {
  'topic.submitted': {
    to: ['proposer', 'organisers'],
    params: (records, caseNo) => ({ answerBy: replyDue(records), caseNo }),
    isReceipt: true,
  },
  'topic.signatures-lapsed': { to: ['lapsed-signers'] },
  'topic.category-changed': { to: ['proposer'] },
  'topic.dispatch-confirmed': { to: ['proposer', 'township'] },
  'topic.dispatch-objected': { to: [...SUPPORTERS, 'organisers', 'township'] },
  'topic.opinion-requested': {
    to: SUPPORTERS,
    params: (records) => ({ answerBy: replyDue(records) }),
  },
  'topic.returned': {
    to: SUPPORTERS,
    params: (records) => ({ dueOn: records.propose.returned?.dueOn, reason: reason(records, 'returned') }),
  },
  'topic.initiative-reached': { to: ['proposer', 'co-signers', 'organisers', 'township'] },
  'topic.lapsed': {
    to: [...SUPPORTERS, 'organisers'],
    also: ofInitiative,
    params: ({ propose }) => ({ dueOn: propose.lapsed?.dueOn }),
  },
  'topic.accepted': { to: SUPPORTERS, params: (records) => ({ reason: reason(records, 'answer') }) },
  'topic.declined': {
    to: SUPPORTERS,
    also: ofInitiative,
    params: (records) => ({ reason: reason(records, 'answer') }),
  },
  'topic.referred': {
    to: SUPPORTERS,
    // Danger or crime sent on by one person: the second and the township hear of it at once
    also: (records) => (isDispatchOpen(records.propose) ? ['township', 'organisers'] : ofInitiative(records)),
    params: (records) => ({ reason: reason(records, 'answer'), organisation: organisation(records) }),
  },
  'topic.referral-sent': { to: SUPPORTERS, params: (records) => ({ organisation: organisation(records) }) },
  'topic.referral-received': { to: SUPPORTERS, params: (records) => ({ organisation: organisation(records) }) },
  'topic.mediation-raised': { to: SUPPORTERS },
  'topic.referral-answered': { to: SUPPORTERS },
  'topic.merged': {
    to: SUPPORTERS,
    also: ofInitiative,
    params: (records) => ({ reason: reason(records, 'answer') }),
  },
  'topic.split': { to: SUPPORTERS, also: ofInitiative, params: (records) => ({ reason: reason(records, 'answer') }) },
  'topic.alternative-proposed': { to: SUPPORTERS },
  'topic.review-requested': { to: ['township', 'organisers', ...SUPPORTERS] },
  'topic.review-upheld': { to: [...SUPPORTERS, 'organisers'], params: (records) => ({ reason: reviewed(records) }) },
  'topic.review-overturned': {
    to: [...SUPPORTERS, 'organisers'],
    params: (records) => ({ reason: reviewed(records) }),
  },
  'topic.suspended': { to: CONCERNED },
  'topic.resumed': { to: CONCERNED },
  'topic.terminated': { to: CONCERNED },
  'topic.withdrawn': { to: ['co-signers', 'electorate', 'organisers'], also: ofInitiative },
  'participants.publicised': {
    to: ['electorate', 'supervisors'],
    params: ({ participants }) => ({ endsOn: participants.publicised?.endsOn }),
  },
  'sortition.pool-committed': { to: ['supervisors'] },
  // Those a step of a draw has called to a seat
  'sortition.drawn': { to: ['drawn'] },
  'sortition.reserve-called': { to: ['drawn'] },
  // Those in whose name the desk has written something down
  'sortition.answer-told': { to: ['drawn'] },
  'sortition.decline-confirmed': { to: ['drawn'] },
  'sortition.second-agreed': { to: ['organisers', 'supervisors'] },
  'participants.correction-asked': { to: ['supervisors'] },
  'participants.list-objected': { to: ['organisers'] },
  'participants.list-objection-decided': { to: ['supervisors'] },
  'participants.correction-refused': { to: ['organisers'] },
  'participants.corrected': { to: ['electorate', 'supervisors'] },
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

/** However an initiative with the statutory share ends, the township hears of it by itself (domain.md 3.1). */
function ofInitiative({ propose }: StageRecords): readonly Audience[] {
  return propose.initiative === true ? ['township'] : []
}

const REASON_LENGTH = 200

/** Why, in the desk's words, cut short; of a topic whose words are not public it stands on its page alone. */
function told(records: StageRecords, text: string | undefined): string | undefined {
  if (text === undefined || disclosureOf(records.propose) !== 'PUBLIC') return undefined
  const masked = maskPersonalData(text)
  return masked.length > REASON_LENGTH ? `${masked.slice(0, REASON_LENGTH)}…` : masked
}

function reason(records: StageRecords, part: 'answer' | 'returned'): string | undefined {
  const { answer, returned } = records.propose
  return told(records, part === 'answer' ? answer?.text : returned?.reason)
}

function reviewed(records: StageRecords): string | undefined {
  const { review, earlier } = records.propose
  return told(records, (review ?? earlier?.at(-1)?.review)?.answered?.reason)
}

function organisation(records: StageRecords): string | undefined {
  return told(records, records.propose.referral?.organisation)
}

/** The last day for the written answer, while it is being screened. */
function replyDue(records: StageRecords): string | undefined {
  const due = screeningDeadlines({ stage: 'propose', status: 'screening', records })
  return due.find(({ id }) => id === 'reply')?.dueOn
}

/** The kinds of notices there are: words for each stand in wording/ and in the web's catalogue. */
export type NoticeKind = keyof typeof POLICY

/** What befell an account is told to its holder alone, in the inbox, with no topic; words stand in the web's catalogue. */
export type AccountNoticeKind = 'account.code-used' | 'account.joined' | 'household.member-joined'

export function isNoticeKind(type: string): type is NoticeKind {
  return Object.hasOwn(POLICY, type)
}

/** What a step is told as: most as themselves, some as what else they brought about, some not at all. */
export function kindsOf(
  type: string,
  { category, records: { propose } }: Pick<Topic, 'category' | 'records'>,
): string[] {
  if (type === 'topic.submitted' && propose.signaturesLapsed === true) return ['topic.signatures-lapsed', type]
  const isRelabelled = propose.categoryProposed !== undefined && propose.categoryProposed !== category
  if (type === 'topic.screened') return isRelabelled ? ['topic.category-changed'] : []
  return [type]
}

/** Of a sign of crime or misconduct nobody hears but its proposer and the desks. */
function mayKnow(audience: Audience): boolean {
  return audience === 'proposer' || audience === 'organisers' || audience === 'township'
}

/** To whom an event is told and with which figures; undefined for events nobody is told of. */
export function noticeOf(
  type: string,
  records: StageRecords,
  caseNo?: string,
):
  | {
      readonly kind: NoticeKind
      readonly to: readonly Audience[]
      readonly params: Params
      readonly isReceipt: boolean
    }
  | undefined {
  if (!isNoticeKind(type)) return undefined
  const notice: Notice = POLICY[type]
  const params: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(notice.params?.(records, caseNo) ?? {})) {
    if (value !== undefined) params[name] = value
  }
  const to = [...notice.to, ...(notice.also?.(records) ?? [])]
  const isClosed = disclosureOf(records.propose) === 'CONFIDENTIAL'
  return { kind: type, to: isClosed ? to.filter(mayKnow) : to, params, isReceipt: notice.isReceipt ?? false }
}
