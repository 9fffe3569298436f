import type { ProcedureTemplate } from './template.js'

/** The eight steps with every guard; periods from domain.md §3.10. */
export const standard: ProcedureTemplate = {
  label: { zh: '标准程序', en: 'Standard' },
  summary: {
    zh: '适用于涉及全体居民的事项：名册公示、两份告知、合法性审查、结果公示七日。',
    en: 'For matters that concern all residents: published roster, two notices, legality check, seven days of result publicity.',
  },
  waives: ['FT.1', 'FT.2', 'FT.3'],
  limits: {
    rosterPublicityD: 3,
    noticeLeadD: 7,
    voteWindowMinD: 1,
    voteWindowMaxD: 60,
    resultPublicityD: 7,
    completionPublicityD: 7,
    surveyD: 15,
    coveragePct: 90,
    maxRounds: 3,
    deemedFiledWd: 10,
  },
  smallMattersOnly: false,
}
