import { session, speech } from '../play/words.js'

// The sessions of case C01, as their minutes have them

export const TALK = session({
  format: 'OPEN_TALK',
  from: '2026-03-27',
  place: '社区议事厅',
  attendance: 14,
  unitsReached: 10,
  unitsInvited: 11,
  agenda: '加装电梯的必要性、费用分摊、对低层的影响',
  speeches: [
    speech('SUPPORT', '老人住院回家要人背上楼，希望尽快装。'),
    speech('OPPOSE', '一楼采光本来就差，井道一挡更暗，要求有说法。'),
    speech('CONDITIONAL', '二楼愿意支持，但不应该和五六楼出一样的钱。'),
    speech('QUESTION', '以后的维护费和年检费谁来出？'),
  ],
  conclusion: '一致同意请专家测算采光，低层补偿与楼层系数写进方案后再表决。',
  details: { questions: 5, questionsAnswered: 5, burdenedHeard: true },
})

export const VISITS = session({
  format: 'VISIT_INTERVIEW',
  from: '2026-03-28',
  to: '2026-04-02',
  place: '一、二层四户家中',
  attendance: 4,
  unitsReached: 4,
  unitsInvited: 4,
  agenda: '听取低层四户的顾虑和条件',
  speeches: [
    speech('OPPOSE', '担心冬天没有太阳，也担心机器噪声。'),
    speech('CONDITIONAL', '少出钱、井道用玻璃，可以考虑。'),
  ],
  conclusion: '四户走访完成，意见逐条记录并当面答复。',
  details: { visitsAttempted: 4, twoVisitors: true, opponents: 2, opponentsAnswered: 2 },
  evidence: '走访记录四份，均有本人签名',
})

export const EXPERTS = session({
  format: 'EXPERT_CONSULT',
  from: '2026-04-03',
  place: '7幢现场',
  attendance: 5,
  unitsReached: 2,
  unitsInvited: 11,
  agenda: '结构安全与日照影响',
  speeches: [
    speech('NEUTRAL', '冬至日对一层东侧户增加遮挡约十二分钟，仍满足规范。'),
    speech('NEUTRAL', '井道独立基础，对原结构没有不利影响。'),
  ],
  conclusion: '技术上可行；建议采用玻璃井道，并对一层给予一次性补偿。',
  details: {
    safetyOrCost: false,
    signedOpinions: 2,
    interestsDeclared: 2,
    questions: 3,
    questionsAnswered: 3,
    summaryPublished: true,
    dissentAttached: true,
  },
  evidence: '两位专家签名意见书及利益声明',
})
