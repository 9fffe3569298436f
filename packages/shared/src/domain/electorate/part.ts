/** A place in a building. Empty text where a community has no such level. */
export interface Place {
  readonly propertyAreaId?: string | undefined
  readonly building: string
  readonly stairwell: string
  readonly room: string
}

/** The part of a community that votes: everything, an estate, a building or one stairwell (`domain.md` §5.3 item 6). */
export type ElectoratePart =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'PROPERTY_AREA'; readonly propertyAreaId: string }
  | { readonly kind: 'BUILDING'; readonly propertyAreaId?: string | undefined; readonly building: string }
  | {
      readonly kind: 'STAIRWELL'
      readonly propertyAreaId?: string | undefined
      readonly building: string
      readonly stairwell: string
    }

/** True if the place lies in any of the parts. A building without an estate means that building wherever it stands. */
export function isInParts(place: Place, parts: readonly ElectoratePart[]): boolean {
  return parts.some((part) => isInPart(place, part))
}

function isInPart(place: Place, part: ElectoratePart): boolean {
  switch (part.kind) {
    case 'ALL':
      return true
    case 'PROPERTY_AREA':
      return place.propertyAreaId === part.propertyAreaId
    case 'BUILDING':
      return place.building === part.building && sameArea(place, part)
    case 'STAIRWELL':
      return place.building === part.building && place.stairwell === part.stairwell && sameArea(place, part)
  }
}

function sameArea(place: Place, part: { readonly propertyAreaId?: string | undefined }): boolean {
  return part.propertyAreaId === undefined || part.propertyAreaId === place.propertyAreaId
}

/** The house number as people write it, `7-2-501`; levels a community does not have are left out. */
export function placeLabel(place: Place): string {
  return [place.building, place.stairwell, place.room].filter((part) => part !== '').join('-')
}

/** Orders labels as people do: 7-2-99 before 7-2-101. */
export function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label.localeCompare(b.label, 'zh-CN', { numeric: true })
}

const LEVEL_WORDS = /幢|栋|号楼|座|单元|室|号/gu
const DASHES = /[-\u2010-\u2015\u2212]+/gu

/** What people type for a house number as labels are written: `7幢2单元501`, `７－２－５０１` and `7-2-501室` are `7-2-501`. */
export function placeQuery(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').replace(LEVEL_WORDS, '-').replace(DASHES, '-').replace(/-$/u, '')
}
