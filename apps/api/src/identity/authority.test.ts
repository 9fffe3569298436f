import { describe, expect, it } from 'vitest'
import { type Held, isStaff, mayDisable, mayGrant, mayIssueCode } from './authority.js'

const communityAdmin: Held = { role: 'community-admin', covers: true }
const coordinator: Held = { role: 'coordinator', covers: true }
const townshipAdmin: Held = { role: 'township-admin', covers: true }

describe('granting a role', () => {
  it('a community admin grants up to its own rank in its own community', () => {
    expect(mayGrant([communityAdmin], 'resident', 'VILLAGE_COMMUNITY')).toBe(true)
    expect(mayGrant([communityAdmin], 'community-admin', 'VILLAGE_COMMUNITY')).toBe(true)
  })
  it('nobody grants above its own rank', () => {
    expect(mayGrant([communityAdmin], 'township-admin', 'TOWNSHIP')).toBe(false)
    expect(mayGrant([townshipAdmin], 'auditor', 'TOWNSHIP')).toBe(false)
  })
  it('nobody grants outside its own region', () => {
    expect(mayGrant([{ role: 'community-admin', covers: false }], 'resident', 'VILLAGE_COMMUNITY')).toBe(false)
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
    const elsewhere: Held = { role: 'community-admin', covers: false }
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
  it('an account without grants is nobody’s to open', () => {
    expect(mayIssueCode([])).toBe(false)
  })
  it('a coordinator disables nobody', () => {
    expect(mayDisable([{ role: 'resident', issuerHeld: [coordinator] }])).toBe(false)
    expect(mayDisable([{ role: 'resident', issuerHeld: [communityAdmin] }])).toBe(true)
  })
})

it('anyone with more than the resident role is staff', () => {
  expect(isStaff(['resident'])).toBe(false)
  expect(isStaff(['resident', 'expert'])).toBe(true)
})
