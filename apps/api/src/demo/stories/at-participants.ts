import { listed, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, led, screening } from '../play/words.js'
import { type DemoSet, matterIn } from './demo-set.js'

/** Owners of two buildings: the list hangs out until today, a correction is open, the supervisor has not signed. */
export function gutters(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const { topic } = matter
  const words = {
    title: '3、5幢雨水管更换使用维修资金',
    description: '3幢、5幢外墙雨水管开裂，雨天渗进卧室。三家报价都在二十一万元左右，建议动用维修资金统一更换。',
    category: 'OWNERS_FUND_USE',
    location: '桂苑新村3幢、5幢',
    affectedScope: '3幢、5幢业主',
  } as const
  const sheet = screening({
    question: '是否使用维修资金更换3、5幢雨水管？',
    category: 'OWNERS_FUND_USE',
    template: 'owners-decision',
  })
  const participants = {
    scope: { kind: 'building', buildings: ['3', '5'], propertyAreaId: set.estateOf('guiyuan') },
    motions: topic.motions({
      text: '同意使用维修资金二十一万四千六百元更换3幢、5幢外墙雨水管。',
      presetId: 'OWNERS_GENERAL',
    }),
    stakeholders: [
      { party: '顶层和外墙渗水户', interest: 'BENEFIT' },
      { party: '其他分摊业主', interest: 'BURDEN', spokesperson: '分摊业主代表' },
    ],
    recusals: [],
    recusalsAsked: true,
    officers: led('许建明'),
  }
  return [
    ...proposed(matter, { on: '2026-11-12', by: set.who('周桂兰'), words }),
    ...screened(matter, {
      on: '2026-11-16',
      sheet,
      countersigned: '2026-11-16',
      accepted: { on: '2026-11-18', answer: '已受理。两幢共九十六位业主，名册公示三日。' },
    }),
    ...listed(matter, { on: '2026-11-19', participants, publicised: { on: '2026-11-20', places: BOARDS } }),
    scene('2026-11-21 10:30', () => topic.correct(set.who('周桂兰'), '3幢1单元402室已经过户，名册上还是原来的业主。')),
  ]
}
