import { listed, planned, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, ledBy, screening } from '../play/words.js'
import { allHouseholds, residentsNotice } from './common.js'
import { type DemoSet, matterIn } from './demo-set.js'

/** Told to everybody and planned; the plan is not published yet. */
export function garden(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const { topic, crew } = matter
  const words = {
    title: '中心花园改造方案',
    description: '中心花园的步道积水，孩子没有玩的地方。街道有微更新资金，想听听大家要什么。',
    category: 'ENVIRONMENT',
    location: '中心花园',
    affectedScope: '全体居民',
  } as const
  const sheet = screening({ question: '中心花园改造选哪个方案？', category: 'ENVIRONMENT', template: 'standard' })
  const participants = allHouseholds(matter, '同意按方案甲改造中心花园：透水步道、儿童沙池、保留全部大树。', [
    { party: '有孩子的家庭', interest: 'BENEFIT' },
    { party: '花园北侧一楼住户', interest: 'BURDEN', spokesperson: '花园北侧住户代表' },
  ])
  const items = residentsNotice({
    question: '中心花园改造选哪个方案？',
    background: '步道积水、铺装破损，三年内摔伤五人。',
    options: '方案甲：透水步道加沙池；方案乙：透水步道加健身场；方案丙：只修步道。',
    costs: '街道微更新资金三十五万元，居民不出钱。',
    timetable: '十一月告知和定方案，十二月恳谈、走访、表决。',
  })
  const plan = {
    formats: [
      { format: 'OPEN_TALK', role: 'PRIMARY', on: '2026-12-05', time: '14:00', place: '社区议事厅', chair: '许建明' },
      {
        format: 'VISIT_INTERVIEW',
        role: 'SUPPORTING',
        on: '2026-12-06',
        place: '花园北侧一楼住户家中',
        ...ledBy('林晓燕', '入户走访由网格员负责'),
      },
    ],
    vote: { method: 'MIXED', opensOn: '2026-12-18', closesOn: '2026-12-22', place: '社区服务大厅及本平台' },
    ruleText: '一千四百六十户中至少七百三十一户参加；参加的户超过一半同意才算通过。',
  }
  return [
    ...proposed(matter, { on: '2026-10-26', by: set.who('陈志强'), words, coSigners: set.houses.slice(300, 318) }),
    ...screened(matter, {
      on: '2026-10-28',
      sheet,
      countersigned: '2026-10-28',
      accepted: { on: '2026-10-30', answer: '已受理，设计单位十一月中旬到社区听意见。' },
    }),
    ...listed(matter, {
      on: '2026-11-02',
      participants,
      publicised: { on: '2026-11-02', places: BOARDS },
      supervised: '2026-11-05',
      locked: '2026-11-06',
    }),
    scene('2026-11-07 09:00', () =>
      topic.act(crew.desk, 'notice.publish', { kind: 'A', items, places: BOARDS, largePrint: true }),
    ),
    scene('2026-11-12 20:00', () => topic.announce(crew.desk)),
    scene('2026-11-13 20:00', () =>
      topic.deliverTo(crew.desk, set.houses.slice(0, 980), { channel: 'HOUSE_VISIT', result: 'SIGNED' }),
    ),
    scene('2026-11-16 09:00', () => topic.act(crew.desk, 'notice.complete')),
    ...planned(matter, { on: '2026-11-20', plan }),
  ]
}
