import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'

/** One needed text of a small form: its value, its setter, and its error once sending has been tried. */
export function useText(initial = '') {
  const { t } = useTranslation('propose')
  const [value, onChange] = useState(initial)
  const [isChecked, setChecked] = useState(false)
  const isEmpty = value.trim() === ''
  return {
    field: { value, onChange, isRequired: true, ...(isChecked && isEmpty ? { error: t('form.needed') } : {}) },
    /** The trimmed text, or null while there is none; from then on the field says so. */
    take: (): string | null => {
      setChecked(true)
      return isEmpty ? null : value.trim()
    },
  }
}

/** The same for one choice of a list. */
export function useChoice<T extends string>(initial: T | null = null) {
  const { t } = useTranslation('propose')
  const [value, onChange] = useState<T | null>(initial)
  const [isChecked, setChecked] = useState(false)
  return {
    field: {
      value,
      onChange,
      isRequired: true,
      placeholder: t('form.choose'),
      ...(isChecked && value === null ? { error: t('form.needed') } : {}),
    },
    take: (): T | null => {
      setChecked(true)
      return value
    },
  }
}
