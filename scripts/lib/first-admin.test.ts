import { describe, expect, it } from 'vitest'
import { sentenceOf } from './first-admin.ts'

describe('what the start says about the first admin', () => {
  it('is nothing when somebody can sign in', () => {
    expect(sentenceOf({ state: 'not-needed' })).toBeUndefined()
  })
  it('names exactly the settings that are missing, as they are typed', () => {
    const both = sentenceOf({ state: 'settings-missing', settings: ['ADMIN_PHONE', 'ADMIN_REGION'] })
    expect(both).toContain('ADMIN_PHONE=19901000001 ADMIN_REGION="339921 禾川市"')
    expect(sentenceOf({ state: 'settings-missing', settings: ['ADMIN_REGION'] })).not.toContain('ADMIN_PHONE')
  })
  it('is one sentence with the code, the masked number and the last day', () => {
    const expiresAt = new Date('2026-11-30T02:00:00Z')
    const first = {
      state: 'code-issued',
      phoneMasked: '199****8888',
      regionName: '禾川市',
      code: '12345678',
      expiresAt,
    } as const
    expect(sentenceOf(first)).toMatch(
      /^Nobody can sign in yet: [^\n]*199\*{4}8888[^\n]*12345678[^\n]*2026-11-30[^\n]*\.$/,
    )
  })
})
