/** Fewest and most digits of a published lottery result. */
export const SEED_DIGITS = { least: 5, most: 60 } as const

/** Digits as people type them: full-width forms, spaces, commas, hyphens and plus signs between them are let go. */
export function readDigits(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，、;；+\-–—|]/g, '')
  return /^\d+$/.test(plain) ? plain : undefined
}

/**
 * The seed as it enters the draw: the digits of the public source and nothing besides, for whatever is added once the
 * number is known chooses the result. Undefined when it is not digits, too short or too long.
 */
export function seedText(source: string): string | undefined {
  const published = readDigits(source)
  if (published === undefined || published.length < SEED_DIGITS.least || published.length > SEED_DIGITS.most)
    return undefined
  return published
}
