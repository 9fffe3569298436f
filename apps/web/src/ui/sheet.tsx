import type { ReactNode } from 'react'
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { overlayLook } from './modal.js'

export interface SheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
}

/** Details beside the list: from below on a phone, from the side on a desk. */
export function Sheet({ title, isOpen, onClose, children, footer }: SheetProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`${overlayLook} items-end justify-end sm:items-stretch`}
    >
      <AriaModal className="flex max-h-[88%] w-full flex-col rounded-t-lg bg-surface shadow-xl sm:max-h-none sm:max-w-md sm:rounded-none">
        <Dialog className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="flex items-start justify-between gap-3 border-b border-line px-5 py-3">
            <Heading slot="title" level={2} className="py-1 text-lg font-semibold">
              {title}
            </Heading>
            <Button tone="quiet" icon="close" aria-label={t('close')} onPress={onClose} className="-me-3" />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="flex flex-wrap gap-3 border-t border-line px-5 py-4">{footer}</footer>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
