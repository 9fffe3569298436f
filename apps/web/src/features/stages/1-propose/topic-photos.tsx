import { type AttachmentView, attachmentListSchema, FILE_LIMITS } from '@gongyi/shared/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, urlOf } from '../../../lib/api/client.js'
import { upload } from '../../../lib/api/upload.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { lightPhoto } from '../../../lib/photo.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { PhotoGrid, Photos } from '../../../ui/photos.js'
import { toast } from '../../../ui/toast.js'
import type { Send } from '../../../ui/upload-queue.js'
import { attachmentsQuery } from './queries.js'

export interface TopicPhotosProps extends PanelProps {
  /** While the proposal is written or was returned, its proposer adds and takes away. */
  readonly isEditing: boolean
}

/** The photos and papers of a topic. */
export function TopicPhotos({ topic, isEditing }: TopicPhotosProps) {
  const { t } = useTranslation('proposal')
  const files = useQuery(attachmentsQuery(topic.id)).data?.items ?? []
  const photos = files.filter(({ kind, purpose }) => kind === 'IMAGE' && purpose === 'PROPOSAL')
  const papers = files.filter((file) => !photos.includes(file))
  if (!isEditing && files.length === 0) return null
  return (
    <div className="flex flex-col gap-gap">
      {isEditing ? (
        <EditPhotos topic={topic} photos={photos} />
      ) : (
        <PhotoGrid photos={photos.map((photo) => pictureOf(topic.id, photo))} />
      )}
      {papers.length > 0 && (
        <ul aria-label={t('photos.title')} className="flex flex-col">
          {papers.map(({ id, name }) => (
            <li key={id}>
              <a
                href={urlOf(contentPath(topic.id, id))}
                className="inline-flex min-h-target items-center text-accent underline"
              >
                {t('photos.file', { name })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function EditPhotos({ topic, photos }: PanelProps & { readonly photos: readonly AttachmentView[] }) {
  const { t } = useTranslation('proposal')
  const client = useQueryClient()
  const path = `/topics/${topic.id}/attachments`
  // Every photo is a step of the record: the topic's version moves with it
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['topic', topic.id] }), [client, topic.id])
  const send: Send = useCallback(
    async (file, { onProgress, signal }) => {
      const form = new FormData()
      form.append('purpose', 'PROPOSAL')
      form.append('file', await lightPhoto(file))
      await upload(attachmentListSchema, path, form, { onProgress, signal })
      await refresh()
    },
    [path, refresh],
  )
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(attachmentListSchema, `${path}/${id}`),
    onSuccess: async () => {
      await refresh()
      toast(t('photos.removed'))
    },
  })
  return (
    <>
      <Photos
        label={t('photos.label')}
        description={t('photos.hint', { count: FILE_LIMITS.photos })}
        photos={photos.map((photo) => pictureOf(topic.id, photo))}
        most={FILE_LIMITS.photos}
        maxBytes={FILE_LIMITS.bytes}
        onSend={send}
        onRemove={(id) => remove.mutate(id)}
      />
      {remove.error && <ErrorNote error={remove.error} />}
    </>
  )
}

function contentPath(topicId: string, id: string): string {
  return `/topics/${topicId}/attachments/${id}/content`
}

function pictureOf(topicId: string, { id }: AttachmentView) {
  const path = contentPath(topicId, id)
  return { id, thumb: urlOf(path, { size: 'thumb' }), full: urlOf(path) }
}
