import { standard } from './standard.js'
import type { ProcedureTemplate } from './template.js'

/**
 * Joint decisions of owners under Civil Code 278–279.
 * Notice 15 days ahead (物业管理条例 14); every owner is tried by an individual channel; the window is 5–60 days.
 */
export const ownersDecision: ProcedureTemplate = {
  label: { zh: '业主共同决定', en: 'Owners’ decision' },
  summary: {
    zh: '按《民法典》第278条：专有部分面积和人数双重计算，提前十五日告知，逐户送达。',
    en: 'Civil Code art. 278: counted by owners and by area, fifteen days’ notice, delivered to every owner.',
  },
  waives: ['FT.1', 'FT.2', 'FT.3'],
  limits: { ...standard.limits, noticeLeadD: 15, voteWindowMinD: 5, coveragePct: 90 },
  smallMattersOnly: false,
}
