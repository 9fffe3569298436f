import { type ActionId, EXCLUSION_IDS, OTHER_SCREEN_IDS } from '@gongyi/shared/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { type PanelProps, topicsQuery } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { ComboBox } from '../../../ui/combo-box.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { ReferCard, SplitCard } from './refer-cards.js'
import { groundLabel } from './screening-summary.js'
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
  return (
    <Fold title={t('rare.title')}>
      <ReturnCard topic={topic} />
      <DeclineCard topic={topic} />
      <ReferCard topic={topic} />
      <SplitCard topic={topic} />
      <MergeCard topic={topic} />
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

/** The first item answered "yes": most likely the ground. */
function likelyGround({ topic }: PanelProps) {
  const screening = topic.records.propose.screening
  return (
    EXCLUSION_IDS.find((id) => screening?.exclusions[id].answer === 'YES') ??
    OTHER_SCREEN_IDS.find((id) => screening?.others[id].answer === 'YES') ??
    null
  )
}

function DeclineCard({ topic }: PanelProps) {
  const { t, language } = useTranslation('propose')
  const ground = useChoice(likelyGround({ topic }))
  const reason = useText()
  return (
    <ActionCard
      topic={topic}
      action="propose.decline"
      title={t('decline.title')}
      description={t('decline.body')}
      submitLabel={t('decline.submit')}
      confirmText={t('decline.confirm')}
      tone="danger"
      input={() => {
        const [chosen, said] = [ground.take(), reason.take()]
        return chosen === null || said === null ? null : { ground: chosen, reason: said }
      }}
      onDone={() => toast(t('decline.done'))}
    >
      <Select
        label={t('decline.ground')}
        options={[...EXCLUSION_IDS, ...OTHER_SCREEN_IDS].map((id) => ({ value: id, label: groundLabel(id, language) }))}
        {...ground.field}
      />
      <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
    </ActionCard>
  )
}

function MergeCard({ topic }: PanelProps) {
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
