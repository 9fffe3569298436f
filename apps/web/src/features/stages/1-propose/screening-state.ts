import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  CATEGORY_IDS,
  type CategoryId,
  category,
  EXCLUSION_IDS,
  type ExclusionId,
  OTHER_SCREEN_IDS,
  type OtherScreenId,
  QUESTION_KINDS,
  RISK_GRADES,
  SCREEN_ANSWERS,
  type Suggestion,
  suggestScreens,
  TEMPLATE_IDS,
  type TemplateId,
} from '@gongyi/shared/domain'
import { aBoolean, aString, nullable, oneOf, recordOf } from '../../../lib/api/shape.js'

export type Answer = (typeof SCREEN_ANSWERS)[number]
export type ScreenId = ExclusionId | OtherScreenId

export interface Line {
  /** null until somebody has looked. */
  readonly answer: Answer | null
  readonly ground: string
  readonly evidence: string
  readonly partial: boolean
}

/** The screening form while it is being filled in. */
export interface Screening {
  readonly question: string
  readonly questionKind: (typeof QUESTION_KINDS)[number]
  readonly lines: Readonly<Record<ScreenId, Line>>
  readonly riskGrade: (typeof RISK_GRADES)[number]
  readonly partyDiscussedOn: string | null
  readonly category: CategoryId
  readonly template: TemplateId
}

function everyLine<T>(line: T): Readonly<Record<ScreenId, T>> {
  return {
    EX1_LAW_SETTLED: line,
    EX2_SUPERIOR_MANDATE: line,
    EX3_UNLAWFUL_OR_IMPROPER: line,
    EX4_MANIFESTLY_UNFAIR: line,
    EX5_PRIVATE_DISPUTE: line,
    NOT_THIS_COMMUNITY: line,
    DUPLICATE: line,
    IN_LITIGATION: line,
    CRIME_CLUE: line,
    PETITION_MATTER: line,
    EMERGENCY: line,
    DISCIPLINE_CLUE: line,
    NOT_A_TOPIC: line,
  }
}

const blank: Line = { answer: null, ground: '', evidence: '', partial: false }
const unread = everyLine(blank)

/** Reads back a form kept in the tab. */
export const screeningDraft = recordOf<Screening>({
  question: aString,
  questionKind: oneOf(...QUESTION_KINDS),
  lines: recordOf<Screening['lines']>(
    everyLine(
      recordOf<Line>({
        answer: nullable(oneOf(...SCREEN_ANSWERS)),
        ground: aString,
        evidence: aString,
        partial: aBoolean,
      }),
    ),
  ),
  riskGrade: oneOf(...RISK_GRADES),
  partyDiscussedOn: nullable(aString),
  category: oneOf(...CATEGORY_IDS),
  template: oneOf(...TEMPLATE_IDS),
})

/** What the words of the proposal make worth a look; shown with the words, never more than SUSPECT (PIPL 24). */
export function noticed(topic: TopicDetail): readonly Suggestion[] {
  return suggestScreens(`${topic.title} ${topic.description}`)
}

/** What was recorded, or the beginning: no item judged yet, those that were noticed marked unsure, ordinary risk. */
export function beginScreening(topic: TopicDetail, question: string): Screening {
  const recorded = topic.records.propose.screening
  const categoryId = topic.category
  return {
    question: recorded?.question ?? question,
    questionKind: recorded?.questionKind ?? 'adopt',
    lines:
      recorded === undefined
        ? { ...unread, ...suspected(topic) }
        : { ...unread, ...linesOf(recorded.exclusions), ...linesOf(recorded.others) },
    riskGrade: recorded?.riskGrade ?? 'BLUE',
    partyDiscussedOn: recorded?.partyDiscussedOn ?? null,
    category: categoryId,
    template: templateFor(categoryId, topic.template),
  }
}

function suspected(topic: TopicDetail): Partial<Record<ScreenId, Line>> {
  return Object.fromEntries(noticed(topic).map(({ id }) => [id, { ...blank, answer: 'SUSPECT' }]))
}

interface Recorded {
  readonly answer: Answer
  readonly ground?: string | undefined
  readonly evidence?: string | undefined
  readonly partial?: boolean | undefined
}

function linesOf<Id extends ScreenId>(recorded: Readonly<Record<Id, Recorded>>): Partial<Record<ScreenId, Line>> {
  const entries = Object.entries<Recorded>(recorded)
  return Object.fromEntries(
    entries.map(([id, { answer, ground = '', evidence = '', partial = false }]) => [
      id,
      { answer, ground, evidence, partial },
    ]),
  )
}

/** The template as it was if the category allows it, else the category's first. */
export function templateFor(id: CategoryId, wished: TemplateId): TemplateId {
  const allowed = category(id).templates
  return allowed.includes(wished) ? wished : (allowed[0] ?? wished)
}

export function withCategory(screening: Screening, id: CategoryId): Screening {
  return { ...screening, category: id, template: templateFor(id, screening.template) }
}

/** Somebody has read them all: what they did not mark does not apply. */
export function withRestNo(screening: Screening): Screening {
  const rest = unanswered(screening).map((id) => [id, { ...screening.lines[id], answer: 'NO' }] as const)
  return { ...screening, lines: { ...screening.lines, ...Object.fromEntries(rest) } }
}

const SCREEN_IDS: readonly ScreenId[] = [...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]

/** Items nobody has judged yet. */
export function unanswered({ lines }: Screening): readonly ScreenId[] {
  return SCREEN_IDS.filter((id) => lines[id].answer === null)
}

/** Lines that need their ground in words. */
export function hits({ lines }: Screening): readonly ScreenId[] {
  return SCREEN_IDS.filter((id) => lines[id].answer !== null && lines[id].answer !== 'NO')
}

/** What still has to be written before the form can be sent. */
export function isComplete(screening: Screening): boolean {
  const grounded = hits(screening).every((id) => {
    const { ground, evidence } = screening.lines[id]
    return ground.trim() !== '' && evidence.trim() !== ''
  })
  const discussed = !category(screening.category).partyFirst || screening.partyDiscussedOn !== null
  return screening.question.trim() !== '' && unanswered(screening).length === 0 && grounded && discussed
}

/** The action's input. */
export function toInput({ lines, partyDiscussedOn, ...rest }: Screening): unknown {
  const pick = (ids: readonly ScreenId[]) =>
    Object.fromEntries(
      ids.map((id) => {
        const { answer, ground, evidence, partial } = lines[id]
        if (answer === 'NO') return [id, { answer }]
        return [id, { answer, ground: ground.trim(), evidence: evidence.trim(), ...(partial ? { partial } : {}) }]
      }),
    )
  return {
    ...rest,
    question: rest.question.trim(),
    exclusions: pick(EXCLUSION_IDS),
    others: pick(OTHER_SCREEN_IDS),
    ...(partyDiscussedOn === null ? {} : { partyDiscussedOn }),
  }
}
