import { type ReactNode, useEffect } from 'react'

export interface PageTitleProps {
  readonly title: string
  /** Above the title, small: the community, the topic number, a way back. */
  readonly eyebrow?: ReactNode
  readonly badge?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** The page's only h1; names the browser tab as well. */
export function PageTitle({ title, eyebrow, badge, children, actions }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · 共议 Gongyi`
  }, [title])
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-1">
        {eyebrow && <div className="text-sm text-muted">{eyebrow}</div>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl">{title}</h1>
          {badge}
        </div>
        {children && <div className="max-w-prose text-muted">{children}</div>}
      </div>
      {actions && (
        <div className="flex flex-wrap gap-3" data-print="hide">
          {actions}
        </div>
      )}
    </div>
  )
}
