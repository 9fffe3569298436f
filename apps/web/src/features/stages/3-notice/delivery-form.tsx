import { deliveryDoneSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { CHANNELS, type Channel, MOST_DOORS_AT_ONCE, needsEvidence, TYPED_CHANNEL_IDS } from '@gongyi/shared/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'

/** What goes out to many at once, and what can be said of it; visits, calls and signatures are written down by door. */
const BULK = TYPED_CHANNEL_IDS.filter((id) => CHANNELS[id].bulk)
const RESULTS = ['DELIVERED', 'ATTEMPTED', 'UNREACHABLE'] as const
type Target = 'all' | 'building'

/** One round of telling, for everybody or one building: what was done and what came of it. */
export function DeliveryForm({ topic, tone }: { readonly topic: TopicDetail; readonly tone: 'primary' | 'secondary' }) {
  const { t } = useTranslation('notice')
  const buildings = useInfiniteQuery(topicParts.units(topic.id, { limit: 1 })).data?.pages[0]?.buildings ?? []
  const record = useContribute(topic, 'deliveries', deliveryDoneSchema)
  const [target, setTarget] = useState<Target>('all')
  const [building, setBuilding] = useState<string | null>(null)
  const [channel, setChannel] = useState<Channel>('LETTER')
  const [result, setResult] = useState<(typeof RESULTS)[number]>('DELIVERED')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const lacksBuilding = target === 'building' && building === null
  const lacksEvidence = needsEvidence(topic.delivery.units) && note.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (lacksBuilding || lacksEvidence || record.isPending) return
    const whom = target === 'all' ? { kind: 'all' } : { kind: 'building', building }
    const evidence = note.trim() === '' ? {} : { note }
    record.mutate(
      { target: whom, channel, result, ...evidence },
      {
        onSuccess: ({ recorded }) => {
          setNote('')
          setChecked(false)
          toast(t('delivery.done', { count: recorded }))
        },
      },
    )
  }
  const targets = [
    { value: 'all' as const, label: t('delivery.all', { count: topic.delivery.units }) },
    { value: 'building' as const, label: t('delivery.building'), isDisabled: buildings.length === 0 },
  ]
  return (
    <Section title={t('delivery.title')} level={3} description={t('delivery.description')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="notice.delivery">
        <RadioGroup label={t('delivery.who')} isInline options={targets} value={target} onChange={setTarget} />
        <div className="grid items-end gap-gap sm:grid-cols-2">
          {target === 'building' && (
            <Select
              label={t('delivery.buildingLabel')}
              options={buildings.map((value) => ({ value, label: value }))}
              value={building}
              onChange={setBuilding}
              error={isChecked && lacksBuilding && t('delivery.chooseBuilding')}
            />
          )}
          <Select
            label={t('delivery.channel')}
            options={BULK.map((id) => ({ value: id, label: t(`channels.${id}`) }))}
            value={channel}
            onChange={setChannel}
          />
          <Select
            label={t('delivery.result')}
            options={RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
            value={result}
            onChange={setResult}
          />
          <TextField
            label={t('delivery.note')}
            description={t('delivery.noteHint', { most: MOST_DOORS_AT_ONCE })}
            value={note}
            maxLength={500}
            onChange={setNote}
            error={isChecked && lacksEvidence && t('delivery.noteMissing')}
          />
        </div>
        {record.error !== null && <ErrorNote error={record.error} />}
        <div>
          <Button type="submit" tone={tone} isPending={record.isPending}>
            {t('delivery.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
