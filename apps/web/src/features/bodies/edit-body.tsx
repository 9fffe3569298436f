import type { BodyView } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { DateField } from '../../ui/date-field.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { TextField } from '../../ui/text-field.js'
import { bodiesKey } from './queries.js'

export interface EditBodyProps {
  readonly communityId: string
  readonly body: BodyView
}

/** Its name and its term; who sits in it ends and begins by itself. */
export function EditBody(props: EditBodyProps) {
  const { t } = useTranslation('bodies')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('edit')}</Button>
      {isOpen && <BodyDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function BodyDialog({ communityId, body, onClose }: EditBodyProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('bodies')
  const client = useQueryClient()
  const [name, setName] = useState(body.name)
  const [termFrom, setFrom] = useState<string | null>(body.termFrom)
  const [termTo, setTo] = useState(body.termTo)
  const save = useMutation({
    mutationFn: () =>
      api.put(nothing, `/communities/${communityId}/bodies/${body.id}`, { name: name.trim(), termFrom, termTo }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: bodiesKey(communityId) })
      onClose()
    },
  })
  return (
    <Modal
      title={t('edit')}
      isOpen
      onClose={onClose}
      isDismissable={!save.isPending}
      footer={
        <Button
          tone="primary"
          isPending={save.isPending}
          isDisabled={name.trim() === '' || termFrom === null}
          onPress={() => save.mutate()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <TextField label={t('name')} value={name} onChange={setName} maxLength={60} isRequired />
        <DateField label={t('termFrom')} value={termFrom} onChange={setFrom} isRequired />
        <DateField
          label={t('termTo')}
          value={termTo}
          onChange={setTo}
          {...(termFrom === null ? {} : { min: termFrom })}
        />
        {save.error && <ErrorNote error={save.error} />}
      </div>
    </Modal>
  )
}
