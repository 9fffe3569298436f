import type { Verdict } from '@gongyi/shared/domain'
import type { Wording } from './wording.js'

export const en: Wording = {
  greeting: (name) => `Dear ${name},`,
  about: (title) => `“${title}”: `,
  link: 'See it here:',
  sentences: {
    'topic.submitted': () => 'a new proposal waits for screening.',
    'topic.returned': () => 'your proposal needs more; please see why it was returned.',
    'topic.accepted': () => 'the proposal was accepted and goes into consultation.',
    'topic.declined': () => 'the proposal was not accepted; please see the reasons and how to ask for a review.',
    'topic.referred': () => 'the proposal was passed on to the office in charge.',
    'topic.merged': () => 'the proposal was joined with another on the same matter.',
    'topic.split': () => 'the proposal was split; the part open to consultation goes on by itself.',
    'topic.suspended': () => 'the consultation pauses.',
    'topic.resumed': () => 'the consultation goes on.',
    'topic.terminated': () => 'the consultation was ended; please see why.',
    'topic.initiative-reached': () =>
      'so many have signed that the law gives the proposal a right to be heard; the township has been told.',
    'topic.withdrawn': () => 'the proposer has withdrawn the proposal.',
    'participants.publicised': ({ endsOn }) =>
      `the list of participants is on display; please check it${until(endsOn)}.`,
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
