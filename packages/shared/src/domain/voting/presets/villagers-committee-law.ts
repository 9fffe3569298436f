import type { LegalRef, RatioPreset } from '../preset.js'
import { each, HOUSEHOLD_PROXY, MEETING, MORE_THAN_HALF, NO_PROXY, TWO_THIRDS } from './fractions.js'

// Amended 2025-10-28 (in force 2026-01-01); the amended meeting articles were not readable, the 2018 numbers stand.
function article(number: string): LegalRef {
  return {
    statute: { zh: '村民委员会组织法', en: 'Organic Law of the Villagers’ Committees' },
    article: number,
    textVersion: '2018',
    effectiveFrom: '2018-12-29',
    effectiveTo: '2025-12-31',
    verified: true,
  }
}

const VILLAGER_MEETING = {
  ...MEETING,
  quorum: each(['HEADS'], 'ELIGIBLE', TWO_THIRDS),
  pass: each(['HEADS'], 'PRESENT', MORE_THAN_HALF),
  proxy: NO_PROXY,
  verification: 'RECHECK_REVISED_TEXT',
  verified: false,
} as const satisfies Partial<RatioPreset>

export const VILLAGER_MEETING_PERSON: RatioPreset = {
  ...VILLAGER_MEETING,
  id: 'VILLAGER_MEETING_PERSON',
  label: { zh: '村民会议·18周岁以上村民', en: 'Villagers’ meeting: villagers aged 18 and over' },
  unitTypes: ['PERSON'],
  quorum: each(['HEADS'], 'ELIGIBLE', MORE_THAN_HALF),
  legalBasis: [article('22')],
}

export const VILLAGER_MEETING_HOUSEHOLD: RatioPreset = {
  ...VILLAGER_MEETING,
  id: 'VILLAGER_MEETING_HOUSEHOLD',
  label: { zh: '村民会议·户代表', en: 'Villagers’ meeting: one representative per household' },
  unitTypes: ['HOUSEHOLD'],
  proxy: HOUSEHOLD_PROXY,
  legalBasis: [article('22')],
}

export const VILLAGER_DELEGATE_MEETING: RatioPreset = {
  ...VILLAGER_MEETING,
  id: 'VILLAGER_DELEGATE_MEETING',
  label: { zh: '村民代表会议', en: 'Villagers’ delegates’ meeting' },
  unitTypes: ['DELEGATE'],
  legalBasis: [article('26')],
}

export const VILLAGER_GROUP_MEETING: RatioPreset = {
  ...VILLAGER_MEETING,
  id: 'VILLAGER_GROUP_MEETING',
  label: { zh: '村民小组会议', en: 'Villagers’ group meeting' },
  unitTypes: ['PERSON', 'HOUSEHOLD'],
  legalBasis: [article('28')],
}
