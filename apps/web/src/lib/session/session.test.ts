import { currentSessionSchema } from '@gongyi/shared/contracts'
import { describe, expect, it } from 'vitest'
import { returnPath, signInPath } from './return-to.js'
import { currentSessionReader, holdsRole, sessionReader } from './session.js'

const session = {
  accountId: '0193a0c0-0000-7000-8000-000000000001',
  displayName: '陈建国',
  phoneMasked: '138****0001',
  locale: null,
  passwordMissing: false,
  grants: [
    {
      role: 'coordinator' as const,
      regionId: '0193a0c0-0000-7000-8000-000000000002',
      regionName: '桂苑社区',
      regionLevel: 'VILLAGE_COMMUNITY' as const,
      communityIds: ['0193a0c0-0000-7000-8000-000000000002'],
    },
  ],
  communities: [{ id: '0193a0c0-0000-7000-8000-000000000002', name: '桂苑社区', shortName: '桂苑', kind: null }],
  expiresAt: '2026-11-23T10:00:00.000Z',
}

describe('the small reader of the session', () => {
  it.each([{ session }, { session: null }])('reads what the contract reads', (answer) => {
    expect(currentSessionReader.parse(answer)).toEqual(currentSessionSchema.parse(answer))
  })

  it('refuses what the contract refuses, field by field', () => {
    const wrong: Record<string, unknown>[] = Object.keys(session).map((key) => ({ ...session, [key]: { not: 'this' } }))
    wrong.push({ ...session, grants: [{ ...session.grants[0], role: 'king' }] })
    for (const one of wrong) {
      expect(currentSessionSchema.safeParse({ session: one }).success).toBe(false)
      expect(() => sessionReader.parse(one)).toThrow(TypeError)
    }
  })
})

describe('a role', () => {
  it('counts only where it was granted', () => {
    expect(holdsRole(session, ['coordinator'])).toBe(true)
    expect(holdsRole(session, ['coordinator'], '0193a0c0-0000-7000-8000-000000000009')).toBe(false)
    expect(holdsRole(null, ['coordinator'])).toBe(false)
  })
})

describe('coming back after signing in', () => {
  it('leads to the page one was sent away from', () => {
    const path = signInPath('/topics/7?tab=vote')
    expect(returnPath(new URL(path, 'http://x').searchParams)).toBe('/topics/7?tab=vote')
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
    'never leads to another site (%s)',
    (wanted) => {
      expect(returnPath(new URLSearchParams({ return: wanted }))).toBe('/')
    },
  )
})
