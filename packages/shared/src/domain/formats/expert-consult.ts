import type { Format } from './format.js'

/** Independent experts answer defined questions in writing and explain them in plain language. Never replaces residents. */
export const EXPERT_CONSULT = {
  label: { zh: '专家咨询', en: 'Expert consultation' },
  offline: true,
  mayStandAlone: false,
  noticeLead: 'other',
  roles: [
    { zh: '专家', en: 'Experts' },
    { zh: '组织方', en: 'Organiser' },
    { zh: '居民观察员', en: 'Residents’ observers' },
  ],
  artefacts: [
    { zh: '聘请函', en: 'Letter of appointment' },
    { zh: '利益冲突声明', en: 'Conflict-of-interest statement' },
    { zh: '专家签名意见书', en: 'Signed expert opinion' },
    { zh: '资质证明', en: 'Proof of qualification' },
  ],
  typicalSize: { least: 2, most: 7 },
  details: {
    safetyOrCost: { kind: 'YES_NO', label: { zh: '涉及安全或造价', en: 'About safety or cost' } },
    signedOpinions: { kind: 'COUNT', label: { zh: '已签名意见书数', en: 'Signed opinions' } },
    interestsDeclared: { kind: 'COUNT', label: { zh: '利益冲突声明数', en: 'Conflict-of-interest statements' } },
    questions: { kind: 'COUNT', label: { zh: '咨询问题数', en: 'Questions put' } },
    questionsAnswered: { kind: 'COUNT', label: { zh: '已答复问题数', en: 'Questions answered' } },
    summaryPublished: { kind: 'YES_NO', label: { zh: '通俗说明已公布', en: 'Plain-language summary published' } },
    dissentAttached: {
      kind: 'YES_NO',
      label: { zh: '不同意见已附或无不同意见', en: 'Dissenting opinions attached, or there are none' },
    },
  },
  minimum: [
    { id: 'format.expert.opinions', kind: 'AT_LEAST', figure: 'signedOpinions', least: 2 },
    {
      id: 'format.expert.three-and-odd',
      kind: 'ANY_OF',
      checks: [
        { id: 'format.expert.three-and-odd', kind: 'NO', figure: 'safetyOrCost' },
        {
          id: 'format.expert.three-and-odd',
          kind: 'ALL_OF',
          checks: [
            { id: 'format.expert.three-and-odd', kind: 'AT_LEAST', figure: 'signedOpinions', least: 3 },
            { id: 'format.expert.three-and-odd', kind: 'ODD', figure: 'signedOpinions' },
          ],
        },
      ],
    },
    {
      id: 'format.expert.interests-declared',
      kind: 'SHARE',
      figure: 'interestsDeclared',
      of: 'signedOpinions',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
    { id: 'format.expert.questions', kind: 'AT_LEAST', figure: 'questions', least: 1 },
    {
      id: 'format.expert.questions-answered',
      kind: 'SHARE',
      figure: 'questionsAnswered',
      of: 'questions',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
    { id: 'format.expert.summary-published', kind: 'YES', figure: 'summaryPublished' },
    { id: 'format.expert.dissent-attached', kind: 'YES', figure: 'dissentAttached' },
  ],
} as const satisfies Format
