import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { electorateQueries } from './electorate-queries.js'

/** The list, searched or whole; printing clears the search and loads what is not on the screen yet: the board shows it all. */
export function useWholeList(topicId: string) {
  const [query, setQuery] = useState('')
  const [isPrinting, setPrinting] = useState(false)
  const searched = useDeferredValue(query.trim())
  const list = useInfiniteQuery(electorateQueries.list(topicId, searched))
  const { hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = list
  useEffect(() => {
    if (!isPrinting || searched !== '' || isFetching || isPlaceholderData) return
    if (hasNextPage) void fetchNextPage()
    else {
      setPrinting(false)
      print()
    }
  }, [isPrinting, searched, isFetching, isPlaceholderData, hasNextPage, fetchNextPage])
  const printAll = () => {
    setQuery('')
    setPrinting(true)
  }
  return { list, query, setQuery, printAll, isPrinting }
}
