import { cleanNumber, cleanText } from './text.js'

/** Where a household or unit is. `place` is the estate or hamlet when the file names it. */
export interface Address {
  readonly place: string
  readonly building: string
  readonly stairwell: string
  readonly room: string
}

const ONE_TEXT = /^(.*?)([0-9A-Za-z]+)(?:幢|栋|号楼|座)(?:([0-9A-Za-z]+)单元)?([0-9A-Za-z-]+)室?$/
/** A farmhouse has a number and no flat: `石坞村3组12号`, `新宅12-1号`. */
const HOUSE_NUMBER = /^(.*?)([0-9]+(?:[-之][0-9]+)?)号$/
const SECTION_PLACE = /^([\p{Script=Han}]+?)\d+(?:幢|栋|号楼|座)/u

/**
 * Reads `锦澜苑1幢1单元101室`; a building without stairwells counts as stairwell 1. A farmhouse `石坞村3组12号` has its
 * number as room, without building and stairwell. Undefined when it does not read so.
 */
export function readAddress(text: string): Address | undefined {
  const written = cleanText(text).replace(/ /g, '')
  const parts = ONE_TEXT.exec(written)
  if (!parts) return readHouseNumber(written)
  const [, place = '', building = '', stairwell = '1', room = ''] = parts
  return { place, building: cleanNumber(building), stairwell: cleanNumber(stairwell), room: cleanNumber(room) }
}

function readHouseNumber(written: string): Address | undefined {
  const [, place = '', room = ''] = HOUSE_NUMBER.exec(written) ?? []
  return room === '' ? undefined : { place, building: '', stairwell: '', room: room.replace('之', '-') }
}

/** The place that a section heading such as `—— 桂苑新村1幢至6幢 ——` names, or an empty text. */
export function placeOfSection(heading: string): string {
  return SECTION_PLACE.exec(cleanText(heading).replace(/^[\s—―\-=*·]+/, ''))?.[1] ?? ''
}

/** `1-1-101`, the key that identifies a flat within its area; `12` for a farmhouse. */
export function addressKey(address: Address): string {
  return isHouse(address) ? address.room : [address.building, address.stairwell, address.room].join('-')
}

/** True for a house of its own, which has no building number because it is the building. */
export function isHouse(address: Address): boolean {
  return address.building === '' && address.stairwell === '' && address.room !== ''
}

/** `桂苑新村1幢1单元101室`. */
export function formatAddress(address: Address): string {
  const building = address.building === '' ? '' : `${address.building}幢`
  const stairwell = address.stairwell === '' ? '' : `${address.stairwell}单元`
  return `${address.place}${building}${stairwell}${address.room}${isHouse(address) ? '号' : '室'}`
}
