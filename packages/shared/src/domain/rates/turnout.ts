import { type Amount, inMeasure } from '../voting/tally.js'
import type { Rate } from './rate.js'

/** Who could vote and who did; participating as the count says: ballots for, against and abstaining. */
export interface TurnoutFacts {
  readonly eligible: Amount
  readonly participating: Amount
}

/** 表决参与率, by voting units. */
export const TURNOUT: Rate<TurnoutFacts> = {
  id: 'turnout',
  label: { zh: '表决参与率（有效票）', en: 'Turnout (valid ballots)' },
  definition: {
    zh: '投出同意、反对、弃权票的表决单元数 ÷ 应表决单元数；无效票算到会，不算参与',
    en: 'voting units with a ballot for, against or abstaining ÷ voting units eligible; a spoilt ballot is presence, not turnout',
  },
  count: ({ eligible, participating }) => ({
    numerator: inMeasure(participating, 'HEADS'),
    denominator: inMeasure(eligible, 'HEADS'),
  }),
}

/** 表决参与率, by floor area; only owners' votes have one. */
export const TURNOUT_AREA: Rate<TurnoutFacts> = {
  id: 'turnout-area',
  label: { zh: '表决参与面积率（有效票）', en: 'Turnout by area (valid ballots)' },
  definition: {
    zh: '投出同意、反对、弃权票的专有部分面积 ÷ 专有部分总面积；无效票不算',
    en: 'floor area of ballots for, against or abstaining ÷ floor area eligible; spoilt ballots are left out',
  },
  count: ({ eligible, participating }) => ({
    numerator: inMeasure(participating, 'AREA'),
    denominator: inMeasure(eligible, 'AREA'),
  }),
}
