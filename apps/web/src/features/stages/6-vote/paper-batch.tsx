import type { FormEvent } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Icon } from '../../../ui/icon.js'
import { Note } from '../../../ui/note.js'
import type { usePaperBatch } from './use-paper-batch.js'

interface PaperBatchProps {
  readonly batch: ReturnType<typeof usePaperBatch>
  readonly kind: 'save' | 'saveCheck'
}

/** What is about to be saved, and after saving what came of each ballot. */
export function PaperBatch({ batch, kind }: PaperBatchProps) {
  const { t } = useTranslation('vote')
  const { ballots, told, error, isPending, submit, remove } = batch
  const save = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <div className="flex flex-col gap-3">
      {ballots.length > 0 && <p className="font-medium">{t('paper.batch')}</p>}
      {ballots.length === 0 && told.length === 0 && <p className="text-muted">{t('paper.batchEmpty')}</p>}
      <ul className="flex flex-wrap gap-2 empty:hidden">
        {ballots.map(({ unitId, label, choice }) => (
          <li key={unitId} className="flex items-center gap-2 rounded-md border border-edge ps-3">
            <span>
              {label} <b>{t(`choices.${choice}`)}</b>
            </span>
            <Button
              tone="quiet"
              small
              icon="close"
              aria-label={t('paper.remove', { label })}
              onPress={() => remove(unitId)}
            />
          </li>
        ))}
      </ul>
      {error && <ErrorNote error={error} />}
      {ballots.length > 0 && (
        <form onSubmit={save} data-contribution={kind === 'save' ? 'vote.paper-ballot' : 'vote.paper-check'}>
          <Button type="submit" tone="primary" isPending={isPending}>
            {t(`paper.${kind}`, { count: ballots.length })}
          </Button>
        </form>
      )}
      {told.length > 0 && (
        <Note
          role="status"
          title={t('paper.resultTitle')}
          tone={told.every(({ result }) => isFine(result)) ? 'success' : 'warning'}
        >
          <ul className="flex flex-col gap-1">
            {told.map(({ label, result }) => (
              <li key={label} className="flex gap-2">
                <Icon
                  name={isFine(result) ? 'check' : 'warn'}
                  className={`mt-[0.25em] ${isFine(result) ? 'text-success' : 'text-warning'}`}
                />
                <span>
                  <b>{label}</b> {t(`paper.results.${result}`)}
                </span>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}

function isFine(result: string): boolean {
  return result === 'entered' || result === 'counted'
}
