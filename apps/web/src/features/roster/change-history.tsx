import type { ChangeValue, RosterChangeView } from '@gongyi/shared/contracts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextArea } from '../../ui/text-field.js'
import { Timeline, type TimelineEntry } from '../../ui/timeline.js'
import { toast } from '../../ui/toast.js'
import { useImportEntries } from './import-entries.js'
import { changesQuery, rosterKey } from './queries.js'

export interface ChangeHistoryProps {
  readonly communityId: string
  readonly subjectId: string
  readonly mayUndo: boolean
}

/** Who changed what of this entry, when and why; the newest first. */
export function ChangeHistory({ communityId, subjectId, mayUndo }: ChangeHistoryProps) {
  const { t } = useTranslation('roster')
  const changes = useInfiniteQuery(changesQuery(communityId, subjectId))
  const [undoing, setUndoing] = useState<RosterChangeView | null>(null)
  const say = useChangeWords()
  const entryOf = useImportEntries(communityId, mayUndo)
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  const imports = changes.data?.pages[0]?.imports ?? []
  const lineOf = (change: RosterChangeView): TimelineEntry => ({
    id: change.id,
    at: change.at,
    title: t('history.line', say(change)),
    children: (
      <div className="flex flex-wrap items-center gap-3 font-normal">
        <span className="text-muted">{t('history.by', { name: change.byName, reason: change.reason })}</span>
        {change.undoes !== null && <Badge>{t('history.isUndo')}</Badge>}
        {change.isUndone && <Badge tone="ended">{t('history.undone')}</Badge>}
        {mayUndo && !change.isUndone && (
          <Button
            small
            icon="undo"
            aria-label={t('history.undoOf', { field: say(change).field })}
            onPress={() => setUndoing(change)}
          >
            {t('history.undo')}
          </Button>
        )}
      </div>
    ),
  })
  return (
    <Section title={t('history.title')} description={t('history.note')}>
      {changes.isPending && <Skeleton lines={3} />}
      {changes.isError && <ErrorNote error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isSuccess && items.length + imports.length === 0 && <Empty title={t('history.empty')} />}
      <Timeline entries={inOrder([...items.map(lineOf), ...imports.map(entryOf)])} />
      {changes.hasNextPage && (
        <div>
          <Button isPending={changes.isFetchingNextPage} onPress={() => void changes.fetchNextPage()}>
            {t('history.more')}
          </Button>
        </div>
      )}
      {undoing && <UndoDialog communityId={communityId} change={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  )
}

function inOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

interface UndoDialogProps {
  readonly communityId: string
  readonly change: RosterChangeView
  readonly onClose: () => void
}

function UndoDialog({ communityId, change, onClose }: UndoDialogProps) {
  const { t } = useTranslation('roster')
  const say = useChangeWords()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const undo = useMutation({
    mutationFn: () =>
      api.post(nothing, `/communities/${communityId}/changes/${change.id}/undo`, { reason: reason.trim() }),
    onSettled: () => client.invalidateQueries({ queryKey: rosterKey(communityId) }),
    onSuccess: () => {
      toast(t('history.undoDone'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('history.undoTitle')}
      isOpen
      onClose={onClose}
      confirmLabel={t('history.undo')}
      onConfirm={() => undo.mutate()}
      isPending={undo.isPending}
      isDisabled={reason.trim().length < 2}
      error={undo.error}
    >
      <p>{t('history.undoBody', say(change))}</p>
      <TextArea label={t('edit.reason')} rows={2} maxLength={200} isRequired value={reason} onChange={setReason} />
    </ConfirmDialog>
  )
}

/** A change in words: the field's name, and values as the register writes them. */
function useChangeWords() {
  const { t } = useTranslation('roster')
  const known = useKnownWords('roster')
  const words = useKnownWords('communities')
  const format = useFormat()
  const value = (field: string, it: ChangeValue): string => {
    if (it === null || it === '') return t('history.empty_value')
    if (typeof it === 'boolean') return t(it ? 'yes' : 'no')
    if (typeof it === 'number') return field === 'areaCenti' ? format.area(it) : format.count(it)
    if (field === 'birthDate') return format.date(it)
    const room = ROOMS[field]
    return (room === undefined ? undefined : words(`${room}.${it}`)) ?? it
  }
  return ({ field, before, after }: Pick<RosterChangeView, 'field' | 'before' | 'after'>) => ({
    field: known(`fields.${field}`) ?? field,
    before: value(field, before),
    after: value(field, after),
  })
}

/** Where the words of a choice stand in the catalogue. */
const ROOMS: Readonly<Record<string, string>> = {
  gender: 'genders',
  hukouType: 'hukou',
  use: 'uses',
  areaSource: 'areaSources',
  deliveryStatus: 'deliveries',
}
