import { createHmac, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits for the cookie. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Eight digits: an old person can type them from paper. What protects them is the count of tries, not their length. */
export function newOneTimeCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0')
}

/** What the database keeps. Keyed, so that a stolen table of eight-digit codes cannot be tried out elsewhere. */
export function keyedHash(pepper: string, purpose: 'session' | 'code' | 'join', secret: string): string {
  return createHmac('sha256', pepper).update(`${purpose}\n${secret}`).digest('hex')
}
