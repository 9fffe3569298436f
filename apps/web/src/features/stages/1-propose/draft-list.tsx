import type { DraftLine } from '@gongyi/shared/contracts'
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../lib/api/client.js'
import { nothing } from '../../../lib/api/shape.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ConfirmDialog } from '../../../ui/confirm-dialog.js'
import { toast } from '../../../ui/toast.js'
import { draftListQuery, draftsPath } from './queries.js'

export interface DraftListProps {
  readonly communityIds: readonly string[]
  /** The one that is open already. */
  readonly except?: string | null
}

/** What one has begun to write, in every community one belongs to. Nothing when there is nothing. */
export function DraftList({ communityIds, except = null }: DraftListProps) {
  const { t } = useTranslation('proposal')
  const lists = useQueries({ queries: communityIds.map((id) => draftListQuery(id)) })
  const drafts = lists.flatMap(({ data }) => data?.items ?? []).filter(({ id }) => id !== except)
  if (drafts.length === 0) return null
  return (
    <Section title={t('draft.title')} description={t('draft.lead')}>
      <ul className="flex flex-col divide-y divide-line">
        {drafts.map((draft) => (
          <Line key={draft.id} draft={draft} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ draft }: { readonly draft: DraftLine }) {
  const { t } = useTranslation('proposal')
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const title = draft.title.trim() || t('draft.untitled')
  const time = format.dateTime(draft.savedAt)
  const said = draft.photos > 0 ? t('draft.line', { time, count: draft.photos }) : t('draft.lineNoPhotos', { time })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span className="min-w-0 flex-1 basis-56">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-muted">{said}</span>
      </span>
      <LinkButton small to={`/topics/new?community=${draft.communityId}&draft=${draft.id}`}>
        {t('draft.resume')}
      </LinkButton>
      <Button small tone="quiet" aria-label={t('draft.deleteLong', { title })} onPress={() => setAsking(true)}>
        {t('draft.delete')}
      </Button>
      <DeleteDraft draft={draft} isOpen={isAsking} onClose={() => setAsking(false)} />
    </li>
  )
}

interface DeleteDraftProps {
  readonly draft: DraftLine
  readonly isOpen: boolean
  readonly onClose: () => void
}

function DeleteDraft({ draft, isOpen, onClose }: DeleteDraftProps) {
  const { t } = useTranslation('proposal')
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.delete(nothing, draftsPath(draft.communityId, draft.id)),
    onSuccess: async () => {
      toast(t('draft.deleted'))
      onClose()
      await client.invalidateQueries({ queryKey: ['proposal-drafts', draft.communityId] })
    },
  })
  return (
    <ConfirmDialog
      title={t('draft.deleteTitle')}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      confirmLabel={t('draft.delete')}
      isPending={remove.isPending}
      error={remove.error}
      isDanger
    >
      <p>{t('draft.deleteBody')}</p>
    </ConfirmDialog>
  )
}
