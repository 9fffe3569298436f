import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** SHA-256 of bytes (or of a text's UTF-8) as 64 lower-case hex digits. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Keyed SHA-256 in hex: for values few enough to be guessed, such as identity numbers. */
export function hmacSha256(key: Uint8Array | string, data: Uint8Array | string): string {
  return createHmac('sha256', key).update(data).digest('hex')
}

/** A secret for a cookie or a link: 256 random bits in base64url unless told otherwise. Store only its hash. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** The salt of one chained event: 128 random bits in hex. */
export function eventSalt(): string {
  return randomBytes(16).toString('hex')
}

// No 0, 1, I, L, O: codes are printed and read aloud by older people
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code to be typed from paper: letters and digits that cannot be taken for one another, each drawn evenly. */
export function randomCode(length: number): string {
  const limit = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && code.length < length) code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)
    }
  }
  return code
}

/** Compares secrets without telling by the time taken where, or in which length, they differ. */
export function constantTimeEqual(a: string, b: string): boolean {
  // equal-length digests under a fresh key: timingSafeEqual refuses different lengths and would leak them
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
