/** What a search box means of texts that stand in clear, such as house numbers: contained in them. */
export interface Search {
  readonly contains: string
}

export function searchFor(query: string): Search {
  const text = query.normalize('NFKC').replace(/[\\%_]/g, (character) => `\\${character}`)
  return { contains: `%${text}%` }
}
