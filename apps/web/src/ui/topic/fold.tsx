import { type ReactNode, useState } from 'react'
import { Icon } from '../icon.js'

export interface FoldProps {
  readonly title: string
  /** What is inside, for whoever wonders whether to look. */
  readonly description?: string
  /** Unfolded at first; the reader may fold it away. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** What is rarely needed, one press away. The next thing to do never hides here. */
export function Fold({ title, description, children, isOpen = false }: FoldProps) {
  const [isShown, setShown] = useState(isOpen)
  return (
    <details
      open={isShown}
      onToggle={(event) => setShown(event.currentTarget.open)}
      className="group rounded-md border border-line bg-surface"
    >
      <summary className="flex min-h-target cursor-pointer list-none items-center gap-2 rounded-md px-3 py-2 font-medium text-accent hover:bg-accent-soft [&::-webkit-details-marker]:hidden">
        <Icon name="next" className="group-open:rotate-90" />
        <span>
          {title}
          {description !== undefined && <span className="block text-sm font-normal text-muted">{description}</span>}
        </span>
      </summary>
      <div className="flex flex-col gap-gap border-t border-line p-3">{children}</div>
    </details>
  )
}
