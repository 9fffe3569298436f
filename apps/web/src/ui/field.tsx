import { type ReactNode, useId } from 'react'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Icon } from './icon.js'

export interface FieldProps {
  readonly label: string
  /** What to write and why, before the reader has to ask. */
  readonly description?: ReactNode
  /** Our own words; the browser's bubble would speak the browser's language. */
  readonly error?: ReactNode
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly name?: string
  readonly className?: string
}

interface ControlAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
  readonly disabled: boolean
  readonly name: string | undefined
}

export const controlLook =
  'w-full min-h-target rounded-md border-[1.5px] border-edge bg-surface px-3 py-2 text-ink placeholder:text-muted hover:border-accent aria-invalid:border-warning aria-invalid:border-2 disabled:bg-sunken disabled:text-muted disabled:cursor-not-allowed'

export const labelLook = 'block font-medium text-ink'

/** Label above, description under it, control, error under the control: the same order everywhere. */
export function Field({
  label,
  description,
  error,
  isRequired = false,
  isDisabled = false,
  name,
  className = '',
  children,
}: FieldProps & { readonly children: (attributes: ControlAttributes) => ReactNode }) {
  const id = useId()
  const describedBy = [description ? `${id}-d` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ')
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className={labelLook}>
        {label}
        <RequiredMark isRequired={isRequired} />
      </label>
      <FieldDescription id={`${id}-d`}>{description}</FieldDescription>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': isRequired || undefined,
        disabled: isDisabled,
        name,
      })}
      <FieldError id={`${id}-e`}>{error}</FieldError>
    </div>
  )
}

interface FieldGroupProps extends FieldProps {
  readonly isRadio?: boolean
  readonly children: ReactNode
}

/** Groups of boxes and radios, in the same order. A radio group says "required" and "invalid" itself. */
export function FieldGroup(props: FieldGroupProps) {
  const { label, description, error, isRequired = false, isRadio = false, className = '', children } = props
  const id = useId()
  const describedBy = [description ? `${id}-d` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ') || undefined
  const look = `flex min-w-0 flex-col gap-1.5 ${className}`
  const content = (
    <>
      <FieldDescription id={`${id}-d`}>{description}</FieldDescription>
      {children}
      <FieldError id={`${id}-e`}>{error}</FieldError>
    </>
  )
  if (isRadio)
    return (
      <div
        role="radiogroup"
        aria-labelledby={`${id}-l`}
        aria-describedby={describedBy}
        aria-required={isRequired || undefined}
        aria-invalid={error ? true : undefined}
        className={look}
      >
        <span id={`${id}-l`} className={labelLook}>
          {label}
          <RequiredMark isRequired={isRequired} />
        </span>
        {content}
      </div>
    )
  return (
    <fieldset aria-describedby={describedBy} data-wrong={error ? true : undefined} className={look}>
      <legend className={`${labelLook} mb-1.5`}>
        {label}
        <RequiredMark isRequired={isRequired} />
      </legend>
      {content}
    </fieldset>
  )
}

export function RequiredMark({ isRequired }: { readonly isRequired: boolean }) {
  const { t } = useTranslation()
  return isRequired ? <span className="ms-2 text-sm font-normal text-muted">{t('field.required')}</span> : null
}

export function FieldDescription({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return children ? (
    <div id={id} className="text-sm text-muted">
      {children}
    </div>
  ) : null
}

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div id={id} role="alert" className="flex gap-2 text-sm font-medium text-warning empty:hidden">
      {children ? (
        <>
          <Icon name="warn" className="mt-1" />
          <span>{children}</span>
        </>
      ) : null}
    </div>
  )
}
