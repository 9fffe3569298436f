import { isProblem } from '../../lib/api/problem.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'

export interface RecordErrorProps {
  readonly error: unknown
  readonly onRetry: () => void
  /** Where one comes from to such an entry. */
  readonly back: { readonly to: string; readonly label: string }
}

/** The page of an entry that is not there, or did not come: still a page, with its title and a way back. */
export function RecordError({ error, onRetry, back }: RecordErrorProps) {
  const { t } = useTranslation('roster')
  const isGone = isProblem(error, 'not-found')
  return (
    <>
      <PageTitle title={t(isGone ? 'gone.title' : 'gone.failed')}>{isGone && t('gone.body')}</PageTitle>
      {!isGone && <ErrorNote error={error} onRetry={onRetry} />}
      <div>
        <LinkButton to={back.to} icon="back">
          {back.label}
        </LinkButton>
      </div>
    </>
  )
}
