import type { StoredTopic } from '../consultations/topic.js'

export interface Label {
  readonly zh: string
  readonly en: string
}

export const both = (zh: string, en: string): Label => ({ zh, en })

/** What happened, in the words of the printed timeline. */
export const EVENT_LABELS: Readonly<Record<string, Label>> = {
  'topic.drafted': both('提出议题', 'Topic drafted'),
  'topic.edited': both('修改议题', 'Topic edited'),
  'topic.file-added': both('添加材料', 'File added'),
  'topic.file-removed': both('删除材料', 'File removed'),
  'topic.initiative-reached': both('达到法定提议人数', 'Statutory initiative reached'),
  'topic.submitted': both('提交审查', 'Submitted'),
  'topic.screened': both('审查', 'Screened'),
  'topic.screening-countersigned': both('审查会签', 'Screening countersigned'),
  'topic.legal-opinion-recorded': both('记录法律意见', 'Legal opinion recorded'),
  'topic.risk-consented': both('乡镇（街道）同意', 'Township consented'),
  'topic.accepted': both('受理', 'Accepted'),
  'topic.returned': both('退回补充', 'Returned for more information'),
  'topic.declined': both('不予受理', 'Declined'),
  'topic.referred': both('转办', 'Referred'),
  'topic.dispatch-confirmed': both('第二人复核，同意转办', 'Dispatch confirmed by a second person'),
  'topic.dispatch-objected': both('第二人复核，不同意转办', 'Dispatch set aside by a second person'),
  'topic.split': both('拆分', 'Split'),
  'topic.merged': both('合并', 'Merged'),
  'topic.withdrawn': both('撤回', 'Withdrawn'),
  'participants.set': both('拟定协商主体', 'Participants set'),
  'participants.publicised': both('公示名册', 'Roster publicised'),
  'participants.supervised': both('监督签署名册', 'Roster signed by the supervisor'),
  'participants.locked': both('锁定名册', 'Roster locked'),
  'participants.correction-asked': both('提出锁定后的更正', 'Correction after the lock asked for'),
  'participants.list-objected': both('对名册提出异议', 'List of participants objected to'),
  'participants.list-objection-decided': both('名册异议已处理', 'Objection to the list decided'),
  'participants.correction-refused': both('锁定后的更正不同意', 'Correction after the lock refused'),
  'participants.corrected': both('锁定后更正名册', 'Locked roster corrected'),
  'participants.sent-back': both('退回重新审查', 'Sent back to screening'),
  'sortition.pool-committed': both('封存抽签名单', 'Pool for the draw committed'),
  'sortition.seed-entered': both('录入抽签种子', 'Seed of the draw entered'),
  'sortition.drawn': both('抽签产生协商代表', 'Deliberators drawn by lot'),
  'sortition.witnessed': both('监督员见证抽签', 'Draw witnessed by the supervisor'),
  'sortition.answered': both('抽中人答复', 'Somebody drawn has answered'),
  'sortition.answer-told': both('工作人员代记抽中人的答复', 'Staff noted the answer of somebody drawn'),
  'sortition.decline-confirmed': both('另一人核对抽中人不参加', 'Refusal told to the desk confirmed by another'),
  'sortition.second-agreed': both('同意再抽签一次', 'Another draw agreed to'),
  'sortition.reserve-called': both('候补递补', 'Reserve called to the seat'),
  'sortition.abandoned': both('作废抽签', 'Draw given up'),
  'notice.published': both('发布告知书', 'Notice published'),
  'notice.completed': both('完成告知', 'Notice completed'),
  'format.planned': both('拟定协商方案', 'Consultation planned'),
  'format.notice-published': both('发布补充告知', 'Supplementary notice published'),
  'format.completed': both('确定形式', 'Format decided'),
  'deliberate.session-recorded': both('记录协商会议', 'Session recorded'),
  'deliberate.draft-frozen': both('定稿', 'Draft frozen'),
  'deliberate.legality-checked': both('合法性审查', 'Legality checked'),
  'deliberate.widened': both('扩大协商主体', 'Sent back to widen the participants'),
  'deliberate.completed': both('完成商讨', 'Deliberation completed'),
  'vote.village-steps-recorded': both('记录四议步骤', 'Village steps recorded'),
  'vote.announced': both('公告表决', 'Vote announced'),
  'vote.opened': both('开始表决', 'Vote opened'),
  'vote.extended': both('延长表决', 'Vote extended'),
  'vote.closed': both('截止表决', 'Vote closed'),
  'vote.counted': both('计票', 'Counted'),
  'vote.count-confirmed': both('计票单经第二人复核', 'Count confirmed by a second person'),
  'vote.result-published': both('公示结果', 'Result published'),
  'vote.objection-decided': both('处理异议', 'Objection decided'),
  'vote.finalised': both('形成决议', 'Resolution made'),
  'vote.sent-to-deliberation': both('再次商讨', 'Sent back to deliberation'),
  'vote.reconvened': both('重新表决', 'Vote reconvened'),
  'vote.method-changed': both('变更表决方式', 'Voting method changed'),
  'vote.annulled': both('表决作废', 'Vote annulled'),
  'vote.annulment-agreed': both('监督员同意作废表决', 'Supervisor agreed to annul the vote'),
  'filing.supervised': both('监督签署', 'Signed by the supervisor'),
  'filing.originals-noted': both('登记纸质原件存放处', 'Place of the paper originals noted'),
  'filing.submitted': both('报送备案', 'Submitted for filing'),
  'filing.returned': both('退回备案', 'Filing returned'),
  'filing.accepted': both('准予备案', 'Filed'),
  'filing.deemed': both('视为备案', 'Deemed filed'),
  'implement.tasks-assigned': both('分派任务', 'Tasks assigned'),
  'implement.accounts-published': both('公布账目', 'Accounts published'),
  'implement.completed': both('完工公示', 'Completed'),
  'topic.closed': both('办结', 'Closed'),
  'topic.reopened-as-child': both('另立新议题', 'Reopened as a new topic'),
  'topic.archived': both('归档', 'Archived'),
  'topic.suspended': both('中止', 'Suspended'),
  'topic.resumed': both('恢复', 'Resumed'),
  'topic.end-agreed': both('同意终止已定事项', 'Ending of a decided matter agreed'),
  'topic.terminated': both('终止', 'Terminated'),
}

