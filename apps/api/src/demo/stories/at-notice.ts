import { listed, proposed, screened } from '../play/road.js'
import { type Scene, scene } from '../play/scene.js'
import { BOARDS, screening } from '../play/words.js'
import { allHouseholds, residentsNotice } from './common.js'
import { type DemoSet, matterIn } from './demo-set.js'

/** Half the buildings have been called on; the rest, and the elders who need a visit, are still to come. */
export function stairways(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  const { topic, crew } = matter
  const words = {
    title: '楼道杂物清理与公共晾晒点',
    description: '楼道里堆着旧家具和纸箱，消防检查两次都没过。建议统一清理一次，同时给大家找个晾晒被子的地方。',
    category: 'SAFETY',
    location: '桂苑新村各幢楼道',
    affectedScope: '全体居民',
  } as const
  const sheet = screening({ question: '楼道杂物怎么清、晾晒点设在哪里？', category: 'SAFETY', template: 'standard' })
  const participants = allHouseholds(matter, '同意十二月统一清理楼道杂物，并在中心花园北侧设公共晾晒点。', [
    { party: '全体居民', interest: 'BENEFIT' },
    { party: '物业服务中心', interest: 'IMPLEMENTER' },
  ])
  const items = residentsNotice({
    question: '楼道杂物怎么清、晾晒点设在哪里？',
    background: '消防检查两次指出楼道堆物，本年因此发生小火情一起。',
    options: '方案一：统一清理并设晾晒点；方案二：逐户劝导，不设晾晒点。',
    costs: '清运费约六千元，由物业公共收益列支。',
    timetable: '十一月告知，十二月恳谈和表决。',
  })
  const call = (building: number, result: 'DELIVERED' | 'SIGNED') =>
    topic.deliverAt(crew.desk, String(building), { channel: 'HOUSE_VISIT', result })
  return [
    ...proposed(matter, { on: '2026-11-03', by: set.who('姚建国'), words, coSigners: set.houses.slice(200, 212) }),
    ...screened(matter, {
      on: '2026-11-05',
      sheet,
      countersigned: '2026-11-05',
      accepted: { on: '2026-11-09', answer: '已受理，列入十二月协商安排。' },
    }),
    ...listed(matter, {
      on: '2026-11-10',
      participants,
      publicised: { on: '2026-11-11', places: BOARDS },
      supervised: '2026-11-14',
      locked: '2026-11-15',
    }),
    scene('2026-11-16 09:00', () =>
      topic.act(crew.desk, 'notice.publish', { kind: 'A', items, places: BOARDS, largePrint: true }),
    ),
    scene('2026-11-16 09:30', () =>
      topic.deliver(crew.desk, {
        target: { kind: 'all' },
        channel: 'BOARD',
        result: 'DELIVERED',
        note: '各幢公告栏张贴，网格员拍照留存',
      }),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((building) =>
      scene('2026-11-20 20:00', () => call(building, building % 3 === 0 ? 'DELIVERED' : 'SIGNED')),
    ),
  ]
}
