import { describe, expect, it } from 'vitest'
import { ROLES } from '../procedure/role.js'
import { asSeenBy } from './sight.js'

const person = { id: 'p', name: '陈阿妹', phone: '13800138000' }

describe('a person of the roster', () => {
  it.each(['coordinator', 'community-admin'] as const)('has a name for the %s, who stands at the door', (role) => {
    expect(asSeenBy([role], person)).toEqual({ id: 'p', name: '陈阿妹', phoneMasked: '138****8000' })
  })
  it('is 陈某某 to every other role, and to nobody in particular', () => {
    const others = ROLES.filter((role) => role !== 'coordinator' && role !== 'community-admin')
    expect(others.length).toBe(7)
    for (const role of others) expect(asSeenBy([role], person).name).toBe('陈某某')
    expect(asSeenBy([], person).name).toBe('陈某某')
  })
  it('shows its phone number to no role', () => {
    for (const role of ROLES) expect(JSON.stringify(asSeenBy([role], person))).not.toContain('13800138000')
  })
  it('without a phone number has none to mask', () => {
    expect(asSeenBy(['coordinator'], { ...person, phone: null }).phoneMasked).toBeNull()
  })
})
