import { type DragEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { FieldDescription, FieldError, labelLook } from './field.js'
import { fitsAccept, formatBytes, Picker, TaskRow } from './upload.js'
import { type Send, useUploadQueue } from './upload-queue.js'

export interface Photo {
  readonly id: string
  /** Addresses of the small and the large picture. */
  readonly thumb: string
  readonly full: string
}

export interface PhotosProps {
  readonly label: string
  readonly description: string
  readonly photos: readonly Photo[]
  readonly most: number
  readonly maxBytes: number
  /** Sends one photo (lib/api/upload) and settles once it is among `photos`. */
  readonly onSend: Send
  readonly onRemove: (id: string) => void
  /** Photos are on their way: sending the form now would leave them behind. */
  readonly onBusy?: (isBusy: boolean) => void
}

const ACCEPT = 'image/*'

/** Photos of a form: from the camera or the gallery, each with its progress and a retry, and the small pictures of those that are there. */
export function Photos({ label, description, photos, most, maxBytes, onSend, onRemove, onBusy }: PhotosProps) {
  const { t } = useTranslation('proposal')
  const { t: common } = useTranslation()
  const id = useId()
  const queue = useUploadQueue(onSend)
  const [refusal, setRefusal] = useState<string | null>(null)
  const waiting = queue.tasks.filter(({ state }) => state !== 'done')
  const isBusy = waiting.some(({ state }) => state === 'sending')
  useEffect(() => onBusy?.(isBusy), [isBusy, onBusy])
  const room = most - photos.length - waiting.length
  const take = (files: FileList | null) => {
    setRefusal(null)
    for (const [index, file] of [...(files ?? [])].entries()) {
      if (index >= room) setRefusal(t('photos.full', { count: most }))
      else if (!fitsAccept(file, ACCEPT))
        setRefusal(`${file.name}: ${common('upload.wrongType', { types: t('photos.types') })}`)
      // A phone's photo is made smaller before it is sent; only what stays too large is refused by the sender
      else queue.add(file)
    }
  }
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      take(event.dataTransfer.files)
    },
  }
  const picker = { group: label, accept: ACCEPT, onFiles: take }
  return (
    <fieldset aria-describedby={`${id}-d`} className="flex min-w-0 flex-col gap-2">
      <legend className={`${labelLook} mb-1.5`}>{label}</legend>
      <FieldDescription id={`${id}-d`}>
        {description} {t('photos.types')} · {common('upload.limit', { size: formatBytes(maxBytes) })}
      </FieldDescription>
      <PhotoGrid photos={photos} onRemove={onRemove} />
      {room > 0 ? (
        <div {...drop} className="flex flex-wrap items-center gap-3 rounded-md border-2 border-dashed border-edge p-4">
          <Picker {...picker} label={common('upload.takePhoto')} icon="camera" isCamera />
          <Picker {...picker} label={common('upload.choose')} icon="upload" isMultiple />
        </div>
      ) : (
        <p className="text-sm text-muted">{t('photos.full', { count: most })}</p>
      )}
      <FieldError id={`${id}-e`}>{refusal}</FieldError>
      <ul className="flex flex-col gap-2" aria-live="polite">
        {waiting.map((task) => (
          <TaskRow key={task.id} task={task} onRemove={() => queue.remove(task.id)} onRetry={() => queue.retry(task)} />
        ))}
      </ul>
    </fieldset>
  )
}

export interface PhotoGridProps {
  readonly photos: readonly Photo[]
  readonly onRemove?: (id: string) => void
}

/** The small pictures; each opens the large one. */
export function PhotoGrid({ photos, onRemove }: PhotoGridProps) {
  const { t } = useTranslation('proposal')
  if (photos.length === 0) return null
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-3">
      {photos.map(({ id, thumb, full }, index) => {
        const number = index + 1
        return (
          <li key={id} className="flex flex-col gap-1">
            <a
              href={full}
              target="_blank"
              rel="noreferrer"
              aria-label={t('photos.open', { number })}
              className="block overflow-hidden rounded-md border border-edge bg-sunken"
            >
              <img src={thumb} alt={t('photos.one', { number })} className="aspect-square w-full object-cover" />
            </a>
            {onRemove && (
              <Button
                small
                tone="quiet"
                icon="close"
                aria-label={t('photos.remove', { number })}
                onPress={() => onRemove(id)}
              >
                {t('photos.removeShort')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
