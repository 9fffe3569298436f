import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { labelLook, RequiredMark } from './field.js'
import { Icon } from './icon.js'

/** Label and description for parts built on React Aria, in the order of field.tsx. */
export function AriaFieldHead({
  label,
  description,
  isRequired = false,
}: {
  readonly label: string
  readonly description?: ReactNode
  readonly isRequired?: boolean
}) {
  return (
    <>
      <Label className={labelLook}>
        {label}
        <RequiredMark isRequired={isRequired} />
      </Label>
      {description && (
        <Text slot="description" className="text-sm text-muted">
          {description}
        </Text>
      )}
    </>
  )
}

/** Always our own text: the browser's default is in the browser's language. */
export function AriaFieldError({ children }: { readonly children: ReactNode }) {
  return (
    <FieldError className="flex gap-2 text-sm font-medium text-warning">
      {children ? (
        <>
          <Icon name="warn" className="mt-1" />
          <span>{children}</span>
        </>
      ) : null}
    </FieldError>
  )
}

export const groupLook =
  'flex w-full min-h-[calc(var(--target)+0.25rem)] items-stretch rounded-md border-[1.5px] border-edge bg-surface hover:border-accent data-invalid:border-2 data-invalid:border-warning data-disabled:bg-sunken data-focus-within:outline-3 data-focus-within:outline-offset-2 data-focus-within:outline-accent'
export const innerInputLook = 'min-w-0 flex-1 bg-transparent px-3 py-2 outline-none'
export const innerButtonLook =
  'flex min-w-target-inline items-center justify-center px-2 text-accent cursor-pointer hover:bg-accent-soft data-disabled:text-muted data-disabled:cursor-not-allowed'
export const popoverLook =
  'max-w-[calc(100vw-2rem)] overflow-auto rounded-md border border-edge bg-surface shadow-xl data-entering:animate-[fade_120ms_ease-out]'
export const optionLook =
  'flex min-h-target-inline cursor-pointer items-center gap-2 rounded-sm px-3 py-1.5 outline-none data-focused:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent data-selected:font-semibold data-disabled:cursor-not-allowed data-disabled:text-muted'
