import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  type CategoryId,
  category,
  EXCLUSION_IDS,
  type ExclusionId,
  OTHER_SCREEN_IDS,
  type OtherScreenId,
  type QUESTION_KINDS,
  type RISK_GRADES,
  type SCREEN_ANSWERS,
  type TemplateId,
} from '@gongyi/shared/domain'

export type Answer = (typeof SCREEN_ANSWERS)[number]
export type ScreenId = ExclusionId | OtherScreenId

export interface Line {
  readonly answer: Answer
  readonly ground: string
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

const no: Line = { answer: 'NO', ground: '' }

const allNo: Readonly<Record<ScreenId, Line>> = {
  EX1_LAW_SETTLED: no,
  EX2_SUPERIOR_MANDATE: no,
  EX3_UNLAWFUL_OR_IMPROPER: no,
  EX4_MANIFESTLY_UNFAIR: no,
  EX5_PRIVATE_DISPUTE: no,
  NOT_THIS_COMMUNITY: no,
  DUPLICATE: no,
  IN_LITIGATION: no,
  CRIME_CLUE: no,
  PETITION_MATTER: no,
  EMERGENCY: no,
  DISCIPLINE_CLUE: no,
}

/** What was recorded, or the sensible beginning: nothing applies, ordinary risk, the category's first template. */
export function beginScreening(topic: TopicDetail, question: string): Screening {
  const recorded = topic.records.propose.screening
  const categoryId = topic.category
  return {
    question: recorded?.question ?? question,
    questionKind: recorded?.questionKind ?? 'adopt',
    lines: recorded === undefined ? allNo : { ...allNo, ...linesOf(recorded.exclusions), ...linesOf(recorded.others) },
    riskGrade: recorded?.riskGrade ?? 'BLUE',
    partyDiscussedOn: recorded?.partyDiscussedOn ?? null,
    category: categoryId,
    template: templateFor(categoryId, topic.template),
  }
}

function linesOf<Id extends ScreenId>(
  recorded: Readonly<Record<Id, { readonly answer: Answer; readonly ground?: string | undefined }>>,
): Partial<Record<ScreenId, Line>> {
  const entries = Object.entries<{ readonly answer: Answer; readonly ground?: string | undefined }>(recorded)
  return Object.fromEntries(entries.map(([id, { answer, ground = '' }]) => [id, { answer, ground }]))
}

/** The template as it was if the category allows it, else the category's first. */
export function templateFor(id: CategoryId, wished: TemplateId): TemplateId {
  const allowed = category(id).templates
  return allowed.includes(wished) ? wished : (allowed[0] ?? wished)
}

export function withCategory(screening: Screening, id: CategoryId): Screening {
  return { ...screening, category: id, template: templateFor(id, screening.template) }
}

export function withNothingHit(screening: Screening): Screening {
  return { ...screening, lines: allNo }
}

/** Lines that need their ground in words. */
export function hits({ lines }: Screening): readonly ScreenId[] {
  return [...EXCLUSION_IDS, ...OTHER_SCREEN_IDS].filter((id) => lines[id].answer !== 'NO')
}

/** What still has to be written before the form can be sent. */
export function isComplete(screening: Screening): boolean {
  const grounded = hits(screening).every((id) => screening.lines[id].ground.trim() !== '')
  const discussed = !category(screening.category).partyFirst || screening.partyDiscussedOn !== null
  return screening.question.trim() !== '' && grounded && discussed
}

/** The action's input. */
export function toInput({ lines, partyDiscussedOn, ...rest }: Screening): unknown {
  const pick = (ids: readonly ScreenId[]) =>
    Object.fromEntries(
      ids.map((id) => {
        const { answer, ground } = lines[id]
        return [id, ground.trim() === '' ? { answer } : { answer, ground: ground.trim() }]
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
