import { type AttachmentView, attachmentSchema, FILE_LIMITS } from '@gongyi/shared/contracts'
import { useCallback, useState } from 'react'
import { api, urlOf } from '../../../lib/api/client.js'
import { ProblemError } from '../../../lib/api/problem.js'
import { nothing } from '../../../lib/api/shape.js'
import { upload } from '../../../lib/api/upload.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { lightPhoto } from '../../../lib/photo.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Photos } from '../../../ui/photos.js'
import { toast } from '../../../ui/toast.js'
import type { Send } from '../../../ui/upload-queue.js'
import type { DraftSaver } from './draft-saver.js'
import { draftsPath } from './queries.js'

export interface DraftPhotosProps {
  readonly communityId: string
  readonly saver: DraftSaver
  readonly photos: readonly AttachmentView[]
  readonly onBusy: (isBusy: boolean) => void
  readonly onChange: (change: (photos: readonly AttachmentView[]) => readonly AttachmentView[]) => void
}

/** Photos of a proposal being written. They wait on the server beside the draft. */
export function DraftPhotos({ communityId, saver, photos, onBusy, onChange }: DraftPhotosProps) {
  const { t } = useTranslation('proposal')
  const [error, setError] = useState<unknown>(null)
  const path = `${draftsPath(communityId, saver.id)}/photos`
  const send: Send = useCallback(
    async (file, { onProgress, signal }) => {
      // The draft is there before its first photo
      if (!saver.isOnServer && !(await saver.flush())) throw new ProblemError({ code: 'network', status: 0 })
      const form = new FormData()
      form.append('file', await lightPhoto(file))
      const added = await upload(attachmentSchema, path, form, { onProgress, signal })
      onChange((before) => [...before, added])
    },
    [saver, path, onChange],
  )
  const remove = async (id: string) => {
    setError(null)
    try {
      await api.delete(nothing, `${path}/${id}`)
      onChange((before) => before.filter((photo) => photo.id !== id))
      toast(t('photos.removed'))
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <>
      <Photos
        label={t('photos.label')}
        description={t('photos.hint', { count: FILE_LIMITS.photos })}
        photos={photos.map(({ id }) => ({
          id,
          thumb: urlOf(`${path}/${id}/content`, { size: 'thumb' }),
          full: urlOf(`${path}/${id}/content`),
        }))}
        most={FILE_LIMITS.photos}
        maxBytes={FILE_LIMITS.bytes}
        onSend={send}
        onBusy={onBusy}
        onRemove={(id) => void remove(id)}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
