import {
  type HouseholdView,
  REVEAL_PURPOSES,
  type RevealedPerson,
  type RevealPurpose,
  revealedPersonSchema,
} from '@gongyi/shared/contracts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { RadioGroup } from '../../ui/radio-group.js'

export interface RevealPersonProps {
  readonly communityId: string
  readonly person: Pick<HouseholdView['people'][number], 'id' | 'name'>
}

/** A person's number in clear, for a purpose that goes on record. What was shown is forgotten when the dialog closes. */
export function RevealPerson({ communityId, person }: RevealPersonProps) {
  const { t } = useTranslation('reveal')
  const [isOpen, setOpen] = useState(false)
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null)
  const reveal = useMutation({
    mutationFn: (chosen: RevealPurpose) =>
      api.post(revealedPersonSchema, `/communities/${communityId}/persons/${person.id}/reveal`, { purpose: chosen }),
    gcTime: 0,
  })
  const close = () => {
    setOpen(false)
    setPurpose(null)
    reveal.reset()
  }
  return (
    <>
      <Button small aria-label={t('openFor', { name: person.name })} onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Modal
        title={t('title', { name: person.name })}
        isOpen={isOpen}
        onClose={close}
        isDismissable={!reveal.isPending}
        footer={
          reveal.data === undefined ? (
            <Button
              tone="primary"
              isPending={reveal.isPending}
              isDisabled={purpose === null}
              onPress={() => purpose !== null && reveal.mutate(purpose)}
            >
              {t('confirm')}
            </Button>
          ) : (
            <Button tone="primary" onPress={close}>
              {t('close')}
            </Button>
          )
        }
      >
        {reveal.data === undefined ? (
          <div className="flex flex-col gap-4">
            <p>{t('lead')}</p>
            <RadioGroup
              label={t('purpose')}
              options={REVEAL_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
              value={purpose}
              onChange={setPurpose}
            />
            {reveal.error && <ErrorNote error={reveal.error} />}
          </div>
        ) : (
          <Revealed person={reveal.data} />
        )}
      </Modal>
    </>
  )
}

function Revealed({ person }: { readonly person: RevealedPerson }) {
  const { t } = useTranslation('reveal')
  return (
    <div className="flex flex-col gap-4" role="status">
      <DefinitionList
        items={[
          { term: t('name'), detail: person.name },
          {
            term: t('phone'),
            detail:
              person.phone === null ? (
                t('none')
              ) : (
                <a className="text-lg font-semibold underline" href={`tel:${person.phone}`}>
                  {person.phone}
                </a>
              ),
          },
          { term: t('identity'), detail: person.idMasked ?? t('none') },
        ]}
      />
      <p className="text-sm text-muted">{t('identityNote')}</p>
      <p>{t('recorded')}</p>
    </div>
  )
}
