import type { TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'

/** The plan that is voted on, beside how each motion read before the talks, and what the lawyer said. */
export function DraftText({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('deliberate')
  const format = useFormat()
  const { draft, legal } = topic.records.deliberate
  if (draft === undefined)
    return (
      <Section title={t('draft.title')} level={3}>
        <Empty title={t('draft.none')}>{t('draft.noneBody')}</Empty>
      </Section>
    )
  const before = new Map(topic.records.participants.set?.motions.map(({ id, text }) => [id, text]))
  return (
    <Section
      title={t('draft.title')}
      level={3}
      description={`${t('draft.description')} ${t('draft.frozenAt', { at: format.dateTime(draft.frozenAt) })}`}
    >
      {draft.motions.map(({ id, text }, index) => (
        <div key={id} className="flex max-w-prose flex-col gap-1">
          <h4 className="text-base font-semibold">{t('draft.motion', { no: index + 1 })}</h4>
          <p className="whitespace-pre-line text-lg">{text}</p>
          {before.get(id) !== undefined && before.get(id) !== text && (
            <p className="whitespace-pre-line text-sm text-muted">
              <span className="font-semibold">{t('draft.before')} </span>
              <del>{before.get(id)}</del>
            </p>
          )}
        </div>
      ))}
      <DefinitionList
        items={[
          {
            term: t('draft.budget'),
            detail: draft.budgetFen === '0' ? t('draft.noBudget') : format.money(BigInt(draft.budgetFen)),
          },
          { term: t('draft.payer'), detail: draft.payer },
          { term: t('draft.executor'), detail: draft.executor },
          { term: t('draft.deadline'), detail: format.date(draft.deadline) },
          { term: t('draft.maintenance'), detail: draft.maintenance },
          { term: t('draft.remedy'), detail: draft.remedy },
        ]}
      />
      {legal !== undefined && (
        <div className="flex flex-col items-start gap-1">
          <Badge tone={legal.conclusion === 'NO_OBJECTION' ? 'success' : 'warning'}>
            {t('legal.result', { conclusion: t(`legalConclusion.${legal.conclusion}`) })}
          </Badge>
          <p className="max-w-prose whitespace-pre-line text-muted">
            {legal.adviser} {legal.text}
          </p>
        </div>
      )}
    </Section>
  )
}
