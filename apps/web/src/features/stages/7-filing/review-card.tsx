import type { TopicDetail } from '@gongyi/shared/contracts'
import { REVIEW_ITEMS } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { useReviewFacts } from './use-review-facts.js'

type ReviewItem = (typeof REVIEW_ITEMS)[number]

/** Eleven points, each with what the record says about it; filing needs all of them ticked. */
export function ReviewCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const facts = useReviewFacts(topic)
  const [ticked, setTicked] = useState<ReadonlySet<ReviewItem>>(new Set())
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const left = REVIEW_ITEMS.length - ticked.size
  const submittedOn = topic.records.filing.submitted?.on
  const tick = (item: ReviewItem, isOn: boolean) =>
    setTicked(new Set(REVIEW_ITEMS.filter((one) => (one === item ? isOn : ticked.has(one)))))
  return (
    <ActionCard
      topic={topic}
      action="filing.accept"
      title={t('review.title')}
      description={t('review.body', { waited: submittedOn ? format.relativeDay(submittedOn, topic.now) : '' })}
      submitLabel={t('review.submit')}
      confirmText={t('review.confirm')}
      input={() => {
        setTried(true)
        return left > 0 ? null : { checked: [...REVIEW_ITEMS], ...(note.trim() === '' ? {} : { note }) }
      }}
      onDone={() => toast(t('review.done'))}
    >
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {REVIEW_ITEMS.map((item) => (
          <li key={item} className="grid gap-x-6 py-2 md:grid-cols-2">
            <Checkbox isSelected={ticked.has(item)} onChange={(isOn) => tick(item, isOn)}>
              {t(`review.items.${item}`)} <span className="text-xs text-muted">{item}</span>
            </Checkbox>
            <ul className="py-2 text-sm text-muted">
              {facts[item].map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <Button small onPress={() => setTicked(new Set(REVIEW_ITEMS))}>
            {t('review.tickAll')}
          </Button>
          <span role="alert" className="font-medium text-warning">
            {isTried && t('review.error', { n: left })}
          </span>
        </div>
      )}
      <TextField label={t('review.note')} description={t('review.noteHint')} value={note} onChange={setNote} />
    </ActionCard>
  )
}

/** Silence of the township beyond its term counts as filing. */
export function DeemCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('filing')
  return (
    <ActionCard
      topic={topic}
      action="filing.deem"
      title={t('deem.title')}
      description={t('deem.body')}
      submitLabel={t('deem.submit')}
      confirmText={t('deem.confirm')}
      tone="secondary"
      input={() => ({})}
      onDone={() => toast(t('deem.done'))}
    />
  )
}
