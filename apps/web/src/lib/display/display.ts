import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export const elderSizes = [0, 1, 2, 3] as const
/** 0 = off; 1–3 = 长辈版 with body text of 22, 26 and 30 px. */
export type ElderSize = (typeof elderSizes)[number]
export type Density = 'comfortable' | 'compact'
export type Scheme = 'system' | 'light' | 'dark'

interface DisplayState {
  readonly elder: ElderSize
  readonly density: Density
  readonly scheme: Scheme
  readonly setElder: (elder: ElderSize) => void
  readonly setDensity: (density: Density) => void
  readonly setScheme: (scheme: Scheme) => void
}

export const useDisplay = create<DisplayState>()(
  persist(
    (set) => ({
      elder: 0,
      density: 'comfortable',
      scheme: 'system',
      setElder: (elder) => set({ elder }),
      setDensity: (density) => set({ density }),
      setScheme: (scheme) => set({ scheme }),
    }),
    { name: 'gongyi.display', version: 1 },
  ),
)

/** Elder mode wins over compact: targets of 60 px and dense rows exclude each other. */
export function displayAttributes(
  state: Pick<DisplayState, 'elder' | 'density' | 'scheme'>,
): Record<string, string | null> {
  return {
    'data-elder': state.elder === 0 ? null : String(state.elder),
    'data-density': state.density === 'compact' && state.elder === 0 ? 'compact' : null,
    'data-scheme': state.scheme === 'system' ? null : state.scheme,
  }
}

/** Keeps the root element in step with the reader's choice. */
export function startDisplay(): () => void {
  const apply = (state: DisplayState): void => {
    for (const [name, value] of Object.entries(displayAttributes(state))) {
      if (value === null) document.documentElement.removeAttribute(name)
      else document.documentElement.setAttribute(name, value)
    }
  }
  apply(useDisplay.getState())
  return useDisplay.subscribe(apply)
}
