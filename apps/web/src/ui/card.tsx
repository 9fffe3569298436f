import { type ReactNode, useId } from 'react'

/** A framed surface; inside a list give it `as="li"`. */
export function Card({
  children,
  as: Tag = 'div',
  className = '',
}: {
  readonly children: ReactNode
  readonly as?: 'div' | 'li' | 'article'
  readonly className?: string
}) {
  return <Tag className={`rounded-lg border border-line bg-surface p-pad ${className}`}>{children}</Tag>
}

export interface SectionProps {
  readonly title: string
  readonly children: ReactNode
  readonly description?: ReactNode
  /** Beside the title: one or two small buttons, or a badge. */
  readonly actions?: ReactNode
  readonly level?: 2 | 3 | 4
  /** Without the frame: for sections inside a card. */
  readonly isPlain?: boolean
  readonly id?: string
}

/** A titled part of a page, announced as a region by its title. */
export function Section({ title, children, description, actions, level = 2, isPlain = false, id }: SectionProps) {
  const headingId = useId()
  const Heading = `h${level}` as const
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={`flex flex-col gap-gap ${isPlain ? '' : 'rounded-lg border border-line bg-surface p-pad sm:p-[calc(var(--pad)*1.25)]'}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading id={headingId} className={level === 2 ? 'text-lg' : 'text-base'}>
            {title}
          </Heading>
          {description && <div className="mt-0.5 text-sm text-muted">{description}</div>}
        </div>
        {actions && (
          <div className="flex flex-wrap items-center gap-2" data-print="hide">
            {actions}
          </div>
        )}
      </div>
      {children}
    </section>
  )
}
