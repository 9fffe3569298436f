const BYTES = 32

/** The 32 bytes of a master key written in hexadecimal, base64 or base64url; throws a sentence for anything else. */
export function readMasterKey(text: string): Buffer {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (bytes.length !== BYTES) throw new Error('The master key must be 32 random bytes in base64 or hexadecimal.')
  return bytes
}

export function isMasterKey(text: string): boolean {
  try {
    return readMasterKey(text).length === BYTES
  } catch {
    return false
  }
}
