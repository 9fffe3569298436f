import {
  type ActionId,
  type Actor,
  addDays,
  type CivilDate,
  civilDate,
  civilDateOf,
  EMPTY_RECORDS,
  EXCLUSION_IDS,
  type Facts,
  NO_FACTS,
  NOTICE_ITEMS,
  OTHER_SCREEN_IDS,
  type PollTally,
  REVIEW_ITEMS,
  type Role,
  type Topic,
  type TransitionContext,
} from '../domain/index.js'

export const PROPOSER = '01900000-0000-7000-8000-00000000000a'
const ACCOUNTS: Record<Role, string> = {
  resident: PROPOSER,
  coordinator: '01900000-0000-7000-8000-00000000000b',
  'community-admin': '01900000-0000-7000-8000-00000000000c',
  'township-admin': '01900000-0000-7000-8000-00000000000d',
  'county-observer': '01900000-0000-7000-8000-00000000000e',
  auditor: '01900000-0000-7000-8000-00000000000f',
  expert: '01900000-0000-7000-8000-000000000010',
  supervisor: '01900000-0000-7000-8000-000000000011',
  'system-admin': '01900000-0000-7000-8000-000000000012',
}

/** An actor in a role; each role has its own account. */
export function actorAs(role: Role): Actor {
  return { accountId: ACCOUNTS[role], role }
}

/** A draft of a small matter, proposed by the resident of {@link actorAs}. */
export function draftTopic(overrides: Partial<Topic> = {}): Topic {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    communityId: '01900000-0000-7000-8000-000000000002',
    title: 'A bench under the camphor tree',
    category: 'SERVICE',
    template: 'light',
    stage: 'propose',
    status: 'draft',
    version: 1,
    round: 1,
    proposerAccountId: PROPOSER,
    suspension: null,
    records: EMPTY_RECORDS,
    ...overrides,
  }
}

/** Facts under which no guard fails, given what the topic itself has recorded. */
export function willingFacts(topic: Topic, tally: Partial<PollTally> = {}): Facts {
  const nothing = { heads: 0, areaCenti: '0' }
  const { opened, closed, count } = topic.records.vote
  const status = count ? 'counted' : closed ? 'closed' : 'open'
  const motions = topic.records.participants.set?.motions ?? []
  return {
    ...NO_FACTS,
    electorate: {
      heads: 100,
      areaCenti: '100000',
      unitAreaSumCenti: '100000',
      duplicateUnits: 0,
      openCorrections: 0,
      buildings: ['7'],
    },
    delivery: {
      units: 100,
      attempted: 100,
      delivered: 100,
      individuallyAttempted: 100,
      publicly: 100,
      aware: 90,
      offlineMissing: 0,
    },
    polls: opened
      ? motions.map((m) => ({
          motionId: m.id,
          presetId: m.presetId,
          status,
          closesAt: opened.closesAt,
          unverifiedPaper: 0,
          electorate: { heads: 100, areaCenti: '100000' },
          tally: closed
            ? {
                for: { heads: 80, areaCenti: '80000' },
                against: { heads: 10, areaCenti: '10000' },
                abstain: nothing,
                invalid: nothing,
                ...tally,
              }
            : null,
        }))
      : [],
    publicVersionClean: true,
    filingPrefix: '云溪协备',
    tasks: { total: 1, open: 0, budgetFen: '0' },
    ratings: 30,
    participants: 90,
  }
}

/** A context: who, on which day at noon in Shanghai, with which facts. */
export function contextOf(topic: Topic, role: Role, today: CivilDate, facts?: Facts): TransitionContext {
  return { actor: actorAs(role), today, now: `${today}T04:00:00.000Z`, facts: facts ?? willingFacts(topic) }
}

const no = { answer: 'NO' }
const day0 = civilDate('2026-11-23')

/** The day the notice promised while it is still to come, else five days on. */
function talkDay(topic: Topic, today: CivilDate): CivilDate {
  const promised = topic.records.notice.versions.at(-1)?.meeting?.on
  return promised !== undefined && promised >= today ? promised : addDays(today, 5)
}

/** The text of step 2, changed where an earlier round has not passed it. */
function draftText(topic: Topic, text: string): string {
  return topic.records.deliberate.rejected === undefined ? text : `${text}, round ${topic.round}`
}

