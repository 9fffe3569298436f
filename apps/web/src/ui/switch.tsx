import type { ReactNode } from 'react'

export interface SwitchProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
}

/** For what takes effect at once (display, subscriptions); a form's yes/no is a Checkbox. */
export function Switch({ children, isSelected, onChange, isDisabled = false }: SwitchProps) {
  return (
    <label className="flex min-h-target cursor-pointer items-center justify-between gap-4 py-2">
      <span>{children}</span>
      <span className="relative inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isSelected}
          checked={isSelected}
          onChange={(event) => onChange(event.target.checked)}
          disabled={isDisabled}
          className="peer h-[1.75em] w-[3em] cursor-pointer appearance-none rounded-full border-2 border-edge bg-surface transition-colors checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-60"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute start-[0.35em] top-[0.35em] size-[1.05em] rounded-full bg-edge transition-transform peer-checked:translate-x-[1.25em] peer-checked:bg-on-accent"
        />
      </span>
    </label>
  )
}
