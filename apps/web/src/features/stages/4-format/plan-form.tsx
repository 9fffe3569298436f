import type { TopicDetail } from '@gongyi/shared/contracts'
import { civilDateOf, FORMATS, type FormatId, isClockTime, isOtherChair } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { Button } from '../../../ui/button.js'
import { Note } from '../../../ui/note.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { isUnexplained } from '../../../ui/topic/chair-change.js'
import { FormatFields } from './format-fields.js'
import { usePlainRule } from './plain-rule.js'
import {
  ANSWERS,
  entryOf,
  type FormatEntry,
  isDemand,
  type PlanEntry,
  planEntry,
  planGaps,
  planInput,
} from './plan-draft.js'
import { VoteFields } from './vote-fields.js'

export interface PlanFormProps {
  readonly topic: TopicDetail
  readonly tone: 'primary' | 'secondary'
  readonly onDone?: () => void
}

/** The plan of talks and vote, filled in from the matter; what the rules still ask for is said while it is written. */
export function PlanForm({ topic, tone, onDone }: PlanFormProps) {
  const { t } = useTranslation('format')
  const session = useSession()
  const rule = usePlainRule(topic)
  const defaults = {
    place: t('plan.defaultPlace', { community: topic.communityName }),
    time: t('plan.defaultTime'),
    agenda: t('plan.defaultAgenda'),
    chair: session?.displayName ?? '',
    ruleText: rule.join('\n'),
  }
  const [entry, setEntry] = useState<PlanEntry>(() => planEntry(topic, defaults))
  const [isChecked, setChecked] = useState(false)
  const isSaved = topic.records.format.plan !== undefined
  const change = (next: FormatEntry) =>
    setEntry({ ...entry, formats: entry.formats.map((one) => (one.key === next.key ? next : one)) })
  const add = () => {
    const used: readonly FormatId[] = entry.formats.map((one) => one.format)
    const [demand] = planGaps(topic, entry).filter(isDemand)
    const next = demand === undefined ? (ADDED.find((id) => !used.includes(id)) ?? 'OPEN_TALK') : ANSWERS[demand]
    const key = 1 + Math.max(...entry.formats.map((one) => one.key))
    setEntry({ ...entry, formats: [...entry.formats, entryOf(topic, next, defaults, key)] })
  }
  const input = () => {
    setChecked(true)
    return isComplete(topic, entry) ? planInput(topic, entry) : null
  }
  return (
    <ActionCard
      topic={topic}
      action="format.plan"
      title={t(isSaved ? 'plan.edit' : 'plan.title')}
      description={t('plan.description')}
      submitLabel={t(isSaved ? 'plan.editSubmit' : 'plan.submit')}
      tone={tone}
      input={input}
      onDone={() => {
        toast(t('plan.saved'))
        onDone?.()
      }}
    >
      {entry.formats.map((one, index) => (
        <FormatFields
          key={one.key}
          entry={one}
          no={index + 1}
          today={civilDateOf(topic.now)}
          isOtherChair={one.chair.trim() !== '' && isOtherChair(topic, one.chair)}
          isChecked={isChecked}
          onChange={change}
          onRemove={
            entry.formats.length === 1
              ? undefined
              : () => setEntry({ ...entry, formats: entry.formats.filter(({ key }) => key !== one.key) })
          }
        />
      ))}
      <Gaps topic={topic} entry={entry} />
      <div>
        <Button icon="add" onPress={add} isDisabled={entry.formats.length >= 12}>
          {t('plan.add')}
        </Button>
      </div>
      <VoteFields
        topic={topic}
        vote={entry.vote}
        isChecked={isChecked}
        onChange={(vote) => setEntry({ ...entry, vote })}
      />
      <TextArea
        label={t('plan.ruleText')}
        description={t('plan.ruleHint')}
        value={entry.ruleText}
        rows={6}
        onChange={(ruleText) => setEntry({ ...entry, ruleText })}
        error={isChecked && entry.ruleText.trim() === '' && t('plan.fill')}
        isRequired
      />
      {entry.ruleText !== defaults.ruleText && (
        <div>
          <Button small onPress={() => setEntry({ ...entry, ruleText: defaults.ruleText })}>
            {t('plan.ruleRenew')}
          </Button>
        </div>
      )}
    </ActionCard>
  )
}

/** In the order in which a second format usually helps. */
const ADDED: readonly FormatId[] = [
  'VISIT_INTERVIEW',
  'WRITTEN_INQUIRY',
  'EXPERT_CONSULT',
  'ONLINE_CONSULT',
  'OPEN_TALK',
]

function isComplete(topic: TopicDetail, { formats, vote, ruleText }: PlanEntry): boolean {
  const texts = [
    ...formats.flatMap(({ on, place, chair }) => [on, place, chair]),
    vote.opensOn,
    vote.closesOn,
    vote.place,
  ]
  const isTimely = formats.every(({ time }) => time === '' || isClockTime(time))
  const isLed = formats.every((one) => !isOtherChair(topic, one.chair) || !isUnexplained(one))
  return isTimely && isLed && [...texts, ruleText].every((text) => text.trim() !== '') && vote.closesOn >= vote.opensOn
}

const RULES = ['M1', 'M2', 'M5', 'M6', 'format.known'] as const

function Gaps({ topic, entry }: { readonly topic: TopicDetail; readonly entry: PlanEntry }) {
  const { t, language } = useTranslation('format')
  const gaps = planGaps(topic, entry)
  if (gaps.length === 0) return null
  const say = (gap: string) => {
    if (isDemand(gap)) return t(`gaps.${gap}`, { name: FORMATS[ANSWERS[gap]].label[language] })
    const rule = RULES.find((known) => known === gap)
    return rule === undefined ? gap : t(`gaps.${rule}`)
  }
  return (
    <Note tone="warning" title={t('gaps.title')}>
      <ul className="list-disc ps-5">
        {gaps.map((gap) => (
          <li key={gap}>{say(gap)}</li>
        ))}
      </ul>
    </Note>
  )
}
