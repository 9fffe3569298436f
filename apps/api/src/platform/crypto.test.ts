import { describe, expect, it } from 'vitest'
import { constantTimeEqual, eventSalt, hmacSha256, randomCode, randomToken, sha256 } from './crypto.js'

describe('hashes', () => {
  it('are SHA-256 of the bytes, of a text of its UTF-8', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('议题')).toBe(sha256(Buffer.from('议题', 'utf8')))
  })

  it('with a key are HMAC-SHA-256 (RFC 4231, case 2)', () => {
    expect(hmacSha256('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })
})

describe('random values', () => {
  it('are as long as asked, fit their use, and do not repeat', () => {
    expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32)
    expect(Buffer.from(randomToken(16), 'base64url')).toHaveLength(16)
    expect(eventSalt()).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(Array.from({ length: 200 }, () => randomToken(8))).size).toBe(200)
  })

  it('codes hold no characters that are mistaken for one another, and use all the others', () => {
    const codes = Array.from({ length: 400 }, () => randomCode(8))
    expect(codes.every((code) => /^[2-9A-HJKMNP-Z]{8}$/.test(code))).toBe(true)
    expect(new Set(codes.join('')).size).toBe(31)
  })
})

describe('comparing secrets', () => {
  it('tells equal from unequal, whatever their lengths', () => {
    const token = randomToken()
    expect(constantTimeEqual(token, `${token}`)).toBe(true)
    expect(constantTimeEqual(token, randomToken())).toBe(false)
    expect(constantTimeEqual(token, token.slice(1))).toBe(false)
    expect(constantTimeEqual('', '')).toBe(true)
  })
})
