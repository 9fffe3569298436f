export {
  CO_SIGN_BASES,
  CO_SIGN_LEVELS,
  CO_SIGN_THRESHOLD_IDS,
  CO_SIGN_THRESHOLDS,
  type CoSignBasis,
  type CoSignCounts,
  type CoSignLevel,
  type CoSignRegime,
  type CoSignThreshold,
  type CoSignThresholdId,
  coSignBasis,
  coSignRegime,
  coSignThresholds,
  isPriority,
  isStatutoryInitiative,
  type Signed,
} from './admissibility/co-sign.js'
export { DESTINATION_IDS, DESTINATIONS, type DestinationId, isDestinationId } from './admissibility/destinations.js'
export { DISCLOSURES, type Disclosure, stricter, WITHHELD_TITLE, WITHHELD_WORDS } from './admissibility/disclosure.js'
export { EXCLUSION_IDS, EXCLUSIONS, type ExclusionId } from './admissibility/exclusions.js'
export { isHomeLabel } from './admissibility/home-label.js'
export {
  isLetterKind,
  LETTER_KINDS,
  LETTERS,
  type LetterKind,
  letterNumber,
  slipNumber,
} from './admissibility/letters.js'
export { OTHER_SCREEN_IDS, OTHER_SCREENS, type OtherScreenId } from './admissibility/other-screens.js'
export {
  afterReferralStep,
  DISPUTE_KIND_IDS,
  DISPUTE_KINDS,
  type DisputeKind,
  judicialConfirmationUntil,
  MEDIATION_LEVELS,
  type MediationLevel,
  nextReferralDue,
  REFERRAL_OUTCOME_IDS,
  REFERRAL_OUTCOMES,
  REFERRAL_STATES,
  type ReferralOrder,
  type ReferralOutcome,
  type ReferralState,
  type ReferralStep,
  RULE_SUGGESTED_AT,
  referralDeadlines,
  similarSince,
  suggestsRule,
} from './admissibility/referral.js'
export {
  mustBeReferred,
  type ScreenId,
  type ScreeningChecklist,
  type ScreeningOutcome,
  screeningOutcome,
} from './admissibility/screening.js'
export { heldBackUntilScreened, type Suggestion, suggestScreens } from './admissibility/suggest.js'
export {
  addDays,
  addWorkingDays,
  ageOn,
  CHINA_CALENDAR,
  type CivilDate,
  civilDate,
  civilDateOf,
  civilDateSchema,
  dayOfWeek,
  daysBetween,
  earliestAfterNotice,
  endOfDay,
  startOfDay,
} from './civil-time.js'
export { CanonicalJsonError, canonicalHash, canonicalJson, sha256Hex } from './dossier/canonical-json.js'
export {
  ATTACHMENT_IDS,
  ATTACHMENT_STATES,
  ATTACHMENTS,
  type AttachmentId,
  type Checklist,
  type ChecklistInput,
  type ChecklistItem,
  dossierChecklist,
  type MissingAttachment,
  missingAttachmentLabel,
  PAPER_ATTACHMENT_IDS,
  type PaperAttachmentId,
  type RecordCount,
} from './dossier/checklist.js'
export {
  DOSSIER_SCHEME,
  type DossierContent,
  type DossierDocument,
  type DossierFieldValue,
  type DossierSection,
  dossierContentSchema,
  dossierSchema,
} from './dossier/dossier.js'
export type { DossierMotion, DossierPoll, MotionOutcome } from './dossier/dossier-motion.js'
export type { DossierCheck, DossierProblem } from './dossier/dossier-problem.js'
export {
  appendEvent,
  type ChainedEvent,
  type ChainHead,
  type EventDraft,
  type EventHeader,
  eventHash,
  GENESIS_HASH,
  type PublishedEvent,
  publishEvent,
} from './dossier/hash-chain.js'
export { type InclusionProof, inclusionProof, merkleLeaf, merkleRoot, verifyInclusion } from './dossier/merkle.js'
export {
  caseNumber,
  filingNumber,
  motionNumber,
  parseCaseNumber,
  parseFilingNumber,
  parseMotionNumber,
  parseTaskNumber,
  taskNumber,
} from './dossier/numbering.js'
export { findPersonalData, maskName, maskPersonalData, type PersonalDataFinding } from './dossier/personal-data.js'
export { dossierHash, sealDossier, type VerifyOptions, verifyDossier } from './dossier/verify.js'
export { type ChainBreak, type ChainExpectation, type ChainFault, verifyChain } from './dossier/verify-chain.js'
export { outcomeOfTopic } from './dossier/verify-motions.js'
export {
  differenceGroups,
  type ElectorateDifference,
  electorateDifference,
  isTransfer,
  type ListedUnit,
  type MotionShare,
} from './electorate/difference.js'
export {
  type ExplainedHead,
  explainHeads,
  HEAD_REASONS,
  type HeadReason,
  LEFT_OUT_REASONS,
  type LeftOut,
  type LeftOutReason,
  leftOutHouseholds,
  leftOutPersons,
  leftOutUnits,
} from './electorate/explain.js'
export { eachOnce, type JointUnit, jointElectorate, type MotionList } from './electorate/motions.js'
export { headKey, type OwnedUnit, ownerElectorate, ownerHeads } from './electorate/owners.js'
export { byLabel, type ElectoratePart, isInParts, placeQuery } from './electorate/part.js'
export {
  householdElectorate,
  listElectorate,
  personElectorate,
  type RegisteredHousehold,
  type RegisteredPerson as ElectoratePerson,
} from './electorate/residents.js'
export {
  headHash,
  SNAPSHOT_SCHEME,
  SNAPSHOT_SCHEMES,
  type SnapshotLeaf,
  type SnapshotProof,
  type SnapshotScheme,
  snapshotLeafHash,
  snapshotLeaves,
  snapshotProof,
  snapshotProofSchema,
  snapshotRoot,
  verifySnapshotProof,
} from './electorate/snapshot.js'
export type { Format } from './formats/format.js'
export { FORMATS, format } from './formats/registry.js'
export type { ActionRule, Effect } from './procedure/action.js'
export { SUSPEND_REASONS } from './procedure/any-stage.js'
export { CATEGORIES, CATEGORY_IDS, type Category, type CategoryId, category } from './procedure/category.js'
export {
  CONTRIBUTION_IDS,
  CONTRIBUTIONS,
  type ContributionId,
  mayAcceptTask,
  mayApproveLateCorrection,
  mayCancelTask,
  mayCheckPaper,
  mayContribute,
  mayDecideCorrection,
} from './procedure/contributions.js'
export {
  type DeliveryAttempt,
  goesOneByOne,
  MOST_DOORS_AT_ONCE,
  mayRecordDelivery,
  needsEvidence,
} from './procedure/delivery.js'
export type { RunningTopic, TurnFacts } from './procedure/due-day.js'
export { DECIDED_ENDS, endingsOf, isDecided } from './procedure/endings.js'
export {
  type AmountFacts,
  type DeliveryFacts,
  type ElectorateFacts,
  type Facts,
  type MotionElectorateFacts,
  NO_FACTS,
  type PollFacts,
  type PollTally,
  type TaskFacts,
} from './procedure/facts.js'
export { isClockTime } from './procedure/fields.js'
export { FORMAT_IDS, type FormatId } from './procedure/formats-list.js'
export { GUARD_IDS, type Guard, type GuardId } from './procedure/guard.js'
export { GUARD_LABELS } from './procedure/guard-labels.js'
export { FAULTS, type FaultCode } from './procedure/input-faults.js'
export { isOtherChair, plannedChairs } from './procedure/leading.js'
export { legalConclusion } from './procedure/legal.js'
export { type LegalChange, legalChanges } from './procedure/legal-changes.js'
export { brokenPromise, noticeDay } from './procedure/notice-day.js'
export { OFFICER_SIDES } from './procedure/officer-sides.js'
export { EMPTY_RECORDS, STAGE_RECORDS, type StageRecords, stageRecords } from './procedure/records.js'
export { CLUE_READERS, ORGANISERS, ROLES, type Role } from './procedure/role.js'
export { ACTION_IDS, ACTIONS, type ActionId, actionRule, GUARDS, isActionId } from './procedure/rules.js'
export { differentNames, isNamed, nameKey } from './procedure/same-name.js'
export { recusedFromOffice, SEPARATIONS, type SeparationId, separate } from './procedure/separation.js'
export {
  at,
  ENDED,
  isEnded,
  type Position,
  RUNNING_STAGES,
  STAGES,
  STATUSES,
  type Stage,
  type Status,
  samePosition,
  stageNumber,
} from './procedure/stage.js'
export {
  disclosureOf,
  followUpOf,
  isDispatchOpen,
  outcomeOf as screeningOutcomeOf,
} from './procedure/stages/1-propose.checklist.js'
export {
  nextScreeningDeadline,
  reviewRequestUntil,
  SCREENING_DEADLINE_IDS,
  type ScreeningDeadline,
  type ScreeningDeadlineId,
  screeningDeadlines,
} from './procedure/stages/1-propose.deadlines.js'
export { signersNeeded } from './procedure/stages/1-propose.guards.js'
export {
  proposeRecord,
  QUESTION_KINDS,
  RISK_GRADES,
  SCREEN_ANSWERS,
} from './procedure/stages/1-propose.record.js'
export { lockedHeads, soundnessOf } from './procedure/stages/2-participants.electorate.js'
export {
  HEARD_BY,
  INTERESTS,
  RECUSAL_DECISIONS,
  SCOPE_KINDS,
  scopeInput as scopeSchema,
  UNIT_USES,
} from './procedure/stages/2-participants.record.js'
export {
  CHANNEL_IDS,
  CHANNELS,
  type Channel,
  type DeliveryResult,
  NOTICE_ITEMS,
  NOTICE_KINDS,
  TYPED_CHANNEL_IDS,
} from './procedure/stages/3-notice.record.js'
export { VOTE_METHODS } from './procedure/stages/4-format.record.js'
export { STANCES } from './procedure/stages/5-deliberate.record.js'
export { plannedWindow, upheldSinceCount } from './procedure/stages/6-vote.guards.js'
export { ANNUL_GROUNDS } from './procedure/stages/6-vote.record.js'
export {
  RETURN_REASON_IDS,
  RETURN_REASONS,
  REVIEW_ITEMS,
  type ReturnReason,
} from './procedure/stages/7-filing.record.js'
export { SATISFACTION_LEVELS, TASK_STATUSES, taskInput } from './procedure/stages/8-implement.record.js'
export { TEMPLATE_IDS, TEMPLATES, type TemplateId, template } from './procedure/templates/registry.js'
export type { ProcedureTemplate } from './procedure/templates/template.js'
export { TERMINATE_REASONS, type TerminateReason } from './procedure/terminate-reason.js'
export type { Actor, Suspension as TopicSuspension, Topic, TransitionContext } from './procedure/topic.js'
export {
  actionsFor,
  type OpenAction,
  type Step,
  type StepEvent,
  targets,
  transition,
  unmet as unmetConditions,
} from './procedure/transition.js'
export { isFollowedUp, needsLegalOpinion, type Turn, whoseTurn } from './procedure/turn.js'
export { type Verdict, verdictOf } from './procedure/verdict.js'
export { measure, type RateValue } from './rates/rate.js'
export { RATES, type RateId } from './rates/registry.js'
export type { SatisfactionAnswers } from './rates/satisfaction.js'
export type { MeasuredTask as RatedTask } from './rates/tasks.js'
export type { UnitEvidence, UnitFacts } from './rates/units.js'
export { REFUSAL_CODES, type Refusal, type RefusalCode, refusal, refuse, type Unmet } from './refusal.js'
export { type Err, err, isErr, isOk, type Ok, ok, type Result } from './result.js'
export { type Address, addressKey, formatAddress, placeOfSection, readAddress } from './roster/address.js'
export {
  type Around,
  BODY_KIND_IDS,
  BODY_KINDS,
  BODY_ROLES,
  BODY_SEATS,
  type BodyKind,
  type BodySeat,
  type CompositionWarning,
  compositionWarnings,
  type Seated,
} from './roster/bodies.js'
export {
  type ColumnRule,
  type ColumnRules,
  type Header,
  headingsOf,
  locateHeader,
  missingFields,
  normaliseHeading,
  type Requirement,
  type RosterRefusal,
} from './roster/header.js'
export { groupHouseholds } from './roster/household-checks.js'
export {
  HOUSEHOLD_BLOCK,
  HOUSEHOLD_COLUMNS,
  HOUSEHOLD_REQUIREMENTS,
  type HouseholdField,
} from './roster/household-columns.js'
export { type HouseholdSheet, interpretHouseholds, readingHouseholds } from './roster/households.js'
export { checkCharacter, isCreditCode, maskIdentity, readIdentityNumber } from './roster/identity-number.js'
export { OWNER_COLUMNS, OWNER_REQUIREMENTS, type OwnerField } from './roster/owner-columns.js'
export type { OwnerParty } from './roster/owner-party.js'
export { interpretOwners, type OwnerSheet, partyKey, readingOwners } from './roster/owners.js'
export type { PersonEntry } from './roster/person-entry.js'
export { householdKey } from './roster/person-row.js'
export {
  type CellProblem,
  FOOTER_MEASURES,
  type FooterCheck,
  fileRowOf,
  hasError,
  type InterpretedRow,
  isUsable,
  PROBLEM_SEVERITIES,
  partOf,
  ROW_STATES,
  type RosterProblemCode,
  type RowChange,
  type RowState,
  stateOf,
} from './roster/row.js'
export { type SerialMeaning, serialMeaning, withoutSerial } from './roster/serial.js'
export { asSeenBy } from './roster/sight.js'
export { toTheEnd } from './roster/steps.js'
export type { CellMerge, RosterTable } from './roster/table.js'
export { isSensitiveTag, PERSON_TAG_IDS, PERSON_TAGS, type PersonTagId } from './roster/tags.js'
export {
  cleanName,
  cleanNumber,
  cleanText,
  maskNote,
  maskNumbers,
  maskPhone,
  readArea,
  readPhone,
} from './roster/text.js'
export type { UnitEntry } from './roster/unit-row.js'
export { type Allotment, allocateSeats } from './sortition/allocate.js'
export {
  commitmentText,
  type DrawnStratum,
  type DrawResult,
  draw,
  type PoolCommitment,
  poolHash,
  resultHash,
  SORTITION_SCHEME,
} from './sortition/draw.js'
export {
  AGE_BANDS,
  type AgeBand,
  ageBand,
  DRAW_ANSWERS,
  DRAW_STATES,
  type DrawAnswer,
  type DrawState,
  RECORDED_ANSWERS,
  type RecordedAnswer,
  SMALLEST_STRATUM,
  SORTITION_DIMENSIONS,
  SORTITION_LIMITS,
  type SortitionDimension,
  TOLD_DECLINE_DAYS,
  UNKNOWN,
} from './sortition/plan.js'
export { poolCsv } from './sortition/pool-csv.js'
export { emptySeats, type GivenAnswer, mayAnswer, type Seat, seatings } from './sortition/seatings.js'
export { readDigits, SEED_DIGITS, seedText } from './sortition/seed.js'
export { type PoolMember, type Stratum, stratify } from './sortition/strata.js'
export { DEFAULT_TIME_LIMITS } from './time-limits.js'
export type { CastBallot, VotingUnit } from './voting/ballot.js'
export { count, mayOpenBallot } from './voting/count.js'
export { type Condition, type Count, countSchema, type Outcome } from './voting/count-record.js'
export { countOptions } from './voting/options.js'
export { areaText, percent } from './voting/percent.js'
export type { UnitType, VotePreset } from './voting/preset.js'
export { isVotePresetId, VOTING_PRESETS, type VotePresetId, votePreset } from './voting/registry.js'
export { ruleParts, ruleRemarks } from './voting/rule-parts.js'
export { tallyBallots } from './voting/tally-ballots.js'