/** A complete, valid input for each action, for walks, matrices and property tests. */
export function sampleInput(action: ActionId, topic: Topic, today: CivilDate = day0): unknown {
  const motion = topic.records.participants.set?.motions[0]
  const motionId = motion?.id ?? PROPOSER
  const referralId = topic.records.propose.referrals?.[0]?.id ?? PROPOSER
  const reason = { reason: 'Because the facts changed' }
  const side = (heads: number) => ({ heads, areaCenti: String(heads * 1000) })
  const legal = { conclusion: 'NO_OBJECTION', adviser: 'Village legal adviser', text: 'No objection' }
  const preset: Partial<Record<Topic['template'], string>> = {
    'owners-decision': topic.category === 'OWNERS_FEE' ? 'OWNERS_GENERAL' : 'OWNERS_SPECIAL',
    'village-four-two': 'VILLAGER_MEETING_HOUSEHOLD',
  }
  const inputs: Record<ActionId, unknown> = {
    'propose.submit': {},
    'propose.screen': {
      question: 'Shall a bench be placed under the tree?',
      questionKind: 'adopt',
      exclusions: Object.fromEntries(EXCLUSION_IDS.map((screen) => [screen, no])),
      others: Object.fromEntries(OTHER_SCREEN_IDS.map((screen) => [screen, no])),
      riskGrade: 'BLUE',
      partyDiscussedOn: today,
      category: topic.category,
      template: topic.template,
    },
    'propose.countersign': {},
    'propose.legal-opinion': legal,
    'propose.consent': { note: 'Agreed' },
    'propose.accept': { answer: 'Accepted, thank you' },
    'propose.return': reason,
    'propose.decline': {
      ground: 'EX5_PRIVATE_DISPUTE',
      ...reason,
      referrals: [{ destination: 'MEDIATION', organisation: 'Mediation committee', ...reason }],
    },
    'propose.refer': { destination: 'MEDIATION', organisation: 'Mediation committee', ...reason },
    'propose.split': {
      destination: 'MEDIATION',
      organisation: 'Mediation committee',
      ...reason,
      admissibleTitle: 'How and when',
      admissibleText: 'Only the hours are discussed',
    },
    'propose.merge': { topicId: PROPOSER, ...reason },
    'propose.withdraw': reason,
    'propose.request-opinion': { from: 'Village legal adviser', question: 'Is this lawful?' },
    'propose.lapse': {},
    'propose.request-review': reason,
    'propose.uphold': reason,
    'propose.overturn': reason,
    'propose.confirm-dispatch': {},
    'propose.object-dispatch': reason,
    'propose.alternative': { title: 'Another way', text: 'A lawful way to the same end' },
    'propose.referral-sent': { referralId },
    'propose.referral-received': { referralId },
    'propose.mediation-level': { referralId, level: 'L3' },
    'propose.referral-result': { referralId, outcome: 'HANDLED', note: 'Repaired' },
    'propose.rate-referral': { referralId, satisfied: true },
    'participants.set': {
      scope: { kind: 'community' },
      motions: [
        { text: 'A bench is placed under the tree', presetId: preset[topic.template] ?? 'RESIDENT_MEETING_HOUSEHOLD' },
      ],
      stakeholders: [{ party: 'All residents', interest: 'BENEFIT' }],
      recusals: [],
      recusalsAsked: true,
      ...(topic.template === 'light'
        ? {}
        : {
            officers: {
              chair: { name: 'Secretary', side: 'COMMITTEE' },
              minuteTaker: { name: 'Clerk', side: 'RESIDENT' },
            },
          }),
    },
    'participants.publicise': { places: ['Notice board'] },
    'participants.sign': {},
    'participants.lock': {},
    'participants.rescreen': reason,
    'notice.publish': {
      kind: 'combined',
      items: Object.fromEntries(NOTICE_ITEMS.map((item) => [item, 'As described'])),
      places: ['Notice board', 'Building entrances'],
      largePrint: true,
      meeting: { on: addDays(today, 5), time: '19:00', place: 'Square', agenda: 'Discuss and vote' },
    },
    'notice.complete': {},
    'format.plan': {
      formats: [
        { format: 'OPEN_TALK', role: 'PRIMARY', on: talkDay(topic, today), place: 'Square', chair: 'Secretary' },
      ],
      vote: { method: 'MIXED', opensOn: addDays(today, 20), closesOn: addDays(today, 30), place: 'Office' },
      ruleText: 'More than half of those present must agree',
    },
    'format.publish': { places: ['Notice board'] },
    'format.complete': {},
    'deliberate.record': {
      format: 'OPEN_TALK',
      from: today,
      to: today,
      place: 'Square',
      organiser: 'Committee',
      chair: 'Secretary',
      minuteTaker: 'Clerk',
      attendance: 25,
      unitsReached: 20,
      unitsInvited: 100,
      attendanceEvidence: 'Sign-in sheet',
      agenda: 'The bench',
      speeches: [{ stance: 'SUPPORT', summary: 'A place to rest' }],
      conclusion: 'Agreed to vote',
      signatures: ['Secretary', 'Clerk', 'Resident one', 'Resident two'],
      media: 1,
      details: { burdenedHeard: true, questions: 1, questionsAnswered: 1 },
    },
    'deliberate.freeze': {
      motions: [{ id: motionId, text: draftText(topic, motion?.text ?? 'A bench is placed under the tree') }],
      budgetFen: '80000',
      payer: 'Community fund',
      executor: 'Property company',
      deadline: addDays(today, 60),
      maintenance: 'Property company',
      remedy: 'None needed',
    },
    'deliberate.legal-check': legal,
    'deliberate.widen': reason,
    'deliberate.complete': {},
    'vote.four-two': {
      branch: { on: today, note: 'Proposed' },
      committees: { on: today, members: 9, present: 9, for: 8 },
      partyReview: { on: today, members: 57, present: 38, for: 29 },
    },
    'vote.announce': { opensOn: addDays(today, 16), closesOn: addDays(today, 25), place: 'Office' },
    'vote.open': {},
    'vote.extend': {
      closesOn: addDays(topic.records.vote.opened ? civilDateOf(topic.records.vote.opened.closesAt) : today, 5),
      ...reason,
    },
    'vote.close': {},
    'vote.count': {
      sheets: [{ motionId, for: side(80), against: side(10), abstain: side(0), invalid: side(0) }],
      scrutineers: ['Scrutineer one', 'Scrutineer two'],
    },
    'vote.confirm-count': {
      sheets: topic.records.vote.count?.sheets ?? [
        { motionId, for: side(80), against: side(10), abstain: side(0), invalid: side(0) },
      ],
    },
    'vote.publish': { places: ['Notice board'] },
    'vote.decide-objection': { objectionId: PROPOSER, upheld: false, text: 'The count stands' },
    'vote.finalise': { resolution: 'A bench is placed under the tree' },
    'vote.redeliberate': reason,
    'vote.reconvene': reason,
    'vote.change-method': reason,
    'vote.agree-annul': { ground: 'NOTICE_DEFECT', text: 'One building was never told' },
    'vote.annul': { ground: 'NOTICE_DEFECT', ...reason },
    'filing.countersign': { opinion: 'In order' },
    'filing.note-originals': {
      originals: [
        { attachment: 'notice', place: 'Office, cabinet 2', keeper: 'Records clerk' },
        { attachment: 'publicity', place: 'Office, cabinet 2', keeper: 'Records clerk' },
      ],
    },
    'filing.submit': { responsible: 'Secretary', letter: 'Please file' },
    'filing.accept': { checked: [...REVIEW_ITEMS] },
    'filing.return': { reason: 'FORM_ERROR', note: 'Number missing' },
    'filing.deem': {},
    'implement.assign': {
      tasks: [
        {
          title: 'Place the bench',
          executor: 'Property company',
          dueOn: addDays(today, 30),
          weight: 1,
          budgetFen: '80000',
          standard: 'Stands firm',
        },
      ],
    },
    'implement.publish-accounts': { spentFen: '80000', text: 'One bench' },
    'implement.complete': { text: 'Done', feedback: 'The bench stands', followUpOn: addDays(today, 90) },
    'implement.close': { report: 'Closed' },
    'implement.reopen': { title: 'A second bench', ...reason },
    'implement.archive': {},
    'topic.suspend': { reason: 'AWAIT_EXPERT', resumeBy: addDays(today, 20), note: 'Waiting' },
    'topic.resume': { note: 'Answer received' },
    'topic.agree-end': { reason: 'FORCE_MAJEURE', evidence: 'Photographs of the fallen tree' },
    'topic.terminate': { reason: 'FORCE_MAJEURE', note: 'Tree fell' },
  }
  return inputs[action]
}

