import type { ReactNode } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { ErrorNote } from './error-note.js'
import { Modal } from './modal.js'

export interface ConfirmDialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  /** The deed itself as a verb ("公示", "Publish"), never "OK". */
  readonly confirmLabel: string
  readonly children: ReactNode
  readonly isPending?: boolean
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  /** What the server refused, shown where the hand is. */
  readonly error?: unknown
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, isOpen, onClose, onConfirm, confirmLabel, children, error } = props
  const { isPending = false, isDanger = false, isDisabled = false } = props
  const { t } = useTranslation()
  return (
    <Modal
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      isDismissable={!isPending}
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            {t('cancel')}
          </Button>
          <Button
            tone={isDanger ? 'danger' : 'primary'}
            onPress={onConfirm}
            isPending={isPending}
            isDisabled={isDisabled}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        {error != null && <ErrorNote error={error} />}
      </div>
    </Modal>
  )
}
