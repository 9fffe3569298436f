import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const LENGTH_BYTES = 4
const NONCES_A_DRAW = 256

/** Ciphertext that cannot be opened: another key, another place, or altered. Never says what stood in it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** Parts joined so that no two lists of parts give the same bytes: each is led by its length. */
export function unambiguous(parts: readonly string[]): Buffer {
  const joined = Buffer.allocUnsafe(parts.reduce((total, part) => total + LENGTH_BYTES + Buffer.byteLength(part), 0))
  let at = 0
  for (const part of parts) {
    const length = joined.write(part, at + LENGTH_BYTES, 'utf8')
    joined.writeUInt32BE(length, at)
    at += LENGTH_BYTES + length
  }
  return joined
}

let drawn = Buffer.alloc(0)

/** Never given out twice. Drawn many at once: a roster needs a hundred thousand, and each draw of its own is dear. */
function newNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(NONCE_BYTES * NONCES_A_DRAW)
  const nonce = drawn.subarray(0, NONCE_BYTES)
  drawn = drawn.subarray(NONCE_BYTES)
  return nonce
}

/** AES-256-GCM under a fresh random 96-bit nonce: nonce ‖ ciphertext ‖ tag, in base64url. */
export function encrypt(key: KeyObject, associated: Buffer, plain: Buffer): string {
  const nonce = newNonce()
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(associated)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** Opens what encrypt() made under the same key for the same place. Throws SealBroken. */
export function decrypt(key: KeyObject, associated: Buffer, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken('sealed text is too short')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(associated)
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new SealBroken('sealed text does not belong to this key and place', { cause: error })
  }
}

/** HMAC-SHA-256 cut to 96 bits, in base64url: enough that two values of one community never meet by chance. */
export function token(key: KeyObject, parts: readonly string[]): string {
  return createHmac('sha256', key).update(unambiguous(parts)).digest().subarray(0, 12).toString('base64url')
}
