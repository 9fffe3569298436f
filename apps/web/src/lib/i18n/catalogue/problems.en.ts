import type { SameWords } from '../shape.js'
import type { messages as zh } from './problems.zh.js'

export const messages = {
  unknown: { title: 'That did not work', next: 'Please try again; if it stays like this, tell the community office.' },
  network: {
    title: 'The network cannot be reached',
    next: 'Check the connection and try again. What you wrote is still here.',
  },
  'unexpected-answer': {
    title: 'The answer was not understood',
    next: 'The system may just have been updated. Reload the page and try again.',
  },
  'malformed-json': { title: 'What was sent could not be read', next: 'Reload the page and send it again.' },
  'malformed-request': { title: 'What was sent could not be read', next: 'Reload the page and send it again.' },
  'body-too-large': { title: 'What was sent is too large', next: 'Make the pictures smaller or send them one by one.' },
  'unsupported-media-type': { title: 'Files of this kind are not accepted', next: 'Choose another file format.' },
  'validation-failed': { title: 'Some fields are not right', next: 'Correct what is listed below and send it again.' },
  'invalid-input': { title: 'What was entered does not fit', next: 'Check it and send it again.' },
  'too-many-requests': { title: 'Too many requests', next: 'Wait a moment and try again.' },
  'cross-site': {
    title: 'The request came from another site and was refused',
    next: 'Do it again from a page of this system.',
  },
  'not-signed-in': { title: 'You are not signed in', next: 'Sign in first.' },
  'not-allowed': { title: 'Your role does not allow this', next: 'Ask the community office if it has to be done.' },
  'not-permitted': { title: 'Your role does not allow this', next: 'Someone with another role has to take this step.' },
  'electorate-in-use': {
    title: 'The electorate is in use',
    next: 'Ballots or deliveries already refer to this list. Reload to see it.',
  },
  'not-found': { title: 'Not found', next: 'It may have moved, or it is not open to you.' },
  'sign-in-failed': {
    title: 'Phone number and password (or code) do not match',
    next: 'Check both and try again. The community office can print a one-time code for you; it works once a second member of staff has released it.',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    next: 'Try again in fifteen minutes, or ask the community office.',
  },
  'wrong-password': { title: 'The current password is not right', next: 'Enter the current password again.' },
  'phone-taken': {
    title: 'This phone number already has an account',
    next: 'Find the existing account instead of making a new one.',
  },
  'grant-beyond-own': { title: 'This role cannot be granted from here', next: 'Ask the administrator one level up.' },
  'account-not-a-resident': {
    title: 'You cannot print a code for this account',
    next: 'The community prints for residents only. The township prints for staff, and the system administrator for townships and above.',
  },
  'same-person': {
    title: 'Another member of staff must print this code',
    next: 'You opened this account or matched it with the roster: ask a colleague to print its code, so that nobody alone can say who someone is and hold their code.',
  },
  'same-printer': {
    title: 'Another member of staff must release this code',
    next: 'You printed it: ask a colleague who saw it handed over.',
  },
  'code-over': {
    title: 'This code has been used, has run out or was voided',
    next: 'Reload the list; print a new one if the person still needs it.',
  },
  conflict: { title: 'Someone else has just changed this', next: 'Reload, look at the newest state, then go on.' },
  // A draw of deliberators by lot
  'draw-wrong-stage': {
    title: 'This topic takes no draw now',
    next: 'Draws are made at step 2, and not for topics that are closed or not public.',
  },
  'draw-open-already': {
    title: 'A draw of this topic is under way',
    next: 'Finish it first, or give it up with a reason before the day its number is published.',
  },
  'draw-number-out': {
    title: 'The day of the number has come: it cannot be given up',
    next: 'Anybody can work the result out once the number is published, so the draw is finished as planned. Enter the number.',
  },
  'draw-needs-agreement': {
    title: 'This topic has a draw already',
    next: 'The supervisor or the township has to agree to another one, with a reason that is published.',
  },
  'draw-agreed-already': {
    title: 'Somebody has agreed to it already',
    next: 'There is nothing more to do: reload the page.',
  },
  'draw-own-plan': {
    title: 'Nobody agrees to their own plan',
    next: 'Another supervisor or the township has to agree, and somebody else commits the pool.',
  },
  'draw-seed-entered': {
    title: 'Somebody else has entered the number',
    next: 'Confirm it instead. If it is wrong the first person enters it again; from the next day on, anybody may.',
  },
  'draw-witness-draws': {
    title: 'A witness does not enter the number',
    next: 'Two other people enter it; and whoever has entered it cannot witness.',
  },
  'draw-buildings-outside': {
    title: 'Some of the buildings are outside the topic',
    next: 'Choose buildings the topic concerns, or correct its scope at step 2 first.',
  },
  'draw-source-too-far': { title: 'The number is published too late', next: 'Choose one published within 60 days.' },
  'draw-called-digits': {
    title: 'This old plan adds digits called out, and cannot be drawn any more',
    next: 'Digits added once the number is known choose the result. Give it up with a reason and plan anew.',
  },
  'draw-no-decline-told': {
    title: 'There is no refusal to confirm',
    next: 'The person may have corrected the answer: reload the page.',
  },
  'draw-teller-confirms': {
    title: 'Somebody else has to confirm',
    next: 'Whoever noted it cannot confirm it: a colleague asks the person and confirms.',
  },
  'draw-decline-too-fresh': {
    title: 'It is too early to confirm',
    next: 'The person has three days to correct it. Whoever declines themselves makes room at once.',
  },
  'draw-wrong-state': { title: 'This draw has moved on', next: 'Reload the page to see where it stands.' },
  'draw-seed-differs': {
    title: 'The two numbers are not the same',
    next: 'Both check with the source; the first person may enter it again.',
  },
  'draw-same-person': {
    title: 'Somebody else has to confirm',
    next: 'Two people enter the number: ask a colleague or the supervisor.',
  },
  'draw-pool-empty': {
    title: 'There is nobody to draw from',
    next: 'Widen the scope, or complete the birth dates on the roster.',
  },
  'draw-pool-too-small': {
    title: 'There are more seats than people',
    next: 'Give this plan up and make one with fewer seats or a wider scope.',
  },
  'draw-pool-too-large': { title: 'The pool has more than 20,000 people', next: 'Narrow the scope.' },
  'draw-source-not-ahead': {
    title: 'The number must be published after today',
    next: 'Nobody may know it when the pool is committed: choose tomorrow or later.',
  },
  'draw-source-not-yet': { title: 'The number is not published yet', next: 'Enter it on the day it is published.' },
  'draw-seed-unreadable': {
    title: 'The number is not complete',
    next: 'The published number has 5 to 60 digits.',
  },
  'draw-answer-out-of-place': {
    title: 'You have answered already',
    next: 'A refusal cannot be changed; please ask the community if something has.',
  },
  'draw-witnessed-already': {
    title: 'A supervisor has witnessed it already',
    next: 'There is no need to note it again.',
  },
  'stale-version': { title: 'The topic has just moved on', next: 'The page has been refreshed. Check it, then go on.' },
  'idempotency-mismatch': {
    title: 'This differs from what was sent before',
    next: 'Reload the page and send it again.',
  },
  'duplicate-import': {
    title: 'This file has been imported already',
    next: 'See the earlier import; upload a new file if something changed.',
  },
  'own-account': { title: 'This is your own account', next: 'Another member of staff must do this.' },
  'link-taken': {
    title: 'Matched already',
    next: 'The account or the person has its counterpart; undo a wrong match first.',
  },
  'person-not-active': { title: 'This person has died or moved away', next: 'Please check and choose another.' },
  'region-code-taken': { title: 'This region code exists', next: 'Please check the code.' },
  'file-empty': { title: 'The file is empty', next: 'Open the original, save it again, and upload it.' },
  'file-not-recognised': {
    title: 'This file cannot be read',
    next: 'Upload Excel (.xlsx) or CSV; a renamed file does not do, save it from a spreadsheet program.',
  },
  'workbook-damaged': {
    title: 'This workbook cannot be opened',
    next: 'A household register or an owner list is wanted, as Excel (.xlsx) or CSV. Open the original in a spreadsheet program and save it as .xlsx.',
  },
  'workbook-encrypted': {
    title: 'The file has a password or is an old .xls',
    next: 'Remove the password and save it as .xlsx.',
  },
  'workbook-too-large': {
    title: 'The file unpacks to too much',
    next: 'Keep only the roster’s sheet and save it again.',
  },
  'too-many-rows': { title: 'More than 60,000 rows', next: 'Split it by estate or grid and import the parts.' },
  'import-too-slow': {
    title: 'The file is too large to be imported within a minute',
    next: 'The roster is as it was. Divide the file by estate or grid and import the parts one by one, or try when fewer people are at work.',
  },
  'header-not-found': {
    title: 'No column headings were found',
    next: 'A household register or an owner list is wanted, as Excel (.xlsx) or CSV, with headings such as name, building, room in its first rows. Another file renamed to .xlsx cannot be read.',
  },
  'missing-column': {
    title: 'Required columns are missing',
    next: 'Add these columns to the original and upload again.',
  },
  'merges-too-large': { title: 'Too many merged cells', next: 'Undo the large merges and save it again.' },
  'no-rows': { title: 'There is nothing below the headings', next: 'Make sure it is the filled-in roster.' },
  'rotation-running': { title: 'The keys are being changed', next: 'Try again when this change has ended.' },
  'nothing-to-rotate': {
    title: 'This community has no key yet',
    next: 'There is something to change once it has a roster.',
  },
  'undo-blocked': {
    title: 'This import cannot be taken back now',
    next: 'Something rests on it already; to correct it, import the corrected roster.',
  },
  'unknown-field': { title: 'There is no such content', next: 'Choose again from the list.' },
  'stale-preview': {
    title: 'The roster was changed after this preview',
    next: 'Nothing was imported. Check again what would change now, then confirm.',
  },
  'import-not-open': {
    title: 'This import is settled already',
    next: 'Refresh to see the result; upload again if needed.',
  },
  'join-code-unknown': {
    title: 'There is no such code',
    next: 'Compare it with the paper and type it again, or ask the office to print another.',
  },
  'join-code-used': {
    title: 'This code has been used',
    next: 'A code works once. If you used it, sign in; if not, tell the community office at once.',
  },
  'join-code-expired': { title: 'This code has run out', next: 'Codes are good for thirty days. Ask for a new one.' },
  'join-code-void': { title: 'This code is void', next: 'The office took it back or printed a new one: use that one.' },
  'join-person-gone': {
    title: 'This code can no longer be used',
    next: 'The roster says that this person is no longer of the community. If that is wrong, ask the office to correct it and print a new one.',
  },
  'join-phone-known': {
    title: 'This phone has an account',
    next: 'Give the password of that account; if it is forgotten, the office prints a one-time code.',
  },
  'join-self': { title: 'Not with a code you handled', next: 'Its owner joins, with a phone of their own.' },
  'representative-outside': {
    title: 'This person cannot represent them',
    next: 'Choose a living grown-up of the household, or one of the owners.',
  },
  'seat-taken': {
    title: 'This person has a seat there already',
    next: 'To change it, end that seat first.',
  },
  'name-taken': { title: 'This name is taken', next: 'Choose another name.' },
  refused: { title: 'This cannot be done yet', next: 'First complete what is missing.' },
  unavailable: { title: 'The system is busy', next: 'Try again in a moment. What you wrote is still here.' },
  'internal-error': {
    title: 'Something failed on our side',
    next: 'Try again; if it stays like this, give the number below to the community office.',
  },
  'guard-unmet': { title: 'Not everything is in place yet', next: 'You can go on once the following is done.' },
  'unknown-action': { title: 'There is no such action', next: 'Reload the page and try again.' },
  'wrong-stage': { title: 'The topic is not at this step', next: 'Reload the page to see where it stands.' },
  'wrong-status': {
    title: 'The topic does not allow this in its present state',
    next: 'It may be suspended or closed. Reload the page to see.',
  },
  'window-closed': { title: 'This is outside the set time', next: 'See the beginning and end of this step.' },
  'not-eligible': {
    title: 'You are not on the list for this matter',
    next: 'Ask the community office to check the list.',
  },
  'duplicate-contribution': {
    title: 'You have done this already',
    next: 'It counts; there is no need to send it again.',
  },
  'tally-mismatch': {
    title: 'The counts do not add up',
    next: 'The categories must add up to the ballots returned and not exceed the electorate. Check them.',
  },
  'area-missing': { title: 'The floor area is missing', next: 'This vote counts by area. Complete the areas first.' },
  'options-mismatch': { title: 'The options do not fit the voting rule', next: 'Check the rule and the options.' },
  'unknown-preset': { title: 'There is no such voting rule', next: 'Choose another voting rule.' },
  'preset-locked': { title: 'A share set by law cannot be changed', next: 'Use the share the law sets.' },
  'wrong-method': { title: 'This vote is not counted this way', next: 'Check the voting rule.' },
  'silence-rule-unfounded': {
    title: 'Silent ballots cannot follow the majority',
    next: 'The house rules must say so and service must be proven. Add the grounds.',
  },
  'dependency-broken': {
    title: 'The motions depend on each other in a wrong way',
    next: 'Check what each motion depends on.',
  },
  'electorate-moved': {
    title: 'The roster has changed again',
    next: 'It changed after the correction was asked for. Ask again.',
  },
  'electorate-transfer-only': {
    title: 'The ballot is open',
    next: 'While it runs, a unit that has not voted may pass to its new owner; nothing else changes.',
  },
  'electorate-unit-voted': {
    title: 'This unit has voted',
    next: 'Its ballot stands and cannot pass to somebody else.',
  },
  'electorate-empty': { title: 'The electorate is empty', next: 'Import the roster and set the scope first.' },
  'electorate-duplicate-voter': {
    title: 'Someone is listed twice',
    next: 'Remove the repeated person, or tell two of one name apart, as in “Zhang San (east)”.',
  },
  'electorate-duplicate-unit': {
    title: 'A unit is listed twice',
    next: 'Check the roster and remove the repeated unit.',
  },
  'electorate-unit-without-owner': { title: 'A unit has no owner', next: 'Complete the owners in the roster first.' },
  'electorate-invalid-area': {
    title: 'A unit has a wrong area',
    next: 'Areas must be greater than zero. Correct the roster.',
  },
  'file-missing': { title: 'No file arrived', next: 'Choose the photo again.' },
  'file-type-not-accepted': {
    title: 'Only photos are taken here',
    next: 'Choose a JPG, PNG or WebP photo; on an iPhone set the camera format to “Most compatible”.',
  },
  'image-too-large': { title: 'The picture is too large', next: 'Make it smaller and try again.' },
  'image-damaged': { title: 'This photo cannot be opened', next: 'Take it again or choose another.' },
  'pdf-damaged': { title: 'This PDF is incomplete', next: 'Export it again.' },
  'too-many-files': { title: 'There are enough photos', next: 'Nine at most; remove one to change it.' },
  'file-stays': { title: 'It is being screened; files stay', next: 'They are evidence and remain on record.' },
  'too-many-drafts': { title: 'Too many unfinished drafts', next: 'Delete some you do not need.' },
  'draft-changed': { title: 'This draft was changed elsewhere', next: 'Choose which text to use.' },
  'too-many-proposals': {
    title: 'Thirty proposals of today wait for an answer: that is all for today',
    next: 'Your drafts are kept; hand them in tomorrow. If it is urgent, call the community office.',
  },
  'own-topic': { title: 'One does not co-sign one’s own topic', next: 'You are counted already.' },
  'under-age': { title: 'Under 18 one cannot co-sign', next: 'A parent can, or tell the community your idea.' },
  'person-under-14': { title: 'No account under 14', next: 'A parent proposes, or a coordinator enters it.' },
  /** By the code of a field error. */
  field: {
    'birth-future': 'The birth date cannot lie in the future',
    'field-twice': 'Another column gives this already: one column for each content',
    'before-start': 'The end cannot lie before the beginning',
    'join-code': 'A code has twenty-six letters and digits, never 0, 1, I, L or O',
    'meeting-past': 'The meeting time has passed: choose a later one',
    'talk-past': 'The day or time of the talk has passed: choose a later one',
    'vote-past': 'Voting cannot open before today',
    'vote-ends-first': 'Voting cannot close before it opens',
    'extended-too-little': 'The new closing day must be later than the one set before',
    'extended-too-much': 'Voting would last longer than allowed: choose an earlier closing day',
    'extended-too-late': 'Voting is over and can no longer be extended',
    'not-yet-held': 'The day cannot be after today: only what has been held is recorded',
    'deadline-past': 'The deadline cannot be before today, nor before voting closes',
    'due-past': 'A task cannot be due before today',
    'follow-up-past': 'The follow-up cannot be before today',
    'count-differs': 'The two sheets differ: compare them with the notes of the meeting and correct them',
    'chair-company': 'Nobody of the property company or the developer may chair: choose another',
    'chair-unexplained': 'Not the chair named in step 2: say for whom they sit there and why they lead',
    'no-name': 'Write a name of two letters at least',
    'scope-not-counted': 'The voting rule cannot be counted in this scope: choose another',
    'not-on-roster': 'The roster holds no such place: please check',
    'talk-after-vote': 'Hold the talk before the vote opens, on the same day at the latest',
    'before-submission': 'The day cannot lie before the matter was submitted',
    'reached-over-invited': 'No more units can be heard than were invited',
    'nobody-invited': 'Where people came, the units invited cannot be 0',
    'text-unchanged': 'This text did not pass last time: change it before you freeze it',
    'ground-differs': 'The supervisor agreed on another ground, or no objection was upheld',
    'withdrawn-too-late': 'Once the vote was opened the proposer can no longer withdraw',
    'decision-stands': 'A matter that was passed does not end for this reason',
    'reason-differs': 'The township or the supervisor agreed for another reason',
    'resume-past': 'It can go on from tomorrow at the earliest',
    'resume-too-late': 'A suspension lasts 30 days at most: choose an earlier day',
    'not-a-home': 'Homes concerned are house numbers (such as 4-302): no names, no phone numbers, no names of estates',
    'not-the-next-step': 'This referral does not take this step now: refresh and look again',
    'not-in-order': 'The day cannot lie before the step before it, nor after today',
    'rated-already': 'This result was rated already',
    'deviation-needed': 'The screening suggests another place: say why it goes here',
    'referral-needed': 'Declined on this ground, it is handed on: say to whom',
    'mediation-only': 'Kind, level and homes are for mediation alone',
    'level-not-higher': 'Mediation goes up to a higher level, never down',
    'before-sent': 'The day cannot lie before the referral was sent',
    'title-unchanged': 'The part that goes on needs a title of its own',
    'consent-needed': 'The proposer has to agree first',
    'invalid-format': 'One field is not written as it should be: a real day, a time as in 19:00',
    'one-by-one': 'Visits, calls and signatures are recorded door by door, at most fifty at once',
    'by-system': 'Messages in this system are recorded by the system, never typed in',
    'evidence-missing':
      'For more than fifty units at once, say what proves it: posting receipt, list sent or picture of the board, and who did it',
    'nobody-signs': 'Nobody signs a board or a loudspeaker: choose “Delivered”',
  },
} satisfies SameWords<typeof zh>
