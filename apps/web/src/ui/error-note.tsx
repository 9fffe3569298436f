import { Suspense } from 'react'
import { ProblemError } from '../lib/api/problem.js'
import { useKnownWords, useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { Note } from './note.js'
import { Skeleton } from './skeleton.js'
import { UnmetList } from './unmet-list.js'

export interface ErrorNoteProps {
  /** Whatever was thrown; a ProblemError is put into words by its code. */
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What went wrong and what to do next; unmet conditions and field errors are listed. */
export function ErrorNote(props: ErrorNoteProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <Words {...props} />
    </Suspense>
  )
}

function Words({ error, onRetry }: ErrorNoteProps) {
  const { t } = useTranslation()
  const say = useKnownWords('problems')
  const problem = error instanceof ProblemError ? error : undefined
  const code = problem?.code ?? 'unknown'
  const title = say(`${code}.title`) ?? say('unknown.title') ?? code
  const next = say(`${code}.next`) ?? say('unknown.next')
  return (
    <Note tone="warning" role="alert" title={title}>
      {next !== undefined && <p>{next}</p>}
      {problem !== undefined && problem.unmet.length > 0 && <UnmetList items={problem.unmet} />}
      {problem !== undefined && problem.errors.length > 0 && (
        <ul className="list-disc ps-5">
          {problem.errors.map((field) => (
            <li key={field.pointer + field.code}>{say(`field.${field.code}`) ?? (field.message || field.pointer)}</li>
          ))}
        </ul>
      )}
      {problem?.requestId !== undefined && (
        <p className="text-xs text-muted">{t('requestId', { id: problem.requestId })}</p>
      )}
      {onRetry && (
        <div>
          <Button icon="refresh" onPress={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </Note>
  )
}
