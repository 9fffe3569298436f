import { standard } from './standard.js'
import type { ProcedureTemplate } from './template.js'

/**
 * 四议两公开: Party branch proposes, two committees discuss, Party members review, villagers decide; both results published.
 * Villagers' meetings and collective assemblies need ten days' notice (村委会组织法 21, 农村集体经济组织法 27).
 */
export const villageFourTwo: ProcedureTemplate = {
  label: { zh: '四议两公开', en: 'Village four-two' },
  summary: {
    zh: '村级重大事项：支部提议、两委商议、党员大会审议、村民（代表）会议决议，决议公开、结果公开。',
    en: 'Major village matters: branch proposal, two committees, Party members’ review, villagers’ decision; decision and outcome published.',
  },
  waives: [],
  limits: { ...standard.limits, noticeLeadD: 10 },
  smallMattersOnly: false,
}
