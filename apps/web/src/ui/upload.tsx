import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { ErrorNote } from './error-note.js'
import { FieldDescription, FieldError, labelLook } from './field.js'
import { Icon } from './icon.js'
import { type Send, type UploadTask, useUploadQueue } from './upload-queue.js'

export interface UploadProps {
  readonly label: string
  /** As the input's `accept`: ".xlsx,.csv", "image/*". */
  readonly accept: string
  /** The same for people: "Excel、CSV". */
  readonly acceptLabel: string
  readonly maxBytes: number
  /** Sends one file (lib/api/upload); a rejection is shown at the file with a retry. */
  readonly onSend: Send
  readonly description?: string
  readonly isMultiple?: boolean
  /** A second button that opens the camera of a phone. */
  readonly hasCamera?: boolean
}

export function formatBytes(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.round(bytes / 104_857.6) / 10} MB` : `${Math.ceil(bytes / 1024)} KB`
}

/** Whether the file fits the `accept` list; the server looks inside, this only spares the trip. */
export function fitsAccept(file: { readonly name: string; readonly type: string }, accept: string): boolean {
  return accept
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .some((one) => {
      if (one.startsWith('.')) return file.name.toLowerCase().endsWith(one)
      if (one.endsWith('/*')) return file.type.startsWith(one.slice(0, -1))
      return file.type === one
    })
}

export function Upload(props: UploadProps) {
  const { label, accept, acceptLabel, maxBytes, onSend, description, isMultiple = false, hasCamera = false } = props
  const { t } = useTranslation()
  const id = useId()
  const queue = useUploadQueue(onSend)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    setRefusal(null)
    for (const file of [...(files ?? [])].slice(0, isMultiple ? undefined : 1)) {
      if (!fitsAccept(file, accept)) setRefusal(`${file.name}: ${t('upload.wrongType', { types: acceptLabel })}`)
      else if (file.size > maxBytes)
        setRefusal(`${file.name}: ${t('upload.tooLarge', { size: formatBytes(maxBytes) })}`)
      else queue.add(file)
    }
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  return (
    <fieldset aria-describedby={`${id}-d`} className="flex min-w-0 flex-col gap-2">
      <legend className={`${labelLook} mb-1.5`}>{label}</legend>
      <FieldDescription id={`${id}-d`}>
        {description} {acceptLabel} · {t('upload.limit', { size: formatBytes(maxBytes) })}
      </FieldDescription>
      <div
        {...drop}
        className={`flex flex-wrap items-center gap-3 rounded-md border-2 border-dashed p-4 ${isOver ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <Picker
          label={t('upload.choose')}
          group={label}
          icon="upload"
          accept={accept}
          isMultiple={isMultiple}
          onFiles={take}
        />
        {hasCamera && (
          <Picker label={t('upload.takePhoto')} group={label} icon="camera" accept="image/*" isCamera onFiles={take} />
        )}
        <span className="text-sm text-muted max-md:hidden">{t('upload.drop')}</span>
      </div>
      <FieldError id={`${id}-e`}>{refusal}</FieldError>
      <ul className="flex flex-col gap-2" aria-live="polite">
        {queue.tasks.map((task) => (
          <TaskRow key={task.id} task={task} onRemove={() => queue.remove(task.id)} onRetry={() => queue.retry(task)} />
        ))}
      </ul>
    </fieldset>
  )
}

export interface PickerProps {
  readonly label: string
  readonly group: string
  readonly icon: 'upload' | 'camera'
  readonly accept: string
  readonly isMultiple?: boolean
  readonly isCamera?: boolean
  readonly onFiles: (files: FileList | null) => void
}

/** A button that opens the phone's own chooser or camera. */
export function Picker({ label, group, icon, accept, isMultiple = false, isCamera = false, onFiles }: PickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={`${group}: ${label}`}
        tabIndex={-1}
        accept={accept}
        multiple={isMultiple}
        capture={isCamera ? 'environment' : undefined}
        onChange={(event) => {
          onFiles(event.target.files)
          event.target.value = '' // the same file may be chosen again
        }}
        className="sr-only"
      />
      <Button icon={icon} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

export interface TaskRowProps {
  readonly task: UploadTask
  readonly onRemove: () => void
  readonly onRetry: () => void
}

/** One file on its way. */
export function TaskRow({ task, onRemove, onRetry }: TaskRowProps) {
  const { t } = useTranslation()
  const { name } = task.file
  const percent = `${Math.floor(task.percent)}%`
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon name={task.state === 'done' ? 'check' : task.state === 'failed' ? 'warn' : 'file'} />
        <span className="min-w-0 flex-1">{name}</span>
        <span className="text-sm text-muted tabular-nums">
          {task.state === 'sending' ? t('upload.sending', { percent }) : t(`upload.${task.state}`)}
        </span>
        {task.state === 'failed' && (
          <Button small icon="refresh" aria-label={t('upload.retry', { name })} onPress={onRetry} />
        )}
        <Button
          small
          tone="quiet"
          icon="close"
          aria-label={t(task.state === 'sending' ? 'upload.stop' : 'upload.remove', { name })}
          onPress={onRemove}
        />
      </div>
      {task.state === 'sending' && (
        <div
          role="progressbar"
          aria-label={name}
          aria-valuenow={Math.floor(task.percent)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="h-1.5 rounded-full bg-sunken"
        >
          <div className="h-full rounded-full bg-accent" style={{ width: percent }} />
        </div>
      )}
      {task.state === 'failed' && <ErrorNote error={task.error} />}
    </li>
  )
}
