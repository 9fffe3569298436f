import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link in running text: underlined, so that colour is not its only sign. */
export function TextLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link to={to} className="font-medium text-accent underline decoration-1 underline-offset-4 hover:decoration-2">
      {children}
    </Link>
  )
}
