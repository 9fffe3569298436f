import { z } from 'zod'

const days = z.int().nonnegative()

/**
 * Time limits of one topic, copied into it when it starts so that later edits never change a running matter.
 * `…Wd` are working days, `…D` natural days, money in fen. Source: `domain.md` §3.10.
 */
export const timeLimitPolicySchema = z
  .object({
    propose: z
      .object({
        formalCheckWd: days,
        decisionWd: days,
        decisionWithOpinionWd: days,
        replyWd: days,
        moreInfoD: days,
        reviewRequestWd: days,
        reviewAnswerWd: days,
      })
      .readonly(),
    participants: z.object({ rosterPublicityD: days, rosterObjectionWd: days }).readonly(),
    notice: z
      .object({
        leadD: z
          .object({
            villagerMeeting: days,
            collectiveAssembly: days,
            villagerDelegates: days,
            residentMeeting: days,
            owners: days,
            ownersExtraordinaryWhereLocalLawAllows: days,
            hearing: days,
            openTalk: days,
            other: days,
          })
          .readonly(),
        coverageMinPercent: z.int().min(0).max(100),
        attemptsMin: days,
      })
      .readonly(),
    deliberate: z
      .object({
        opinionWindowD: days,
        opinionWindowMinD: days,
        opinionWindowMaxD: days,
        minutesWd: days,
        draftLeadD: days,
        maxRounds: z.int().positive(),
        consensusWarnBelow: z.int().min(0).max(100),
      })
      .readonly(),
    vote: z
      .object({
        windowD: days,
        ownersWindowMinD: days,
        ownersWindowMaxD: days,
        maxTotalD: days,
        publicityD: days,
        publicityMinWdMoneyOrCovenant: days,
        objectionWd: days,
        coolingOffD: days,
        maxQuorumFailures: days,
        feeAuditPublicityD: days,
      })
      .readonly(),
    filing: z
      .object({
        submitWd: days,
        formalityReviewWd: days,
        legalityReviewWd: days,
        correctionWd: days,
        deemedFiledWd: days,
        waitForFilingAboveFen: z.int().nonnegative(),
      })
      .readonly(),
    implement: z
      .object({
        ackWd: days,
        reportEveryD: days,
        completionPublicityD: days,
        surveyD: days,
        callbackWd: days,
        followUpD: days,
        maxExtensions: days,
      })
      .readonly(),
    suspend: z.object({ maxD: days, extendOnceD: days }).readonly(),
    /** Days before the deadline on which to remind; afterwards supervisor and township hear of it. */
    reminders: z
      .object({ beforeD: z.array(days).readonly(), overdueSupervisorWd: days, overdueTownshipWd: days })
      .readonly(),
    referral: z.object({ transferWd: days, receiptWd: days, resultWd: days }).readonly(),
    mediation: z
      .object({ level1D: days, level2D: days, level3D: days, level4D: days, judicialConfirmationD: days })
      .readonly(),
    privacy: z.object({ rightsRequestWd: days, publicDisplayD: days }).readonly(),
  })
  .readonly()

/** Time limits of one topic. */
export type TimeLimitPolicy = z.infer<typeof timeLimitPolicySchema>

/** Which minimum notice applies. Villagers, collective and owners are statutory floors, never to be lowered. */
export type NoticeLead = keyof TimeLimitPolicy['notice']['leadD']
