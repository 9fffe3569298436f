import type { HouseholdView } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { EditSheet } from './edit-sheet.js'

export interface EditHouseholdProps {
  readonly communityId: string
  readonly household: HouseholdView
}

export function EditHousehold(props: EditHouseholdProps) {
  const { t } = useTranslation('roster')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('edit.open')}</Button>
      {isOpen && <HouseholdSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

const HUKOU = ['HUKOU_RESIDENT', 'NONLOCAL_RESIDENT', 'FLOATING'] as const

function HouseholdSheet({ communityId, household, onClose }: EditHouseholdProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const [address, setAddress] = useState(household.address)
  const [group, setGroup] = useState(household.groupName ?? '')
  const [hukou, setHukou] = useState<(typeof HUKOU)[number] | 'NONE'>(household.hukouType ?? 'NONE')
  const [elderly, setElderly] = useState(household.elderly)
  const [disabled, setDisabled] = useState(household.disabled)
  const [active, setActive] = useState(household.active)
  const read = () => {
    if (address.trim() === '') return null
    const groupName = group.trim() === '' ? null : group.trim()
    const hukouType = hukou === 'NONE' ? null : hukou
    return { changes: { address: address.trim(), groupName, hukouType, elderly, disabled, active } }
  }
  return (
    <EditSheet
      {...{ communityId, read, onClose }}
      title={t('edit.household')}
      lead={t('edit.lead')}
      path={`households/${household.id}`}
      version={household.version}
    >
      <TextField
        label={t('fields.address')}
        value={address}
        onChange={setAddress}
        maxLength={120}
        isRequired
        error={address.trim() === '' ? t('edit.required') : undefined}
      />
      <TextField label={t('fields.groupName')} value={group} onChange={setGroup} maxLength={60} />
      <Select
        label={t('fields.hukouType')}
        value={hukou}
        onChange={setHukou}
        options={[
          { value: 'NONE' as const, label: t('unset') },
          ...HUKOU.map((value) => ({ value, label: words(`hukou.${value}`) })),
        ]}
      />
      <Checkbox isSelected={elderly} onChange={setElderly}>
        {t('fields.elderly')}
      </Checkbox>
      <Checkbox isSelected={disabled} onChange={setDisabled}>
        {t('fields.disabled')}
      </Checkbox>
      <Checkbox isSelected={active} onChange={setActive}>
        {t('fields.active')}
      </Checkbox>
    </EditSheet>
  )
}
