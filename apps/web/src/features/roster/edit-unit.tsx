import type { UnitView } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { parseHundredths } from '../../lib/format/parse.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { EditSheet } from './edit-sheet.js'

const USES = ['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER'] as const
const SOURCES = ['REGISTRY', 'SURVEY', 'CONTRACT'] as const
export const DELIVERIES = ['UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED'] as const
const LARGEST = 100_000_000n

export interface EditUnitProps {
  readonly communityId: string
  readonly unit: UnitView
}

export function EditUnit(props: EditUnitProps) {
  const { t } = useTranslation('roster')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('edit.open')}</Button>
      {isOpen && <UnitSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function UnitSheet({ communityId, unit, onClose }: EditUnitProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const [use, setUse] = useState(unit.use)
  const [area, setArea] = useState((unit.areaCenti / 100).toFixed(2))
  const [areaSource, setSource] = useState(unit.areaSource)
  const [deliveryStatus, setDelivery] = useState(unit.deliveryStatus)
  const [countsForVote, setCounts] = useState(unit.countsForVote)
  const centi = parseHundredths(area)
  const isAreaWrong = centi === undefined || centi < 1n || centi > LARGEST
  const read = () => {
    if (centi === undefined || isAreaWrong) return null
    return { changes: { use, areaCenti: Number(centi), areaSource, deliveryStatus, countsForVote } }
  }
  return (
    <EditSheet
      {...{ communityId, read, onClose }}
      title={t('edit.unit')}
      lead={t('edit.lead')}
      path={`units/${unit.id}`}
      version={unit.version}
    >
      <Select
        label={t('fields.use')}
        value={use}
        onChange={setUse}
        options={USES.map((value) => ({ value, label: words(`uses.${value}`) }))}
      />
      <TextField
        label={t('fields.areaCenti')}
        description={t('areaUnit')}
        inputMode="decimal"
        value={area}
        onChange={setArea}
        error={isAreaWrong ? t('edit.areaError') : undefined}
      />
      <Select
        label={t('fields.areaSource')}
        value={areaSource}
        onChange={setSource}
        options={SOURCES.map((value) => ({ value, label: words(`areaSources.${value}`) }))}
      />
      <Select
        label={t('fields.deliveryStatus')}
        value={deliveryStatus}
        onChange={setDelivery}
        options={DELIVERIES.map((value) => ({ value, label: words(`deliveries.${value}`) }))}
      />
      <Checkbox isSelected={countsForVote} onChange={setCounts}>
        {t('fields.countsForVote')}
      </Checkbox>
    </EditSheet>
  )
}
