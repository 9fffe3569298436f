import { householdPageSchema, householdSchema } from '@gongyi/shared/contracts'
import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { ErrorNote } from '../error-note.js'
import { RadioGroup } from '../radio-group.js'
import { Select } from '../select.js'
import { TextField } from '../text-field.js'

export interface PersonPickerProps {
  readonly communityId: string
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
  readonly error?: ReactNode
  /** Whom the value stands for, where it was chosen before. */
  readonly chosenName?: string | null | undefined
}

function householdsQuery(communityId: string, query: string) {
  return queryOptions({
    queryKey: ['households', communityId, 'find', query],
    queryFn:
      query.length < 2
        ? skipToken
        : ({ signal }) =>
            api.get(householdPageSchema, `/communities/${communityId}/households`, {
              signal,
              query: { query, limit: 20 },
            }),
  })
}

function householdQuery(communityId: string, householdId: string | null) {
  return queryOptions({
    queryKey: ['households', communityId, householdId],
    queryFn:
      householdId === null
        ? skipToken
        : ({ signal }) => api.get(householdSchema, `/communities/${communityId}/households/${householdId}`, { signal }),
  })
}

/** Finds one resident on the household register: type, choose the household, choose the person. */
export function PersonPicker({ communityId, value, onChange, error, chosenName }: PersonPickerProps) {
  const { t } = useTranslation('propose')
  const [text, setText] = useState('')
  const [householdId, setHouseholdId] = useState<string | null>(null)
  const found = useQuery(householdsQuery(communityId, useDeferredValue(text.trim())))
  const household = useQuery(householdQuery(communityId, householdId))
  const people = (household.data?.people ?? []).filter((person) => person.active && !person.deceased)
  const isFromBefore = value !== null && householdId === null && typeof chosenName === 'string'
  return (
    <div className="flex flex-col gap-gap">
      {isFromBefore && <p className="font-medium">{t('behalf.chosen', { name: chosenName })}</p>}
      <TextField
        label={t('behalf.search')}
        description={t('behalf.searchHint')}
        type="search"
        value={text}
        onChange={setText}
        {...(error ? { error } : {})}
      />
      {found.error && <ErrorNote error={found.error} />}
      {found.data && (
        <Select
          label={t('behalf.household')}
          placeholder={t('form.choose')}
          options={found.data.items.map(({ id, code, headName }) => ({
            value: id,
            label: headName === null ? code : t('behalf.householdLine', { code, name: headName }),
          }))}
          value={householdId}
          onChange={(next) => {
            setHouseholdId(next)
            onChange(null)
          }}
        />
      )}
      {household.data && people.length === 0 && <p className="text-muted">{t('behalf.noPeople')}</p>}
      {people.length > 0 && (
        <RadioGroup
          label={t('behalf.person')}
          options={people.map(({ id, name, relation }) => ({
            value: id,
            label: t('behalf.personLine', { name, relation }),
          }))}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  )
}
