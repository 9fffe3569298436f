import type { TopicDetail } from '@gongyi/shared/contracts'
import { SUSPEND_REASONS, screeningDeadlines, stageNumber, type Verdict, verdictOf } from '@gongyi/shared/domain'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { TextLink } from '../../ui/text-link.js'

/** What the status means for the reader, in one sentence; once there is a result, the verdict comes first. */
export function StatusLine({ topic }: { readonly topic: TopicDetail }) {
  const verdict = verdictOf(topic.records)
  if (verdict === undefined || topic.status === 'not-adopted') return <StatusSentence topic={topic} />
  return (
    <>
      <VerdictSentence verdict={verdict} topicId={topic.id} /> <StatusSentence topic={topic} />
    </>
  )
}

function VerdictSentence({ verdict, topicId }: { readonly verdict: Verdict; readonly topicId: string }) {
  const { t } = useTranslation('topics')
  return (
    <span className="font-semibold text-ink">
      {t('statusLine.verdict', { verdict: t(`facts.outcomes.${verdict}`) })}{' '}
      <TextLink to={`/topics/${topicId}/vote#panel`}>{t('statusLine.seeResult')}</TextLink>
    </span>
  )
}

function StatusSentence({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const format = useFormat()
  switch (topic.status) {
    case 'declined':
    case 'referred': {
      const [due] = screeningDeadlines(topic)
      if (due?.id === 'dispatch-check') return t('statusLine.dispatched', { day: format.day(due.dueOn) })
      if (due?.id === 'review-answer') return t('statusLine.underReview', { day: format.day(due.dueOn) })
      if (due !== undefined && topic.status === 'declined')
        return t('statusLine.declinedReview', { day: format.day(due.dueOn) })
      return t(`statusLine.${topic.status}`)
    }
    case 'screening': {
      const due = screeningDeadlines(topic).find(({ id }) => id === 'reply')?.dueOn ?? null
      return due === null ? t('statusLine.screeningNoDay') : t('statusLine.screening', { day: format.day(due) })
    }
    case 'returned':
      return t('statusLine.returned', { day: format.day(topic.records.propose.returned?.dueOn ?? topic.stageSince) })
    case 'active':
      return t('statusLine.active', {
        number: stageNumber(topic.stage),
        stage: common(`home.steps.${topic.stage}`),
      })
    case 'suspended':
      return t('statusLine.suspended', {
        reason: suspendReason(topic.suspension?.reason ?? '', (known, note) =>
          t('suspendReasons.withNote', { reason: t(`suspendReasons.${known}`), note }),
        ),
        day: format.day(topic.suspension?.resumeBy ?? topic.stageSince),
      })
    default:
      return t(`statusLine.${topic.status}`)
  }
}

/** The rule stores `CODE: note`; the code is put into words. */
function suspendReason(stored: string, say: (code: (typeof SUSPEND_REASONS)[number], note: string) => string): string {
  const code = SUSPEND_REASONS.find((known) => stored.startsWith(`${known}: `))
  return code === undefined ? stored : say(code, stored.slice(code.length + 2))
}
