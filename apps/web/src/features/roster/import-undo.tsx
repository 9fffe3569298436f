import { type RosterImportView, rosterImportSchema, type UndoReason, undoViewSchema } from '@gongyi/shared/contracts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { toast } from '../../ui/toast.js'
import { ImportProgress } from './import-progress.js'
import { importQuery, rosterKey } from './queries.js'

export interface ImportUndoProps {
  readonly communityId: string
  readonly item: RosterImportView
}

function undoQuery(communityId: string, importId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'import', importId, 'undo'],
    queryFn: ({ signal }) =>
      api.get(undoViewSchema, `/communities/${communityId}/imports/${importId}/undo`, { signal }),
    // What stands in the way may have come a moment ago
    staleTime: 0,
  })
}

/** Takes a confirmed import back, or says what rests on it by now. */
export function ImportUndo({ communityId, item }: ImportUndoProps) {
  const { t } = useTranslation('imports')
  const client = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const view = useQuery({ ...undoQuery(communityId, item.id), enabled: isAsked })
  const undo = useMutation({
    mutationFn: () => api.post(rosterImportSchema, `/communities/${communityId}/imports/${item.id}/undo`),
    onSuccess: async (undone) => {
      client.setQueryData(importQuery(communityId, item.id).queryKey, undone)
      toast(t('undo.done'))
      await client.invalidateQueries({ queryKey: rosterKey(communityId) })
    },
  })
  const reasons = view.data?.reasons ?? []
  const close = () => {
    setAsked(false)
    undo.reset()
  }
  return (
    <Section title={t('undo.title')} description={t('undo.note')}>
      <div>
        <Button tone="danger" onPress={() => setAsked(true)}>
          {t('undo.button')}
        </Button>
      </div>
      <ConfirmDialog
        title={t(reasons.length > 0 ? 'undo.blocked' : 'undo.ask')}
        isOpen={isAsked}
        onClose={close}
        onConfirm={() => undo.mutate()}
        confirmLabel={t('undo.button')}
        isDanger
        isDisabled={view.data === undefined || reasons.length > 0}
        isPending={undo.isPending}
        error={undo.error}
      >
        {view.isPending && <Skeleton lines={2} />}
        {view.isError && <ErrorNote error={view.error} onRetry={() => void view.refetch()} />}
        {view.data && (reasons.length > 0 ? <Blocked reasons={reasons} /> : <p>{t('undo.body')}</p>)}
        {undo.isPending && item.work && <ImportProgress work={item.work} />}
      </ConfirmDialog>
    </Section>
  )
}

function Blocked({ reasons }: { readonly reasons: readonly UndoReason[] }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    <Note tone="warning">
      <p>{t('undo.blockedBody')}</p>
      <ul className="list-disc ps-6">
        {reasons.map(({ code, names, count }) => (
          <li key={code} className="wrap-anywhere">
            {t(`undo.reasons.${code}`, { names: names.join('、'), count: format.count(count) })}
          </li>
        ))}
      </ul>
      <p>{t('undo.instead')}</p>
    </Note>
  )
}

/** What became of an import that was taken back. */
export function Undone({ item }: Pick<ImportUndoProps, 'item'>) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    <Note role="status" title={t('undo.done')}>
      {item.undoneAt !== null && (
        <p>{t('undo.doneBy', { name: item.summary.undoneBy ?? '', time: format.dateTime(item.undoneAt) })}</p>
      )}
    </Note>
  )
}
