import type { Verdict } from '@gongyi/shared/domain'
import type { Wording } from './wording.js'

export const en: Wording = {
  greeting: (name) => `Dear ${name},`,
  about: (title) => `“${title}”: `,
  link: 'See it here:',
  sentences: {
    'topic.submitted': ({ answerBy, caseNo }) =>
      `the proposal was received${caseNo === undefined ? '' : ` (no. ${caseNo})`} and waits for screening${by(', answer by', answerBy)}.`,
    'topic.opinion-requested': ({ answerBy }) =>
      `a legal or expert opinion was asked for${by(', answer by', answerBy)}.`,
    'topic.returned': ({ dueOn, reason }) => `the proposal needs more information${by(' by', dueOn)}${why(reason)}.`,
    'topic.lapsed': ({ dueOn }) => `nothing was added${by(' by', dueOn)}: the proposal counts as withdrawn.`,
    'topic.accepted': ({ reason }) => `the proposal was accepted for consultation${why(reason)}.`,
    'topic.declined': ({ reason }) =>
      `the proposal was not accepted${why(reason)}. You may ask for a review within 5 working days.`,
    'topic.referred': ({ organisation, reason }) =>
      `the proposal was handed on to ${organisation ?? 'the competent office'}${why(reason)}.`,
    'topic.referral-sent': ({ organisation }) => `the referral has been sent${to(organisation)}.`,
    'topic.referral-received': ({ organisation }) => `the referral has been received${to(organisation)}.`,
    'topic.mediation-raised': () => 'the mediation moved to a higher level.',
    'topic.referral-answered': () => 'the referral has a result: please look and say whether you are satisfied.',
    'topic.merged': ({ reason }) =>
      `has been merged into another topic${why(reason)}. Do you support that one too? Please answer.`,
    'topic.signatures-lapsed': () =>
      'has another text now: your signature no longer counts. Read it and sign again if you agree.',
    'topic.category-changed': () => 'was put into another category by the desk.',
    'topic.dispatch-confirmed': () => 'the urgent referral was confirmed by a second person.',
    'topic.dispatch-objected': () => 'the urgent referral was taken back by a second person; it is screened again.',
    'topic.split': ({ reason }) => `the proposal was split; what can be consulted on goes on${why(reason)}.`,
    'topic.alternative-proposed': () => 'a lawful alternative was put forward as a topic of its own.',
    'topic.review-requested': () => 'the proposer asks for a review, to be answered within 5 working days.',
    'topic.review-upheld': ({ reason }) => `review: the answer stands${why(reason)}.`,
    'topic.review-overturned': ({ reason }) =>
      `review: the answer is set aside and the proposal screened again${why(reason)}.`,
    'topic.suspended': () => 'the consultation pauses.',
    'topic.resumed': () => 'the consultation goes on.',
    'topic.terminated': () => 'the consultation was ended; please see why.',
    'topic.initiative-reached': () =>
      'so many have signed that the law gives the proposal a right to be heard; the township has been told.',
    'topic.withdrawn': () => 'the proposer has withdrawn the proposal.',
    'sortition.pool-committed': () => 'the pool of a draw by lot is committed; please witness the draw.',
    'sortition.drawn': () =>
      'you were drawn by lot to deliberate; please open the topic and say whether you take part.',
    'sortition.answer-told': () =>
      'staff have noted for you whether you take part; please open the topic and, if it is wrong, answer yourself within three days.',
    'sortition.decline-confirmed': () => 'staff have confirmed that you cannot take part; a reserve takes the seat.',
    'sortition.second-agreed': () => 'another draw by lot has been agreed to; the reason is on the page of the draw.',
    'sortition.reserve-called': () =>
      'somebody drawn before you cannot take part and it is your turn; please open the topic and say whether you do.',
    'participants.publicised': ({ endsOn }) =>
      `the list of participants is on display; please check it${until(endsOn)}.`,
    'participants.correction-asked': () => 'a correction of the locked list was asked for; please check it.',
    'participants.list-objected': () =>
      'somebody objects to the list of participants; please answer within two working days.',
    'participants.list-objection-decided': () =>
      'an objection to the list of participants was decided; please check before you sign.',
    'participants.correction-refused': () =>
      'the correction of the locked list was refused; the reason is in the record.',
    'participants.corrected': () => 'the locked list of participants was corrected; the corrections can be read.',
    'notice.published': () => 'the notice is out; please read it and press “Got it”.',
    'format.notice-published': () => 'time, place and the rules of the vote are published.',
    'deliberate.draft-frozen': () => 'the text to be voted on is settled; please read it.',
    'vote.announced': ({ opensOn, closesOn }) => `the vote is set for ${opensOn ?? ''} to ${closesOn ?? ''}.`,
    'vote.opened': ({ closesAt }) => `the vote is open${until(day(closesAt))}.`,
    'vote.extended': ({ closesAt }) => `the vote was extended${until(day(closesAt))}.`,
    'vote.annulled': () => 'this ballot was annulled; please see why.',
    'vote.reconvened': () => 'the vote will be held again.',
    'vote.sent-to-deliberation': () => 'the plan did not pass and goes back to discussion.',
    'vote.result-published': ({ endsOn, verdict }) =>
      `the vote ${said(verdict)}; the result is on display and objections are taken${until(endsOn)}.`,
    'vote.objection-decided': () => 'your objection has been answered.',
    'vote.finalised': ({ verdict }) => `the vote ${said(verdict)}; the result is final.`,
    'filing.submitted': () => 'an outcome waits to be filed.',
    'filing.returned': () => 'the filing was returned; please see why.',
    'filing.accepted': ({ number }) => `the outcome is filed: ${number ?? ''}.`,
    'filing.deemed': ({ number }) => `the time limit has passed and the outcome counts as filed: ${number ?? ''}.`,
    'implement.tasks-assigned': () => 'the tasks to carry it out are assigned.',
    'implement.accounts-published': () => 'the accounts are published.',
    'implement.completed': ({ surveyEndsOn }) =>
      `the work is done; please say how satisfied you are${until(surveyEndsOn)}.`,
    'topic.closed': () => 'the matter is closed.',
  },
}

function why(reason: string | number | undefined): string {
  return reason === undefined ? '' : `: ${String(reason).replace(/[。.！!]+$/u, '')}`
}

function by(before: string, day: string | number | undefined): string {
  return day === undefined ? '' : `${before} ${day}`
}

function to(organisation: string | number | undefined): string {
  return organisation === undefined ? '' : ` (${organisation})`
}

function until(end: string | number | undefined): string {
  return end === undefined ? '' : ` until ${end}`
}

/** The last civil day of a window that ends with the day. */
function day(instant: string | number | undefined): string | undefined {
  return instant === undefined
    ? undefined
    : new Date(Date.parse(String(instant)) - 1).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

const verdicts = {
  PASSED: 'passed',
  NOT_PASSED: 'did not pass',
  QUORUM_FAILED: 'missed its quorum and has no result',
  RUNOFF_REQUIRED: 'goes to a second ballot',
  PARTLY_PASSED: 'passed in part',
} as const satisfies Record<Verdict, string>

/** A notice from before verdicts were told says that there is one. */
function said(verdict: string | number | undefined): string {
  return Object.entries(verdicts).find(([known]) => known === verdict)?.[1] ?? 'has a result'
}
