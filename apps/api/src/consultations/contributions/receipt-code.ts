import { randomBytes } from 'node:crypto'

/** Crockford's digits: no I, L, O or U to be misread from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 16 random base-32 digits, 80 bits. Says nothing of when or what. */
export function receiptCode(): string {
  let bits = BigInt(`0x${randomBytes(10).toString('hex')}`)
  let code = ''
  for (let digit = 0; digit < 16; digit += 1) {
    code = `${DIGITS[Number(bits & 31n)] ?? ''}${code}`
    bits >>= 5n
  }
  return code
}
