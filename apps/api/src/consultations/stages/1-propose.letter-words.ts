import type { LetterView } from '@gongyi/shared/contracts'
import {
  DESTINATIONS,
  DISPUTE_KINDS,
  EXCLUSIONS,
  isDestinationId,
  LETTERS,
  type LetterKind,
  OTHER_SCREENS,
} from '@gongyi/shared/domain'
import type { LetterContent } from './1-propose.letter-content.js'

type Locale = 'zh' | 'en'
type Words = Pick<LetterView, 'title' | 'addressee' | 'paragraphs' | 'contact' | 'issuer' | 'day'>

/** The letter in words, the same on screen, on paper and in the file. */
export function letterInWords(kind: LetterKind, content: LetterContent, locale: Locale): Words {
  const paragraphs = (locale === 'zh' ? ZH : EN)[kind](content).filter((text) => text !== '')
  const { issuer, township, clerk, day } = content
  const asker = kind === 'REVIEW' ? township : issuer
  return {
    title: LETTERS[kind].label[locale],
    addressee: kind === 'SLIP' ? (content.slips[0]?.organisation ?? '') : content.addressee,
    paragraphs,
    contact: locale === 'zh' ? `联系人：${asker}　${clerk}` : `Contact: ${clerk}, ${asker}`,
    issuer,
    day,
  }
}

type Lines = Readonly<Record<LetterKind, (content: LetterContent) => readonly string[]>>

const ZH: Lines = {
  ACCEPTANCE: (c) => [`您提出的“${c.topicTitle}”（编号 ${c.caseNo}）经审查，决定受理，进入协商程序。`, c.reason],
  SUPPLEMENT: (c) => [
    `您提出的“${c.topicTitle}”（编号 ${c.caseNo}）还需要补充：`,
    c.reason,
    c.until === null ? '' : `请在${zhDay(c.until)}前（含当日）补充。到期没有补充的，视为撤回；以后可以重新提出。`,
  ],
  DECLINE: (c) => [
    `您提出的“${c.topicTitle}”（编号 ${c.caseNo}）经审查，不予受理。`,
    `属于：${groundOf(c, 'zh')}。`,
    c.statutes.length === 0 ? '' : `依据：${statutesOf(c, '；')}。`,
    `理由：${c.reason}`,
    slipsOf(c, 'zh'),
    reviewRight(c, 'zh'),
  ],
  REFERRAL: (c) => [
    `您提出的“${c.topicTitle}”（编号 ${c.caseNo}）经审查，由我们转交有关单位办理，您不用自己再跑一趟。`,
    slipsOf(c, 'zh'),
    c.statutes.length === 0 ? '' : `依据：${statutesOf(c, '；')}。`,
    `说明：${c.reason}`,
    '办理的每一步都会告诉您，直到有结果为止。',
    reviewRight(c, 'zh'),
  ],
  SLIP: (c) => [
    `现将“${c.topicTitle}”（编号 ${c.caseNo}）转请你单位办理。`,
    c.handedOver === null ? '' : `事项：${c.handedOver.description}`,
    c.handedOver?.disputeKind ? `纠纷类型：${DISPUTE_KINDS[c.handedOver.disputeKind].zh}。` : '',
    (c.handedOver?.parties.length ?? 0) === 0 ? '' : `涉及住户：${c.handedOver?.parties.join('、')}（不得公开）。`,
    `转办理由：${c.reason}`,
    '请在收到后 2 个工作日内签收，并按规定期限反馈办理结果。',
  ],
  REVIEW: (c) => [
    `您就“${c.topicTitle}”（编号 ${c.caseNo}）提出的复核申请，经复核，${c.upheld ? '维持原决定' : '撤销原决定，由村（社区）重新审查'}。`,
    `理由：${c.reason}`,
  ],
}

const EN: Lines = {
  ACCEPTANCE: (c) => [
    `Your proposal “${c.topicTitle}” (${c.caseNo}) has been screened and accepted for consultation.`,
    c.reason,
  ],
  SUPPLEMENT: (c) => [
    `Your proposal “${c.topicTitle}” (${c.caseNo}) needs further information:`,
    c.reason,
    c.until === null
      ? ''
      : `Please add it by ${c.until}. Without an answer it counts as withdrawn; you may propose it again later.`,
  ],
  DECLINE: (c) => [
    `Your proposal “${c.topicTitle}” (${c.caseNo}) has been screened and is not accepted.`,
    `It is: ${groundOf(c, 'en')}.`,
    c.statutes.length === 0 ? '' : `Legal ground: ${statutesOf(c, '; ')}.`,
    `Reason: ${c.reason}`,
    slipsOf(c, 'en'),
    reviewRight(c, 'en'),
  ],
  REFERRAL: (c) => [
    `Your proposal “${c.topicTitle}” (${c.caseNo}) has been screened; we hand it on for you, you need not go anywhere.`,
    slipsOf(c, 'en'),
    c.statutes.length === 0 ? '' : `Legal ground: ${statutesOf(c, '; ')}.`,
    `Explanation: ${c.reason}`,
    'You will hear of every step until there is a result.',
    reviewRight(c, 'en'),
  ],
  SLIP: (c) => [
    `“${c.topicTitle}” (${c.caseNo}) is handed over to you.`,
    c.handedOver === null ? '' : `Matter: ${c.handedOver.description}`,
    c.handedOver?.disputeKind ? `Kind of dispute: ${DISPUTE_KINDS[c.handedOver.disputeKind].en}.` : '',
    (c.handedOver?.parties.length ?? 0) === 0
      ? ''
      : `Homes concerned: ${c.handedOver?.parties.join(', ')} (not to be published).`,
    `Why: ${c.reason}`,
    'Please confirm receipt within 2 working days and report the result within the period set.',
  ],
  REVIEW: (c) => [
    `On your request to review “${c.topicTitle}” (${c.caseNo}): the decision ${c.upheld ? 'stands' : 'is set aside and the proposal is screened again'}.`,
    `Reason: ${c.reason}`,
  ],
}

function groundOf({ ground }: LetterContent, locale: Locale): string {
  if (ground === null) return ''
  const all = { ...EXCLUSIONS, ...OTHER_SCREENS }
  return all[ground].label[locale]
}

function slipsOf({ slips }: LetterContent, locale: Locale): string {
  if (slips.length === 0) return ''
  const each = slips.map(({ slipNo, destination, organisation }) => {
    const label = isDestinationId(destination) ? DESTINATIONS[destination][locale] : destination
    return locale === 'zh'
      ? `${organisation}（${label}，转办单 ${slipNo}）`
      : `${organisation} (${label}, slip ${slipNo})`
  })
  return locale === 'zh' ? `转办单位：${each.join('；')}。` : `Handed on to: ${each.join('; ')}.`
}

function reviewRight({ until, township }: LetterContent, locale: Locale): string {
  if (until === null) return ''
  return locale === 'zh'
    ? `您对本答复有异议的，可以在${zhDay(until)}前（含当日，5 个工作日内）向${township}申请复核；${township}在 5 个工作日内答复。`
    : `If you disagree you may ask ${township} for a review by ${until} (5 working days); it answers within 5 working days.`
}

/** One after the other, without the full stops they were typed with. */
function statutesOf({ statutes }: LetterContent, between: string): string {
  return statutes.map((statute) => statute.replace(/[。.；;]+$/u, '')).join(between)
}

function zhDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
