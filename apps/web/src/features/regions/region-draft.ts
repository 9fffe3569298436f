import {
  type CreateRegion,
  createRegionSchema,
  REGION_CODE_DIGITS,
  REGION_KINDS,
  type RegionKind,
  type RegionLevel,
  type RegionView,
} from '@gongyi/shared/contracts'

export interface RegionDraft {
  readonly level: RegionLevel
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: RegionKind | null
  readonly filingPrefix: string
}

export type RegionField = keyof RegionDraft

export function blankRegion(parent: RegionView, level: RegionLevel): RegionDraft {
  return { level, code: parent.code, name: '', shortName: '', kind: null, filingPrefix: '' }
}

/** Kinds of a level; none where the level has only one. */
export function kindsOf(level: RegionLevel): readonly RegionKind[] {
  return REGION_KINDS[level]
}

/** What goes to the server, or the fields that are wrong. */
export function readRegion(
  parent: RegionView,
  draft: RegionDraft,
): { readonly region: CreateRegion } | { readonly wrong: ReadonlySet<string> } {
  const { level, kind, filingPrefix, code, name, shortName } = draft
  const read = createRegionSchema.safeParse({
    parentId: parent.id,
    code: code.replaceAll(/\s/g, ''),
    name,
    shortName: shortName.trim() === '' ? name : shortName,
    level,
    kind: kindsOf(level).length === 0 ? null : kind,
    filingPrefix: level === 'TOWNSHIP' ? filingPrefix : null,
  })
  const wrong = new Set(read.error?.issues.map(({ path }) => String(path[0])))
  const typed = code.replaceAll(/\s/g, '')
  // The schema looks at the fields together only once each is well formed: say all that is wrong at once
  if (!typed.startsWith(parent.code) || typed.length !== REGION_CODE_DIGITS[level]) wrong.add('code')
  if (kindsOf(level).length > 0 && kind === null) wrong.add('kind')
  return read.success && wrong.size === 0 ? { region: read.data } : { wrong }
}
