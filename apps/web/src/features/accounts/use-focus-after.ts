import { type RefObject, useCallback, useRef } from 'react'

/** Longer than a dialog needs to close and to look for the button that opened it. */
const AFTER_DIALOG_MS = 200

/** After a deed whose button is gone: keyboard and reader continue where its outcome stands, not at the page's start. */
export function useFocusAfter<Target extends HTMLElement>(): readonly [RefObject<Target | null>, () => void] {
  const target = useRef<Target>(null)
  const focus = useCallback(() => {
    setTimeout(() => target.current?.focus({ preventScroll: true }), AFTER_DIALOG_MS)
  }, [])
  return [target, focus]
}
