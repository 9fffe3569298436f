import type { StageHand } from './stage-hand.js'

/** What happens at one moment of a story. */
export interface Scene {
  /** Chinese civil time, `2026-03-09 09:10`. */
  readonly at: string
  readonly play: () => Promise<unknown>
}

export function scene(at: string, play: () => Promise<unknown>): Scene {
  return { at, play }
}

/** Plays all stories together in the order of their days, as a community lives them. */
export async function playScenes(scenes: readonly Scene[], hand: StageHand): Promise<void> {
  let now = ''
  for (const { at, play } of scenes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (at !== now) await hand.moveTo(at)
    now = at
    try {
      await play()
    } catch (error) {
      throw new Error(`The demo could not be played at ${at}: ${sentence(error)}`, { cause: error })
    }
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'parts' in error ? `${error.message} ${JSON.stringify(error.parts)}` : error.message
}
