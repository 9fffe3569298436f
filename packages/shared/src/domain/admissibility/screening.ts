import { type Unmet, unmet } from '../refusal.js'
import type { DestinationId } from './destinations.js'
import { EXCLUSION_IDS, EXCLUSIONS, type Exclusion, type ExclusionId, isExclusionId } from './exclusions.js'
import { OTHER_SCREEN_IDS, OTHER_SCREENS, type OtherScreen, type OtherScreenId } from './other-screens.js'

/** Any line of the checklist: one of the five exclusions or another screen. */
export type ScreenId = ExclusionId | OtherScreenId

/** One answer of the checklist. A tool may only ever pre-fill SUSPECT; YES is for people (PIPL 24). */
export interface ScreenAnswer {
  readonly answer: 'NO' | 'SUSPECT' | 'YES'
  /** Legal ground in words (statute and clause); needed for SUSPECT and YES. */
  readonly ground?: string | undefined
  /** What was seen or read that shows it; needed for SUSPECT and YES, for the desk's eyes only. */
  readonly evidence?: string | undefined
  /** Only a part of the topic is hit ("whether" but not "how"): the rest may be split off. */
  readonly partial?: boolean | undefined
}

/** A filled-in screening checklist; who has to sign it is the procedure's to say (G1.2, SD.1). */
export interface ScreeningChecklist {
  readonly exclusions: Readonly<Partial<Record<ExclusionId, ScreenAnswer>>>
  readonly others: Readonly<Partial<Record<OtherScreenId, ScreenAnswer>>>
  readonly legalOpinion: boolean
}

/**
 * ADMIT: nothing hit. SPLIT: only parts are hit. EXCLUDE: hit as a whole. ELSEWHERE: another screen.
 * DISPATCH: danger or crime, act first. INCOMPLETE: something is missing, see `unmet`.
 */
export type ScreeningVerdict = 'ADMIT' | 'SPLIT' | 'EXCLUDE' | 'ELSEWHERE' | 'DISPATCH' | 'INCOMPLETE'

/** What a checklist comes to. */
export interface ScreeningOutcome {
  readonly verdict: ScreeningVerdict
  readonly hits: readonly ScreenId[]
  readonly suspects: readonly ScreenId[]
  /** Suggested, first choice first, each once. */
  readonly destinations: readonly DestinationId[]
  readonly confidential: boolean
  readonly unmet: readonly Unmet[]
}

interface Line {
  readonly id: ScreenId
  readonly rule: Exclusion | OtherScreen
  readonly given: ScreenAnswer | undefined
}

/**
 * Evaluates a screening checklist (`domain.md` §3.1.2). How many people support a topic is no part of it: popularity
 * never overrides an exclusion. Danger and crime are acted on even while the checklist is incomplete.
 */
export function screeningOutcome(checklist: ScreeningChecklist): ScreeningOutcome {
  const lines = linesOf(checklist)
  const hit = lines.filter(({ given }) => given?.answer === 'YES')
  const missing = missingOf(checklist, lines)
  return {
    verdict: verdictOf(hit, missing),
    hits: hit.map(({ id }) => id),
    suspects: lines.filter(({ given }) => given?.answer === 'SUSPECT').map(({ id }) => id),
    // Where danger, crime or misconduct is reported goes first, whatever else the text holds
    destinations: [...new Set(hit.toSorted(byUrgency).flatMap(({ rule }) => rule.destinations))],
    confidential: hit.some(({ rule }) => 'confidential' in rule && rule.confidential),
    unmet: missing,
  }
}

function byUrgency(a: Line, b: Line): number {
  const rank = ({ rule }: Line) => ('urgent' in rule && (rule.urgent || rule.confidential) ? 0 : 1)
  return rank(a) - rank(b)
}

function linesOf({ exclusions, others }: ScreeningChecklist): readonly Line[] {
  return [
    ...EXCLUSION_IDS.map((id) => ({ id, rule: EXCLUSIONS[id], given: exclusions[id] })),
    ...OTHER_SCREEN_IDS.map((id) => ({ id, rule: OTHER_SCREENS[id], given: others[id] })),
  ]
}

function missingOf(checklist: ScreeningChecklist, lines: readonly Line[]): readonly Unmet[] {
  const touched = lines.filter(({ given }) => given !== undefined && given.answer !== 'NO')
  const needsOpinion = touched.some(({ rule }) => 'opinionOnSuspicion' in rule && rule.opinionOnSuspicion)
  return [
    ...lines
      .filter(({ rule, given }) => given === undefined && 'handling' in rule)
      .map(({ id }) => unmet('screening.answered', { id })),
    ...touched.filter(({ given }) => !given?.ground?.trim()).map(({ id }) => unmet('screening.ground', { id })),
    ...touched.filter(({ given }) => !given?.evidence?.trim()).map(({ id }) => unmet('screening.evidence', { id })),
    ...(needsOpinion && !checklist.legalOpinion ? [unmet('screening.legal-opinion')] : []),
  ]
}

function verdictOf(hit: readonly Line[], missing: readonly Unmet[]): ScreeningVerdict {
  if (hit.some(({ rule }) => 'urgent' in rule && rule.urgent)) return 'DISPATCH'
  if (missing.length > 0) return 'INCOMPLETE'
  if (hit.length === 0) return 'ADMIT'
  const exclusions = hit.filter(({ rule }) => 'handling' in rule)
  if (exclusions.length < hit.length) return 'ELSEWHERE'
  return exclusions.every(({ given }) => given?.partial === true) ? 'SPLIT' : 'EXCLUDE'
}

/**
 * True when a refusal on this ground must say where the matter goes instead: the table of exclusions hands it on, or the
 * other screen knows a place for it (`domain.md` §3.1.2, §9.1).
 */
export function mustBeReferred(ground: ScreenId): boolean {
  if (isExclusionId(ground)) return EXCLUSIONS[ground].handling === 'REFER'
  return OTHER_SCREENS[ground].destinations.length > 0
}