export const OBJECTION_LABELS: Readonly<Record<string, Label>> = {
  COUNT_ERROR: both('计票有误', 'Count'),
  ELIGIBILITY: both('表决资格', 'Eligibility'),
  FORGERY: both('伪造冒用', 'Forgery'),
  NOTICE_DEFECT: both('告知瑕疵', 'Notice'),
  SUBSTANCE: both('实体异议', 'Substance'),
  NEW_FACTS: both('新事实', 'New facts'),
}

export const SATISFACTION_LABELS = {
  verySatisfied: both('很满意', 'Very satisfied'),
  satisfied: both('满意', 'Satisfied'),
  basicallySatisfied: both('基本满意', 'Basically satisfied'),
  dissatisfied: both('不满意', 'Dissatisfied'),
  veryDissatisfied: both('很不满意', 'Very dissatisfied'),
} as const

export const RISK_LABELS = {
  BLUE: both('蓝色', 'Blue'),
  YELLOW: both('黄色', 'Yellow'),
  ORANGE: both('橙色', 'Orange'),
  RED: both('红色', 'Red'),
} as const

export const SCREEN_LABELS = {
  NO: both('否', 'No'),
  SUSPECT: both('存疑', 'Suspected'),
  YES: both('是', 'Yes'),
} as const

export const EXCLUSION_LABELS = {
  EX1_LAW_SETTLED: both('法律法规已有明确规定', 'Settled by law'),
  EX2_SUPERIOR_MANDATE: both('上级已有明确要求', 'Required by a superior authority'),
  EX3_UNLAWFUL_OR_IMPROPER: both('违反法律或公序良俗', 'Unlawful or improper'),
  EX4_MANIFESTLY_UNFAIR: both('明显不公平', 'Manifestly unfair'),
  EX5_PRIVATE_DISPUTE: both('私人纠纷', 'Private dispute'),
} as const

export const FORMAT_LABELS = {
  OPEN_TALK: both('民主恳谈', 'Open talk'),
  EXPERT_CONSULT: both('专家咨询', 'Expert consultation'),
  WRITTEN_INQUIRY: both('书面征询', 'Written inquiry'),
  VISIT_INTERVIEW: both('走访约谈', 'Visits and interviews'),
  DECISION_HEARING: both('决策听证', 'Decision hearing'),
  ONLINE_CONSULT: both('网络协商', 'Online consultation'),
} as const

export const METHOD_LABELS = {
  MEETING_SHOW_OF_HANDS: both('会议举手表决', 'Show of hands at a meeting'),
  MEETING_BALLOT: both('会议票决', 'Ballot at a meeting'),
  PAPER_DOOR: both('上门纸质表决', 'Paper ballots at the door'),
  E_VOTE: both('电子表决', 'Electronic vote'),
  MIXED: both('电子与纸质结合', 'Electronic and paper'),
} as const

type Scope = NonNullable<StoredTopic['records']['participants']['set']>['scope']

/** Which part of the community the electorate is. */
export function scopeLabel(scope: Scope | undefined, heads: number): Label {
  const place = placeOf(scope)
  return both(`${place.zh}，表决单元${heads}个`, `${place.en}, ${heads} voting units`)
}

/** The place alone, as a document names it. */
export function placeOf(scope: Scope | undefined): Label {
  return placeLabel(scope?.kind ?? 'community', (scope?.buildings ?? []).join('、'), scope?.stairwell ?? '')
}

function placeLabel(kind: Scope['kind'], buildings: string, stairwell: string): Label {
  switch (kind) {
    case 'community':
      return both('本社区（村）', 'The whole community')
    case 'building':
      return both(`${buildings}幢`, `Building ${buildings}`)
    case 'stairwell':
      return both(`${buildings}幢${stairwell}单元`, `Building ${buildings}, stairwell ${stairwell}`)
    case 'property-area':
      return both('物业管理区域', 'Property area')
    case 'list':
      return both('代表（成员）名单', 'Listed delegates or members')
  }
}
