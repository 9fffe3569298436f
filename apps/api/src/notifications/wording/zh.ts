import type { Verdict } from '@gongyi/shared/domain'
import type { Wording } from './wording.js'

export const zh: Wording = {
  greeting: (name) => `${name}，您好：`,
  about: (title) => `「${title}」`,
  link: '点这里查看：',
  sentences: {
    'topic.submitted': ({ answerBy, caseNo }) =>
      `提议已收到${caseNo === undefined ? '' : `（编号 ${caseNo}）`}，等待审查${by('，最迟', answerBy, '答复')}。`,
    'topic.opinion-requested': ({ answerBy }) => `提议正在征求法律或专业意见${by('，最迟', answerBy, '答复')}。`,
    'topic.returned': ({ dueOn, reason }) => `提议需要补充${by('，请在', dueOn, '前补好')}${why(reason)}。`,
    'topic.lapsed': ({ dueOn }) => `提议${by('在', dueOn, '前')}没有补充，视为撤回；以后可以重新提出。`,
    'topic.accepted': ({ reason }) => `提议已经受理，接下来进入协商程序${why(reason)}。`,
    'topic.declined': ({ reason }) => `提议未予受理${why(reason)}。不同意的，可以在 5 个工作日内申请复核。`,
    'topic.referred': ({ organisation, reason }) => `提议已转交${organisation ?? '有关单位'}办理${why(reason)}。`,
    'topic.referral-sent': ({ organisation }) => `转办材料已送出${to(organisation)}。`,
    'topic.referral-received': ({ organisation }) => `转办单位已签收${to(organisation)}。`,
    'topic.mediation-raised': () => '调解已转到上一级。',
    'topic.referral-answered': () => '转办有了结果，请查看并评价是否满意。',
    'topic.merged': ({ reason }) => `提议已并入另一件议题${why(reason)}。您也支持那一件吗？请点开回答。`,
    'topic.signatures-lapsed': () => '提议人换了文字，您原来的附议不再计算。看过新的内容后，同意的请再点一次附议。',
    'topic.category-changed': () => '社区审查时改了您提议的类别，请点开查看。',
    'topic.dispatch-confirmed': () => '紧急转办已由第二人复核确认。',
    'topic.dispatch-objected': () => '紧急转办经第二人复核不同意，已收回，重新审查。',
    'topic.split': ({ reason }) => `提议已拆分，可协商的部分另行继续${why(reason)}。`,
    'topic.alternative-proposed': () => '有一份合法可行的替代提议，已另立议题。',
    'topic.review-requested': () => '提议人申请复核，请在 5 个工作日内答复。',
    'topic.review-upheld': ({ reason }) => `复核结果：维持原答复${why(reason)}。`,
    'topic.review-overturned': ({ reason }) => `复核结果：撤销原答复，重新审查${why(reason)}。`,
    'topic.suspended': () => '协商暂时中止。',
    'topic.resumed': () => '协商已经恢复。',
    'topic.terminated': () => '协商已经终止，请看原因。',
    'topic.initiative-reached': () => '附议已达到法定人数，须依法受理或说明理由，乡镇（街道）已知悉。',
    'topic.withdrawn': () => '提议人已撤回提议。',
    'sortition.pool-committed': () => '抽签名单已封存，请监督员到时见证抽签。',
    'sortition.drawn': () => '您被抽中参加本议题的协商，请打开议题答复是否参加。',
    'sortition.answer-told': () => '工作人员替您记下了是否参加协商的答复，请打开议题核对；不对的话，三天内自己改过来。',
    'sortition.decline-confirmed': () => '工作人员已核对您不参加协商的答复，名额由候补递补。',
    'sortition.second-agreed': () => '已同意本议题再抽签一次，理由在抽签页上公开。',
    'sortition.reserve-called': () => '前面有人不能参加，轮到您递补参加协商，请打开议题答复是否参加。',
    'participants.publicised': ({ endsOn }) => `参与人名单正在公示，请核对${until(endsOn)}。`,
    'participants.correction-asked': () => '有人提出更正已锁定的名单，请核对后同意或退回。',
    'participants.list-objected': () => '有人对参与人名单提出异议，请在两个工作日内答复。',
    'participants.list-objection-decided': () => '参与人名单的一件异议已处理，请核对后再签字。',
    'participants.correction-refused': () => '锁定名单的更正没有同意，理由见更正记录。',
    'participants.corrected': () => '已锁定的参与人名单有更正，可以查看更正记录。',
    'notice.published': () => '协商告知书已经发出，请阅读并点“知道了”。',
    'format.notice-published': () => '协商的时间、地点和表决办法已经公布。',
    'deliberate.draft-frozen': () => '表决的文本已经确定，请阅读。',
    'vote.announced': ({ opensOn, closesOn }) => `投票时间已定：${opensOn ?? ''} 至 ${closesOn ?? ''}。`,
    'vote.opened': ({ closesAt }) => `投票已经开始${until(day(closesAt))}。`,
    'vote.extended': ({ closesAt }) => `投票时间已延长${until(day(closesAt))}。`,
    'vote.annulled': () => '本轮投票已作废，请看原因。',
    'vote.reconvened': () => '将重新组织投票。',
    'vote.sent-to-deliberation': () => '方案未通过，重新协商。',
    'vote.result-published': ({ endsOn, verdict }) =>
      `表决${said(verdict)}，结果已经公示，有异议可以提出${until(endsOn)}。`,
    'vote.objection-decided': () => '您提出的异议已经答复。',
    'vote.finalised': ({ verdict }) => `表决${said(verdict)}，结果已经确定。`,
    'filing.submitted': () => '有一件协商成果等待备案。',
    'filing.returned': () => '备案材料被退回，请看原因。',
    'filing.accepted': ({ number }) => `协商成果已经备案：${number ?? ''}。`,
    'filing.deemed': ({ number }) => `期限届满，协商成果视为已备案：${number ?? ''}。`,
    'implement.tasks-assigned': () => '落实的任务已经分派。',
    'implement.accounts-published': () => '费用使用情况已经公开。',
    'implement.completed': ({ surveyEndsOn }) => `事情已经办完，请评价是否满意${until(surveyEndsOn)}。`,
    'topic.closed': () => '这件事已经办结。',
  },
}

/** 理由 as the desk gave it, without a full stop of its own. */
function why(reason: string | number | undefined): string {
  return reason === undefined ? '' : `：${String(reason).replace(/[。.！!]+$/u, '')}`
}

function by(before: string, day: string | number | undefined, after: string): string {
  return day === undefined ? '' : `${before} ${day} ${after}`
}

function to(organisation: string | number | undefined): string {
  return organisation === undefined ? '' : `（${organisation}）`
}

function until(end: string | number | undefined): string {
  return end === undefined ? '' : `，截止 ${end}`
}

/** The last civil day of a window that ends with the day. */
function day(instant: string | number | undefined): string | undefined {
  return instant === undefined
    ? undefined
    : new Date(Date.parse(String(instant)) - 1).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

const verdicts = {
  PASSED: '通过',
  NOT_PASSED: '未通过',
  QUORUM_FAILED: '参加的没有达到要求，没有产生结果',
  RUNOFF_REQUIRED: '需要再投一轮',
  PARTLY_PASSED: '部分通过',
} as const satisfies Record<Verdict, string>

/** A notice from before verdicts were told says that there is one. */
function said(verdict: string | number | undefined): string {
  return Object.entries(verdicts).find(([known]) => known === verdict)?.[1] ?? '有了结果'
}
