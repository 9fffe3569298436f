import type { ReactNode } from 'react'

export interface Definition {
  readonly term: string
  readonly detail: ReactNode
}

/** Facts of a record: term beside detail where there is room, above it where there is not. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className="flex flex-col divide-y divide-line">
      {items.map((item) => (
        <div key={item.term} className="flex flex-wrap gap-x-6 py-2">
          <dt className="w-40 text-muted">{item.term}</dt>
          <dd className="min-w-0 flex-1 basis-56">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
