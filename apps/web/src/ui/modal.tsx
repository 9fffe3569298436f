import type { ReactNode } from 'react'
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'

export interface ModalProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons; the next thing last on desktop, first under the thumb on a phone. */
  readonly footer?: ReactNode
  readonly isWide?: boolean
  /** False while something runs that must not be lost by a stray tap. */
  readonly isDismissable?: boolean
  readonly role?: 'dialog' | 'alertdialog'
}

export const overlayLook =
  'fixed inset-0 z-40 flex h-(--visual-viewport-height) bg-scrim data-entering:animate-[fade_150ms_ease-out]'

export function Modal({
  title,
  isOpen,
  onClose,
  children,
  footer,
  isWide = false,
  isDismissable = true,
  role = 'dialog',
}: ModalProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable && role === 'dialog'}
      isKeyboardDismissDisabled={!isDismissable}
      className={`${overlayLook} items-end justify-center sm:items-center sm:p-4`}
    >
      <AriaModal
        className={`flex max-h-full w-full flex-col rounded-t-lg bg-surface shadow-xl sm:max-h-[calc(100%-2rem)] sm:rounded-lg ${isWide ? 'sm:max-w-4xl' : 'sm:max-w-lg'}`}
      >
        <Dialog role={role} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-start justify-between gap-3 border-b border-line px-5 py-3">
            <Heading slot="title" level={2} className="py-1 text-lg font-semibold">
              {title}
            </Heading>
            {isDismissable && role === 'dialog' && (
              <Button tone="quiet" icon="close" aria-label={t('close')} onPress={onClose} className="-me-3" />
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && (
            <footer className="flex flex-col-reverse gap-3 border-t border-line px-5 py-4 sm:flex-row sm:justify-end">
              {footer}
            </footer>
          )}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
