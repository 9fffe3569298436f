import type { TopicDetail } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { Badge } from '../../../ui/badge.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { TextField } from '../../../ui/text-field.js'
import { PaperBatch } from './paper-batch.js'
import { PaperRow } from './paper-row.js'
import { usePaperBatch } from './use-paper-batch.js'

interface PaperEntryProps {
  readonly topic: TopicDetail
  readonly motionId: string
}

/** First entry: find the house number, press what is on the paper, save several at once. */
export function PaperEntry({ topic, motionId }: PaperEntryProps) {
  const { t } = useTranslation('vote')
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const batch = usePaperBatch(topic, motionId, 'paper-ballots')
  const units = useInfiniteQuery({
    ...topicParts.units(topic.id, { motion: motionId, ...(query === '' ? {} : { query }), limit: 8 }),
    placeholderData: (previous) => previous,
  })
  const found = units.data?.pages[0]?.items ?? []
  const isOnlyMotion = topic.motions.length === 1
  return (
    <>
      <TextField
        label={t('paper.search')}
        description={t('paper.searchHint')}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      {units.error && <ErrorNote error={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <p className="text-muted">{t('paper.loading')}</p>}
      {units.data && found.length === 0 && <p className="text-muted">{t('paper.nothing')}</p>}
      <ul className="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        {found.map((unit) => {
          const isDone = isOnlyMotion && (unit.voted || unit.paperEntered)
          return (
            <PaperRow
              key={unit.id}
              label={unit.label}
              choice={batch.choiceOf(unit.id)}
              onChoose={(choice) => batch.put({ unitId: unit.id, label: unit.label, choice })}
              state={
                isDone && (
                  <Badge tone={unit.voted ? 'success' : 'waiting'}>
                    {t(unit.voted ? 'paper.alreadyVoted' : 'paper.waitingCheck')}
                  </Badge>
                )
              }
            />
          )
        })}
      </ul>
      <PaperBatch batch={batch} kind="save" />
    </>
  )
}
