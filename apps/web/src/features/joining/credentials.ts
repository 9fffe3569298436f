/** As the contract wants it (newPasswordSchema). */
export const MIN_PASSWORD = 10

export function isPhone(text: string): boolean {
  return /^(\+?86)?1\d{10}$/.test(text.replaceAll(/[\s-]/g, ''))
}

/** A code as typed: spaces and hyphens dropped, small letters taken for capitals; undefined when it cannot be one. */
export function readCode(text: string): string | undefined {
  const code = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return /^[2-9A-HJKMNP-Z]{26}$/.test(code) ? code : undefined
}
