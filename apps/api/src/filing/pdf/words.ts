import type { DossierContent, DossierPoll, MotionOutcome } from '@gongyi/shared/domain'

/** Languages a document can be printed in. */
export type Locale = 'zh' | 'en'

type StageName = keyof DossierContent['stages']
type UnitType = DossierPoll['preset']['unitTypes'][number]

/** The catalogue of the printed documents; one entry per word, both languages side by side. */
export const WORDS = {
  formTitle: { zh: '协商结果备案表', en: 'Filing form of a consultation result' },
  dossier: { zh: '协商档案', en: 'Consultation dossier' },
  title: { zh: '议题', en: 'Topic' },
  caseNo: { zh: '案号', en: 'Case number' },
  filingNo: { zh: '备案编号', en: 'Filing number' },
  notFiled: { zh: '尚未备案', en: 'not filed yet' },
  category: { zh: '议题类别', en: 'Category' },
  template: { zh: '适用程序', en: 'Procedure' },
  organiser: { zh: '组织单位', en: 'Organised in' },
  round: { zh: '协商轮次', en: 'Round' },
  outcome: { zh: '协商结果', en: 'Outcome' },
  submittedAt: { zh: '提交备案', en: 'Submitted' },
  filedAt: { zh: '备案时间', en: 'Filed' },
  reviewer: { zh: '备案审查', en: 'Reviewed by' },
  remarks: { zh: '备注', en: 'Remarks' },
  resolution: { zh: '决议内容', en: 'Resolution' },
  generatedAt: { zh: '档案生成', en: 'Dossier generated' },
  submitterSeal: { zh: '提交单位（盖章）', en: 'Submitting body (seal)' },
  filerSeal: { zh: '备案机关（盖章）', en: 'Filing office (seal)' },
  date: { zh: '年    月    日', en: 'Date:' },
  stages: { zh: '一、八个环节', en: '1. The eight stages' },
  votes: { zh: '二、表决结果与计算', en: '2. Votes and their arithmetic' },
  publicity: { zh: '三、公示与异议', en: '3. Publicity and objections' },
  execution: { zh: '四、实施与评价', en: '4. Implementation and rating' },
  attachments: { zh: '五、附件清单', en: '5. Attachments' },
  timeline: { zh: '六、过程记录', en: '6. Record of events' },
  howToCheck: { zh: '七、核对方法', en: '7. How to check this document' },
  missingGlyphs: { zh: '未能印出的字', en: 'Characters that could not be printed' },
  guardsHeld: { zh: '已核对条件', en: 'Conditions checked' },
  guardsOpen: { zh: '未满足条件', en: 'Conditions not met' },
  notEntered: { zh: '未进入本环节。', en: 'This stage was not entered.' },
  nothingRecorded: { zh: '本环节无登记内容。', en: 'Nothing was recorded in this stage.' },
  none: { zh: '无', en: 'None' },
  ratesAt: { zh: '指标按档案生成时的记录计算：', en: 'Counted from the records when this dossier was made: ' },
  keptOnPaper: { zh: '照片为纸质，存放：', en: 'Photographs on paper, kept at: ' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>

export const ATTACHMENT_STATE_WORDS = {
  PRESENT: { zh: '已有', en: 'present' },
  MISSING: { zh: '缺少', en: 'missing' },
  NOT_APPLICABLE: { zh: '不需要', en: 'not needed' },
} as const satisfies Record<DossierContent['checklist'][number]['state'], Readonly<Record<Locale, string>>>

export const STAGE_WORDS = {
  propose: { zh: '（一）提出议题', en: 'Stage 1: propose' },
  participants: { zh: '（二）确定主体', en: 'Stage 2: participants' },
  notice: { zh: '（三）告知事宜', en: 'Stage 3: notice' },
  format: { zh: '（四）确定形式', en: 'Stage 4: format' },
  deliberate: { zh: '（五）商讨内容', en: 'Stage 5: deliberate' },
  vote: { zh: '（六）进行表决', en: 'Stage 6: vote' },
  filing: { zh: '（七）备案结果', en: 'Stage 7: filing' },
  implement: { zh: '（八）结果实施', en: 'Stage 8: implement' },
} as const satisfies Record<StageName, Readonly<Record<Locale, string>>>

export const TOPIC_OUTCOMES = {
  ADOPTED: { zh: '通过', en: 'Adopted' },
  PARTLY_ADOPTED: { zh: '部分通过', en: 'Partly adopted' },
  NOT_ADOPTED: { zh: '未获通过', en: 'Not adopted' },
} as const satisfies Record<DossierContent['outcome'], Readonly<Record<Locale, string>>>

export const MOTION_OUTCOMES = {
  PASSED: { zh: '通过', en: 'passed' },
  NOT_PASSED: { zh: '未通过', en: 'not passed' },
  QUORUM_FAILED: { zh: '未达到参与条件，本次表决不产生结果', en: 'quorum not reached: the ballot has no result' },
  RUNOFF_REQUIRED: { zh: '须就前两项再行表决', en: 'a run-off between the first two is required' },
  VOID: { zh: '所依附的事项未通过，本项不生效', en: 'void: the motion it depends on was not passed' },
  NO_VOTE: { zh: '未进行表决', en: 'settled without a ballot' },
} as const satisfies Record<MotionOutcome, Readonly<Record<Locale, string>>>

/** How the members of an electorate are counted in a sentence. */
export const UNIT_WORDS = {
  PERSON: { zh: '人', en: 'persons' },
  HOUSEHOLD: { zh: '户', en: 'households' },
  DELEGATE: { zh: '名代表', en: 'delegates' },
  GROUP_DELEGATE: { zh: '名小组代表', en: 'group delegates' },
  OWNER: { zh: '名业主', en: 'owners' },
  MEMBER: { zh: '名成员', en: 'members' },
} as const satisfies Record<UnitType, Readonly<Record<Locale, string>>>

/** Roles as documents print them; a role not listed is printed by its own word. */
export const ROLE_WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  resident: { zh: '居民', en: 'resident' },
  coordinator: { zh: '网格员', en: 'coordinator' },
  'community-admin': { zh: '村（社区）', en: 'community' },
  'township-admin': { zh: '乡镇（街道）', en: 'township' },
  'county-observer': { zh: '县级观察员', en: 'county observer' },
  auditor: { zh: '审计员', en: 'auditor' },
  expert: { zh: '专家', en: 'expert' },
  supervisor: { zh: '居（村）务监督', en: 'supervisor' },
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  system: { zh: '系统', en: 'system' },
}

export const TASK_STATUS = {
  ASSIGNED: { zh: '已下达', en: 'assigned' },
  ACKED: { zh: '已接收', en: 'acknowledged' },
  IN_PROGRESS: { zh: '进行中', en: 'in progress' },
  SUBMITTED: { zh: '待验收', en: 'awaiting acceptance' },
  REWORK: { zh: '返工', en: 'rework' },
  ACCEPTED: { zh: '已验收', en: 'accepted' },
  BLOCKED: { zh: '受阻', en: 'blocked' },
  CANCELLED: { zh: '已取消', en: 'cancelled' },
} as const satisfies Record<DossierContent['tasks'][number]['status'], Readonly<Record<Locale, string>>>

/** A role in the language of the document. */
export function roleWord(role: string, locale: Locale): string {
  return ROLE_WORDS[role]?.[locale] ?? role
}
