import type { PoolPreview } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Note } from '../../ui/note.js'
import { StrataTable } from './strata-table.js'

interface PoolNoteProps {
  readonly pool: PoolPreview
  readonly isCommitted?: boolean
}

/** Who could be drawn: how many, whom the roster leaves out, and how groups and seats come out. */
export function PoolNote({ pool, isCommitted = false }: PoolNoteProps) {
  const { t } = useTranslation('sortition')
  return (
    <div className="flex flex-col gap-gap">
      <p className="font-medium">{t(isCommitted ? 'desk.poolSize' : 'plan.pool', { count: pool.size })}</p>
      {pool.withoutBirthDate > 0 && (
        <Note tone="warning">
          <p>{t('plan.withoutBirthDate', { count: pool.withoutBirthDate })}</p>
        </Note>
      )}
      {pool.excluded > 0 && <p>{t('plan.excluded', { count: pool.excluded })}</p>}
      {pool.unclear.length > 0 && (
        <Note tone="warning">
          <p>{t('plan.unclear', { names: pool.unclear.join('、') })}</p>
        </Note>
      )}
      {pool.strata.length === 0 ? (
        <Note tone="warning">
          <p>{t('plan.tooFew')}</p>
        </Note>
      ) : (
        <StrataTable strata={pool.strata} />
      )}
    </div>
  )
}
