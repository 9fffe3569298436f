import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ConfirmDialog } from '../../../ui/confirm-dialog.js'
import { Modal } from '../../../ui/modal.js'
import { Sheet } from '../../../ui/sheet.js'
import { Tabs } from '../../../ui/tabs.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'

type Open = 'modal' | 'confirm' | 'sheet' | null

export function KitOverlays() {
  const { t } = useTranslation('kit')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <Section title={t('groups.overlays')}>
      <div className="flex flex-wrap gap-3">
        <Button onPress={() => setOpen('modal')}>{t('overlay.modal')}</Button>
        <Button onPress={() => setOpen('confirm')}>{t('overlay.confirm')}</Button>
        <Button onPress={() => setOpen('sheet')}>{t('overlay.sheet')}</Button>
        <Button onPress={() => toast(t('overlay.toastText'))}>{t('overlay.toast')}</Button>
      </div>
      <Tabs
        label={t('overlay.tabs')}
        items={[
          { id: 'plan', label: t('overlay.tabPlan'), content: <p>{t('overlay.planText')}</p> },
          { id: 'opinions', label: t('overlay.tabOpinions'), content: <p>{t('overlay.opinionsText')}</p> },
        ]}
      />
      <Modal
        title={t('overlay.modalTitle')}
        isOpen={open === 'modal'}
        onClose={close}
        footer={
          <Button tone="primary" onPress={close}>
            {t('actions.save')}
          </Button>
        }
      >
        <TextArea label={t('form.body')} />
      </Modal>
      <ConfirmDialog
        title={t('overlay.confirmTitle')}
        isOpen={open === 'confirm'}
        onClose={close}
        onConfirm={close}
        confirmLabel={t('actions.publish')}
      >
        <p>{t('overlay.confirmBody')}</p>
      </ConfirmDialog>
      <Sheet title={t('overlay.sheetTitle')} isOpen={open === 'sheet'} onClose={close}>
        <p>{t('topic.facts.scopeValue')}</p>
      </Sheet>
    </Section>
  )
}
