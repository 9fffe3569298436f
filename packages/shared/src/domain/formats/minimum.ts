import { daysBetween } from '../civil-time.js'
import { differentNames, nameKey } from '../procedure/same-name.js'
import { type Unmet, type UnmetParams, unmet } from '../refusal.js'
import { compareShare, minimumFor } from '../voting/arithmetic.js'
import type { Format, FormatRecord, MinimumCheck } from './format.js'

/**
 * What the record of one session still lacks: the common minimum of every format, then the format's own (`domain.md` §4).
 * Empty when step 5 may count this session as held.
 */
export function recordUnmet(format: Format, record: FormatRecord): readonly Unmet[] {
  return [...commonUnmet(record), ...format.minimum.flatMap((check) => checkUnmet(check, record))]
}

/**
 * What the record of a small matter's session still lacks: who, when, where, what came of it, and what was said, or why
 * nothing was. Numbers of participants and proofs are not asked for.
 */
export function lightRecordUnmet(record: FormatRecord): readonly Unmet[] {
  const heard = record.speeches.length > 0 || (record.silence ?? '').trim() !== ''
  return [...writtenUnmet(record), ...need('format.opinions', heard)]
}

function commonUnmet(record: FormatRecord): readonly Unmet[] {
  const leading = [record.chair, record.minuteTaker].map(nameKey)
  const others = differentNames(record.signatures.filter((name) => !leading.includes(nameKey(name))))
  return [
    ...writtenUnmet(record),
    ...need('format.opinions', record.speeches.length > 0),
    ...need('format.signed-by-participants', others >= 2, { have: others, need: 2 }),
    ...need('format.media', record.media >= 1),
  ]
}

/** What makes a record one at all, whatever the matter: every field written, two hands, somebody present. */
function writtenUnmet(record: FormatRecord): readonly Unmet[] {
  const named = [
    'from',
    'place',
    'organiser',
    'chair',
    'minuteTaker',
    'attendanceEvidence',
    'agenda',
    'conclusion',
  ] as const satisfies readonly (keyof FormatRecord)[]
  return [
    ...named.filter((field) => record[field].trim() === '').map((field) => unmet('format.given', { field })),
    ...need('format.minute-taker-not-chair', nameKey(record.minuteTaker) !== nameKey(record.chair)),
    ...need('format.attendance', record.attendance > 0),
    ...need('format.signed-by-chair', record.signatures.includes(record.chair)),
    ...need('format.signed-by-minute-taker', record.signatures.includes(record.minuteTaker)),
  ]
}

function checkUnmet(check: MinimumCheck, record: FormatRecord): readonly Unmet[] {
  switch (check.kind) {
    case 'AT_LEAST':
      return atLeast(check.id, figure(record, check.figure), check.least)
    case 'ODD':
      return need(check.id, figure(record, check.figure) % 2 === 1)
    case 'YES':
      return need(check.id, record.details?.[check.figure] === true)
    case 'NO':
      return need(check.id, record.details?.[check.figure] === false)
    case 'SHARE': {
      const [have, of] = [figure(record, check.figure), figure(record, check.of)]
      return need(check.id, compareShare(BigInt(have), BigInt(of), check.frac).holds, { have, of })
    }
    case 'SMALLER_OF': {
      const share = Number(minimumFor(BigInt(figure(record, check.of)), check.frac))
      return atLeast(check.id, figure(record, check.figure), Math.max(check.floor, Math.min(check.number, share)))
    }
    case 'ANY_OF':
      return need(
        check.id,
        check.checks.some((one) => checkUnmet(one, record).length === 0),
      )
    case 'ALL_OF':
      return need(
        check.id,
        check.checks.every((one) => checkUnmet(one, record).length === 0),
      )
  }
}

function atLeast(id: string, have: number, least: number): readonly Unmet[] {
  return need(id, have >= least, { have, need: least })
}

function need(id: string, holds: boolean, params?: UnmetParams): readonly Unmet[] {
  return holds ? [] : [unmet(id, params)]
}

// A detail nobody filled in counts as zero; checks on "all of them" therefore come with one that asks for the base.
function figure(record: FormatRecord, name: string): number {
  if (name === 'attendance' || name === 'unitsReached' || name === 'unitsInvited') return record[name]
  if (name === 'windowDays') return daysBetween(record.from, record.to)
  return Number(record.details?.[name] ?? 0)
}
