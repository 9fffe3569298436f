import type { PollView } from '@gongyi/shared/contracts'
import { parseHundredths } from '../../../lib/format/parse.js'
import { countsArea, type Motion, ratioOf } from './vote-state.js'

export const SIDES = ['for', 'against', 'abstain', 'invalid'] as const
export type Side = (typeof SIDES)[number]

/** What the tellers typed for one motion: text as typed, so that a half-written number is not lost. */
export interface SheetDraft {
  readonly heads: Readonly<Record<Side, string>>
  readonly area: Readonly<Record<Side, string>>
  readonly present: string
}

interface SheetRule {
  readonly motionId: string
  readonly withArea: boolean
  readonly withPresent: boolean
}

/** What a motion's sheet asks for: areas where owners count by them, those present where a meeting decides. */
export function sheetRuleOf(motion: Motion): SheetRule {
  return {
    motionId: motion.id,
    withArea: countsArea(motion),
    withPresent: ratioOf(motion)?.gathering === 'MEETING',
  }
}

/** Filled in from the stored ballots; from nothing after a show of hands, where only the hands know. */
export function draftFrom(tally: PollView['tally']): SheetDraft {
  if (tally === null) {
    const blank = { for: '', against: '', abstain: '0', invalid: '0' }
    return { heads: blank, area: blank, present: '' }
  }
  const heads = SIDES.map((side) => [side, String(tally[side].heads)] as const)
  const area = SIDES.map((side) => [side, squareMetres(tally[side].areaCenti)] as const)
  const returned = SIDES.reduce((sum, side) => sum + tally[side].heads, 0)
  return { heads: bySide(heads), area: bySide(area), present: String(returned) }
}

function bySide(entries: readonly (readonly [Side, string])[]): Record<Side, string> {
  return { for: '', against: '', abstain: '', invalid: '', ...Object.fromEntries(entries) }
}

function squareMetres(centi: string): string {
  const padded = centi.padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`
}

export function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

/** The sheet as the rule takes it, or undefined while a figure is missing or cannot be. */
export function sheetOf({ motionId, withArea, withPresent }: SheetRule, draft: SheetDraft) {
  const sides = SIDES.map((side) => {
    const heads = wholeNumber(draft.heads[side])
    const area = withArea ? parseHundredths(draft.area[side]) : 0n
    return heads === undefined || area === undefined
      ? undefined
      : ([side, { heads, ...(withArea ? { areaCenti: area.toString() } : {}) }] as const)
  })
  const present = withPresent ? presentOf(draft) : 0
  if (present === undefined || sides.includes(undefined)) return undefined
  return {
    motionId,
    ...Object.fromEntries(sides.filter((side) => side !== undefined)),
    ...(withPresent ? { present } : {}),
  }
}

/** Those present; never fewer than the ballots handed in. */
export function presentOf(draft: SheetDraft): number | undefined {
  const present = wholeNumber(draft.present)
  const returned = SIDES.reduce((sum, side) => sum + (wholeNumber(draft.heads[side]) ?? 0), 0)
  return present === undefined || present < returned ? undefined : present
}
