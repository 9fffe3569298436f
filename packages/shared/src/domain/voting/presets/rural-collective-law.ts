import type { LegalRef, RatioPreset } from '../preset.js'
import { each, MEETING, NO_PROXY, TWO_THIRDS } from './fractions.js'

function article(number: string): LegalRef {
  return {
    statute: { zh: '农村集体经济组织法', en: 'Rural Collective Economic Organisations Law' },
    article: number,
    textVersion: '2024',
    effectiveFrom: '2025-05-01',
    verified: true,
  }
}

// Two thirds of ALL members, not of those present: the older provincial rule (half of those present) is superseded.
const ASSEMBLY = {
  ...MEETING,
  quorum: each(['HEADS'], 'ELIGIBLE', TWO_THIRDS),
  pass: each(['HEADS'], 'ELIGIBLE', TWO_THIRDS),
  proxy: NO_PROXY,
  verified: true,
} as const satisfies Partial<RatioPreset>

export const COLLECTIVE_MEMBER_ASSEMBLY: RatioPreset = {
  ...ASSEMBLY,
  id: 'COLLECTIVE_MEMBER_ASSEMBLY',
  label: { zh: '农村集体经济组织成员大会', en: 'Assembly of the members of the rural collective' },
  unitTypes: ['MEMBER'],
  legalBasis: [article('27')],
  verification: 'VERIFIED',
}

/** The statute fixes only the share needed to pass; the attendance needed is practice. */
export const COLLECTIVE_DELEGATE_ASSEMBLY: RatioPreset = {
  ...ASSEMBLY,
  id: 'COLLECTIVE_DELEGATE_ASSEMBLY',
  label: { zh: '农村集体经济组织成员代表大会', en: 'Assembly of the delegates of the rural collective' },
  unitTypes: ['DELEGATE'],
  legalBasis: [article('28')],
  verification: 'PARTLY_PRACTICE',
}
