import { type Amount, inMeasure } from '../voting/tally.js'
import type { Rate } from './rate.js'

/** Who could vote and who did; participating as counted by the preset. */
export interface TurnoutFacts {
  readonly eligible: Amount
  readonly participating: Amount
}

/** 表决参与率, by voting units. */
export const TURNOUT: Rate<TurnoutFacts> = {
  id: 'turnout',
  label: { zh: '表决参与率', en: 'Turnout' },
  definition: { zh: '参与表决的表决单元数 ÷ 应表决单元数', en: 'voting units that took part ÷ voting units eligible' },
  count: ({ eligible, participating }) => ({
    numerator: inMeasure(participating, 'HEADS'),
    denominator: inMeasure(eligible, 'HEADS'),
  }),
}

/** 表决参与率, by floor area; only owners' votes have one. */
export const TURNOUT_AREA: Rate<TurnoutFacts> = {
  id: 'turnout-area',
  label: { zh: '表决参与面积率', en: 'Turnout by area' },
  definition: { zh: '参与表决的专有部分面积 ÷ 专有部分总面积', en: 'floor area that took part ÷ floor area eligible' },
  count: ({ eligible, participating }) => ({
    numerator: inMeasure(participating, 'AREA'),
    denominator: inMeasure(eligible, 'AREA'),
  }),
}
