import { useEffect } from 'react'
import { create } from 'zustand'
import { useDisplay } from '../lib/display/display.js'
import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { Icon } from './icon.js'

interface ToastItem {
  readonly id: number
  readonly text: string
  readonly tone: 'success' | 'warning'
}

interface ToastStore {
  readonly items: readonly ToastItem[]
}

/** Small enough for the first load; React Aria's region (UNSTABLE_) weighs more than the page it would stand on. */
const useToasts = create<ToastStore>()(() => ({ items: [] }))
let nextId = 1

/** Says that something is done. Anything the reader must act on belongs on the page (Note, ErrorNote). */
export function toast(text: string, tone: 'success' | 'warning' = 'success'): void {
  const item = { id: nextId++, text, tone }
  useToasts.setState(({ items }) => ({ items: [...items.slice(-2), item] }))
}

function drop(id: number): void {
  useToasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }))
}

export function ToastRegion() {
  const { t } = useTranslation()
  const items = useToasts((state) => state.items)
  return (
    <section
      aria-label={t('toast.region')}
      data-print="hide"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 px-4 md:bottom-6"
    >
      <div role="status" className="mx-auto flex max-w-md flex-col gap-2">
        {items.map((item) => (
          <ToastCard key={item.id} item={item} />
        ))}
      </div>
    </section>
  )
}

const shownForMs = 6000

function ToastCard({ item }: { readonly item: ToastItem }) {
  const { t } = useTranslation()
  const isElder = useDisplay((state) => state.elder > 0)
  useEffect(() => {
    if (isElder || item.tone === 'warning') return // no time pressure: it stays until read
    const timer = setTimeout(() => drop(item.id), shownForMs)
    return () => clearTimeout(timer)
  }, [item, isElder])
  return (
    <div className="pointer-events-auto flex items-center gap-3 rounded-md border border-edge bg-surface py-1 ps-4 pe-1 shadow-lg">
      <Icon
        name={item.tone === 'success' ? 'check' : 'warn'}
        className={item.tone === 'success' ? 'text-success' : 'text-warning'}
      />
      <span className="min-w-0 flex-1 py-2">{item.text}</span>
      <Button tone="quiet" icon="close" aria-label={t('close')} onPress={() => drop(item.id)} />
    </div>
  )
}
