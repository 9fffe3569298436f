import type { Format } from './format.js'

/** Democratic talk, as practised since Wenling: notice, explanation, questions, free speech, answer on the spot, read-back. */
export const OPEN_TALK = {
  label: { zh: '民主恳谈', en: 'Open talk' },
  offline: true,
  mayStandAlone: true,
  noticeLead: 'openTalk',
  roles: [
    { zh: '主持人', en: 'Chair' },
    { zh: '记录人', en: 'Minute-taker' },
    { zh: '组织方答复人', en: 'Organiser’s responder' },
    { zh: '各利益相关方至少一人', en: 'At least one person of each interest' },
    { zh: '自愿报名席', en: 'Open seats' },
  ],
  artefacts: [
    { zh: '告知书', en: 'Notice' },
    { zh: '签到表', en: 'Sign-in sheet' },
    { zh: '会议记录', en: 'Minutes' },
    { zh: '问题答复清单', en: 'List of questions and answers with due dates' },
    { zh: '现场照片', en: 'Photographs' },
  ],
  typicalSize: { least: 15, most: 60 },
  details: {
    questions: { kind: 'COUNT', label: { zh: '提问数', en: 'Questions asked' } },
    questionsAnswered: { kind: 'COUNT', label: { zh: '已答复提问数', en: 'Questions answered' } },
    burdenedHeard: {
      kind: 'YES_NO',
      label: { zh: '各受影响群体均到会或已单独访谈', en: 'Every burdened group was present or interviewed' },
    },
  },
  minimum: [
    {
      id: 'format.open-talk.participants',
      kind: 'SMALLER_OF',
      figure: 'attendance',
      number: 10,
      of: 'unitsInvited',
      frac: { op: 'GTE', num: 1, den: 10 },
      floor: 5,
    },
    { id: 'format.open-talk.burdened-heard', kind: 'YES', figure: 'burdenedHeard' },
    {
      id: 'format.open-talk.questions-answered',
      kind: 'SHARE',
      figure: 'questionsAnswered',
      of: 'questions',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
  ],
} as const satisfies Format
