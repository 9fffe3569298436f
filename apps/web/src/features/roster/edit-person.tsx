import type { PersonView } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { DateField } from '../../ui/date-field.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { EditSheet } from './edit-sheet.js'

export interface EditPersonProps {
  readonly communityId: string
  readonly person: PersonView
}

export function EditPerson(props: EditPersonProps) {
  const { t } = useTranslation('roster')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('edit.open')}</Button>
      {isOpen && <PersonSheet {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

const PHONE = /^(\+?86)?(1[3-9]\d{9}|0\d{9,11})$/

function PersonSheet({ communityId, person, onClose }: EditPersonProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const [name, setName] = useState(person.name)
  const [phone, setPhone] = useState('')
  const [isCleared, setCleared] = useState(false)
  const [gender, setGender] = useState<'MALE' | 'FEMALE' | 'NONE'>(person.gender ?? 'NONE')
  const [birthDate, setBirthDate] = useState(person.birthDate)
  const [note, setNote] = useState(person.note ?? '')
  const [active, setActive] = useState(person.active)
  const [deceased, setDeceased] = useState(person.deceased)
  const digits = phone.replace(/[\s-]/g, '')
  const isPhoneWrong = digits !== '' && !PHONE.test(digits)
  const read = () => {
    if (name.trim() === '' || isPhoneWrong) return null
    const number = isCleared ? { phone: null } : digits === '' ? {} : { phone: digits }
    const fields = { name: name.trim(), gender: gender === 'NONE' ? null : gender, birthDate, active, deceased }
    return { changes: { ...fields, note: note.trim() === '' ? null : note.trim(), ...number } }
  }
  return (
    <EditSheet
      {...{ communityId, read, onClose }}
      title={t('edit.person', { name: person.name })}
      lead={t('edit.lead')}
      path={`persons/${person.id}`}
      version={person.version}
    >
      <TextField
        label={t('fields.name')}
        value={name}
        onChange={setName}
        maxLength={60}
        isRequired
        error={name.trim() === '' ? t('edit.required') : undefined}
      />
      <TextField
        label={t('fields.phone')}
        type="tel"
        description={t('phoneKeep')}
        value={phone}
        onChange={setPhone}
        isDisabled={isCleared}
        error={isPhoneWrong ? t('edit.phoneError') : undefined}
      />
      {person.phoneMasked !== null && (
        <Checkbox isSelected={isCleared} onChange={setCleared}>
          {t('phoneClear')}
        </Checkbox>
      )}
      <Select
        label={t('fields.gender')}
        value={gender}
        onChange={setGender}
        options={[
          { value: 'NONE', label: t('unset') },
          { value: 'MALE', label: words('genders.MALE') },
          { value: 'FEMALE', label: words('genders.FEMALE') },
        ]}
      />
      <DateField label={t('fields.birthDate')} value={birthDate} onChange={setBirthDate} min="1900-01-01" />
      <TextField label={t('fields.note')} value={note} onChange={setNote} maxLength={200} />
      <Checkbox isSelected={active} onChange={setActive}>
        {t('fields.active')}
      </Checkbox>
      <Checkbox isSelected={deceased} onChange={setDeceased}>
        {t('fields.deceased')}
      </Checkbox>
    </EditSheet>
  )
}
