/** What a search box means in SQL: a contained text, and four digits as the end of a phone number. */
export interface Search {
  readonly contains: string
  readonly phoneEnd: string | null
}

export function searchFor(query: string): Search {
  const text = query.normalize('NFKC').replace(/[\\%_]/g, (character) => `\\${character}`)
  return { contains: `%${text}%`, phoneEnd: /^\d{4}$/.test(text) ? `%${text}` : null }
}
