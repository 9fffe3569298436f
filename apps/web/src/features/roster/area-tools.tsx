import { markedDeliverySchema, type PropertyAreaView, type UnitItem } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { Select } from '../../ui/select.js'
import { TextArea, TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { EditSheet } from './edit-sheet.js'
import { DELIVERIES } from './edit-unit.js'
import { rosterKey } from './queries.js'

export interface AreaToolsProps {
  readonly communityId: string
  readonly area: PropertyAreaView
}

/** What the administrator does with a whole estate. */
export function AreaTools(props: AreaToolsProps) {
  const { t } = useTranslation('roster')
  const [open, setOpen] = useState<'edit' | 'mark' | null>(null)
  const onClose = () => setOpen(null)
  return (
    <div className="flex flex-wrap gap-3">
      <Button small aria-label={`${t('edit.estate')}：${props.area.name}`} onPress={() => setOpen('edit')}>
        {t('edit.estate')}
      </Button>
      <Button small aria-label={`${t('estate.mark')}：${props.area.name}`} onPress={() => setOpen('mark')}>
        {t('estate.mark')}
      </Button>
      {open === 'edit' && <AreaSheet {...props} onClose={onClose} />}
      {open === 'mark' && <MarkDialog {...props} onClose={onClose} />}
    </div>
  )
}

type OpenProps = AreaToolsProps & { readonly onClose: () => void }

function AreaSheet({ communityId, area, onClose }: OpenProps) {
  const { t } = useTranslation('roster')
  const [name, setName] = useState(area.name)
  const [developer, setDeveloper] = useState(area.developerName ?? '')
  const developerName = developer.trim() === '' ? null : developer.trim()
  return (
    <EditSheet
      {...{ communityId, onClose }}
      title={t('edit.estate')}
      lead={t('edit.lead')}
      path={`property-areas/${area.id}`}
      version={area.version}
      read={() => (name.trim() === '' ? null : { changes: { name: name.trim(), developerName } })}
    >
      <TextField
        label={t('unit.estate')}
        value={name}
        onChange={setName}
        maxLength={60}
        isRequired
        error={name.trim() === '' ? t('edit.required') : undefined}
      />
      <TextField label={t('fields.developerName')} value={developer} onChange={setDeveloper} maxLength={100} />
    </EditSheet>
  )
}

function MarkDialog({ communityId, area, onClose }: OpenProps) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const client = useQueryClient()
  const [building, setBuilding] = useState('')
  const [stairwell, setStairwell] = useState('')
  const [deliveryStatus, setStatus] = useState<UnitItem['deliveryStatus']>('UNSOLD')
  const [reason, setReason] = useState('')
  const mark = useMutation({
    mutationFn: () =>
      api.post(markedDeliverySchema, `/communities/${communityId}/property-areas/${area.id}/delivery`, {
        building: building.trim(),
        stairwell: stairwell.trim() === '' ? null : stairwell.trim(),
        deliveryStatus,
        reason: reason.trim(),
      }),
    onSuccess: ({ changed }) => {
      void client.invalidateQueries({ queryKey: rosterKey(communityId) })
      toast(changed === 0 ? t('estate.markedNone') : t('estate.marked', { count: changed }))
      onClose()
    },
  })
  return (
    <Modal
      title={t('estate.markTitle')}
      isOpen
      onClose={onClose}
      isDismissable={!mark.isPending}
      footer={
        <Button
          tone="primary"
          isPending={mark.isPending}
          isDisabled={building.trim() === '' || reason.trim().length < 2}
          onPress={() => mark.mutate()}
        >
          {t('estate.apply')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <p className="text-muted">{t('estate.markLead')}</p>
        <TextField label={t('estate.building')} value={building} onChange={setBuilding} maxLength={40} isRequired />
        <TextField label={t('estate.stairwell')} value={stairwell} onChange={setStairwell} maxLength={40} />
        <Select
          label={t('estate.status')}
          value={deliveryStatus}
          onChange={setStatus}
          options={DELIVERIES.map((value) => ({ value, label: words(`deliveries.${value}`) }))}
        />
        <TextArea label={t('edit.reason')} rows={2} maxLength={200} isRequired value={reason} onChange={setReason} />
        {mark.error && <ErrorNote error={mark.error} />}
      </div>
    </Modal>
  )
}
