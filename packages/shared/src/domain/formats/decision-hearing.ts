import type { Format } from './format.js'

/** A hearing on a draft before an independent chair; the report says what was not adopted and why. */
export const DECISION_HEARING = {
  label: { zh: '决策听证', en: 'Decision hearing' },
  offline: true,
  mayStandAlone: true,
  noticeLead: 'hearing',
  roles: [
    { zh: '独立于提案人的主持人', en: 'Chair independent of the proposer' },
    { zh: '书记员', en: 'Clerk' },
    { zh: '陈述人', en: 'Presenters' },
    { zh: '听证参加人', en: 'Hearing participants' },
    { zh: '旁听人', en: 'Observers' },
  ],
  artefacts: [
    { zh: '参加人遴选记录', en: 'Record of the selection' },
    { zh: '听证笔录', en: 'Transcript' },
    { zh: '听证报告', en: 'Hearing report' },
  ],
  typicalSize: { least: 9, most: 25 },
  details: {
    participants: { kind: 'COUNT', label: { zh: '听证参加人到会数', en: 'Hearing participants present' } },
    participantsInvited: { kind: 'COUNT', label: { zh: '听证参加人应到数', en: 'Hearing participants invited' } },
    residents: {
      kind: 'COUNT',
      label: { zh: '应到参加人中的利害关系居民数', en: 'Interested residents among those invited' },
    },
    bothSides: { kind: 'YES_NO', label: { zh: '正反双方均到会', en: 'Both sides present' } },
    reasonsPublished: {
      kind: 'YES_NO',
      label: { zh: '报告已公布未采纳理由', en: 'Report publishes reasons for what was not adopted' },
    },
  },
  minimum: [
    { id: 'format.hearing.nine', kind: 'AT_LEAST', figure: 'participants', least: 9 },
    { id: 'format.hearing.odd', kind: 'ODD', figure: 'participantsInvited' },
    {
      id: 'format.hearing.present',
      kind: 'SHARE',
      figure: 'participants',
      of: 'participantsInvited',
      frac: { op: 'GTE', num: 2, den: 3 },
    },
    {
      id: 'format.hearing.residents',
      kind: 'SHARE',
      figure: 'residents',
      of: 'participantsInvited',
      frac: { op: 'GTE', num: 2, den: 3 },
    },
    { id: 'format.hearing.both-sides', kind: 'YES', figure: 'bothSides' },
    { id: 'format.hearing.reasons-published', kind: 'YES', figure: 'reasonsPublished' },
  ],
} as const satisfies Format
