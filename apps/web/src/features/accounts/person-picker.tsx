import type { PersonItem } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { ComboBox } from '../../ui/combo-box.js'
import { personsQuery } from './queries.js'

export interface PersonPickerProps {
  readonly communityId: string
  readonly label: string
  readonly description: string
  readonly person: PersonItem | null
  readonly onPick: (person: PersonItem | null) => void
}

/** Finds one person of the roster; namesakes are told apart by house number and phone ending. */
export function PersonPicker({ communityId, label, description, person, onPick }: PersonPickerProps) {
  const { t } = useTranslation('accounts')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  // What the box shows after a choice is the chosen name, not a question
  const query = person !== null && wanted === person.name ? '' : wanted
  const persons = useQuery(personsQuery(communityId, query))
  const found = (query === '' ? undefined : persons.data) ?? (person === null ? [] : [person])
  const describe = (item: PersonItem) =>
    [
      item.householdCode ?? t('person.none'),
      item.phoneMasked,
      item.units > 0 ? t('person.owner', { count: item.units }) : null,
      item.linked ? t('person.linked') : null,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  return (
    <ComboBox
      label={label}
      description={description}
      options={found.map((item) => ({ value: item.id, label: item.name, description: describe(item) }))}
      value={person?.id ?? null}
      onChange={(id) => onPick(found.find((item) => item.id === id) ?? null)}
      onSearch={setText}
      isSearching={query !== '' && persons.isFetching}
    />
  )
}
