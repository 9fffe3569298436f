import { session, speech } from '../play/words.js'

// The sessions of case C05, as their minutes have them

export const TALKS = [
  session({
    format: 'OPEN_TALK',
    from: '2026-06-27',
    place: '社区议事厅',
    attendance: 41,
    unitsReached: 38,
    unitsInvited: 1460,
    agenda: '遛犬路线、时段、电梯礼让',
    speeches: [
      speech('SUPPORT', '最怕孩子在电梯里碰到大狗，写进公约大家心里踏实。'),
      speech('CONDITIONAL', '养狗的也想有地方遛，不能什么都不让。'),
      speech('OPPOSE', '早晚时段定得太死，上班族遛不了。'),
    ],
    conclusion: '同意设自由活动角，时段放宽到晚上九点半，第二次会议再议文字。',
    details: { questions: 6, questionsAnswered: 6, burdenedHeard: true },
  }),
  session({
    format: 'OPEN_TALK',
    from: '2026-07-04',
    place: '社区议事厅',
    attendance: 36,
    unitsReached: 33,
    unitsInvited: 1460,
    agenda: '逐条讨论公约第二稿',
    speeches: [
      speech('SUPPORT', '不罚款、靠提醒，养狗的也能接受。'),
      speech('NEUTRAL', '道德评判团建议写上邻里互相提醒。'),
    ],
    conclusion: '十二处修改采纳九处，未采纳的三处说明了理由，形成第三稿。',
    details: { questions: 4, questionsAnswered: 4, burdenedHeard: true },
  }),
]

export const ONLINE = session({
  format: 'ONLINE_CONSULT',
  from: '2026-06-24',
  to: '2026-07-04',
  place: '本平台“文明养犬”话题',
  attendance: 536,
  unitsReached: 512,
  unitsInvited: 1460,
  agenda: '对第一稿的态度和意见',
  speeches: [
    speech('SUPPORT', '非常赞成二百零一人，赞成一百八十七人。'),
    speech('NEUTRAL', '说不清七十六人。'),
    speech('OPPOSE', '不赞成四十八人，很不赞成二十四人。'),
  ],
  conclusion: '民意指数七十三点零，基本形成共识；支持率百分之七十二点四。',
  details: { clusters: 5, clustersAnswered: 5, realName: true, offlineOffered: true },
  evidence: '平台参与统计与管理日志',
})
