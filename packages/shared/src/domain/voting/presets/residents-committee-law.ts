import type { LegalRef, RatioPreset } from '../preset.js'
import { each, HOUSEHOLD_PROXY, MEETING, MORE_THAN_HALF, NO_PROXY, TWO_THIRDS } from './fractions.js'

// The 2025 revision (in force 2026-01-01) renumbers the articles; its quorum articles were not readable, so the 2018
// numbers stand and every preset says so.
const ARTICLE_9: LegalRef = {
  statute: { zh: '城市居民委员会组织法', en: 'Organic Law of the Urban Residents’ Committees' },
  article: '9',
  textVersion: '2018',
  effectiveFrom: '2018-12-29',
  effectiveTo: '2025-12-31',
  verified: true,
}

const RESIDENT_MEETING = {
  ...MEETING,
  quorum: each(['HEADS'], 'ELIGIBLE', MORE_THAN_HALF),
  pass: each(['HEADS'], 'PRESENT', MORE_THAN_HALF),
  legalBasis: [ARTICLE_9],
  verification: 'RECHECK_REVISED_TEXT',
  verified: false,
} as const satisfies Partial<RatioPreset>

export const RESIDENT_MEETING_PERSON: RatioPreset = {
  ...RESIDENT_MEETING,
  id: 'RESIDENT_MEETING_PERSON',
  label: { zh: '居民会议·全体18周岁以上居民', en: 'Residents’ meeting: all residents aged 18 and over' },
  unitTypes: ['PERSON'],
  proxy: NO_PROXY,
}

export const RESIDENT_MEETING_HOUSEHOLD: RatioPreset = {
  ...RESIDENT_MEETING,
  id: 'RESIDENT_MEETING_HOUSEHOLD',
  label: { zh: '居民会议·户代表', en: 'Residents’ meeting: one representative per household' },
  unitTypes: ['HOUSEHOLD'],
  proxy: HOUSEHOLD_PROXY,
}

export const RESIDENT_MEETING_GROUP_DELEGATE: RatioPreset = {
  ...RESIDENT_MEETING,
  id: 'RESIDENT_MEETING_GROUP_DELEGATE',
  label: { zh: '居民会议·居民小组代表', en: 'Residents’ meeting: delegates of the residents’ groups' },
  unitTypes: ['GROUP_DELEGATE'],
  proxy: NO_PROXY,
}

/** The 2025 revision creates this body; until its quorum is read, the stricter rule for village delegates is copied. */
export const RESIDENT_DELEGATE_MEETING: RatioPreset = {
  ...RESIDENT_MEETING,
  id: 'RESIDENT_DELEGATE_MEETING',
  label: { zh: '居民代表会议', en: 'Residents’ delegates’ meeting' },
  unitTypes: ['DELEGATE'],
  quorum: each(['HEADS'], 'ELIGIBLE', TWO_THIRDS),
  proxy: NO_PROXY,
  legalBasis: [],
  verification: 'PRACTICE',
}
