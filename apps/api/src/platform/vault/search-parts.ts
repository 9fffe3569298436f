/** The longest part of a name that is indexed as such; longer searches are the meeting of their parts. */
export const LONGEST_PART = 4
const LONGEST_NAME = 60

/** A name as it is compared: width, case, spaces and middle dots make no difference. */
export function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧∙.]/gu, '')
}

/** Every part of a name of up to four characters, each once, and the whole. */
export function nameParts(name: string): readonly string[] {
  const characters = [...comparableName(name)].slice(0, LONGEST_NAME)
  const parts = new Set<string>(characters.length === 0 ? [] : [characters.join('')])
  for (let length = 1; length <= LONGEST_PART; length += 1) {
    for (let start = 0; start + length <= characters.length; start += 1) {
      parts.add(characters.slice(start, start + length).join(''))
    }
  }
  return [...parts]
}

/** The parts that a name containing the searched text must have: itself, or its runs of four. Empty for no text. */
export function searchedParts(text: string): readonly string[] {
  const characters = [...comparableName(text)].slice(0, LONGEST_NAME)
  if (characters.length === 0) return []
  if (characters.length <= LONGEST_PART) return [characters.join('')]
  return characters.slice(LONGEST_PART - 1).map((_, end) => characters.slice(end, end + LONGEST_PART).join(''))
}

/** The last four characters of a number, upper-case: what people remember of it. */
export function lastFour(number: string): string {
  return number.slice(-4).toUpperCase()
}

/** The endings of a phone number that it is looked up by: four digits and more, short of the whole. */
export function phoneEnds(number: string): readonly string[] {
  return Array.from({ length: Math.max(0, number.length - 4) }, (_, dropped) => number.slice(dropped + 1))
}

/** What may be the ending of a phone number. */
export function isPhoneEnd(query: string): boolean {
  return /^\d{4,10}$/.test(query)
}
