import { standard } from './standard.js'
import type { ProcedureTemplate } from './template.js'

/**
 * Small matters of the open categories: the same eight steps, one combined notice, shorter periods.
 * Waived are proofs no statute asks for here; the screening, the notice, the count and the filing stay.
 */
export const light: ProcedureTemplate = {
  label: { zh: '简易程序', en: 'Light' },
  summary: {
    zh: '适用于长椅、路灯、活动时间等小事：八个步骤都走，一份告知，公示三日。',
    en: 'For small matters such as a bench or opening hours: all eight steps, one notice, three days of publicity.',
  },
  waives: ['G2.5', 'G2.6', 'G2.7', 'G2.9', 'G3.4', 'G5.3', 'SU.1', 'FT.1', 'FT.2', 'FT.3'],
  limits: {
    ...standard.limits,
    rosterPublicityD: 0,
    noticeLeadD: 3,
    resultPublicityD: 3,
    completionPublicityD: 3,
    surveyD: 7,
    maxRounds: 2,
  },
  smallMattersOnly: true,
}
