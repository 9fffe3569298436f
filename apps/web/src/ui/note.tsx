import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.js'

export type NoteTone = 'info' | 'success' | 'warning'

const tones = {
  info: ['border-accent bg-accent-soft', 'text-accent', 'info'],
  success: ['border-success bg-success-soft', 'text-success', 'check'],
  warning: ['border-warning bg-warning-soft', 'text-warning', 'warn'],
} as const satisfies Record<NoteTone, readonly [string, string, IconName]>

export interface NoteProps {
  readonly tone?: NoteTone
  readonly title?: string
  readonly children?: ReactNode
  /** `status` for news that came without a page change ("已投票"), `alert` for what went wrong. */
  readonly role?: 'status' | 'alert'
}

/** A remark that stays on the page. */
export function Note({ tone = 'info', title, children, role }: NoteProps) {
  const [frame, colour, icon] = tones[tone]
  return (
    <div role={role} className={`flex gap-3 rounded-md border border-s-4 px-4 py-3 ${frame}`}>
      <Icon name={icon} className={`mt-[0.25em] ${colour}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {title !== undefined && <p className={`font-semibold ${colour}`}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
