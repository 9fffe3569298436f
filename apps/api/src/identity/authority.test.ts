import { describe, expect, it } from 'vitest'
import { type Held, isStaff, mayDisable, mayGrant, mayIssueCode } from './authority.js'

const communityAdmin: Held = { role: 'community-admin', covers: true, inside: true }
const coordinator: Held = { role: 'coordinator', covers: true, inside: true }
const townshipAdmin: Held = { role: 'township-admin', covers: true, inside: false }
const systemAdmin: Held = { role: 'system-admin', covers: true, inside: false }

describe('granting a role', () => {
  it('a community admin grants up to its own rank in its own community', () => {
    expect(mayGrant([communityAdmin], 'resident', 'VILLAGE_COMMUNITY')).toBe(true)
    expect(mayGrant([communityAdmin], 'community-admin', 'VILLAGE_COMMUNITY')).toBe(true)
  })
  it('nobody grants above its own rank', () => {
    expect(mayGrant([communityAdmin], 'township-admin', 'TOWNSHIP')).toBe(false)
    expect(mayGrant([townshipAdmin], 'auditor', 'TOWNSHIP')).toBe(false)
  })
  it('a supervisor is named from above the community', () => {
    expect(mayGrant([communityAdmin], 'supervisor', 'VILLAGE_COMMUNITY')).toBe(false)
    expect(mayGrant([townshipAdmin], 'supervisor', 'VILLAGE_COMMUNITY')).toBe(true)
  })
  it('nobody grants outside its own region', () => {
    expect(mayGrant([{ role: 'community-admin', covers: false, inside: false }], 'resident', 'VILLAGE_COMMUNITY')).toBe(
      false,
    )
  })
  it('a coordinator grants nothing', () => {
    expect(mayGrant([coordinator], 'resident', 'VILLAGE_COMMUNITY')).toBe(false)
  })
  it('a role is held only on its kind of region', () => {
    expect(mayGrant([townshipAdmin], 'resident', 'TOWNSHIP')).toBe(false)
    expect(mayGrant([townshipAdmin], 'township-admin', 'VILLAGE_COMMUNITY')).toBe(false)
  })
})

describe('issuing a code', () => {
  it('a coordinator issues to residents only', () => {
    expect(mayIssueCode([{ role: 'resident', issuerHeld: [coordinator] }])).toBe(true)
    expect(mayIssueCode([{ role: 'expert', issuerHeld: [coordinator] }])).toBe(false)
  })
  it('one grant the issuer does not stand over is enough to refuse', () => {
    const elsewhere: Held = { role: 'community-admin', covers: false, inside: false }
    expect(
      mayIssueCode([
        { role: 'resident', issuerHeld: [communityAdmin] },
        { role: 'resident', issuerHeld: [elsewhere] },
      ]),
    ).toBe(false)
  })
  it('equals do not open each other’s accounts', () => {
    expect(mayIssueCode([{ role: 'community-admin', issuerHeld: [communityAdmin] }])).toBe(false)
    expect(mayIssueCode([{ role: 'community-admin', issuerHeld: [townshipAdmin] }])).toBe(true)
  })
  it.each(['coordinator', 'expert', 'supervisor', 'community-admin'] as const)(
    'an account of a %s is opened from above the community only',
    (role) => {
      expect(mayIssueCode([{ role, issuerHeld: [communityAdmin] }])).toBe(false)
      expect(mayIssueCode([{ role, issuerHeld: [townshipAdmin] }])).toBe(true)
      expect(mayIssueCode([{ role, issuerHeld: [systemAdmin] }])).toBe(true)
    },
  )
  it('nobody with a part in the community opens an account of its staff, whatever else they are', () => {
    expect(mayIssueCode([{ role: 'supervisor', issuerHeld: [townshipAdmin, communityAdmin] }])).toBe(false)
  })
  it('an account of staff is not opened for being a resident’s too', () => {
    const grants = (own: Held) => [
      { role: 'resident', issuerHeld: [own] } as const,
      { role: 'supervisor', issuerHeld: [own] } as const,
    ]
    expect(mayIssueCode(grants(communityAdmin))).toBe(false)
    expect(mayIssueCode(grants(townshipAdmin))).toBe(true)
  })
  it('townships and those who look on are opened by the system admin', () => {
    for (const role of ['township-admin', 'auditor', 'county-observer'] as const) {
      expect(mayIssueCode([{ role, issuerHeld: [townshipAdmin] }])).toBe(false)
      expect(mayIssueCode([{ role, issuerHeld: [systemAdmin] }])).toBe(true)
    }
    expect(mayIssueCode([{ role: 'system-admin', issuerHeld: [systemAdmin] }])).toBe(false)
  })
  it('an account without grants is nobody’s to open', () => {
    expect(mayIssueCode([])).toBe(false)
  })
  it('a coordinator disables nobody', () => {
    expect(mayDisable([{ role: 'resident', issuerHeld: [coordinator] }])).toBe(false)
    expect(mayDisable([{ role: 'resident', issuerHeld: [communityAdmin] }])).toBe(true)
  })
  it('the admin does not disable the supervisor', () => {
    expect(mayDisable([{ role: 'supervisor', issuerHeld: [communityAdmin] }])).toBe(false)
    expect(mayDisable([{ role: 'supervisor', issuerHeld: [townshipAdmin] }])).toBe(true)
  })
})

it('anyone with more than the resident role is staff', () => {
  expect(isStaff(['resident'])).toBe(false)
  expect(isStaff(['resident', 'expert'])).toBe(true)
})
