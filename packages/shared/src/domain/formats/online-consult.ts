import type { Format } from './format.js'

/** A real-name window online with published moderation rules and an offline way beside it. */
export const ONLINE_CONSULT = {
  label: { zh: '互联网+协商', en: 'Online consultation' },
  offline: false,
  mayStandAlone: true,
  noticeLead: 'other',
  roles: [
    { zh: '管理员', en: 'Moderator' },
    { zh: '答复人', en: 'Responder' },
    { zh: '技术支持', en: 'Technical support' },
    { zh: '线下代办员', en: 'Offline helper' },
  ],
  artefacts: [
    { zh: '发言日志', en: 'Log of posts' },
    { zh: '管理日志', en: 'Moderation log' },
    { zh: '汇总', en: 'Summary' },
    { zh: '参与统计', en: 'Participation figures' },
  ],
  typicalSize: { least: 30, most: 2000 },
  details: {
    clusters: { kind: 'COUNT', label: { zh: '意见类别数', en: 'Topics raised' } },
    clustersAnswered: { kind: 'COUNT', label: { zh: '已答复类别数', en: 'Topics answered by the organiser' } },
    realName: { kind: 'YES_NO', label: { zh: '参与人实名且不重复', en: 'Participants real-name, each once' } },
    offlineOffered: { kind: 'YES_NO', label: { zh: '提供线下渠道', en: 'An offline way was offered' } },
  },
  minimum: [
    { id: 'format.online.window', kind: 'AT_LEAST', figure: 'windowDays', least: 5 },
    {
      id: 'format.online.clusters-answered',
      kind: 'SHARE',
      figure: 'clustersAnswered',
      of: 'clusters',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
    { id: 'format.online.real-name', kind: 'YES', figure: 'realName' },
    { id: 'format.online.offline-offered', kind: 'YES', figure: 'offlineOffered' },
  ],
} as const satisfies Format
