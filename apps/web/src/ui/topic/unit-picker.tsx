import type { TopicDetail } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { topicParts } from '../../lib/topics/queries.js'
import { ComboBox } from '../combo-box.js'

export interface UnitPickerProps {
  readonly topic: TopicDetail
  readonly label: string
  readonly description: string
  readonly value: string | null
  readonly onChange: (unitId: string | null) => void
  readonly error: string | undefined
}

/** Finds a voting unit by its number on the server: an estate has thousands. */
export function UnitPicker({ topic, ...field }: UnitPickerProps) {
  const [search, setSearch] = useState('')
  const query = useDeferredValue(search.trim())
  const units = useInfiniteQuery(topicParts.units(topic.id, { limit: 20, ...(query === '' ? {} : { query }) }))
  const options = (units.data?.pages[0]?.items ?? []).map(({ id, label }) => ({ value: id, label }))
  return <ComboBox {...field} options={options} onSearch={setSearch} isSearching={units.isFetching} isRequired />
}
