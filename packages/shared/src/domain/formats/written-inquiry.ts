import type { Format } from './format.js'

/** A neutral form delivered to every unit, collected, verified and summed up. */
export const WRITTEN_INQUIRY = {
  label: { zh: '书面征询', en: 'Written inquiry' },
  offline: true,
  mayStandAlone: true,
  noticeLead: 'other',
  roles: [
    { zh: '征询表设计人', en: 'Form designer' },
    { zh: '两名送达人', en: 'Two deliverers' },
    { zh: '核验人', en: 'Verifier' },
  ],
  artefacts: [
    { zh: '征询表样张', en: 'Sample of the form' },
    { zh: '送达回收清单', en: 'List of deliveries and returns' },
    { zh: '回收表扫描件', en: 'Scans of returned forms' },
    { zh: '汇总表', en: 'Summary' },
  ],
  typicalSize: { least: 10, most: 2000 },
  details: {
    unitsAttempted: {
      kind: 'COUNT',
      label: { zh: '已送达或已上门三次以上的户数', en: 'Units delivered to or tried three times' },
    },
    supported: {
      kind: 'YES_NO',
      label: { zh: '已再次征询或有辅助形式', en: 'Another round or a supporting format was held' },
    },
    answersClassified: { kind: 'YES_NO', label: { zh: '文字意见已全部归类', en: 'All free-text answers classified' } },
    summaryPublished: { kind: 'YES_NO', label: { zh: '汇总结果已公布', en: 'Summary published' } },
  },
  minimum: [
    { id: 'format.inquiry.units', kind: 'AT_LEAST', figure: 'unitsInvited', least: 1 },
    {
      id: 'format.inquiry.all-attempted',
      kind: 'SHARE',
      figure: 'unitsAttempted',
      of: 'unitsInvited',
      frac: { op: 'GTE', num: 1, den: 1 },
    },
    {
      id: 'format.inquiry.half-returned',
      kind: 'ANY_OF',
      checks: [
        {
          id: 'format.inquiry.half-returned',
          kind: 'SHARE',
          figure: 'unitsReached',
          of: 'unitsInvited',
          frac: { op: 'GTE', num: 1, den: 2 },
        },
        { id: 'format.inquiry.half-returned', kind: 'YES', figure: 'supported' },
      ],
    },
    { id: 'format.inquiry.classified', kind: 'YES', figure: 'answersClassified' },
    { id: 'format.inquiry.summary-published', kind: 'YES', figure: 'summaryPublished' },
  ],
} as const satisfies Format
