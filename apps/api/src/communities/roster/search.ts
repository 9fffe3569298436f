import { readAddress } from '@gongyi/shared/domain'

/** What a search box means of texts that stand in clear, such as house numbers: contained in them. */
export interface Search {
  readonly contains: string
}

export function searchFor(query: string): Search {
  const text = query.normalize('NFKC').replace(/[\\%_]/g, (character) => `\\${character}`)
  return { contains: `%${text}%` }
}

/** Building, stairwell and room, when a search says them: `1幢1单元102室`, `1-1-102`; without a stairwell `1幢102`. */
export interface Door {
  readonly building: string
  readonly stairwell: string | null
  readonly room: string
}

export function doorOf(query: string): Door | undefined {
  const text = query.normalize('NFKC').replace(/\s/g, '')
  const [, building, stairwell, room] = /^([0-9A-Za-z]+)-(?:([0-9A-Za-z]+)-)?([0-9A-Za-z]+)室?$/.exec(text) ?? []
  if (building !== undefined && room !== undefined) return { building, stairwell: stairwell ?? null, room }
  const address = readAddress(text)
  if (address === undefined || address.building === '') return undefined
  const stairwellSaid = text.includes('单元') ? address.stairwell : null
  return { building: address.building, stairwell: stairwellSaid, room: address.room }
}