/** The screening of {@link sampleInput} with one exclusion hit in part, or found a duplicate, on its ground and evidence. */
export function screeningWithHit(topic: Topic, today: CivilDate = day0, isDuplicate = false) {
  const sheet = Object(sampleInput('propose.screen', topic, today))
  const hit = { answer: 'YES', ground: 'Civil Code, art. 1165', evidence: 'Told so by both', partial: true }
  if (isDuplicate) return { ...sheet, others: { ...sheet.others, DUPLICATE: hit } }
  return { ...sheet, exclusions: { ...sheet.exclusions, EX5_PRIVATE_DISPUTE: hit } }
}

/** Actions of the straight way from draft to closed, with who takes them and how many days pass before. */
export function straightWay(template: Topic['template']): readonly { action: ActionId; role: Role; days: number }[] {
  const light = template === 'light'
  const step = (action: ActionId, role: Role = 'community-admin', days = 0) => ({ action, role, days })
  return [
    step('propose.submit', 'resident'),
    step('propose.screen', 'coordinator'),
    ...(light ? [] : [step('propose.countersign'), step('propose.legal-opinion', 'expert')]),
    step('propose.accept'),
    step('participants.set'),
    ...(light ? [] : [step('participants.publicise'), step('participants.sign', 'supervisor', 4)]),
    step('participants.lock'),
    step('notice.publish'),
    step('notice.complete'),
    step('format.plan'),
    step('format.complete'),
    step('deliberate.record', 'coordinator', 5),
    step('deliberate.freeze'),
    ...(light ? [] : [step('deliberate.legal-check', 'expert')]),
    step('deliberate.complete'),
    ...(template === 'village-four-two' ? [step('vote.four-two')] : []),
    step('vote.open', 'coordinator', 16),
    step('vote.close', 'community-admin', 12),
    step('vote.count'),
    step('vote.publish'),
    step('vote.finalise', 'community-admin', 8),
    ...(light ? [] : [step('filing.note-originals'), step('filing.countersign', 'supervisor')]),
    step('filing.submit'),
    step('filing.accept', 'township-admin', 2),
    step('implement.assign'),
    step('implement.publish-accounts'),
    step('implement.complete', 'community-admin', 20),
    step('implement.close', 'community-admin', 16),
  ]
}
