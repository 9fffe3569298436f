import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Icon, type IconName } from './icon.js'

/** One `primary` per screen: the next thing. `danger` for what cannot be taken back. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

interface LookProps {
  readonly tone?: ButtonTone
  readonly icon?: IconName
  /** Fill the width of the phone. */
  readonly wide?: boolean
  /** Beside text and in table rows; ≥ 24 px in compact mode. */
  readonly small?: boolean
  readonly className?: string
}

const tones = {
  primary: 'bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'bg-surface text-accent border-edge hover:border-accent hover:bg-accent-soft',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-surface text-warning border-warning hover:bg-warning-soft',
} as const satisfies Record<ButtonTone, string>

export function buttonLook({ tone = 'secondary', wide = false, small = false, className = '' }: LookProps): string {
  const size = small ? 'min-h-target-inline px-3 py-1 text-sm' : 'min-h-target min-w-target px-4 py-2'
  return `inline-flex items-center justify-center gap-2 rounded-md border-[1.5px] text-center font-medium no-underline transition-colors duration-150 cursor-pointer disabled:cursor-not-allowed aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:opacity-60 ${size} ${tones[tone]} ${wide ? 'w-full' : ''} ${className}`
}

export interface ButtonProps extends LookProps {
  readonly children?: ReactNode
  readonly onPress?: () => void
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Work is under way: stays focusable, says so, ignores presses. */
  readonly isPending?: boolean
  /** Needed when there are no words inside (icon only). */
  readonly 'aria-label'?: string
  readonly 'aria-pressed'?: boolean
  readonly 'aria-expanded'?: boolean
  readonly 'aria-controls'?: string
  readonly 'aria-describedby'?: string
  readonly autoFocus?: boolean
  readonly form?: string
  readonly name?: string
  readonly value?: string
}

export function Button({
  tone,
  icon,
  wide,
  small,
  className,
  children,
  onPress,
  isPending = false,
  ...rest
}: ButtonProps) {
  const { t } = useTranslation()
  const { isDisabled = false, type = 'button', ...attributes } = rest
  return (
    <button
      {...attributes}
      data-print="hide"
      type={isPending ? 'button' : type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onClick={isPending ? undefined : onPress}
      className={buttonLook(only({ tone, wide, small, className }))}
    >
      {isPending ? <Icon name="refresh" className="motion-safe:animate-spin" /> : icon && <Icon name={icon} />}
      {children}
      {isPending && <span className="sr-only">{t('working')}</span>}
    </button>
  )
}

export interface LinkButtonProps extends LookProps {
  readonly to: string
  readonly children: ReactNode
  /** A file of the API rather than a page of the app. */
  readonly download?: boolean
}

export function LinkButton({ tone, icon, wide, small, className, to, children, download = false }: LinkButtonProps) {
  const look = buttonLook(only({ tone, wide, small, className }))
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (download)
    return (
      <a href={to} download data-print="hide" className={look}>
        {content}
      </a>
    )
  return (
    <Link to={to} data-print="hide" className={look}>
      {content}
    </Link>
  )
}

/** Drops absent values: `exactOptionalPropertyTypes` tells absent from undefined. */
function only(look: { readonly [K in keyof LookProps]: LookProps[K] | undefined }): LookProps {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
}
