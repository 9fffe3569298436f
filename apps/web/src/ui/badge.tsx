import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.js'

/** Each tone has its own shape, so that print, grey screens and colour-blind eyes lose nothing. */
export type BadgeTone = 'neutral' | 'active' | 'waiting' | 'success' | 'warning' | 'ended'

const tones = {
  neutral: ['border-line text-muted bg-surface', undefined],
  active: ['border-accent text-accent bg-accent-soft', 'next'],
  waiting: ['border-edge text-ink bg-sunken', 'wait'],
  success: ['border-success text-success bg-success-soft', 'check'],
  warning: ['border-warning text-warning bg-warning-soft', 'warn'],
  ended: ['border-edge border-dashed text-muted bg-surface', 'stop'],
} as const satisfies Record<BadgeTone, readonly [string, IconName | undefined]>

/** Status in one word and one shape. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: BadgeTone; readonly children: ReactNode }) {
  const [look, icon] = tones[tone]
  return (
    <span
      className={`inline-flex items-center gap-1 break-keep [overflow-wrap:normal] rounded-sm border px-2 py-0.5 text-xs font-medium ${look}`}
    >
      {icon && <Icon name={icon} className="-ms-0.5 size-[1.1em]" />}
      {children}
    </span>
  )
}
