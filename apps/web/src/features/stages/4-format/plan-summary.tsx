import type { TopicDetail } from '@gongyi/shared/contracts'
import { format as formatOf } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Card, Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'
import type { Plan } from './plan-draft.js'

/** What residents need to know: how, when and where it is talked over, and how it is decided. */
export function PlanSummary({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('format')
  const format = useFormat()
  const { plan, noticeB } = topic.records.format
  if (plan === undefined)
    return (
      <Section title={t('schedule')} level={3}>
        <Empty title={t('schedulePending')} />
      </Section>
    )
  return (
    <>
      <Section title={t('schedule')} level={3}>
        <ol className="grid gap-3 sm:grid-cols-2">
          {plan.formats.map((one) => (
            <Meeting key={`${one.format}${one.on}${one.place}`} meeting={one} />
          ))}
        </ol>
        {noticeB !== undefined && (
          <p className="text-muted">
            {t('publish.published', { on: format.date(noticeB.on), places: noticeB.places.join('、') })}
          </p>
        )}
      </Section>
      <VoteRule plan={plan} />
    </>
  )
}

function Meeting({ meeting }: { readonly meeting: Plan['formats'][number] }) {
  const { t, language } = useTranslation('format')
  const format = useFormat()
  return (
    <Card as="li" className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-lg font-semibold">{formatOf(meeting.format).label[language]}</span>
        <Badge tone={meeting.role === 'PRIMARY' ? 'active' : 'neutral'}>{t(`role.${meeting.role}`)}</Badge>
      </div>
      <p className="font-medium tabular-nums">
        {format.date(meeting.on)} {meeting.time}
      </p>
      <p>{meeting.place}</p>
      <p className="text-muted">
        {t('plan.chair')} {meeting.chair}
        {meeting.chairReason && ` · ${meeting.chairReason}`}
      </p>
      {meeting.agenda && <p className="whitespace-pre-line text-sm text-muted">{meeting.agenda}</p>}
    </Card>
  )
}

function VoteRule({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('format')
  const format = useFormat()
  const { vote, ruleText } = plan
  return (
    <Section title={t('rule.title')} level={3}>
      <p className="max-w-prose whitespace-pre-line text-lg">{ruleText}</p>
      <DefinitionList
        items={[
          {
            term: t('voteWhen'),
            detail: t('fromTo', { from: format.date(vote.opensOn), to: format.date(vote.closesOn) }),
          },
          { term: t('voteMethod'), detail: t(`method.${vote.method}`) },
          { term: t('votePlace'), detail: vote.place },
        ]}
      />
    </Section>
  )
}
