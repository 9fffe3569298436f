import type { ActionId } from '@gongyi/shared/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { type PanelProps, topicsQuery } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { ComboBox } from '../../../ui/combo-box.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { DecisionProps } from './decision.js'
import { DeclineCard } from './decline-card.js'
import { ReferCard, SplitCard } from './refer-cards.js'
import { useChoice, useText } from './use-text.js'

const rare = [
  'propose.return',
  'propose.decline',
  'propose.refer',
  'propose.split',
  'propose.merge',
] as const satisfies readonly ActionId[]

/** The side paths out of screening, folded: most topics go straight on. */
export function RareCards({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  if (rare.every((action) => openAction(topic, action) === undefined)) return null
  // What they all lack stands with the acceptance, right above
  const told = openAction(topic, 'propose.accept')?.unmet ?? []
  return (
    <Fold title={t('rare.title')}>
      <ReturnCard topic={topic} />
      <DeclineCard topic={topic} told={told} />
      <ReferCard topic={topic} told={told} />
      <SplitCard topic={topic} told={told} />
      <MergeCard topic={topic} told={told} />
    </Fold>
  )
}

function ReturnCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const reason = useText(t('return.reasonValue'))
  return (
    <ActionCard
      topic={topic}
      action="propose.return"
      title={t('return.title')}
      description={t('return.body')}
      submitLabel={t('return.submit')}
      tone="secondary"
      input={() => {
        const said = reason.take()
        return said === null ? null : { reason: said }
      }}
      onDone={() => toast(t('return.done'))}
    >
      <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
    </ActionCard>
  )
}

function MergeCard({ topic, told }: DecisionProps) {
  const { t } = useTranslation('propose')
  const [query, setQuery] = useState('')
  const target = useChoice<string>()
  const reason = useText()
  const found = useInfiniteQuery({
    ...topicsQuery({ communityId: topic.communityId, query: useDeferredValue(query.trim()) }),
    enabled: query.trim().length > 1,
  })
  const others = (found.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => id !== topic.id)
  const { value, onChange, placeholder: _, ...field } = target.field
  return (
    <ActionCard
      topic={topic}
      action="propose.merge"
      told={told}
      title={t('merge.title')}
      description={t('merge.body')}
      submitLabel={t('merge.submit')}
      confirmText={t('merge.confirm')}
      tone="danger"
      input={() => {
        const [topicId, said] = [target.take(), reason.take()]
        return topicId === null || said === null ? null : { topicId, reason: said }
      }}
      onDone={() => toast(t('merge.done'))}
    >
      <ComboBox
        label={t('merge.topic')}
        description={t('merge.topicHint')}
        options={others.map(({ id, title, caseNo }) => ({ value: id, label: title, description: caseNo }))}
        onSearch={setQuery}
        isSearching={found.isFetching}
        value={value}
        onChange={onChange}
        {...field}
      />
      <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
    </ActionCard>
  )
}
