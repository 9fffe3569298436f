import type { Format } from './format.js'

/** Two visitors call on everyone burdened, old, ill, absent or opposed; each record is read back and signed. */
export const VISIT_INTERVIEW = {
  label: { zh: '走访约谈', en: 'Visits and interviews' },
  offline: true,
  mayStandAlone: true,
  noticeLead: 'other',
  roles: [
    { zh: '两名走访人', en: 'Two visitors' },
    { zh: '翻译或家属(需要时)', en: 'Interpreter or family where needed' },
  ],
  artefacts: [
    { zh: '走访记录', en: 'Interview records' },
    { zh: '同意书', en: 'Consent' },
    { zh: '跟进清单', en: 'Follow-up list' },
  ],
  typicalSize: { least: 5, most: 50 },
  details: {
    visitsAttempted: { kind: 'COUNT', label: { zh: '已上门户数', en: 'Households called on' } },
    twoVisitors: { kind: 'YES_NO', label: { zh: '每次均有两名走访人', en: 'Two visitors every time' } },
    opponents: { kind: 'COUNT', label: { zh: '持反对意见户数', en: 'Households opposed' } },
    opponentsAnswered: {
      kind: 'COUNT',
      label: { zh: '已记录并答复的反对户数', en: 'Households opposed with a record and an answer' },
    },
  },
  minimum: [
    { id: 'format.visit.list', kind: 'AT_LEAST', figure: 'unitsInvited', least: 1 },
    {
      id: 'format.visit.all-attempted',
      kind: 'SHARE',
      figure: 'visitsAttempted',
      of: 'unitsInvited',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
    {
      id: 'format.visit.completed',
      kind: 'SHARE',
      figure: 'unitsReached',
      of: 'unitsInvited',
      frac: { op: 'GTE', num: 80, den: 100 },
    },
    { id: 'format.visit.two-visitors', kind: 'YES', figure: 'twoVisitors' },
    {
      id: 'format.visit.opponents-answered',
      kind: 'SHARE',
      figure: 'opponentsAnswered',
      of: 'opponents',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
  ],
} as const satisfies Format
