/** An opinion as far as counting stances needs it. `unitKey` is the household or owner head it speaks for. */
export interface StatedOpinion {
  readonly id: string
  readonly unitKey: string
  readonly stance: string
  /** ISO instant in UTC */
  readonly at: string
}

/**
 * The stance of each unit: a later statement supersedes an earlier one whatever the format, and both are kept on file (M3).
 * The order of the list does not matter.
 */
export function latestStances(opinions: readonly StatedOpinion[]): ReadonlyMap<string, string> {
  const inTime = opinions.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  return new Map(inTime.map(({ unitKey, stance }) => [unitKey, stance]))
}

/** How many people took part over all formats, each counted once (M4). */
export function distinctPeople(attendances: readonly (readonly string[])[]): number {
  return new Set(attendances.flat()).size
}

/** What is known about taking part online in a meeting that decides. */
export interface OnlineAttendance {
  readonly realNameVideoCheckIn: boolean
  /** A local rule confirmed to allow it. */
  readonly allowedByLocalRule: boolean
}

/**
 * Whether somebody online is present (M8): only checked in by video under the real name, and where the rule allows it.
 * The collective's assembly may by law (农村集体经济组织法 27), advisory meetings may, residents' and villagers' meetings
 * only under a confirmed local rule.
 */
export function onlinePresenceCounts(
  preset: { readonly id: string; readonly binding: boolean },
  attendance: OnlineAttendance,
): boolean {
  if (!attendance.realNameVideoCheckIn) return false
  return !preset.binding || preset.id === 'COLLECTIVE_MEMBER_ASSEMBLY' || attendance.allowedByLocalRule
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
