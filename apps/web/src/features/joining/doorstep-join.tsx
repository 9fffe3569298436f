import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { isPhone, MIN_PASSWORD } from './credentials.js'
import { joinCodesKey } from './queries.js'

export interface DoorstepJoinProps {
  readonly communityId: string
  readonly person: { readonly id: string; readonly name: string }
}

/** The phone changes hands: the resident types number and password and says that it is them. */
export function DoorstepJoin(props: DoorstepJoinProps) {
  const { t } = useTranslation('join')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('door.open')}</Button>
      {isOpen && <DoorstepDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function DoorstepDialog({ communityId, person, onClose }: DoorstepJoinProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('join')
  const client = useQueryClient()
  const [isMe, setMe] = useState(false)
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const join = useMutation({
    mutationFn: () =>
      api.post(nothing, `/communities/${communityId}/join-codes/doorstep`, {
        ...{ personId: person.id, phone, password, isMe },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: joinCodesKey(communityId) })
      toast(t('door.done'))
      onClose()
    },
    gcTime: 0,
  })
  const isRight = isMe && isPhone(phone) && password.length >= MIN_PASSWORD
  const submit = () => {
    setChecked(true)
    if (isRight) join.mutate()
  }
  return (
    <Modal
      title={t('door.title', { name: person.name })}
      isOpen
      onClose={onClose}
      isDismissable={!join.isPending}
      footer={
        <Button tone="primary" isPending={join.isPending} onPress={submit}>
          {t('door.submit')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <p>{t('door.hand')}</p>
        <Checkbox isSelected={isMe} onChange={setMe} error={isChecked && !isMe ? t('door.meError') : undefined}>
          {t('door.me', { name: person.name })}
        </Checkbox>
        <TextField
          label={t('door.phone')}
          type="tel"
          autoComplete="off"
          value={phone}
          onChange={setPhone}
          error={isChecked && !isPhone(phone) ? t('page.phoneError') : undefined}
        />
        <TextField
          label={t('door.password')}
          description={t('door.passwordNote')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={isChecked && password.length < MIN_PASSWORD ? t('page.passwordError') : undefined}
        />
        {join.error && <ErrorNote error={join.error} />}
      </div>
    </Modal>
  )
}
