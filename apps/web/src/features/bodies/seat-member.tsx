import type { BodyView, PersonItem } from '@gongyi/shared/contracts'
import { BODY_ROLES, BODY_SEATS, type BodySeat } from '@gongyi/shared/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { ComboBox } from '../../ui/combo-box.js'
import { DateField } from '../../ui/date-field.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { bodiesKey, peopleQuery } from './queries.js'

export interface SeatMemberProps {
  readonly communityId: string
  readonly body: BodyView
  readonly onClose: () => void
}

const OF_DELEGATES = ['VILLAGER_DELEGATE_MEETING', 'RESIDENT_DELEGATE_MEETING']

/** Somebody of the roster takes a seat. */
export function SeatMember({ communityId, body, onClose }: SeatMemberProps) {
  const { t } = useTranslation('bodies')
  const client = useQueryClient()
  const [person, setPerson] = useState<PersonItem | null>(null)
  const [role, setRole] = useState<(typeof BODY_ROLES)[number]>('MEMBER')
  const [seat, setSeat] = useState<BodySeat>(OF_DELEGATES.includes(body.kind) ? 'DELEGATE' : 'RESIDENT')
  const [electedBy, setElectedBy] = useState('')
  const [households, setHouseholds] = useState('')
  const [fromDay, setFrom] = useState<string | null>(body.termFrom)
  const count = households.trim() === '' ? null : Number(households)
  const isCountWrong = count !== null && !(Number.isInteger(count) && count >= 1 && count <= 10_000)
  const save = useMutation({
    mutationFn: () =>
      api.post(nothing, `/communities/${communityId}/bodies/${body.id}/members`, {
        ...{ personId: person?.id, role, seat, fromDay, households: count },
        electedBy: electedBy.trim() === '' ? null : electedBy.trim(),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: bodiesKey(communityId) })
      toast(t('seated'))
      onClose()
    },
  })
  return (
    <Modal
      title={t('seat')}
      isOpen
      onClose={onClose}
      isDismissable={!save.isPending}
      footer={
        <Button
          tone="primary"
          isPending={save.isPending}
          isDisabled={person === null || fromDay === null || isCountWrong}
          onPress={() => save.mutate()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <WhoSits communityId={communityId} person={person} onPick={setPerson} />
        <Select
          label={t('role')}
          value={role}
          onChange={setRole}
          options={BODY_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <Select
          label={t('seatOf')}
          value={seat}
          onChange={setSeat}
          options={BODY_SEATS.map((value) => ({ value, label: t(`seats.${value}`) }))}
        />
        <TextField
          label={t('electedBy')}
          description={t('electedByNote')}
          value={electedBy}
          onChange={setElectedBy}
          maxLength={60}
        />
        <TextField
          label={t('householdCount')}
          inputMode="numeric"
          value={households}
          onChange={setHouseholds}
          error={isCountWrong ? t('householdCountError') : undefined}
        />
        <DateField label={t('firstDay')} value={fromDay} onChange={setFrom} isRequired />
        {save.error && <ErrorNote error={save.error} />}
      </div>
    </Modal>
  )
}

interface WhoSitsProps {
  readonly communityId: string
  readonly person: PersonItem | null
  readonly onPick: (person: PersonItem | null) => void
}

function WhoSits({ communityId, person, onPick }: WhoSitsProps) {
  const { t } = useTranslation('bodies')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  // What the box shows after a choice is the chosen name, not a question
  const query = person !== null && wanted === person.name ? '' : wanted
  const people = useQuery(peopleQuery(communityId, query))
  const found = people.data ?? (person === null ? [] : [person])
  return (
    <ComboBox
      label={t('person')}
      description={t('personNote')}
      options={found.map((item) => ({
        value: item.id,
        label: item.name,
        description: [item.householdCode, item.phoneMasked].filter((part) => part !== null).join(' · '),
      }))}
      value={person?.id ?? null}
      onChange={(id) => onPick(found.find((item) => item.id === id) ?? null)}
      onSearch={setText}
      isSearching={query !== '' && people.isFetching}
    />
  )
}
