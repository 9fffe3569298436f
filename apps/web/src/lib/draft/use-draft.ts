import { useState } from 'react'
import type { Contract } from '../api/shape.js'
import { useSession } from '../session/session.js'

const PREFIX = 'gongyi.draft.'

interface Draft<T> {
  readonly value: T
  readonly change: (next: T) => void
  /** Nothing of it stays on the device; the form itself still shows it. */
  readonly forget: () => void
  /** The same, and the form stands as at the beginning. */
  readonly drop: () => void
}

/**
 * What somebody is writing in one form of one topic outlives a reload: kept for this person in this tab until it is sent.
 * @param form its name; @param contract reads it back, and whatever it refuses is forgotten
 */
export function useDraft<T>(topicId: string, form: string, contract: Contract<T>, start: T): Draft<T> {
  const key = `${PREFIX}${useSession()?.accountId ?? ''}.${topicId}.${form}`
  const [held, setHeld] = useState(() => ({ key, value: read(key, contract) ?? start }))
  // Who is signed in may be known a moment after the form
  if (held.key !== key) setHeld({ key, value: read(key, contract) ?? held.value })
  return {
    value: held.value,
    change: (value) => {
      setHeld({ key, value })
      keep(key, value)
    },
    forget: () => forget(key),
    drop: () => {
      setHeld({ key, value: start })
      forget(key)
    },
  }
}

/** On signing out: the next person may sit at the same computer. */
export function forgetDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '')
    for (const key of keys) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  } catch {
    // storage is refused: then nothing was kept
  }
}

function read<T>(key: string, contract: Contract<T>): T | undefined {
  try {
    const stored = sessionStorage.getItem(key)
    return stored === null ? undefined : contract.parse(JSON.parse(stored))
  } catch {
    return undefined
  }
}

function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // the draft then lasts as long as the page
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // storage is refused: then nothing was kept
  }
}
