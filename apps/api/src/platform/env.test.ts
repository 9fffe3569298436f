import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.js'

const needed = {
  APP_DATABASE_URL: 'postgresql://app:secret@127.0.0.1:5432/gongyi',
  SESSION_PEPPER: 'p'.repeat(32),
}

describe('the environment', () => {
  it('needs only the database and the pepper', () => {
    expect(readEnv(needed)).toMatchObject({ port: 3000, mode: 'production', trustProxy: false, publicUrl: undefined })
  })
  it('says one sentence for each wrong setting', () => {
    const read = () => readEnv({ ...needed, PORT: 'ninety', GONGYI_MODE: 'play', SESSION_PEPPER: undefined })
    expect(read).toThrow(EnvError)
    expect(read).toThrow(/^The setting PORT must be a number\.$/m)
    expect(read).toThrow(/^The setting GONGYI_MODE must be one of production, demo, test\.$/m)
    expect(read).toThrow(/^The setting SESSION_PEPPER is missing\.$/m)
  })
  it('takes an empty setting for an absent one', () => {
    expect(readEnv({ ...needed, PORT: '' }).port).toBe(3000)
  })
  it('never repeats a secret in its sentence', () => {
    expect(() => readEnv({ ...needed, SESSION_PEPPER: 'short-secret' })).toThrow(/^((?!short-secret).)*$/s)
  })
})
