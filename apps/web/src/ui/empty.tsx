import type { ReactNode } from 'react'

/** Every list's empty state: what would stand here, and what to do so that it does. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-edge px-5 py-6">
      <p className="font-semibold">{title}</p>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  )
}
