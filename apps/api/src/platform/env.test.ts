import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.js'

const needed = {
  APP_DATABASE_URL: 'postgresql://app:secret@127.0.0.1:5432/gongyi',
  SESSION_PEPPER: 'p'.repeat(32),
  PERSON_PEPPER: 'q'.repeat(32),
  GONGYI_MASTER_KEY: 'ab'.repeat(32),
}

describe('the environment', () => {
  it('needs only the database, the two peppers and the master key', () => {
    expect(readEnv(needed)).toMatchObject({ port: 3000, mode: 'production', trustProxy: false, publicUrl: undefined })
  })
  it('says one sentence for each wrong setting', () => {
    const read = () => readEnv({ ...needed, PORT: 'ninety', GONGYI_MODE: 'play', SESSION_PEPPER: undefined })
    expect(read).toThrow(EnvError)
    expect(read).toThrow(/^The setting PORT must be a number\.$/m)
    expect(read).toThrow(/^The setting GONGYI_MODE must be one of production, demo, test\.$/m)
    expect(read).toThrow(/^The setting SESSION_PEPPER is missing\.$/m)
  })
  it('keeps identity numbers under a key of their own, except in tests', () => {
    const alone = { ...needed, PERSON_PEPPER: undefined }
    expect(readEnv(needed).personPepper).toBe(needed.PERSON_PEPPER)
    expect(() => readEnv(alone)).toThrow('The setting PERSON_PEPPER is missing.')
    expect(() => readEnv({ ...alone, GONGYI_MODE: 'demo' })).toThrow('The setting PERSON_PEPPER is missing.')
    expect(readEnv({ ...alone, GONGYI_MODE: 'test' }).personPepper).toBe(needed.SESSION_PEPPER)
  })
  it('reads the first administrator’s number and region, and says how they are written', () => {
    const first = readEnv({ ...needed, ADMIN_PHONE: '+86 199 0100 0001', ADMIN_REGION: '339921 禾川市' })
    expect(first).toMatchObject({ adminPhone: '19901000001', adminRegion: { code: '339921', name: '禾川市' } })
    const wrong = () => readEnv({ ...needed, ADMIN_PHONE: '12345', ADMIN_REGION: '禾川市' })
    expect(wrong).toThrow(/^The setting ADMIN_PHONE must be a mobile number of 11 digits\.$/m)
    expect(wrong).toThrow(/^The setting ADMIN_REGION must be a code of 2, 4 or 6 digits and a name/m)
  })
  it('takes a master key of 32 bytes in hexadecimal or base64, and nothing else', () => {
    const bytes = Buffer.alloc(32, 0xab)
    for (const text of [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]) {
      expect(readEnv({ ...needed, GONGYI_MASTER_KEY: text }).masterKey).toEqual(bytes)
    }
    const read = (text?: string) => () => readEnv({ ...needed, GONGYI_MASTER_KEY: text })
    expect(read()).toThrow('The setting GONGYI_MASTER_KEY is missing.')
    expect(read('too short')).toThrow('The setting GONGYI_MASTER_KEY must be 32 random bytes in base64 or hexadecimal.')
  })
  it('takes an empty setting for an absent one', () => {
    expect(readEnv({ ...needed, PORT: '' }).port).toBe(3000)
  })
  it('never repeats a secret in its sentence', () => {
    expect(() => readEnv({ ...needed, SESSION_PEPPER: 'short-secret' })).toThrow(/^((?!short-secret).)*$/s)
  })
})
