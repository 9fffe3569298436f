import type { Fraction, Rate } from './rate.js'

/** What shows that a unit knew. Having been delivered something is not knowing. */
export const AWARE_BY = ['READ', 'SIGNED', 'ATTENDED', 'OPINION', 'VOTED', 'SURVEY_YES'] as const
/** What shows that a unit took part. A read notice or a "like" is not taking part. */
export const PARTICIPATED_BY = [
  'PROPOSED',
  'CO_SIGNED',
  'ATTENDED',
  'SPOKE',
  'OPINION',
  'INQUIRY_REPLY',
  'INTERVIEW',
  'VOTED',
] as const

/** Anything a unit may have on record; DELIVERED and LIKED prove neither. */
export type UnitEvidence = (typeof AWARE_BY)[number] | (typeof PARTICIPATED_BY)[number] | 'DELIVERED' | 'LIKED'

/** A unit of the topic's target (a household, a person, an owner's flat) and what is on record for it within the window. */
export interface UnitFacts {
  readonly key: string
  readonly evidence: readonly UnitEvidence[]
}

const aware: ReadonlySet<string> = new Set(AWARE_BY)
const participated: ReadonlySet<string> = new Set(PARTICIPATED_BY)

/** 知晓率; evidence between the first notice and the close of the ballot (or the end of step 5). */
export const AWARENESS: Rate<readonly UnitFacts[]> = {
  id: 'awareness',
  label: { zh: '知晓率', en: 'Awareness' },
  definition: {
    zh: '有阅读、签收、到会、发表意见、表决或回访确认记录的户(套)数 ÷ 应告知户(套)数',
    en: 'units shown to have read, signed, attended, spoken, voted or confirmed ÷ units to be informed',
  },
  count: (units) => unitsWith(units, aware),
}

/** 参与率; evidence between acceptance and the close of the ballot. */
export const PARTICIPATION: Rate<readonly UnitFacts[]> = {
  id: 'participation',
  label: { zh: '参与率', en: 'Participation' },
  definition: {
    zh: '记到户(套)的提议、附议、到会、发言、意见、征询回复、访谈或投票，有其一的户(套)数 ÷ 应参与户(套)数；会议只记总人数的，到会人数不计入',
    en: 'units on record as proposing, co-signing, attending, speaking, writing, answering, being interviewed or voting ÷ eligible units; heads counted at a meeting without their units are left out',
  },
  count: (units) => unitsWith(units, participated),
}

function unitsWith(units: readonly UnitFacts[], evidence: ReadonlySet<string>): Fraction {
  const byKey = Map.groupBy(units, ({ key }) => key)
  const reached = [...byKey.values()].filter((same) => same.some((unit) => unit.evidence.some((e) => evidence.has(e))))
  return { numerator: BigInt(reached.length), denominator: BigInt(byKey.size) }
}
