import type { ConsensusPreset, RatioPreset, SentimentPreset } from '../preset.js'
import { each, MEETING, MORE_THAN_HALF, NO_PROXY, TWO_THIRDS } from './fractions.js'

/** Step three of the village four-two procedure. A Party body's opinion, not a self-governance decision. */
export const PARTY_MEMBER_REVIEW: RatioPreset = {
  ...MEETING,
  id: 'PARTY_MEMBER_REVIEW',
  label: { zh: '党员大会审议', en: 'Review by the Party members’ meeting' },
  unitTypes: ['MEMBER'],
  quorum: each(['HEADS'], 'ELIGIBLE', TWO_THIRDS),
  pass: each(['HEADS'], 'ELIGIBLE', MORE_THAN_HALF),
  proxy: NO_PROXY,
  binding: false,
  legalBasis: [],
  verification: 'PRACTICE',
  verified: false,
}

const NO_STATUTE = { version: 1, binding: false, legalBasis: [], verification: 'ADVISORY', verified: false } as const

/** An advisory poll; the share that must take part may be set from 0 to 100 % for each motion. */
export const SIMPLE_POLL: RatioPreset = {
  ...NO_STATUTE,
  id: 'SIMPLE_POLL',
  label: { zh: '民意征询·简单多数', en: 'Opinion poll: simple majority' },
  method: 'RATIO',
  gathering: 'COLLECTION',
  unitTypes: ['HOUSEHOLD', 'PERSON'],
  measures: ['HEADS'],
  quorum: each(['HEADS'], 'ELIGIBLE', { op: 'GTE', num: 30, den: 100 }),
  pass: each(['HEADS'], 'EXPRESSED', MORE_THAN_HALF),
  invalidIn: 'EXCLUDED',
  proxy: NO_PROXY,
  secrecy: 'EITHER',
  ballotChange: 'LAST_WINS',
  silenceRule: 'NOT_COUNTED_ONLY',
  quorumAdjustable: true,
}

export const SENTIMENT: SentimentPreset = {
  ...NO_STATUTE,
  id: 'SENTIMENT',
  label: { zh: '共识度测评', en: 'Consensus survey' },
  method: 'SENTIMENT',
  unitTypes: ['PERSON', 'HOUSEHOLD'],
  minAnswers: 30,
  minShare: { op: 'GTE', num: 10, den: 100 },
}

export const CONSENSUS_CONFIRM: ConsensusPreset = {
  ...NO_STATUTE,
  id: 'CONSENSUS_CONFIRM',
  label: { zh: '协商一致确认', en: 'Confirmation of consensus' },
  method: 'CONSENSUS',
  unitTypes: ['PERSON', 'HOUSEHOLD', 'OWNER'],
  objectionDays: 3,
}
