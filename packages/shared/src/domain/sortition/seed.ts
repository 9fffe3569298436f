/** Fewest and most digits of a published lottery result; most digits called out at a meeting. */
export const SEED_DIGITS = { least: 5, most: 60 } as const

/** Digits as people type them: full-width forms, spaces, commas, hyphens and plus signs between them are let go. */
export function readDigits(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，、;；+\-–—|]/g, '')
  return /^\d+$/.test(plain) ? plain : undefined
}

/**
 * The seed as it enters the draw: the digits of the public source, and, where residents call out digits too, a hyphen and
 * theirs. Undefined when something is not digits, too short, too long, missing, or given though not foreseen.
 *
 * @param withMeeting whether the plan foresees digits called out at a meeting
 */
export function seedText(source: string, meeting: string, withMeeting: boolean): string | undefined {
  const published = readDigits(source)
  if (published === undefined || published.length < SEED_DIGITS.least || published.length > SEED_DIGITS.most)
    return undefined
  if (!withMeeting) return meeting.trim() === '' ? published : undefined
  const called = readDigits(meeting)
  return called === undefined || called.length > SEED_DIGITS.most ? undefined : `${published}-${called}`
}
