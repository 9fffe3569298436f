import type { LegalRef, RatioPreset } from '../preset.js'
import { ALL, each, MORE_THAN_HALF, THREE_QUARTERS, TWO_THIRDS } from './fractions.js'

function civilCode(article: string): LegalRef {
  return {
    statute: { zh: '民法典', en: 'Civil Code' },
    article,
    textVersion: '2020',
    effectiveFrom: '2021-01-01',
    verified: true,
  }
}

function ownershipInterpretation(article: string): LegalRef {
  return {
    statute: {
      zh: '最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释',
      en: 'Supreme People’s Court interpretation on ownership of building units',
    },
    article,
    textVersion: '2020',
    effectiveFrom: '2021-01-01',
    verified: true,
  }
}

const BOTH = ['HEADS', 'AREA'] as const

const OWNERS = {
  method: 'RATIO',
  version: 1,
  gathering: 'COLLECTION',
  unitTypes: ['OWNER'],
  invalidIn: 'EXCLUDED',
  // Property law needs the area behind every ballot, so it carries a name; the choice is for tellers and voter only.
  secrecy: 'OPEN',
  binding: true,
  ballotChange: 'NONE',
  quorumAdjustable: false,
  proxy: { allowed: true, written: true, who: 'ANY_CAPABLE_ADULT', maxPerHolder: 3 },
  verification: 'VERIFIED',
  verified: true,
} as const satisfies Partial<RatioPreset>

const JOINT_DECISION = {
  ...OWNERS,
  measures: BOTH,
  quorum: each(BOTH, 'ELIGIBLE', TWO_THIRDS),
  silenceRule: 'MAY_COUNT_WITH_MAJORITY',
} as const satisfies Partial<RatioPreset>

export const OWNERS_GENERAL: RatioPreset = {
  ...JOINT_DECISION,
  id: 'OWNERS_GENERAL',
  label: { zh: '业主共同决定·一般事项', en: 'Owners’ joint decision: general matters' },
  pass: each(BOTH, 'PARTICIPATING', MORE_THAN_HALF),
  legalBasis: [civilCode('278(1)(1)-(5),(9); 278(2)'), ownershipInterpretation('8, 9')],
}

export const OWNERS_SPECIAL: RatioPreset = {
  ...JOINT_DECISION,
  id: 'OWNERS_SPECIAL',
  label: { zh: '业主共同决定·特别事项', en: 'Owners’ joint decision: special matters' },
  pass: each(BOTH, 'PARTICIPATING', THREE_QUARTERS),
  legalBasis: [civilCode('278(1)(6)(7)(8); 278(2)'), ownershipInterpretation('8, 9')],
}

/** Turning a home into business premises: one owner who does not agree, in words or by silence, is enough to stop it. */
export const AFFECTED_UNANIMOUS: RatioPreset = {
  ...OWNERS,
  id: 'AFFECTED_UNANIMOUS',
  label: { zh: '有利害关系业主一致同意', en: 'Consent of every affected owner' },
  measures: ['HEADS'],
  quorum: each(['HEADS'], 'ELIGIBLE', ALL),
  pass: each(['HEADS'], 'ELIGIBLE', ALL),
  silenceRule: 'NOT_COUNTED_ONLY',
  legalBasis: [civilCode('279'), ownershipInterpretation('11')],
}
