import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Empty } from '../../../ui/empty.js'
import { TextField } from '../../../ui/text-field.js'
import { PaperBatch } from './paper-batch.js'
import { PaperRow } from './paper-row.js'
import { usePaperBatch } from './use-paper-batch.js'

interface PaperCheckProps {
  readonly topic: TopicDetail
  readonly motionId: string
  readonly pending: readonly { readonly votingUnitId: string; readonly label: string }[]
  /** Entered by this person and so waiting for somebody else. */
  readonly mine: number
}

/** The second person types the same paper again; what the first one typed is not shown. */
export function PaperCheck({ topic, motionId, pending, mine }: PaperCheckProps) {
  const { t } = useTranslation('vote')
  const [typed, setTyped] = useState('')
  const batch = usePaperBatch(topic, motionId, 'paper-ballots/check')
  const wanted = typed.normalize('NFKC').trim()
  const found = pending.filter(({ label }) => label.includes(wanted))
  return (
    <>
      {pending.length === 0 && batch.told.length === 0 && (
        <Empty title={t('paper.pendingEmpty')}>{t('paper.pendingEmptyBody')}</Empty>
      )}
      {pending.length > 8 && (
        <TextField
          label={t('paper.searchPending')}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
      )}
      <ul className="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        {found.map(({ votingUnitId, label }) => (
          <PaperRow
            key={votingUnitId}
            label={label}
            choice={batch.choiceOf(votingUnitId)}
            onChoose={(choice) => batch.put({ unitId: votingUnitId, label, choice })}
            state={null}
          />
        ))}
      </ul>
      {mine > 0 && <p className="text-muted">{t('paper.enteredByMe', { count: mine })}</p>}
      {(pending.length > 0 || batch.told.length > 0) && <PaperBatch batch={batch} kind="saveCheck" />}
    </>
  )
}
